"""Facts that a company states about itself in JSON-LD (schema.org/Organization and below)."""

import re
from collections.abc import Iterator

from enrichment.firmographics.fact import fact, fits_domain
from enrichment.firmographics.phone import parse_phone
from enrichment.firmographics.social import social_profile
from enrichment.json_ld import Node, first_text, nodes_of, texts, types_of
from enrichment.page import Page
from prospects.company_name import display_name
from prospects.country import parse_country
from prospects.domain import parse_domain
from prospects.headcount import parse_headcount
from prospects.industry import industry_of_type, parse_industry
from prospects.signal import Signal

_EXTRACTOR = "json-ld"
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
_BROAD = frozenset({"education", "retail"})
"""Industries whose types say little: a "Culinary Institute" of type School teaches cooks."""
_YEAR = re.compile(r"\b(1[5-9]\d\d|20[0-3]\d)\b")


def extract_json_ld(page: Page) -> list[Signal]:
    """Facts of the company's own nodes; nodes that name another domain are passed over."""
    own = [(node, 0.95) for node in page.json_ld if _is_company(node)]
    held = [
        (inner, 0.8)
        for node in page.json_ld if not _is_company(node)
        for holder in _HOLDERS for inner in nodes_of(node.get(holder)) if _is_company(inner)
    ]  # fmt: skip
    companies = [(node, sure) for node, sure in (*own, *held) if not _is_foreign(page, node)]
    signals = list(_site_name(page))
    for node, sure in companies[:_COMPANIES_MAX]:
        # Several companies on one page: the one that fits the domain is the owner.
        alone = len(companies) == 1 or fits_domain(first_text(node.get("name")) or "", page.url)
        signals.extend(_facts(page, node, sure if alone else sure - 0.3))
    return signals


def _facts(page: Page, node: Node, sure: float) -> Iterator[Signal]:
    yield from _identity(page, node, sure)
    yield from _industry(page, node, sure)
    yield from _size_and_age(page, node, sure)
    yield from _place(page, node, sure)
    yield from _contact(page, node, sure)


def _identity(page: Page, node: Node, sure: float) -> Iterator[Signal]:
    name = first_text(node.get("name"))
    legal = first_text(node.get("legalName"))
    if name and "@" not in name and len(name) <= 120:
        yield from fact(page, "display_name", display_name(name), confidence=sure,
                        extractor=_EXTRACTOR, evidence=f"name: {name}")  # fmt: skip
    elif legal:
        yield from fact(page, "display_name", display_name(legal), confidence=sure - 0.1,
                        extractor=_EXTRACTOR, evidence=f"legalName: {legal}")  # fmt: skip
    yield from fact(page, "description", first_text(node.get("description")),
                    confidence=sure - 0.1, extractor=_EXTRACTOR)  # fmt: skip
    for key in ("vatID", "taxID", "leiCode", "duns"):
        value = first_text(node.get(key))
        yield from fact(page, "legal_id", value, confidence=sure, extractor=_EXTRACTOR,
                        evidence=f"{key}: {value}")  # fmt: skip


def _industry(page: Page, node: Node, sure: float) -> Iterator[Signal]:
    found = {kind: industry for kind in types_of(node) if (industry := industry_of_type(kind))}
    for kind, industry in found.items():
        yield from fact(page, "industry", industry, confidence=sure - 0.05,
                        extractor=_EXTRACTOR, evidence=f"@type: {kind}")  # fmt: skip
    if _BROAD & set(found.values()):
        name = first_text(node.get("name")) or ""
        yield from fact(page, "industry", parse_industry(name), confidence=sure,
                        extractor=_EXTRACTOR, evidence=f"name: {name}")  # fmt: skip
    cuisine = first_text(node.get("servesCuisine"))
    if cuisine:
        yield from fact(page, "industry", "restaurants", confidence=sure - 0.1,
                        extractor=_EXTRACTOR, evidence=f"servesCuisine: {cuisine}")  # fmt: skip
    told = first_text(node.get("industry"))
    yield from fact(page, "industry", parse_industry(told or ""), confidence=sure - 0.1,
                    extractor=_EXTRACTOR, evidence=f"industry: {told}")  # fmt: skip


def _size_and_age(page: Page, node: Node, sure: float) -> Iterator[Signal]:
    people = _headcount(node.get("numberOfEmployees"))
    yield from fact(page, "headcount", people, confidence=sure - 0.05, extractor=_EXTRACTOR,
                    evidence=f"numberOfEmployees: {people}")  # fmt: skip
    founded = first_text(node.get("foundingDate")) or ""
    year = _YEAR.search(founded)
    yield from fact(page, "founded_year", year[1] if year else None, confidence=sure,
                    extractor=_EXTRACTOR, evidence=f"foundingDate: {founded}")  # fmt: skip


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


def _place(page: Page, node: Node, sure: float) -> Iterator[Signal]:
    for address in nodes_of(node.get("address"))[:1]:
        country = address.get("addressCountry")
        for inner in nodes_of(country):
            country = inner.get("name") or inner.get("@id")
        fields = {
            "country": parse_country(first_text(country)),
            "region": first_text(address.get("addressRegion")),
            "city": first_text(address.get("addressLocality")),
            "postal_code": first_text(address.get("postalCode")),
        }
        shown = ", ".join(value for value in fields.values() if value)
        for name, value in fields.items():
            yield from fact(page, name, value, confidence=sure - 0.05, extractor=_EXTRACTOR,
                            evidence=f"address: {shown}")  # fmt: skip
    for geo in nodes_of(node.get("geo"))[:1]:
        yield from coordinates(
            page, first_text(geo.get("latitude")), first_text(geo.get("longitude")), sure - 0.05,
            _EXTRACTOR,
        )  # fmt: skip


def coordinates(
    page: Page, latitude: str | None, longitude: str | None, sure: float, extractor: str
) -> list[Signal]:
    """Signals of a pair of degrees; nothing where they are no place on Earth or are 0, 0."""
    try:
        north, east = float(latitude or ""), float(longitude or "")
    except ValueError:
        return []
    if not (-90 <= north <= 90 and -180 <= east <= 180) or (north == 0 and east == 0):
        return []
    shown = f"{north:.6f}, {east:.6f}"
    return [
        *fact(
            page, "latitude", f"{north:.6f}", confidence=sure, extractor=extractor, evidence=shown
        ),
        *fact(
            page, "longitude", f"{east:.6f}", confidence=sure, extractor=extractor, evidence=shown
        ),
    ]


def _contact(page: Page, node: Node, sure: float) -> Iterator[Signal]:
    points = [node, *nodes_of(node.get("contactPoint"))]
    for written in [phone for point in points for phone in texts(point.get("telephone"))][:5]:
        yield from fact(page, "phone", parse_phone(written, page), confidence=sure - 0.05,
                        extractor=_EXTRACTOR, evidence=f"telephone: {written}")  # fmt: skip
    for url in texts(node.get("sameAs"))[:20]:
        yield from fact(page, "social", social_profile(url), confidence=sure - 0.05,
                        extractor=_EXTRACTOR, evidence=f"sameAs: {url}")  # fmt: skip


def _site_name(page: Page) -> Iterator[Signal]:
    for node in page.json_ld:
        name = first_text(node.get("name"))
        if "WebSite" in types_of(node) and name:
            yield from fact(page, "display_name", display_name(name), confidence=0.75,
                            extractor=_EXTRACTOR, evidence=f"WebSite name: {name}")  # fmt: skip


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
    here = parse_domain(page.url)
    return bool(named and here and named != here)
