"""Postal addresses in a text, as the countries write them."""

import re
from typing import NamedTuple

from enrichment.firmographics.place_rules import (
    AddressFormat,
    address_formats,
    country_rules,
    street_words,
)
from enrichment.firmographics.text_marks import TextMark, TextMarks
from prospects.country import parse_country
from prospects.once import once
from prospects.place import countries_of_city

_BEFORE, _AFTER, _STREET_BEFORE = 60, 50, 40
_LONGEST, _LONGER = 46, 12
_CITY_WORDS_MAX = 4
_SAME = 8
_CITY_CHARACTERS_MAX = 40
_ADDRESSES_MAX = 12
_CUTS = re.compile(r"[\n,;|•·:()\d/\u2013]|\s-\s|\s{2}")
_AT_START = re.compile(r"^[\s,.|()\u2013-]+")
_AT_END = re.compile(r"[\s,.|(\u2013-]+$")
_STREET = re.compile(
    r"\b(?:street|st|avenue|ave|road|rd|drive|dr|lane|ln|blvd|boulevard|way|highway|hwy|court|ct"
    r"|suite|ste|parkway|pkwy|floor|bldg|building|circle|cir|place|pl|plaza|square|sq|box|terrace"
    r"|turnpike|trail)\b\.?",
    re.IGNORECASE,
)
_BY_STREET = 0.5
_WITH_COUNTRY = 0.85
_SHORT_NAMES = frozenset({"USA", "UK", "UAE", "U.S.A.", "U.K."})


class Address(NamedTuple):
    """An address, or what of it can be told.

    Attributes:
        countries: Where it may be; one country where it is sure, none where nothing tells.
        region: As written, or None.
        city: As written, or None.
        postal_code: As written, or None.
        sure: 0.0-1.0, how surely it lies in (one of) these countries and is the company's own.
        extractor: "json-ld", "microdata", "meta" or "text".
        shown: The text that shows it.
        start: Characters of the searched text before it; 0 where it is not of the text.
    """

    countries: tuple[str, ...]
    region: str | None
    city: str | None
    postal_code: str | None
    sure: float
    extractor: str
    shown: str
    start: int = 0


def addresses_in(marks: TextMarks) -> tuple[Address, ...]:
    """Addresses of a text, at most twelve; of several readings of one code the surest."""
    found: list[Address] = []
    for mark in marks.of("address"):
        address = _read(marks.text, mark)
        if address:
            near = [a for a in found if abs(a.start - address.start) < _SAME]
            if near and max(a.sure for a in near) >= address.sure:
                continue
            found = [a for a in found if a not in near] + [address]
    return tuple(found[:_ADDRESSES_MAX])


def _read(text: str, mark: TextMark) -> Address | None:
    form, match = address_formats()[mark.rule], _match(text, mark)
    if not match:
        return None
    if form.city == "none":
        return _address(text, match, form.countries, None, form.sure)
    before = form.city == "before"
    city = _city_before(text, match.start(), form) if before else _city_after(text, match, form)
    having = countries_of_city(city) if city else frozenset()
    countries = tuple(country for country in form.countries if country in having)
    if countries:
        return _address(text, match, countries, city, form.sure)
    if len(form.countries) > 1:
        # Several countries write so, and the city is too small to tell which: its street may.
        streets = _countries_of_street(text, match.start()) if city else frozenset()
        countries = tuple(country for country in form.countries if country in streets)
        return _address(text, match, countries, city, _BY_STREET) if countries else None
    if form.unsure and (city or (before and _begins_line(text, match))):
        return _address(text, match, form.countries, city, form.unsure)
    return None


def _match(text: str, mark: TextMark) -> re.Match[str] | None:
    """The rule's match that ends at or just behind the mark."""
    pattern = _patterns()[mark.rule]
    matches = pattern.finditer(text, max(mark.end - _LONGEST, 0), mark.end + _LONGER)
    return next((match for match in matches if match.end() >= mark.end), None)


def _countries_of_street(text: str, start: int) -> frozenset[str]:
    before = text[max(start - _STREET_BEFORE, 0) : start + 1]
    if not _any_street().search(before.lower()):
        return frozenset()
    return next((found for words, found in street_words() if words.search(before)), frozenset())


@once
def _any_street() -> re.Pattern[str]:
    """All words of streets at once, in lower case, for most places have none."""
    return re.compile("|".join(f"(?:{words.pattern})" for words, _ in street_words()))


def _address(
    text: str, match: re.Match[str], countries: tuple[str, ...], city: str | None, sure: float
) -> Address:
    named = _country_after(text, match.end(), city)
    if named in countries:
        countries, sure = (named,), max(sure, _WITH_COUNTRY)
    postal = " ".join(match["postal"].split())
    region = match.groupdict().get("region")
    shown = ", ".join(part for part in (city, region, postal, named) if part)
    return Address(countries, region, city, postal, sure, "text", shown, match.start("postal"))


def _city_before(text: str, start: int, form: AddressFormat) -> str | None:
    """The city in front of a match: a known one, else the last words behind street and number."""
    head = _AT_END.sub("", text[max(start - _BEFORE, 0) : start])
    if not head[-1:].isalpha() and form.countries != ("GB",):
        return None
    parts = [part.strip(" .'\"") for part in _CUTS.split(head) if part.strip(" .'\"")]
    parts = [part for part in parts[-3:] if not parse_country(part)]
    for part in reversed(parts if form.countries == ("GB",) else parts[-1:]):
        words = part.split()
        for count in range(min(_CITY_WORDS_MAX, len(words)), 0, -1):
            name = " ".join(words[-count:])
            if countries_of_city(name).intersection(form.countries):
                return name
    if form.countries == ("GB",) or not parts:
        return None
    return _plausible(_STREET.split(parts[-1])[-1])


def _city_after(text: str, match: re.Match[str], form: AddressFormat) -> str | None:
    """The city behind a postal code: a known one, else what stands up to the next sign."""
    begin = match.end("postal")
    tail = _AT_START.sub("", text[begin : begin + _AFTER])
    part = re.sub(r"^\u0433\.\s?|\s(?:Cedex|CEDEX|cedex)$", "", _CUTS.split(tail)[0].strip())
    words = part.split()
    for count in range(min(_CITY_WORDS_MAX, len(words)), 0, -1):
        name = " ".join(words[:count]).rstrip(".")
        if countries_of_city(name).intersection(form.countries):
            rest = " ".join(words[count:])
            return None if _STREET.search(rest) else name
    return None if _STREET.search(part) else _plausible(part)


def _plausible(name: str) -> str | None:
    name = name.strip(" .-'\"")
    fits = 2 <= len(name) <= _CITY_CHARACTERS_MAX and len(name.split()) <= _CITY_WORDS_MAX
    return name if fits and name[0].isupper() else None


def _country_after(text: str, end: int, city: str | None) -> str | None:
    """The country that is named right behind an address."""
    tail = text[end : end + _AFTER]
    if city and (at := tail.find(city[1:])) in (0, 1):
        tail = tail[at + len(city) - 1 :]
    part = re.split(r"[\n,;|•(\d]", _AT_START.sub("", tail))[0].strip(" .)")
    long_enough = len(part) > 3 or part.upper() in _SHORT_NAMES
    return parse_country(part) if long_enough and len(part) <= 30 else None


def _begins_line(text: str, match: re.Match[str]) -> bool:
    return match.start() == 0 or text[match.start() - 1] in "\n,|"


@once
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(form.pattern) for form in address_formats())


def at_headquarters(text: str, address: Address) -> bool:
    """Whether words right before an address say that it is the company's main one."""
    before = text[max(address.start - 150, 0) : address.start]
    return bool(_headquarters().search(before))


@once
def _headquarters() -> re.Pattern[str]:
    return re.compile(country_rules().headquarters)
