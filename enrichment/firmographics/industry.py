"""What a company does, as one industry of our taxonomy."""

from collections.abc import Iterator

from enrichment.firmographics.company_nodes import JSON_LD, CompanyNode, company_nodes
from enrichment.firmographics.fact import fact
from enrichment.json_ld import first_text, types_of
from enrichment.page import Page
from prospects.industry import industry_of_type, parse_industry
from prospects.signal import Signal

_BROAD = frozenset({"education", "retail"})
"""Industries whose types say little: a "Culinary Institute" of type School teaches cooks."""


def extract_industry(page: Page) -> list[Signal]:
    """Industries that the company's JSON-LD states by type, cuisine or in words."""
    return [signal for company in company_nodes(page) for signal in _in_node(page, company)]


def _in_node(page: Page, company: CompanyNode) -> Iterator[Signal]:
    node, sure = company
    found = {kind: industry for kind in types_of(node) if (industry := industry_of_type(kind))}
    for kind, industry in found.items():
        yield from fact(page, "industry", industry, confidence=sure - 0.05,
                        extractor=JSON_LD, evidence=f"@type: {kind}")  # fmt: skip
    if _BROAD & set(found.values()):
        name = first_text(node.get("name")) or ""
        yield from fact(page, "industry", parse_industry(name), confidence=sure,
                        extractor=JSON_LD, evidence=f"name: {name}")  # fmt: skip
    cuisine = first_text(node.get("servesCuisine"))
    if cuisine:
        yield from fact(page, "industry", "restaurants", confidence=sure - 0.1,
                        extractor=JSON_LD, evidence=f"servesCuisine: {cuisine}")  # fmt: skip
    told = first_text(node.get("industry"))
    yield from fact(page, "industry", parse_industry(told or ""), confidence=sure - 0.1,
                    extractor=JSON_LD, evidence=f"industry: {told}")  # fmt: skip
