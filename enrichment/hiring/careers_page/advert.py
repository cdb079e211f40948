"""An opening as a company's own page advertises it, and how it is kept in a signal's evidence.

A signal holds one value, the title, and 200 characters of evidence. What a page tells besides goes
there as "title; place; 2026-11-21; https://..." with whatever is unknown left out. This module is
the one place that knows that form.
"""

import re
from dataclasses import dataclass
from datetime import date

from prospects.signal import EVIDENCE_CHARACTERS_MAX
from prospects.storable import storable_text

TITLE_CHARACTERS_MAX = 120
_BETWEEN = "; "
_URL = re.compile(r"https?://[^\s;]+")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PLACE_CHARACTERS_MIN = 3


@dataclass(frozen=True, slots=True)
class Details:
    """What a page tells of an opening besides its title.

    Attributes:
        place: As written, or None.
        posted_on: Day of posting, or None.
        url: Absolute URL of the posting; None where the page itself is all there is.
    """

    place: str | None = None
    posted_on: date | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Advert:
    """One advertised position.

    Attributes:
        title: As advertised, in one line of at most 120 characters.
        confidence: 0.0-1.0, how sure it is that this is an opening of the company.
        extractor: Which rule found it.
        details: What else the page tells.
    """

    title: str
    confidence: float
    extractor: str
    details: Details = Details()


def write_details(title: str, details: Details) -> str:
    """Evidence of an opening: its title and what is known besides, in at most 200 characters.

    What does not fit goes, the place first and then the day: half a URL leads nowhere, so a URL
    that is too long or holds a blank or a semicolon is left out whole.
    """
    kept = [storable_text(" ".join(title.split()))[:TITLE_CHARACTERS_MAX]]
    url = details.url if details.url and _URL.fullmatch(storable_text(details.url)) else None
    url = url if url and _length([*kept, url]) <= EVIDENCE_CHARACTERS_MAX else None
    ending = [url] if url else []
    day = details.posted_on.isoformat() if details.posted_on else None
    if day and _length([*kept, day, *ending]) <= EVIDENCE_CHARACTERS_MAX:
        ending = [day, *ending]
    room = EVIDENCE_CHARACTERS_MAX - _length([*kept, "", *ending])
    place = _plain_place(details.place)[: max(room, 0)].strip()
    middle = [place] if len(place) >= _PLACE_CHARACTERS_MIN else []
    return _BETWEEN.join([*kept, *middle, *ending])


def parse_details(title: str, evidence: str) -> Details:
    """What `write_details` wrote; nothing of an evidence that is not in its form.

    Args:
        title: The signal's value.
        evidence: The signal's evidence.
    """
    shown = title[:TITLE_CHARACTERS_MAX]
    if not evidence.startswith(f"{shown}{_BETWEEN}"):
        return Details()
    parts = evidence[len(shown) + len(_BETWEEN) :].split(_BETWEEN)
    url = parts.pop() if parts and _URL.fullmatch(parts[-1]) else None
    day = parts.pop() if parts and _DAY.fullmatch(parts[-1]) else None
    return Details(_BETWEEN.join(parts) or None, _parse_day(day), url)


def _plain_place(place: str | None) -> str:
    """A place in one line that can be told from a day and a URL, and has no semicolon."""
    plain = " ".join(storable_text(place or "").replace(";", ",").split())
    return "" if _URL.match(plain) or _DAY.fullmatch(plain) else plain


def _parse_day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _length(parts: list[str]) -> int:
    return len(_BETWEEN.join(parts))
