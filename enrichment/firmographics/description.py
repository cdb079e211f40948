"""What a company says it does, in its own words."""

from collections.abc import Iterator

from enrichment.firmographics.company_nodes import JSON_LD, company_nodes
from enrichment.firmographics.fact import fact
from enrichment.json_ld import first_text
from enrichment.page import Page, PageRole
from prospects.signal import Signal

_SEARCHED_CHARACTERS = 60_000
_PARAGRAPH_CHARACTERS_MIN = 90


def extract_description(page: Page) -> list[Signal]:
    """Descriptions of JSON-LD and the head; where there is none, the first paragraph."""
    signals = [
        signal
        for node, sure in company_nodes(page)
        for signal in fact(page, "description", first_text(node.get("description")),
                           confidence=sure - 0.1, extractor=JSON_LD)
    ]  # fmt: skip
    return [*signals, *_in_head(page), *_first_paragraph(page)]


def _in_head(page: Page) -> Iterator[Signal]:
    for key, sure in (("description", 0.8), ("og:description", 0.75), ("twitter:description", 0.7)):
        told = page.meta_content(key) or ""
        if len(told) >= 20:
            own = 0.0 if page.role in (PageRole.HOME, PageRole.ABOUT) else 0.3
            yield from fact(page, "description", told, confidence=sure - own, extractor="meta",
                            evidence=f"{key}: {told}")  # fmt: skip
            return


def _first_paragraph(page: Page) -> Iterator[Signal]:
    told = page.meta_content("description", "og:description", "twitter:description") or ""
    if len(told) >= 20 or page.role not in (PageRole.HOME, PageRole.ABOUT):
        return
    lines = page.text[:_SEARCHED_CHARACTERS].split("\n")
    long = (line for line in lines if len(line) >= _PARAGRAPH_CHARACTERS_MIN)
    yield from fact(page, "description", next(long, None), confidence=0.3, extractor="text")
