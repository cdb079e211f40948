"""The company's own JSON-LD nodes on a page, and how sure it is that they are its own."""

from typing import NamedTuple

from enrichment.firmographics.fact import fits_domain
from enrichment.firmographics.once import once_per_page
from enrichment.firmographics.page_domain import domain_of_url
from enrichment.json_ld import Node, first_text, nodes_of, types_of
from enrichment.page import Page
from prospects.domain import parse_domain
from prospects.industry import industry_of_type

JSON_LD = "json-ld"
"""Name of the extractor in the provenance of facts of these nodes."""

_COMPANY = frozenset(
    {
        "Organization",
        "LocalBusiness",
        "Corporation",
        "Business",
        "OnlineBusiness",
        "Brand",
        "Airline",
    }
)
_NO_COMPANY = frozenset(
    {"Person", "JobPosting", "Event", "Product", "Course", "SoftwareApplication"}
)
_COMPANY_ENDINGS = ("Business", "Organization", "Store", "Service", "Agency", "Restaurant")
_HOLDERS = ("publisher", "mainEntity", "about", "provider", "sourceOrganization", "copyrightHolder")
_COMPANIES_MAX = 3


class CompanyNode(NamedTuple):
    """A schema.org/Organization (or below) that is about the company of the page.

    Attributes:
        node: As the page wrote it.
        sure: 0.0-1.0, how sure its facts are the company's own; fields of it may be less sure.
    """

    node: Node
    sure: float


@once_per_page
def company_nodes(page: Page) -> tuple[CompanyNode, ...]:
    """At most three nodes of the company; those that name another domain are passed over.

    A node of its own is surer than the publisher of an article; where several stand on one page,
    the one that fits the domain is the owner and the others are doubted.
    """
    own = [(node, 0.95) for node in page.json_ld if _is_company(node)]
    held = [
        (inner, 0.8)
        for node in page.json_ld if not _is_company(node)
        for holder in _HOLDERS for inner in nodes_of(node.get(holder)) if _is_company(inner)
    ]  # fmt: skip
    found = [(node, sure) for node, sure in (*own, *held) if not _is_foreign(page, node)]
    alone = len(found) == 1
    return tuple(
        CompanyNode(node, sure if alone or _fits(page, node) else sure - 0.3)
        for node, sure in found[:_COMPANIES_MAX]
    )


def _fits(page: Page, node: Node) -> bool:
    return fits_domain(first_text(node.get("name")) or "", page.url)


def _is_company(node: Node) -> bool:
    kinds = types_of(node)
    if any(kind in _NO_COMPANY for kind in kinds):
        return False
    return any(
        kind in _COMPANY or kind.endswith(_COMPANY_ENDINGS) or industry_of_type(kind)
        for kind in kinds
    )


def _is_foreign(page: Page, node: Node) -> bool:
    named = parse_domain(first_text(node.get("url")) or "")
    here = domain_of_url(page.url)
    return bool(named and here and named != here)
