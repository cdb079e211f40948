"""Numbers under which a company is registered."""

from enrichment.firmographics.company_nodes import JSON_LD, company_nodes
from enrichment.firmographics.fact import fact
from enrichment.json_ld import first_text
from enrichment.page import Page
from prospects.signal import Signal

_KEYS = ("vatID", "taxID", "leiCode", "duns")


def extract_legal_id(page: Page) -> list[Signal]:
    """Identifiers that the company's JSON-LD states."""
    return [
        signal
        for node, sure in company_nodes(page)
        for key in _KEYS
        for signal in fact(page, "legal_id", first_text(node.get(key)), confidence=sure,
                           extractor=JSON_LD, evidence=f"{key}: {first_text(node.get(key))}")
    ]  # fmt: skip
