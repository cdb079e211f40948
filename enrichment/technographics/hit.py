"""A pattern that was found on a page."""

import re
from dataclasses import dataclass

from enrichment.technographics.pattern import Pattern

_AROUND = 40
_VALUE_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Hit:
    """One pattern that was found.

    Attributes:
        place: Where: "scriptSrc", "html", "scripts", "meta", "headers", "cookies" or "implies".
        confidence: 0.0-1.0.
        version: Version it shows, or None.
        evidence: The text that shows it.
    """

    place: str
    confidence: float
    version: str | None
    evidence: str


def hit_in_text(place: str, pattern: Pattern, match: re.Match[str]) -> Hit:
    """A hit in a long text, shown with what stands around it."""
    around = match.string[max(match.start() - _AROUND, 0) : match.end() + _AROUND]
    return Hit(place, pattern.confidence, pattern.version_of(match), around)


def hit_in_value(place: str, name: str, pattern: Pattern, match: re.Match[str]) -> Hit:
    """A hit in the value of something that has a name."""
    shown = f"{name}: {match.string}"[:_VALUE_SHOWN]
    return Hit(place, pattern.confidence, pattern.version_of(match), shown)
