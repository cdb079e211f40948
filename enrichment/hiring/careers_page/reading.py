"""The door: openings that a page advertises, by the surest kind of mark it has."""

from collections.abc import Iterable

from enrichment.hiring.careers_page.advert import Advert
from enrichment.hiring.careers_page.plain import from_plain_text, may_hold_plain_openings
from enrichment.hiring.careers_page.posting_links import (
    from_board_links,
    from_own_links,
    has_own_postings,
)
from enrichment.hiring.careers_page.structured import from_json_ld, from_microdata
from enrichment.hiring.careers_page.tree import CareersTree
from enrichment.page import Page

_ADVERTS_MAX = 300


def read_adverts(page: Page, *, is_careers_page: bool) -> list[Advert]:
    """Openings of a page, one a title: the surest kind first, each kind in the order of the page.

    Markup (schema.org JobPosting as JSON-LD) counts on every page. Links and microdata count on a
    careers page. Plain text is the last resort: it is read where nothing else is found, on a
    careers page, or below a heading that announces openings.

    Args:
        page: Any page of the company.
        is_careers_page: Whether it is what it was asked for.
    """
    found = from_json_ld(page)
    tree = CareersTree(page)
    holds_text = may_hold_plain_openings(page, is_careers_page=is_careers_page)
    if is_careers_page:
        found += [*from_microdata(tree), *from_board_links(tree)]
        if holds_text or has_own_postings(page):
            found += from_own_links(tree)
    if not found and holds_text:
        found += from_plain_text(tree, is_careers_page=is_careers_page)
    return _once(found)[:_ADVERTS_MAX]


def _once(adverts: Iterable[Advert]) -> list[Advert]:
    found: dict[str, Advert] = {}
    for advert in adverts:
        found.setdefault(advert.title, advert)
    return list(found.values())
