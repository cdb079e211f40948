"""Which texts on a careers page are titles of positions."""

import re
from functools import lru_cache
from pathlib import Path

from prospects.once import once
from prospects.specs.reading import Spec, load_spec
from prospects.titles import read_title
from prospects.words import fold

_FILE = Path(__file__).parents[1] / "data" / "openings.yml"
_AROUND_TITLES = (
    " -|:*\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{RIGHTWARDS ARROW}\N{BULLET}"
    "\N{MIDDLE DOT}\N{EN DASH}\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"
)
_SURE = 0.75
_WORDS_MAX = 9
_CHARACTERS_MAX = 90
_KNOWN_SHARE_MIN = 0.6
_ALL_GENDERS = re.compile(
    r"[(\[]\s*(?:[mwfdhxv]|div)\s*(?:[/|,*]\s*(?:[mwfdhxv]|div)\s*){1,3}[)\]]"
    r"|\b[HM]\s?/\s?[FW]\b|[(\[]\s*(?:gn|all genders|alle geschlechter)\s*[)\]]",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"\b(?:programm?e?s?|opportunit(?:y|ies)|careers?|jobs|roles|positions|internships|talents?"
    r"|(?:advis[eo]r|apprentice|associate|consultant|co-?op|engineer|executive|expert|graduate"
    r"|intern|leader|manager|officer|professional|specialist|student|trainee)s)$",
    re.IGNORECASE,
)
"""Ends of texts that name many positions, or none yet."""
_ASIDE = re.compile(r"[(\[][^)\]]*[)\]]")


class OpeningWords(Spec):
    """Words of careers pages; regular expressions, but for the headings and words.

    Attributes:
        posting_paths: Folders below which single postings lie.
        no_titles: Whole texts that are no title of a position.
        announcements: What stands over a list of openings on any page, in lower case.
        openings_headings: What does so on a careers page, and elsewhere may be a menu's.
        other_headings: First words of what stands over something else, in lower case.
        no_title_words: Words that no title holds, in lower case.
        no_openings: Sentences that say that there are none.
        not_stated: What makes such a sentence say something else.
    """

    posting_paths: tuple[str, ...]
    no_titles: tuple[str, ...]
    announcements: frozenset[str]
    openings_headings: frozenset[str]
    other_headings: tuple[str, ...]
    no_title_words: frozenset[str]
    no_openings: tuple[str, ...]
    not_stated: tuple[str, ...]


@once
def opening_words() -> OpeningWords:
    """The words of the data file.

    Raises:
        ConfigError: The file is not in its form.
    """
    return load_spec(OpeningWords, _FILE)


def clean_title(text: str) -> str:
    """A text in one line without the marks that stand around titles."""
    return " ".join(text.split()).strip(_AROUND_TITLES)


def may_be_title(text: str) -> bool:
    """Whether a text can be a title where something else shows that a posting is meant."""
    clean = clean_title(text)
    if not 3 <= len(clean) <= 120 or clean.count(" ") > 16:
        return False
    # "Search Engine Marketing Manager" begins as "Search all jobs" does.
    return not _no_title().fullmatch(clean) or _names_role(clean)


@lru_cache(maxsize=20_000)
def is_position(text: str) -> bool:
    """Whether a text names a position by its own words, which plain text has to do.

    It names a level by a word of a role ("manager", "cook"), or all genders ("(m/w/d)"); a
    department alone ("Sales"), a sentence and a phrase that addresses the reader are none.
    """
    clean = clean_title(text)
    if not may_be_title(clean) or not clean[0].isupper() or _is_something_else(clean):
        return False  # A label ("Discipline: Cook") is a field of one posting.
    if _ALL_GENDERS.search(clean):
        return True
    return _names_role(clean)


def _names_role(clean: str) -> bool:
    """Whether the words of a title tell a level, as those of a department do not.

    A word that had to be repaired is more often another word than a misspelt title.
    """
    reading = read_title(clean)
    is_sure = reading.standing == "current" and reading.confidence >= _SURE
    return is_sure and reading.seniority is not None and "repaired" not in reading.marks


@lru_cache(maxsize=20_000)
def is_nothing_but_position(text: str) -> bool:
    """Whether most words of a text are those of a position: "Jane Doe, Sales Manager" is none."""
    clean = clean_title(text)
    if not is_position(clean):
        return False
    if _ALL_GENDERS.search(clean):
        return True
    known = fold(read_title(clean).evidence).split()
    words = fold(_ASIDE.sub(" ", clean)).split()
    return sum(word in known for word in words) >= _KNOWN_SHARE_MIN * len(words)


def _is_something_else(clean: str) -> bool:
    words = clean.split()
    if (
        len(words) > _WORDS_MAX
        or len(clean) > _CHARACTERS_MAX
        or clean[-1] in ".!?;\N{HORIZONTAL ELLIPSIS}"
    ):
        return True
    if ": " in clean or _GROUP.search(clean):
        return True
    return not opening_words().no_title_words.isdisjoint(clean.casefold().replace("'", " ").split())


@once
def _no_title() -> re.Pattern[str]:
    return re.compile("|".join(opening_words().no_titles), re.IGNORECASE)
