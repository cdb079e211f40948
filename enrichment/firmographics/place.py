"""Where a company is: country, region, city, postal code and coordinates."""

import re
from collections.abc import Iterator

from enrichment.firmographics.company_nodes import JSON_LD, CompanyNode, company_nodes
from enrichment.firmographics.country_code import country_of_url
from enrichment.firmographics.fact import fact
from enrichment.json_ld import first_text, nodes_of
from enrichment.page import Page
from prospects.country import parse_country
from prospects.signal import Signal


def extract_place(page: Page) -> list[Signal]:
    """Facts of the place, as JSON-LD, the head and the domain's ending tell."""
    signals = [signal for company in company_nodes(page) for signal in _in_node(page, company)]
    return [*signals, *_in_head(page), *_in_domain(page)]


def _in_node(page: Page, company: CompanyNode) -> Iterator[Signal]:
    node, sure = company
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
            yield from fact(page, name, value, confidence=sure - 0.05, extractor=JSON_LD,
                            evidence=f"address: {shown}")  # fmt: skip
    for geo in nodes_of(node.get("geo"))[:1]:
        latitude, longitude = first_text(geo.get("latitude")), first_text(geo.get("longitude"))
        yield from _coordinates(page, latitude, longitude, sure - 0.05, JSON_LD)


def _in_head(page: Page) -> Iterator[Signal]:
    country, _, region = (page.meta_content("geo.region") or "").partition("-")
    data = "business:contact_data"
    told = {
        "country": parse_country(
            page.meta_content(f"{data}:country_name", "og:country-name") or country
        ),
        "region": page.meta_content(f"{data}:region", "og:region") or region,
        "city": _city(page.meta_content(f"{data}:locality", "og:locality", "geo.placename")),
        "postal_code": page.meta_content(f"{data}:postal_code", "og:postal-code"),
    }
    for name, value in told.items():
        yield from fact(page, name, value, confidence=0.7, extractor="meta",
                        evidence=f"{name}: {value}")  # fmt: skip
    position = re.split(r"[;,]\s*", page.meta_content("geo.position", "icbm") or "")
    latitude = page.meta_content("place:location:latitude", "og:latitude") or position[0]
    longitude = page.meta_content("place:location:longitude", "og:longitude") or position[-1]
    yield from _coordinates(page, latitude, longitude, 0.7, "meta")


def _in_domain(page: Page) -> list[Signal]:
    ending = country_of_url(page.url)
    return fact(page, "country", ending, confidence=0.35, extractor="domain-ending",
                evidence=page.url)  # fmt: skip


def _coordinates(
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
        signal
        for name, degrees in (("latitude", north), ("longitude", east))
        for signal in fact(page, name, f"{degrees:.6f}", confidence=sure, extractor=extractor,
                           evidence=shown)
    ]  # fmt: skip


def _city(written: str | None) -> str | None:
    """City without what follows a comma, or None where the tag says more than a city."""
    city = re.split(r"[,;/]", written or "")[0].strip()
    return city if city and len(city) <= 40 and " - " not in city else None
