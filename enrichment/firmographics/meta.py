"""Facts in the head of a page: meta tags, Open Graph, title, language, domain ending."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pycountry

from enrichment.firmographics.country_code import country_of_url
from enrichment.firmographics.fact import fact, fits_domain, phrases
from enrichment.firmographics.json_ld import coordinates
from enrichment.links import fold
from enrichment.page import Page, PageRole
from prospects.company_name import display_name
from prospects.country import parse_country
from prospects.signal import Signal

_TITLE_CUTS = re.compile(r"\s+[|\-\u2013\u2014\u00b7\u2022\u00bb]\s+|\s*\|\s*|::|:\s")
_NAME_WORDS_MAX = 6


def extract_meta(page: Page) -> list[Signal]:
    """Name, description, language and place, as the head of the page states them."""
    return [*_names(page), *_descriptions(page), *_languages(page), *_places(page)]


def _names(page: Page) -> Iterator[Signal]:
    for key, sure in (
        ("og:site_name", 0.8),
        ("application-name", 0.65),
        ("apple-mobile-web-app-title", 0.6),
    ):
        name = page.meta_content(key) or ""
        if name and fold(name) not in phrases().generic_titles and len(name) <= 100:
            better = 0.05 if fits_domain(name, page.url) else 0.0
            yield from fact(page, "display_name", display_name(name), confidence=sure + better,
                            extractor="meta", evidence=f"{key}: {name}")  # fmt: skip
    author = page.meta_content("author", "copyright", "publisher", "dc.publisher") or ""
    if author and len(author) <= 100 and fits_domain(author, page.url):
        yield from fact(page, "display_name", display_name(author), confidence=0.55,
                        extractor="meta", evidence=f"author: {author}")  # fmt: skip
    yield from _name_in_title(page)


def _name_in_title(page: Page) -> Iterator[Signal]:
    """The part of the title that fits the domain; on a home page else its first short part."""
    parts = [part.strip() for part in _TITLE_CUTS.split(page.title) if part.strip()]
    named = [
        re.sub(r"^(?:welcome to|willkommen bei|bienvenue chez)\s+", "", part, flags=re.IGNORECASE)
        for part in parts if fold(part) not in phrases().generic_titles
    ]  # fmt: skip
    short = [part for part in named if len(part.split()) <= _NAME_WORDS_MAX and len(part) > 1]
    fitting = [part for part in short if fits_domain(part, page.url)]
    if fitting:
        name, sure = min(fitting, key=len), 0.6
    elif short and _is_front_page(page) and not _names_a_page(page.title):
        name, sure = (short[0] if len(parts) < 3 else short[-1]), 0.3
    else:
        return
    yield from fact(page, "display_name", display_name(name), confidence=sure, extractor="title",
                    evidence=page.title)  # fmt: skip


def _is_front_page(page: Page) -> bool:
    path = urlsplit(page.url).path.strip("/")
    return page.role is PageRole.HOME and (len(path) <= 3 or path.startswith(("index", "home")))


def _names_a_page(title: str) -> bool:
    return any(f" {word} " in f" {fold(title)} " for word in phrases().page_words)


def _descriptions(page: Page) -> Iterator[Signal]:
    for key, sure in (("description", 0.8), ("og:description", 0.75), ("twitter:description", 0.7)):
        told = page.meta_content(key) or ""
        if len(told) >= 20:
            own = 0.0 if page.role in (PageRole.HOME, PageRole.ABOUT) else 0.3
            yield from fact(page, "description", told, confidence=sure - own, extractor="meta",
                            evidence=f"{key}: {told}")  # fmt: skip
            return


def _languages(page: Page) -> Iterator[Signal]:
    if not page.language:
        return
    known = pycountry.languages.get(**{f"alpha_{len(page.language)}": page.language})
    code = getattr(known, "alpha_2", None) if known else None
    yield from fact(page, "language", code, confidence=0.9, extractor="html-lang",
                    evidence=f"lang: {page.language}")  # fmt: skip


def _places(page: Page) -> Iterator[Signal]:
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
    yield from coordinates(page, latitude, longitude, 0.7, "meta")
    ending = country_of_url(page.url)
    yield from fact(page, "country", ending, confidence=0.35, extractor="domain-ending",
                    evidence=page.url)  # fmt: skip


def _city(written: str | None) -> str | None:
    """City without what follows a comma, or None where the tag says more than a city."""
    city = re.split(r"[,;/]", written or "")[0].strip()
    return city if city and len(city) <= 40 and " - " not in city else None
