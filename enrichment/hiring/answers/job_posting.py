"""A schema.org JobPosting (schema.org/JobPosting, as search engines ask for it) as a posting.

Boards' feeds hold it (Teamtailor, Softgarden) and so do companies' own pages. Fields that name
persons (`applicationContact`, `author`) are never looked at.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from enrichment.hiring.answers.asking import absolute
from enrichment.hiring.answers.days import epoch_day
from enrichment.hiring.answers.fields import clean, distinct, url_of
from enrichment.hiring.answers.places import is_remote_word, joined_place, stated_countries
from enrichment.hiring.answers.text import description_of, plain_text
from enrichment.hiring.answers.written_days import written_day
from enrichment.hiring.posting import Posting
from enrichment.json_ld import Node, first_text, nodes_of, types_of
from prospects.country import parse_country

_TEXTS = ("description", "responsibilities", "qualifications", "skills", "experienceRequirements")
_TEXTS_MAX = 20
_PLACES_MAX = 200
_CODE_BEFORE = re.compile(r"^\s*\d{2}-\d{4}(?:\.\d{2})?\s*[:,-]?\s*")
_COMPACT_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T\d.*)?")


def posting_of(node: Node, page_url: str | None = None) -> Posting | None:
    """Posting of a JobPosting node as a page wrote it.

    Without an identifier its own URL is the id, else its page and title together: a page may
    hold several.

    Args:
        node: One JSON-LD object; each value may be one, a list, an object, or escaped HTML.
        page_url: Where it stood; stands in for a URL that the node does not give.

    Returns:
        None where the node is no JobPosting or has no title.
    """
    title = _title(node)
    if not _is_posting(node) or not title:
        return None
    url = _own_url(node, page_url)
    number = _identifier(node.get("identifier"))
    places = _places(node)
    posted_on = written_day(_day_text(node.get("datePosted"))) or epoch_day(node.get("datePosted"))
    return Posting(
        number or url or f"{page_url or ''}#{title}",
        title,
        url or page_url or "",
        department=_department(node),
        locations=distinct(text for text, _ in places),
        countries=stated_countries(country for _, country in places),
        remote=_is_remote(node),
        posted_on=posted_on,
        description=description_of(*_texts(node)),
        requisition=number,
        function=_function(node),
    )


def _is_posting(node: Node) -> bool:
    return any(kind.lower() == "jobposting" for kind in types_of(node))


def _title(node: Node) -> str | None:
    raw = first_text(node.get("title")) or first_text(node.get("name"))
    return " ".join(plain_text(raw).split()) or None if raw else None


def _own_url(node: Node, page_url: str | None) -> str | None:
    for key in ("url", "mainEntityOfPage", "@id"):
        raw = first_text(node.get(key)) or first_text(_first(node.get(key)).get("@id"))
        if raw and url_of(raw):
            return url_of(raw)
        if raw and raw.startswith("/"):
            return absolute(raw, page_url)
    return None


def _identifier(value: Any) -> str | None:
    """Number in an identifier: a text, a number, a PropertyValue or a list of these."""
    for property_value in nodes_of(value):
        found = first_text(property_value.get("value")) or first_text(property_value.get("@id"))
        if found:
            return clean(found).strip() or None
    plain = first_text(value)
    return clean(plain).strip() or None if plain else None


def _department(node: Node) -> str | None:
    own = first_text(node.get("department"))
    organization = _first(node.get("hiringOrganization"))
    above = organization.get("department")
    return own or first_text(_first(above).get("name")) or first_text(above)


def _function(node: Node) -> str | None:
    """Occupation in words; codes of O*NET ("15-1252.00") are left out."""
    value = node.get("occupationalCategory")
    raw = first_text(value) or first_text(_first(value).get("name"))
    return _CODE_BEFORE.sub("", raw).strip() or None if raw else None


def _is_remote(node: Node) -> bool | None:
    value = node.get("jobLocationType")
    kinds = value if isinstance(value, list) else [value]
    said = [is_remote_word(kind) for kind in kinds[:_TEXTS_MAX] if isinstance(kind, str)]
    return next((word for word in said if word is not None), None)


def _day_text(value: Any) -> str | None:
    raw = first_text(value)
    compact = _COMPACT_DAY.fullmatch(raw) if raw else None
    return "-".join(compact.groups()) if compact else raw


def _texts(node: Node) -> Iterator[str]:
    for key in _TEXTS:
        value = node.get(key)
        values = value if isinstance(value, list) else [value]
        yield from (text for text in values[:_TEXTS_MAX] if isinstance(text, str))


def _places(node: Node) -> tuple[tuple[str | None, str | None], ...]:
    """Places as text, each with its country as written; the rule for applicants comes last."""
    value = node.get("jobLocation")
    values = value if isinstance(value, list) else [value]
    sited = [_place(place) for place in values[:_PLACES_MAX]]
    if len({text for text, _ in sited}) < len(sited):
        # Some sites repeat one address below many names.
        names = [first_text(place.get("name")) for place in nodes_of(value)[:_PLACES_MAX]]
        if all(names) and len(set(names)) == len(sited):
            sited = [(name, country) for name, (_, country) in zip(names, sited, strict=True)]
    asked = [_area(area) for area in _values(node.get("applicantLocationRequirements"))]
    is_sited = any(text for text, _ in sited)
    return (*sited, *((None if is_sited else text, country) for text, country in asked))


def _place(place: Any) -> tuple[str | None, str | None]:
    if not isinstance(place, Mapping):
        return first_text(place), None
    address = place.get("address")
    plain = first_text(address)
    if plain:
        return plain, None
    parts = _first(address) or place
    locality, region = (first_text(parts.get(f"address{of}")) for of in ("Locality", "Region"))
    country = _named(parts.get("addressCountry"))
    if country and region and parse_country(region) == parse_country(country) is not None:
        # Many feeds write the country's name where the region should be.
        region, shown = None, region
    else:
        shown = country
    return joined_place(locality, region, shown) or first_text(place.get("name")), country


def _area(area: Any) -> tuple[str | None, str | None]:
    """An area where applicants may be; only what is called a country is taken for one."""
    name = _named(area)
    kinds = types_of(area) if isinstance(area, Mapping) else ()
    is_country = not kinds or "Country" in kinds
    return name, name if is_country else None


def _named(value: Any) -> str | None:
    return first_text(value) or first_text(_first(value).get("name"))


def _values(value: Any) -> list[Any]:
    values = value if isinstance(value, list) else [value]
    return [item for item in values[:_PLACES_MAX] if item]


def _first(value: Any) -> Node:
    return next(iter(nodes_of(value)), {})
