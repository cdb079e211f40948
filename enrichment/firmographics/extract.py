"""What a company is, as its own pages tell."""

from enrichment.firmographics.json_ld import extract_json_ld
from enrichment.firmographics.links import extract_links
from enrichment.firmographics.meta import extract_meta
from enrichment.firmographics.standing import extract_standing
from enrichment.firmographics.text import extract_text
from enrichment.page import Page
from prospects.signal import Signal


def extract_firmographics(page: Page) -> list[Signal]:
    """Facts of all sources on a page; several sources may state one field differently.

    A parked or placeholder page tells nothing about the company but its standing.
    """
    standing = extract_standing(page)
    if any(s.name == "site_standing" and s.value == "parked" for s in standing):
        return standing
    return [
        *standing,
        *extract_json_ld(page),
        *extract_meta(page),
        *extract_links(page),
        *extract_text(page),
    ]
