r"""Patterns of fingerprints: a regular expression with tags, `jquery-([\d.]+)\.js\;version:\1`.

The form is the one of Wappalyzer's public specification: tags are separated by `\;`; `version` is a
template with `\1`, or a choice `\1?there:not there`; `confidence` is a percentage.
"""

import re
from dataclasses import dataclass

from enrichment.technographics.literal import shape_of

_TERNARY = re.compile(r"\\(\d)\?([^:]*):(.*)")
_GROUP = re.compile(r"\\(\d)")
_VERSION_CHARACTERS_MAX = 20


@dataclass(frozen=True, slots=True)
class Pattern:
    """One compiled pattern.

    Attributes:
        regex: What to search for, without regard to the case of A-Z.
        literals: Lower-case texts of which every match holds one; empty where none is known.
        width: Characters of its longest match, a repeat without bound counted as 250.
        version: Template of the version, or "".
        confidence: 0.0-1.0.
    """

    regex: re.Pattern[str]
    literals: frozenset[str]
    width: int
    version: str
    confidence: float

    def match_around(self, text: str, start: int) -> re.Match[str] | None:
        """First match near enough to hold the literal that starts there, or None.

        Only as much of the text is read as such a match can take, so many literals cost little.
        """
        # Two characters more, for an expression that ends with $ or looks ahead.
        near = self.regex.search(text, max(start - self.width, 0), start + self.width + 2)
        if not near or near.start() > start:
            return None
        return self.regex.match(text, near.start())

    def version_of(self, match: re.Match[str]) -> str | None:
        """Version that a match shows, or None."""
        if not self.version:
            return None
        groups = match.groups("")
        choice = _TERNARY.fullmatch(self.version)
        template = self.version
        if choice:
            template = choice[2] if _group(groups, choice[1]) else choice[3]
        version = _GROUP.sub(lambda number: _group(groups, number[1]), template)
        version = version.strip(" .")[:_VERSION_CHARACTERS_MAX]
        return version or None


def parse_pattern(text: str) -> Pattern | None:
    r"""Read one pattern with its tags; None where the regular expression is not valid.

    As in JavaScript without the flag `u`, for which the patterns are written, `\w`, `\d`, `\b` and
    the case of letters are those of ASCII.
    """
    source, *tags = text.split("\\;")
    named = dict(tag.partition(":")[::2] for tag in tags)
    try:
        regex = re.compile(source, re.IGNORECASE | re.ASCII)
    except re.error:
        return None
    shape = shape_of(source)
    version, confidence = named.get("version", ""), _share(named.get("confidence"))
    return Pattern(regex, shape.literals, shape.width, version, confidence)


def parse_implied(text: str) -> tuple[str, float]:
    r"""Name and confidence of an implied technology, "PHP" or "PHP\;confidence:50"."""
    name, *tags = text.split("\\;")
    named = dict(tag.partition(":")[::2] for tag in tags)
    return name, _share(named.get("confidence"))


def _group(groups: tuple[str, ...], number: str) -> str:
    index = int(number) - 1
    return groups[index] if 0 <= index < len(groups) else ""


def _share(percentage: str | None) -> float:
    return min(int(percentage), 100) / 100 if percentage and percentage.isdecimal() else 1.0
