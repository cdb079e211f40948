"""In which year a company was founded."""

import re
from collections.abc import Iterator

from enrichment.firmographics.company_nodes import JSON_LD, company_nodes
from enrichment.firmographics.fact import around, fact, phrase_patterns
from enrichment.json_ld import first_text
from enrichment.page import Page, PageRole
from prospects.signal import Signal

_YEAR = re.compile(r"\b(1[5-9]\d\d|20[0-3]\d)\b")
_SEARCHED_CHARACTERS = 60_000


def extract_founded(page: Page) -> list[Signal]:
    """Founding years of JSON-LD and of statements in the text."""
    return [*_in_nodes(page), *_in_text(page, page.text[:_SEARCHED_CHARACTERS])]


def _in_nodes(page: Page) -> Iterator[Signal]:
    for node, sure in company_nodes(page):
        founded = first_text(node.get("foundingDate")) or ""
        year = _YEAR.search(founded)
        yield from fact(page, "founded_year", year[1] if year else None, confidence=sure,
                        extractor=JSON_LD, evidence=f"foundingDate: {founded}")  # fmt: skip


def _in_text(page: Page, text: str) -> Iterator[Signal]:
    for pattern in phrase_patterns("founded"):
        match = pattern.search(text)
        if match and int(match["year"]) <= page.fetched_at.year:
            sure = 0.7 if page.role is PageRole.ABOUT else 0.55
            yield from fact(page, "founded_year", match["year"], confidence=sure,
                            extractor="text", evidence=around(text, match))  # fmt: skip
            return
