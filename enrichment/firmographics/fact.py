"""One firmographic fact seen on a page, and the phrases by which pages state facts."""

import re
from functools import cache
from pathlib import Path

from enrichment.links import fold
from enrichment.page import Page
from prospects.domain import parse_domain
from prospects.signal import Signal, SignalKind
from prospects.specs.reading import Spec, load_spec

_FILE = Path(__file__).parent / "data" / "phrases.yml"
_VALUE_CHARACTERS_MAX = 500
_AROUND = 60
_PLACES = {
    "{year}": r"(?P<year>1[7-9]\d\d|20[0-3]\d)\b",
    "{number}": r"(?P<number>\d{1,3}(?:[.,' ]\d{3})+|\d{1,6})\+?",
    "{range}": r"(?P<low>\d[\d.,]{0,7})\s*(?:-|to|bis|\u2013|\u2014)\s*(?P<high>\d[\d.,]{0,7})",
}


class Phrases(Spec):
    """Phrases of `data/phrases.yml`; all but hosts and titles are regular expressions."""

    founded: tuple[str, ...]
    headcount: tuple[str, ...]
    parked: tuple[str, ...]
    parking_hosts: frozenset[str]
    placeholder: tuple[str, ...]
    generic_titles: frozenset[str]
    page_words: frozenset[str]


def fact(
    page: Page, name: str, value: str | None, *, confidence: float, extractor: str,
    evidence: str | None = None,
) -> list[Signal]:  # fmt: skip
    """The signal of a fact, or nothing where its value is empty; evidence is the value if None."""
    clean = " ".join((value or "").split())[:_VALUE_CHARACTERS_MAX]
    if not clean:
        return []
    return [
        page.signal(
            SignalKind.FIRMOGRAPHICS, name, clean, confidence=confidence, extractor=extractor,
            evidence=evidence or clean,
        )
    ]  # fmt: skip


def fits_domain(name: str, url: str) -> bool:
    """Whether a name is the domain's own: "Acme Foods" on acmefoods.example or acme.example."""
    label = fold((parse_domain(url) or "").split(".")[0]).replace(" ", "")
    words = fold(name).split()
    squeezed = "".join(words)
    if len(label) < 2 or not words:
        return False
    initials = "".join(word[0] for word in words)
    starts = {"".join(words[:end]) for end in range(1, len(words) + 1)}
    inside = len(squeezed) >= 4 and squeezed in label
    return inside or label in starts or (len(label) > 2 and label == initials)


def around(text: str, match: re.Match[str]) -> str:
    """A match and the words on both sides of it, as evidence."""
    return text[max(match.start() - _AROUND, 0) : match.end() + _AROUND]


@cache
def phrases() -> Phrases:
    """The phrases, read once."""
    return load_spec(Phrases, _FILE)


@cache
def phrase_patterns(name: str) -> tuple[re.Pattern[str], ...]:
    """Compiled phrases of one list of the file."""
    compiled = []
    for phrase in getattr(phrases(), name):
        for place, pattern in _PLACES.items():
            phrase = phrase.replace(place, pattern)  # noqa: PLW2901 - filled in step by step
        whole = phrase if phrase.startswith("^") else rf"\b(?:{phrase})"
        compiled.append(re.compile(whole, re.IGNORECASE | re.MULTILINE))
    return tuple(compiled)
