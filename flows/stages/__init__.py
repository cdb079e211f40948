"""The stages of a run: each loads, calls one door of its package, and saves."""
