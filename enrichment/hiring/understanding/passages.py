"""Passages of a description: in which section and clause a phrase stands, and what they say.

Headings and phrases are data (`data/passages.yml`). What matters is who speaks of what: what the
work uses, what is only welcome, and what the company tells about itself and others.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from prospects.once import once
from prospects.specs.reading import Spec, load_spec

_FILE = Path(__file__).parent / "data" / "passages.yml"
_HEADING_CHARACTERS_MAX = 70
_EDGE = "\\b"
_BULLETS = "-•*·\u2013—▪◦‣→"
_LINE_MARKS = _BULLETS + " \t✓✔✅➡#>"
_BREAK = re.compile(
    r";|(?:(?<=[^\W\d_]{2}[.!?)])|(?<=\)[.!?]))\s+(?=[A-Z\u00c0-\u00de(])|\s[•·▪]\s"
)

Section = Literal["nice", "work", "company"]


class Headings(Spec):
    """How a section's heading begins."""

    nice: tuple[str, ...]
    work: tuple[str, ...]
    company: tuple[str, ...]


class PassageWords(Spec):
    """What passages say; regular expressions, explained in the file."""

    headings: Headings
    nice: tuple[str, ...]
    not_in_use: tuple[str, ...]
    in_use: tuple[str, ...]
    cue_before: tuple[str, ...]
    cue_after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PassagePatterns:
    """`PassageWords`, compiled for texts in lower case; each holds all its alternatives."""

    nice_heading: re.Pattern[str]
    work_heading: re.Pattern[str]
    company_heading: re.Pattern[str]
    nice: re.Pattern[str]
    not_in_use: re.Pattern[str]
    in_use: re.Pattern[str]
    cue_before: re.Pattern[str]
    cue_after: re.Pattern[str]


@once
def passage_patterns() -> PassagePatterns:
    """The patterns of `data/passages.yml`, once a process."""
    words = load_spec(PassageWords, _FILE)
    return PassagePatterns(
        nice_heading=_any(words.headings.nice),
        work_heading=_any(words.headings.work),
        company_heading=_any(words.headings.company),
        nice=_any(words.nice),
        not_in_use=_any(words.not_in_use),
        in_use=_any(words.in_use),
        cue_before=_any(words.cue_before),
        cue_after=_any(words.cue_after),
    )


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    """One pattern of all; those that begin at a word's edge share that test, which is quick."""
    edged = [pattern.removeprefix(_EDGE) for pattern in patterns if pattern.startswith(_EDGE)]
    others = [f"(?:{pattern})" for pattern in patterns if not pattern.startswith(_EDGE)]
    at_edge = [rf"\b(?=\w)(?:{'|'.join(f'(?:{pattern})' for pattern in edged)})"] if edged else []
    return re.compile("|".join([*at_edge, *others]))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a description.

    Attributes:
        begin: Place of its first character.
        end: Place after its last one.
        section: The section in which it stands; None under no heading that is known.
    """

    begin: int
    end: int
    section: Section | None


def read_lines(text: str) -> list[Line]:
    """Lines of a description, each marked with its section."""
    lines, begin = list[Line](), 0
    section: Section | None = None
    for line in text.split("\n"):
        heading = line.strip()
        if _is_heading(heading):
            section = _section(heading.strip(_LINE_MARKS + ":"))
        lines.append(Line(begin, begin + len(line), section))
        begin += len(line) + 1
    return lines


def clause_ends(text: str, line: Line) -> list[int]:
    """Ends of a line's clauses, ascending: at sentences' ends, semicolons and bullets."""
    return [*(found.end() for found in _BREAK.finditer(text, line.begin, line.end)), line.end]


def _is_heading(line: str) -> bool:
    """Whether a whole line is short, begins no list item and ends no sentence."""
    return (
        2 < len(line) <= _HEADING_CHARACTERS_MAX
        and line[-1] not in ".,;!"
        and line[0] not in _BULLETS
    )


@lru_cache(maxsize=4096)
def _section(heading: str) -> Section | None:
    heading, patterns = heading.lower(), passage_patterns()
    if patterns.nice_heading.match(heading):
        return "nice"
    if patterns.company_heading.match(heading):
        return "company"
    return "work" if patterns.work_heading.match(heading) else None
