"""The kinds of criteria; importing them registers each by its key."""

from scoring.icp.criteria import numbers, phrases, words
from scoring.icp.criterion import CRITERIA

__all__ = ["CRITERIA", "numbers", "phrases", "words"]
