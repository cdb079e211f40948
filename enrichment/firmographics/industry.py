"""What a company does, as one industry of our taxonomy."""

from collections.abc import Iterator

from enrichment.firmographics.company_nodes import JSON_LD, CompanyNode, company_nodes
from enrichment.firmographics.fact import fact
from enrichment.firmographics.head import head_content
from enrichment.firmographics.industry_words import count_industries
from enrichment.json_ld import first_text, types_of
from enrichment.page import Page, PageRole
from prospects.industry import industry_of_isic, industry_of_type, parse_industry
from prospects.signal import Signal

_BROAD = frozenset({"education", "retail"})
"""Industries whose types say little: a "Culinary Institute" of type School teaches cooks."""
_GENERAL = frozenset({"Store", "OnlineBusiness", "ProfessionalService", "EducationalOrganization"})
"""Types that site builders write by default: a kitchen school with a shop is a Store, too."""
_GENERAL_SURE_MAX = 0.5
_FRONT_PATH = 3
"""Characters of the path of a front page at most: "/en/"."""
_ENOUGH = 3.0
_MARGIN = 1.7
"""The best industry outweighs the second by so much, or the page is not decided."""


def extract_industry(page: Page) -> list[Signal]:
    """Industries that JSON-LD states, and the one that a home or about page's words show."""
    signals = [signal for company in company_nodes(page) for signal in _in_node(page, company)]
    if page.role in (PageRole.HOME, PageRole.ABOUT) and not _is_article(page):
        signals += _in_words(page)
    return signals


def _is_article(page: Page) -> bool:
    """Whether Open Graph says so; of a front page many sites say it, and it is none."""
    return head_content(page, "og:type") == "article" and len(page.path.strip("/")) > _FRONT_PATH


def _in_node(page: Page, company: CompanyNode) -> Iterator[Signal]:
    node, sure = company
    found = {kind: industry for kind in types_of(node) if (industry := industry_of_type(kind))}
    for kind, industry in found.items():
        most = _GENERAL_SURE_MAX if kind in _GENERAL else 1.0
        yield from _industry(page, industry, min(sure - 0.05, most), f"@type: {kind}")
    if _BROAD & set(found.values()):
        name = first_text(node.get("name")) or ""
        yield from _industry(page, parse_industry(name), sure, f"name: {name}")
    cuisine = first_text(node.get("servesCuisine"))
    if cuisine:
        yield from _industry(page, "restaurants", sure - 0.1, f"servesCuisine: {cuisine}")
    for key in ("industry", "naics"):
        told = first_text(node.get(key)) or ""
        yield from _industry(page, parse_industry(told), sure - 0.1, f"{key}: {told}")
    code = first_text(node.get("isicV4")) or ""
    yield from _industry(page, industry_of_isic(code), sure - 0.1, f"isicV4: {code}")


def _industry(page: Page, industry: str | None, sure: float, evidence: str) -> list[Signal]:
    return fact(page, "industry", industry, confidence=sure, extractor=JSON_LD, evidence=evidence)


def _in_words(page: Page) -> list[Signal]:
    """The industry whose words outweigh all others in title, description and first lines."""
    counts = sorted(count_industries(page).items(), key=lambda item: -item[1].weight)
    if not counts:
        return []
    industry, best = counts[0]
    second = counts[1][1].weight if len(counts) > 1 else 0.0
    if best.weight < _ENOUGH or best.weight < _MARGIN * second:
        return []
    sure = min(0.4 + 0.03 * (best.weight - second), 0.6)
    return fact(page, "industry", industry, confidence=sure, extractor="words",
                evidence=", ".join(best.words))  # fmt: skip
