"""Facts in the visible text: founding year, headcount, name in the copyright line, language."""

import re
from collections.abc import Iterator

from enrichment.firmographics.fact import fact, fits_domain, phrase_patterns, phrases
from enrichment.links import fold
from enrichment.page import Page, PageRole
from prospects.company_name import display_name
from prospects.headcount import parse_headcount
from prospects.signal import Signal

_SEARCHED_CHARACTERS = 60_000
_AROUND = 60
_COPYRIGHT = re.compile(
    r"(?:\u00a9|\(c\)|copyright\s*(?=[\u00a9(]|(?:19|20)\d\d))[\s\u00a9]*(?:\(c\)\s*)?"
    r"(?:(?:19|20)\d\d[\s,\-\u2013]*)*(?:by\s+)?(?P<name>[^\n\u00a9|]{2,80})",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(
    r"\s*(?:[.,;]?\s*(?:all rights|alle rechte|tous droits|todos los derechos|tutti i diritti"
    r"|alla rättigheter|design|powered|site by|website by|privacy|terms|p\.? ?iva|impressum)"
    r"|\b(?:19|20)\d\d|[|\u2022\u00b7\u00ae]).*$",
    re.IGNORECASE,
)
_PARAGRAPH_CHARACTERS_MIN = 90
_FUNCTION_WORDS = {
    "en": "the and of to with for our your", "de": "und der die das mit für wir sie",
    "fr": "les des et vous nous pour avec une", "es": "los las para con una por nuestra más",
    "it": "gli della per con una che nostri sono", "nl": "het een voor met van wij onze zijn",
    "pt": "não uma para com você nossa mais dos", "sv": "och att för med som vi är våra",
}  # fmt: skip


def extract_text(page: Page) -> list[Signal]:
    """Statements of the company about itself; a shop's or newspaper's text states none."""
    text = page.text[:_SEARCHED_CHARACTERS]
    return [
        *_founded(page, text),
        *_headcount(page, text),
        *_copyright(page),
        *_paragraph(page),
        *_language(page, text),
    ]


def _founded(page: Page, text: str) -> Iterator[Signal]:
    for pattern in phrase_patterns("founded"):
        match = pattern.search(text)
        if match and int(match["year"]) <= page.fetched_at.year:
            sure = 0.7 if page.role is PageRole.ABOUT else 0.55
            yield from fact(page, "founded_year", match["year"], confidence=sure,
                            extractor="text", evidence=_around(text, match))  # fmt: skip
            return


def _headcount(page: Page, text: str) -> Iterator[Signal]:
    for pattern in phrase_patterns("headcount"):
        match = pattern.search(text)
        if not match:
            continue
        named = match.groupdict()
        low, high = named.get("low"), named.get("high")
        bounds = parse_headcount(f"{low}-{high}" if low else named.get("number") or "")
        if bounds and bounds.low and bounds.low > 1:
            sure = 0.65 if page.role is PageRole.ABOUT else 0.5
            top = "" if bounds.high is None else f"{bounds.high:.0f}"
            yield from fact(page, "headcount", f"{bounds.low:.0f}-{top}", confidence=sure,
                            extractor="text", evidence=_around(text, match))  # fmt: skip
            return


def _copyright(page: Page) -> Iterator[Signal]:
    """The owner in the last copyright line, which stands in the footer."""
    lines = list(_COPYRIGHT.finditer(page.text[-8_000:]))
    for match in reversed(lines):
        name = _AFTER_NAME.sub("", match["name"]).strip(" .,;:-\u2013()")
        if 2 <= len(name) <= 60 and len(name.split()) <= 7 and _may_be_name(name):
            sure = 0.6 if fits_domain(name, page.url) else 0.35
            yield from fact(page, "display_name", display_name(name), confidence=sure,
                            extractor="copyright", evidence=match[0])  # fmt: skip
            return


def _may_be_name(text: str) -> bool:
    return any(c.isalpha() for c in text) and fold(text) not in phrases().generic_titles


def _paragraph(page: Page) -> Iterator[Signal]:
    """First paragraph as a weak description, where the head has none."""
    told = page.meta_content("description", "og:description", "twitter:description") or ""
    if len(told) >= 20 or page.role not in (PageRole.HOME, PageRole.ABOUT):
        return
    lines = page.text[:_SEARCHED_CHARACTERS].split("\n")
    long = (line for line in lines if len(line) >= _PARAGRAPH_CHARACTERS_MIN)
    yield from fact(page, "description", next(long, None), confidence=0.3, extractor="text")


def _language(page: Page, text: str) -> Iterator[Signal]:
    """Language by its commonest short words, where the page does not name it."""
    if page.language:
        return
    words = re.findall(r"[^\W\d_]+", text[:20_000].lower())
    counts = {
        code: sum(words.count(word) for word in common.split())
        for code, common in _FUNCTION_WORDS.items()
    }
    best, second = sorted(counts, key=counts.__getitem__, reverse=True)[:2]
    if counts[best] >= 8 and counts[best] >= 2 * counts[second]:
        yield from fact(page, "language", best, confidence=0.6, extractor="text",
                        evidence=f"{counts[best]} common words of {best}")  # fmt: skip


def _around(text: str, match: re.Match[str]) -> str:
    return text[max(match.start() - _AROUND, 0) : match.end() + _AROUND]
