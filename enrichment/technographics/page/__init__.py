"""One page as bytes: its markup, its scripts, and what is looked for in it."""
