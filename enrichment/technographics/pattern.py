r"""Patterns of fingerprints: a regular expression with tags, `jquery-([\d.]+)\.js\;version:\1`.

The form is the one of Wappalyzer's public specification: tags are separated by `\;`; `version` is a
template with `\1`, or a choice `\1?there:not there`; `confidence` is a percentage.
"""

import re
from dataclasses import dataclass

_LITERAL_MIN = 3
_TERNARY = re.compile(r"\\(\d)\?([^:]*):(.*)")
_GROUP = re.compile(r"\\(\d)")
_VERSION_CHARACTERS_MAX = 20


@dataclass(frozen=True, slots=True)
class Pattern:
    """One compiled pattern.

    Attributes:
        regex: What to search for, without regard to case.
        literal: Lower-case text that every match holds, or "" where none is known.
        version: Template of the version, or "".
        confidence: 0.0-1.0.
    """

    regex: re.Pattern[str]
    literal: str
    version: str
    confidence: float

    def version_of(self, match: re.Match[str]) -> str | None:
        """Version that a match shows, or None."""
        groups = match.groups("")
        choice = _TERNARY.fullmatch(self.version)
        template = self.version
        if choice:
            template = choice[2] if _group(groups, choice[1]) else choice[3]
        version = _GROUP.sub(lambda number: _group(groups, number[1]), template)
        version = version.strip(" .")[:_VERSION_CHARACTERS_MAX]
        return version or None


def parse_pattern(text: str) -> Pattern | None:
    """Read one pattern with its tags; None where the regular expression is not valid."""
    source, *tags = text.split("\\;")
    named = dict(tag.partition(":")[::2] for tag in tags)
    try:
        regex = re.compile(source, re.IGNORECASE)
    except re.error:
        return None
    return Pattern(
        regex, required_literal(source), named.get("version", ""), _share(named.get("confidence"))
    )


def parse_implied(text: str) -> tuple[str, float]:
    r"""Name and confidence of an implied technology, "PHP" or "PHP\;confidence:50"."""
    name, *tags = text.split("\\;")
    named = dict(tag.partition(":")[::2] for tag in tags)
    return name, _share(named.get("confidence"))


def required_literal(source: str) -> str:
    """Longest text that every match of a regular expression holds, in lower case.

    Only what stands outside of groups and classes counts; with a choice at the top, or with
    nothing of three characters, the answer is "" and the pattern is always tried.
    """
    runs, run, at = [], "", 0
    while at < len(source):
        character, width = _literal_at(source, at)
        after = source[at + width : at + width + 1]
        if source[at] == "|":
            return ""
        if character and after not in ("?", "*", "{"):
            run += character
        else:
            runs.append(run)
            run = ""
        if after == "+":
            runs.append(run)
            run = ""
        at += width
    best = max([*runs, run], key=len).lower()
    return best if len(best) >= _LITERAL_MIN else ""


def _literal_at(source: str, at: int) -> tuple[str, int]:
    """Literal character at a place, or "", and how many characters of the source it takes."""
    character = source[at]
    if character == "\\":
        escaped = source[at + 1 : at + 2]
        return ("" if escaped.isalnum() else escaped), 2
    if character in "([":
        return "", _bracket_width(source, at)
    return ("" if character in "^$.*+?{},|" else character), 1


def _bracket_width(source: str, at: int) -> int:
    depth, in_class, place = 0, False, at
    while place < len(source):
        character = source[place]
        if character == "\\":
            place += 1
        elif in_class:
            in_class = character != "]"
        elif character == "[":
            in_class = True
        elif character in "()":
            depth += 1 if character == "(" else -1
        place += 1
        if depth == 0 and not in_class:
            break
    return place - at


def _group(groups: tuple[str, ...], number: str) -> str:
    index = int(number) - 1
    return groups[index] if 0 <= index < len(groups) else ""


def _share(percentage: str | None) -> float:
    return min(int(percentage), 100) / 100 if percentage and percentage.isdecimal() else 1.0
