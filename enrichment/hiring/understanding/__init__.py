"""Understanding: what a posting says of the opening it advertises; pure functions, no network."""

from enrichment.hiring.understanding.merging import merge_openings
from enrichment.hiring.understanding.opening import understand

__all__ = ["merge_openings", "understand"]
