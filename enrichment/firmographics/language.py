"""The language of a page."""

import re
from collections.abc import Iterator

import pycountry

from enrichment.firmographics.fact import fact
from enrichment.page import Page
from prospects.signal import Signal

_COUNTED_CHARACTERS = 20_000
_FUNCTION_WORDS = {
    "en": "the and of to with for our your", "de": "und der die das mit für wir sie",
    "fr": "les des et vous nous pour avec une", "es": "los las para con una por nuestra más",
    "it": "gli della per con una che nostri sono", "nl": "het een voor met van wij onze zijn",
    "pt": "não uma para com você nossa mais dos", "sv": "och att för med som vi är våra",
}  # fmt: skip


def extract_language(page: Page) -> list[Signal]:
    """Language as the page names it; where it does not, by its commonest short words."""
    return list(_named(page) if page.language else _in_text(page))


def _named(page: Page) -> Iterator[Signal]:
    named = page.language or ""
    known = pycountry.languages.get(**{f"alpha_{len(named)}": named})
    code = getattr(known, "alpha_2", None) if known else None
    yield from fact(page, "language", code, confidence=0.9, extractor="html-lang",
                    evidence=f"lang: {named}")  # fmt: skip


def _in_text(page: Page) -> Iterator[Signal]:
    words = re.findall(r"[^\W\d_]+", page.text[:_COUNTED_CHARACTERS].lower())
    counts = {
        code: sum(words.count(word) for word in common.split())
        for code, common in _FUNCTION_WORDS.items()
    }
    best, second = sorted(counts, key=counts.__getitem__, reverse=True)[:2]
    if counts[best] >= 8 and counts[best] >= 2 * counts[second]:
        yield from fact(page, "language", best, confidence=0.6, extractor="text",
                        evidence=f"{counts[best]} common words of {best}")  # fmt: skip
