"""How many people work at a company, as its JSON-LD or text states it."""

import re
from collections.abc import Iterator

from enrichment.firmographics.company_nodes import JSON_LD, company_nodes
from enrichment.firmographics.fact import around, fact, phrase_patterns
from enrichment.json_ld import first_text, nodes_of
from enrichment.page import Page, PageRole
from prospects.headcount import parse_headcount
from prospects.signal import Signal

_SEARCHED_CHARACTERS = 60_000


def extract_headcount(page: Page) -> list[Signal]:
    """Headcounts as `min-max` or `min-`."""
    return [*_in_nodes(page), *_in_text(page, page.text[:_SEARCHED_CHARACTERS])]


def _in_nodes(page: Page) -> Iterator[Signal]:
    for node, sure in company_nodes(page):
        people = _headcount(node.get("numberOfEmployees"))
        yield from fact(page, "headcount", people, confidence=sure - 0.05, extractor=JSON_LD,
                        evidence=f"numberOfEmployees: {people}")  # fmt: skip


def _headcount(value: object) -> str | None:
    """`min-max` of a number, a text or a QuantitativeValue."""
    for quantity in nodes_of(value):
        low, high = first_text(quantity.get("minValue")), first_text(quantity.get("maxValue"))
        told = first_text(quantity.get("value"))
        value = f"{low}-{high}" if low and high else told or (f"{low}+" if low else f"<={high}")
    bounds = parse_headcount(re.sub(r"\.0\b", "", first_text(value) or ""))
    if not bounds:
        return None
    high_end = "" if bounds.high is None else f"{bounds.high:.0f}"
    return f"{bounds.low:.0f}-{high_end}"


def _in_text(page: Page, text: str) -> Iterator[Signal]:
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
                            extractor="text", evidence=around(text, match))  # fmt: skip
            return
