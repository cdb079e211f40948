"""One firmographic fact seen on a page, and the phrases by which pages state facts."""

import re
from functools import lru_cache
from pathlib import Path

from enrichment.firmographics.page_domain import domain_of_url
from enrichment.links import fold
from enrichment.page import Page
from prospects.once import once
from prospects.signal import Signal, SignalKind
from prospects.specs.reading import Spec, load_spec

_FILE = Path(__file__).parent / "data" / "names.yml"
_VALUE_CHARACTERS_MAX = 500
_FIRST_PERSON = re.compile(
    r"\b(?:we|our|us|i|my|wir|unser\w{0,2}|uns|nous|notre|nos|nosotros|nuestr\w{1,2}|noi|nostr\w|wij|we"
    r"|ons|onze|n\u00f3s|noss\w{1,2}|vi|v\u00e5r\w?|vores|nasz\w?|serving"
    r"|family[- ]owned|family business|familienunternehmen|familienbetrieb)\b",
    re.IGNORECASE,
)


class Phrases(Spec):
    """Words of `data/names.yml`, folded."""

    generic_titles: frozenset[str]
    page_words: frozenset[str]
    makers: frozenset[str]


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


@lru_cache(maxsize=64)
def fits_domain(name: str, url: str) -> bool:
    """Whether a name is the domain's own: "Acme Foods" on acmefoods.example or acme.example."""
    label, words = _label(url), fold(name).split()
    squeezed = "".join(words)
    if len(label) < 2 or not words:
        return False
    initials = "".join(word[0] for word in words)
    starts = {"".join(words[:end]) for end in range(1, len(words) + 1)}
    inside = len(squeezed) >= 4 and squeezed in label
    return inside or label in starts or (len(label) > 2 and label == initials)


def names_itself(page: Page, words: str) -> bool:
    """Whether a sentence speaks of the company: in the first person, or by the domain's name."""
    if _FIRST_PERSON.search(words):
        return True
    label = _label(page.url)
    return len(label) >= 3 and label in fold(words).replace(" ", "")


@lru_cache(maxsize=256)
def _label(url: str) -> str:
    """What stands before the public suffix of a URL's domain, folded: "acmefoods"."""
    return fold((domain_of_url(url) or "").split(".")[0]).replace(" ", "")


@once
def phrases() -> Phrases:
    """The phrases, read once."""
    return load_spec(Phrases, _FILE)
