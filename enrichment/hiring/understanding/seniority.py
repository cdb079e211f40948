"""Seniority of an opening: its title, then what the board says of the level.

An opening is read as a person's title is, with one rule for whom titles call a manager: who
manages a thing ("Partnerships Manager", "Influencer Manager") leads nobody and is `entry`, or
`senior` with such a word; who manages a field ("Marketing Manager"), people ("Manager, Partner
Success") or a group of such ("Group Product Manager") is `manager`. And a "Founding Engineer"
founds nothing, a "Brand Partner" owns no share, "Chief of Staff to the CEO" is not the CEO.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from prospects.once import once
from prospects.specs.reading import Spec, load_spec
from prospects.titles import read_title
from prospects.vocabulary import Seniority

_FILE = Path(__file__).parent / "data" / "seniority.yml"
_PARTNER = re.compile(r"\bpartner\b", re.IGNORECASE)
_LONE: tuple[Seniority | None, ...] = (None, "entry")
"""What a title's occupation alone gives: here the board's own field may know better."""


class SeniorityWords(Spec):
    """The phrases; explained in the file."""

    cut: tuple[str, ...]
    intern: tuple[str, ...]
    entry: tuple[str, ...]
    senior: tuple[str, ...]
    things: tuple[str, ...]
    partner: tuple[str, ...]
    founder: tuple[str, ...]
    board: tuple[str, ...]
    fields: dict[Seniority, tuple[str, ...]]


def read_seniority(title: str, field: str | None = None) -> Seniority | None:
    """Seniority of an opening.

    Args:
        title: As advertised.
        field: What the board says of the level ("Entry Level"), or None.

    Returns:
        Of the fixed vocabulary; None where neither tells. `entry` is every position that is
        named by its work alone ("Account Executive", "Software Engineer II", "Brand Manager").
    """
    title = " ".join(_pattern("cut").sub(" ", title).split()) or title
    if _pattern("intern").search(title) and _level(title) in (None, "entry", "senior", "intern"):
        return "intern"
    level = _managed(title, _level(title))
    if level == "entry" and _pattern("entry").search(title):
        return "entry"
    if level in _LONE and _pattern("senior").search(title):
        return "senior"
    stated = _fields().get(" ".join((field or "").casefold().split()))
    return stated or level if level in _LONE else level


def _managed(title: str, level: Seniority | None) -> Seniority | None:
    """Level of a manager by what is managed; other levels as they are."""
    found = _of_thing().search(title) if level in ("manager", "entry", "senior") else None
    if found is None:
        return level
    if found["group"]:
        return "manager"
    return "senior" if level == "senior" else "entry"


def _level(title: str) -> Seniority | None:
    """Level that the title names, without those that only its words and not its work have."""
    reading = read_title(title)
    level = reading.seniority
    if level == "partner" and not _pattern("partner").search(title):
        return read_title(_PARTNER.sub("", title)).seniority or "entry"
    if level in ("owner", "founder"):
        return "founder" if _pattern("founder").search(title) else None
    if reading.standing == "board" and not _pattern("board").search(title):
        return None
    return level


@once
def _patterns() -> Mapping[str, re.Pattern[str]]:
    words = _words()
    lists: Mapping[str, Sequence[str]] = {
        "cut": words.cut, "intern": words.intern, "entry": words.entry, "senior": words.senior,
        "partner": words.partner, "founder": words.founder, "board": words.board,
    }  # fmt: skip
    return {name: re.compile("|".join(texts), re.IGNORECASE) for name, texts in lists.items()}


@once
def _of_thing() -> re.Pattern[str]:
    """A manager of a thing, without one of people before a comma ("Manager, Account Managers")."""
    things = "|".join(_words().things)
    return re.compile(
        rf"^(?!\s*(?:senior |sr\.? )?managers?\b)(?:.*?\W)??(?P<group>group\s+(?:\w+\s+){{0,2}})?"
        rf"(?<!\w)(?:{things})\s+manager(?!\w)(?!\s+(?:of|and)\b)",
        re.IGNORECASE,
    )


def _pattern(name: str) -> re.Pattern[str]:
    return _patterns()[name]


@once
def _words() -> SeniorityWords:
    return load_spec(SeniorityWords, _FILE)


@once
def _fields() -> Mapping[str, Seniority]:
    return {text: level for level, texts in _words().fields.items() for text in texts}
