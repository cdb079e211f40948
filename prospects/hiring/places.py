"""Places of openings as they are written: which may be the same, and which are places at all."""

from collections.abc import Iterable
from functools import lru_cache

from prospects.country import parse_country
from prospects.words import fold

_NOWHERE = frozenset(
    "anywhere worldwide global remote remoto telecommute virtual hybrid distributed homeoffice "
    "various multiple several locations".split()
)
_TEXTS_KEPT = 65_536


def is_somewhere(place: str) -> bool:
    """Whether a text names a place within a country: not "Remote", "Germany" or "various"."""
    words = _words(place)
    return bool(words) and words.isdisjoint(_NOWHERE) and parse_country(place) is None


def may_be_same(one: str, other: str) -> bool:
    """Whether two texts may name one place: "Berlin", "Berlin, Germany" and "Berlin, DE".

    So they may where the words of one hold those of the other, or what stands before the first
    comma is alike.
    """
    mine, theirs = _words(one), _words(other)
    if not mine or not theirs:
        return False
    return mine <= theirs or theirs <= mine or head(one) == head(other)


def overlap(some: Iterable[str], others: Iterable[str]) -> bool:
    """Whether any place of the first may be one of the second."""
    known = tuple(others)
    return any(may_be_same(one, other) for one in some for other in known)


@lru_cache(maxsize=_TEXTS_KEPT)
def _words(place: str) -> frozenset[str]:
    return frozenset(fold(place).split())


@lru_cache(maxsize=_TEXTS_KEPT)
def head(place: str) -> str:
    """What stands before the first comma, folded for comparison: "berlin"."""
    return fold(place.partition(",")[0])
