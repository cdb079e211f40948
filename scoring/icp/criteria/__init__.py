"""The kinds of criteria; importing them registers each by its key."""

from scoring.icp.criteria import hiring, numbers, openings, phrases, words
from scoring.icp.criterion import CRITERIA

__all__ = ["CRITERIA", "hiring", "numbers", "openings", "phrases", "words"]
