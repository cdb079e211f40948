"""Headcounts in the words of people: "about 80 people in 5 countries, and growing"."""

import re
from functools import lru_cache

from prospects.bounds import Bounds
from prospects.headcount import COUNTED, PEOPLE, parse_headcount

_CHARACTERS_MAX = 400
_LINK = re.compile(r"\[([^\]]*)\]\([^)\s]*\)?")
_ASIDE = re.compile(r"\([^()]*\)")
_SINCE = re.compile(r"\b(?:as of|in|since|at|stand)\s+(?:[a-z]{3,9}\.?\s+)?(?:19|20)\d\d\b")
_TAIL = re.compile(
    r"[\s,;:!.]*(?:(?<!\w)(?:(?:and|&) (?:still )?(?:growing|counting)|currently|at present|today|"
    r"now|so far|worldwide|globally|in total|total|overall|on linkedin|world ?wide|weltweit|"
    r"insgesamt|aktuell|dans le monde|en todo el mundo)\b.*|[!.,;:]+)$"
)
_CLAIM = re.compile(rf"({COUNTED})(?:\s+[a-z-]+){{0,2}}?\s+(?:{PEOPLE})\b", re.IGNORECASE)
_TEAM = re.compile(rf"\bteam(?:\s+size)?\s+(?:of|:)\s+({COUNTED})(?!\s*[%-])", re.IGNORECASE)


@lru_cache(maxsize=16384)
def parse_headcount_claim(text: str) -> Bounds | None:
    """Headcount of a cell in which somebody describes the company, or None.

    A plain headcount is read as `parse_headcount` does. Else sources, dates and praise are left
    out, and of a sentence the one number is taken that counts people: "We are a team of around 50
    and look forward to growing", "Large (501-1,000 employees)". A sentence that counts people
    twice says nothing sure.

    Args:
        text: One cell.
    """
    said = " ".join(_LINK.sub(r"\1", text).split())[: _CHARACTERS_MAX + 1]
    if len(said) > _CHARACTERS_MAX:
        return None
    if claimed := parse_headcount(text):
        return claimed
    plain = _SINCE.sub(" ", _ASIDE.sub(" ", said.lower()))
    return parse_headcount(_TAIL.sub("", plain)) or _counted(said, plain)


def _counted(said: str, plain: str) -> Bounds | None:
    """The one number of people, first in the text without its asides."""
    for phrase in (plain, said.lower()):
        claims = {found[1] for pattern in (_CLAIM, _TEAM) for found in pattern.finditer(phrase)}
        bounds = {parse_headcount(claim) for claim in claims}
        if bounds:
            return bounds.pop() if len(bounds) == 1 else None
    return None
