"""The shared nouns: records, values with parsing, specs and their storage; no step of the pipeline."""
