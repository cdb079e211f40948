r"""Patterns of fingerprints: a regular expression with tags, `jquery-([\d.]+)\.js\;version:\1`.

The form is the one of Wappalyzer's public specification: tags are separated by `\;`; `version` is a
template with `\1`, or a choice `\1?there:not there`; `confidence` is a percentage.
"""

import re
from dataclasses import dataclass
from functools import cache, cached_property

from enrichment.technographics.patterns.literal import prefix_of, shape_of, without_sets

VERSION_CHARACTERS_MAX = 20
# Characters read beyond the longest match, for expressions that look ahead or behind.
MARGIN = 8
_TERNARY = re.compile(r"\\(\d)\?([^:]*):(.*)")
_GROUP = re.compile(r"\\(\d)")
_MARKUP = re.compile('[<>"\\n]')
_WITHOUT_WIDTH = re.compile(r"[\^$]|\\[AbBZ]|\(\?<?[=!]")
_LINE_END = re.compile(r"(\\.|\[\^?\]?(?:[^\]\\]|\\.)*\])|\$", re.DOTALL)


@dataclass(frozen=True)
class Pattern:
    """One pattern; its expression is compiled when it is first needed.

    Attributes:
        source: The regular expression; "" matches everything.
        literals: Lower-case texts of which every match holds one; empty where none is known.
        width: Characters of its longest match, a repeat without bound counted as 250.
        version: Template of the version, or "".
        confidence: 0.0-1.0.
        plain: Whether the expression is nothing but its literals and tells no version: where a
            literal stands, it matches, and nothing more is to be known.
        prefix: Lower-case text that every match begins with, or "".
    """

    source: str
    literals: tuple[str, ...]
    width: int
    version: str
    confidence: float
    plain: bool = False
    prefix: str = ""

    @cached_property
    def regex(self) -> re.Pattern[str]:
        r"""What to search for, without regard to the case of A-Z.

        As in JavaScript without the flag `u`, for which the patterns are written, `\w`, `\d`, `\b`
        and the case of letters are those of ASCII, and `$` is the very end of the text.
        """
        return re.compile(at_very_end(self.source), re.IGNORECASE | re.ASCII)

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
        version = version.strip(" .")[:VERSION_CHARACTERS_MAX]
        return version if version and not _MARKUP.search(version) else None


@cache
def parse_pattern(text: str) -> Pattern | None:
    """Read one pattern with its tags; None where the regular expression is not valid."""
    source, *tags = text.split("\\;")
    source = without_sets(source)
    try:
        re.compile(at_very_end(source), re.IGNORECASE | re.ASCII)
    except (re.error, OverflowError, RecursionError):
        return None
    return pattern_of(source, tags)


def pattern_of(source: str, tags: list[str]) -> Pattern:
    """A pattern of a valid expression."""
    named = dict(tag.partition(":")[::2] for tag in tags)
    shape = shape_of(source)
    literals = tuple(sorted(shape.literals))
    version, confidence = named.get("version", ""), share_of(named.get("confidence"))
    told = shape.texts is not None and not version
    plain = told and bool(literals) and not _WITHOUT_WIDTH.search(source)
    prefix = prefix_of(source)
    return Pattern(source, literals, shape.width, version, confidence, plain, prefix)


def at_very_end(source: str) -> str:
    r"""The expression with `\Z` for `$`, which in Python also matches before a last line break."""
    return _LINE_END.sub(lambda found: found[1] or r"\Z", source) if "$" in source else source


def parse_implied(text: str) -> tuple[str, float]:
    r"""Name and confidence of an implied technology, "PHP" or "PHP\;confidence:50"."""
    name, *tags = text.split("\\;")
    named = dict(tag.partition(":")[::2] for tag in tags)
    return name, share_of(named.get("confidence"))


def share_of(percentage: str | None) -> float:
    """0.0-1.0; what is no percentage is 1.0."""
    return min(int(percentage), 100) / 100 if percentage and percentage.isdecimal() else 1.0


def _group(groups: tuple[str, ...], number: str) -> str:
    index = int(number) - 1
    return groups[index] if 0 <= index < len(groups) else ""
