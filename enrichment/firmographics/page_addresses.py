"""Addresses of a page: in JSON-LD, in the head, in the text and in microdata."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from enrichment.firmographics.address import Address, addresses_in
from enrichment.firmographics.company_nodes import JSON_LD, company_nodes
from enrichment.firmographics.head import contents
from enrichment.firmographics.once import once_per_page
from enrichment.firmographics.text_marks import marks_in, text_marks
from enrichment.json_ld import Node, first_text, nodes_of
from enrichment.page import Page
from prospects.country import parse_country
from prospects.once import once
from prospects.place import find_place, region_names

_CITY_CHARACTERS_MAX = 40
_MICRODATA = re.compile(
    r"itemprop\s?=\s?[\"']?(?P<name>addressLocality|addressRegion|postalCode|addressCountry)\b"
    r"[^>]{0,200}?(?:content\s?=\s?[\"'](?P<content>[^\"'<>]{1,60})[\"'][^>]{0,100})?>"
    r"\s{0,40}(?P<text>[^<]{0,60})"
)
_MICRODATA_CHARACTERS = 4_000
_PLACE_META = (
    "geo.", "icbm", "og:l", "og:region", "og:country", "og:postal",
    "business:contact_data:", "place:location:",
)  # fmt: skip


@once_per_page
def addresses(page: Page) -> tuple[Address, ...]:
    """Addresses of a page, those that the page marks as such first; then in their order."""
    found = (*_in_nodes(page), *_in_head(page), *addresses_in(text_marks(page)))
    # Microdata marks what people see as well: where the text has an address, it adds nothing.
    return found or tuple(_in_microdata(page))


def _in_nodes(page: Page) -> Iterator[Address]:
    for node, sure in company_nodes(page):
        location = next(iter(nodes_of(node.get("location"))), {})
        for holder in (node, location):
            written = first_text(holder.get("address"))
            if written and not nodes_of(holder.get("address")):
                for address in addresses_in(marks_in(f"{written[:300]}\n"))[:1]:
                    yield address._replace(sure=sure - 0.1, extractor=JSON_LD)
            for inner in nodes_of(holder.get("address"))[:1]:
                yield from _of_parts(_parts_of_node(inner), sure - 0.05, JSON_LD)


def _parts_of_node(address: Node) -> Mapping[str, str | None]:
    country = address.get("addressCountry")
    for inner in nodes_of(country):
        country = inner.get("name") or inner.get("@id")
    names = ("addressLocality", "addressRegion", "postalCode")
    return {"addressCountry": first_text(country)} | {n: first_text(address.get(n)) for n in names}


@once_per_page
def place_meta(page: Page) -> Mapping[str, str]:
    """Contents of the meta tags that tell of places, by name; the first that is not empty."""
    return {name: told for name, told in contents(page).items() if name.startswith(_PLACE_META)}


def _in_head(page: Page) -> Iterator[Address]:
    meta = place_meta(page)
    if not meta:
        return
    country, _, region = meta.get("geo.region", "").partition("-")
    data = "business:contact_data:"
    city = meta.get(f"{data}locality") or meta.get("og:locality") or meta.get("geo.placename", "")
    city = re.split(r"[,;/]", city)[0].strip()
    parts = {
        "addressCountry": meta.get(f"{data}country_name") or meta.get("og:country-name") or country,
        "addressRegion": meta.get(f"{data}region") or meta.get("og:region") or region,
        "addressLocality": city if len(city) <= _CITY_CHARACTERS_MAX and " - " not in city else "",
        "postalCode": meta.get(f"{data}postal_code") or meta.get("og:postal-code"),
    }
    yield from _of_parts(parts, 0.7, "meta")


def _in_microdata(page: Page) -> Iterator[Address]:
    """The first address of the page's microdata; less sure where there are several."""
    at = page.html.find("PostalAddress")
    if at < 0:
        return
    parts: dict[str, str] = {}
    for match in _MICRODATA.finditer(page.html, at, at + _MICRODATA_CHARACTERS):
        if match["name"] in parts:
            break
        parts[match["name"]] = match["content"] or match["text"]
    several = page.html.count("PostalAddress") > 2
    yield from _of_parts(parts, 0.4 if several else 0.75, "microdata")


def _of_parts(parts: Mapping[str, str | None], sure: float, extractor: str) -> Iterator[Address]:
    country = parse_country(parts.get("addressCountry"))
    city, region, postal = (
        " ".join((parts.get(name) or "").split())[:60].strip(" ,") or None
        for name in ("addressLocality", "addressRegion", "postalCode")
    )
    if country or city or postal:
        shown = ", ".join(part for part in (city, region, postal, country) if part)
        countries = (country,) if country else countries_of_parts(city, region, postal)
        yield Address(countries, region, city, postal, sure, extractor, shown)


@lru_cache(maxsize=4096)
def countries_of_parts(city: str | None, region: str | None, postal: str | None) -> tuple[str, ...]:
    """Country in which a city lies, where no other country has one of the name and region."""
    if region and postal and re.fullmatch(r"\d{5}(?:-\d{4})?", postal) and _in_usa(region):
        return ("US",)
    place = find_place(city, region) if city else None
    return (place.country,) if place else ()


@once
def _states() -> frozenset[str]:
    return frozenset(name.casefold() for name in region_names("US"))


def _in_usa(region: str) -> bool:
    return region.casefold() in _states()
