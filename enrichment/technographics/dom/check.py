"""What a rule asks of an element that its selector matches."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

from enrichment.technographics.patterns.pattern import MARGIN, Pattern, parse_pattern

_EVIDENCE_CHARACTERS_MAX = 200
# Up to here an expression may read all of a value; in longer ones only around its literals.
_VALUE_CHARACTERS_MAX = 2_000
_TRIES_MAX = 50


class Shown(NamedTuple):
    """What an element shows.

    Attributes:
        confidence: 0.0-1.0.
        version: Version it shows, or None.
        evidence: The source of its tag, or its text around what was found.
    """

    confidence: float
    version: str | None
    evidence: str


@dataclass(frozen=True, slots=True)
class Check:
    """A pattern on one part of an element.

    Attributes:
        pattern: What the part must show; an empty one is content with any.
        attribute: Name in lower case of the attribute to read, or None.
        reads_text: Whether to read the text of the element, which takes a tree.
    """

    pattern: Pattern
    attribute: str | None = None
    reads_text: bool = False

    def hit_in_tag(self, attributes: Mapping[str, str], shown: str) -> Shown | None:
        """What the attributes of an element show, or None; a check on text shows nothing.

        Args:
            attributes: Names in lower case -> values.
            shown: Source of the tag.
        """
        value = attributes.get(self.attribute) if self.attribute else ""
        return None if value is None or self.reads_text else self.hit_in(value, shown)

    def hit_in(self, value: str, shown: str | None = None) -> Shown | None:
        """What a value shows, or None.

        Args:
            value: The value of the attribute, or the text of the element.
            shown: Evidence; what is found and its surroundings unless told.
        """
        match = _match(self.pattern, value)
        if not match:
            return None
        evidence = value[max(match.start() - 40, 0) : match.end() + 40] if shown is None else shown
        version = self.pattern.version_of(match)
        return Shown(self.pattern.confidence, version, evidence[:_EVIDENCE_CHARACTERS_MAX])


def read_checks(asked: Any) -> Iterator[Check]:
    """Checks of one selector: any that finds something shows the technology.

    Patterns that are no valid regular expression are left out, as are `properties`, which only a
    browser knows.

    Args:
        asked: `{"exists": pattern, "text": pattern, "attributes": {name: pattern}}` or a part; what
            is empty or no object asks only that there is one.
    """
    parts = asked if isinstance(asked, dict) and asked else {"exists": ""}
    if pattern := parse_pattern(str(parts.get("exists", "("))):
        yield Check(pattern)
    if pattern := parse_pattern(str(parts.get("text", "("))):
        # Text that may be anything needs no reading.
        yield Check(pattern, reads_text=bool(pattern.source))
    attributes = parts.get("attributes")
    for name, text in attributes.items() if isinstance(attributes, dict) else ():
        if pattern := parse_pattern(str(text)):
            yield Check(pattern, attribute=name.lower())


def match_around(pattern: Pattern, text: str, start: int) -> re.Match[str] | None:
    """First match near enough to hold the literal that starts there, or None."""
    near = pattern.regex.search(
        text, max(start - pattern.width - MARGIN, 0), start + pattern.width + MARGIN
    )
    # What ends the stretch that was read need not end the text.
    return pattern.regex.match(text, near.start()) if near and near.start() <= start else None


def _match(pattern: Pattern, value: str) -> re.Match[str] | None:
    if len(value) <= _VALUE_CHARACTERS_MAX or not pattern.literals:
        return pattern.regex.search(value[:_VALUE_CHARACTERS_MAX])
    starts = (found.start() for found in _any_of(pattern.literals).finditer(value))
    tried = (match_around(pattern, value, start) for start in islice(starts, _TRIES_MAX))
    return next(filter(None, tried), None)


@cache
def _any_of(literals: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, literals)), re.IGNORECASE | re.ASCII)
