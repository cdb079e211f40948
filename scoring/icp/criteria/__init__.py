"""The kinds of criteria; importing them registers each by its key."""

from scoring.icp.criteria import (
    changing,
    contacting,
    hiring,
    lists,
    numbers,
    openings,
    phrases,
    places,
    technologies,
    words,
)
from scoring.icp.criterion import CRITERIA

__all__ = [
    "CRITERIA",
    "changing",
    "contacting",
    "hiring",
    "lists",
    "numbers",
    "openings",
    "phrases",
    "places",
    "technologies",
    "words",
]
