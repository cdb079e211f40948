"""The shared nouns: records, values with parsing, specs, and their storage; no pipeline step."""
