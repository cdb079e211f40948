"""Where a company is: country, region, city, postal code and coordinates."""

import re
from collections.abc import Iterator

from enrichment.firmographics.address import Address
from enrichment.firmographics.company_nodes import JSON_LD, company_nodes
from enrichment.firmographics.country import CountryDecision, country_of_page
from enrichment.firmographics.fact import fact
from enrichment.firmographics.page_addresses import addresses, place_meta
from enrichment.json_ld import first_text, nodes_of
from enrichment.page import Page
from prospects.signal import Signal


def extract_place(page: Page) -> list[Signal]:
    """One country on which the hints of the page agree, one address that fits it, coordinates."""
    decided = country_of_page(page)
    signals = []
    if decided:
        signals += fact(page, "country", decided.country, confidence=decided.confidence,
                        extractor="country-hints", evidence=decided.shown)  # fmt: skip
    address = best_address(addresses(page), decided)
    if address:
        signals += _in_address(page, address)
    return [*signals, *_positions(page)]


def best_address(found: tuple[Address, ...], decided: CountryDecision | None) -> Address | None:
    """The first of the surest addresses that fits the decided country.

    Without a decision only an address that the page itself marks as the company's.

    Args:
        found: Addresses of the page, in their order.
        decided: The country of the page, or None.
    """
    if decided:
        fitting = [a for a in found if not a.countries or decided.country in a.countries]
    else:
        fitting = [a for a in found if a.extractor != "text" and len(a.countries) < 2]
    return max(fitting, key=lambda address: (bool(address.city), address.sure), default=None)


def _in_address(page: Page, address: Address) -> Iterator[Signal]:
    told = {"region": address.region, "city": address.city, "postal_code": address.postal_code}
    for name, value in told.items():
        yield from fact(page, name, value, confidence=address.sure, extractor=address.extractor,
                        evidence=f"address: {address.shown}")  # fmt: skip


def _positions(page: Page) -> Iterator[Signal]:
    for node, sure in company_nodes(page):
        for geo in nodes_of(node.get("geo"))[:1]:
            latitude, longitude = first_text(geo.get("latitude")), first_text(geo.get("longitude"))
            yield from _coordinates(page, latitude, longitude, sure - 0.05, JSON_LD)
    meta = place_meta(page)
    position = re.split(r"[;,]\s*", meta.get("geo.position") or meta.get("icbm") or "")
    latitude = meta.get("place:location:latitude") or meta.get("og:latitude") or position[0]
    longitude = meta.get("place:location:longitude") or meta.get("og:longitude") or position[-1]
    yield from _coordinates(page, latitude, longitude, 0.7, "meta")


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
