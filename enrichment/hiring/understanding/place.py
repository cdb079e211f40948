"""Countries of an opening, from places as written.

"Berlin, Germany", "SAN FRANCISCO, CA, United States", "US-CA-Remote", "Remote - Spain" name a
country; "3 Locations", "EMEA" and a city that lies in several countries name none.
"""

import re
from collections.abc import Mapping, Sequence, Set
from functools import lru_cache

from enrichment.hiring.understanding.place_words import noise, place_words
from prospects.country import parse_country
from prospects.once import once
from prospects.place import find_place, region_names
from prospects.words import fold

_ALTERNATIVE = re.compile(r"[|;\n]|\s?/\s?|\s(?:or|oder|ou|o)\s|\s&\s|\sand\s", re.IGNORECASE)
_PIECE = re.compile(r"[,():\[\]]|\s[-\u2013\u2014]\s?|\s?[-\u2013\u2014]\s|--+")
_CODED = re.compile(r"[A-Z]{2,3}(?:-[^-]+)+")
_REGION_COUNTRIES = ("US", "CA", "GB", "AU", "DE", "AT", "CH", "FR")
_CHARACTERS_MAX = 300
_CODE_CHARACTERS = 2
_CLEAR_CODES = ("US", "UK", "GB")
_ACRONYM_CHARACTERS_MAX = 5
"""A region's longer name is a word and counts in any case."""
_ROW = 3
"""So many cities or countries side by side are a list: two may be a city and its region."""


def countries_of(locations: Sequence[str], stated: Sequence[str] = ()) -> tuple[str, ...]:
    """Countries of places as written, each once, in the order of the places.

    Args:
        locations: Places of an opening.
        stated: Countries that the board states apart. They stand for the places that name none,
            in their order, and else behind the others.

    Returns:
        Two upper-case letters each; empty where no place names one for sure.
    """
    texts = [location[:_CHARACTERS_MAX] for location in locations]
    named = [_countries(text) for text in texts]
    known = {country for found in named for country in found} | set(stated)
    named = [found or _beside(text, texts, known) for text, found in zip(texts, named, strict=True)]
    seen = {country for found in named for country in found}
    unplaced = [country for country in stated if country not in seen]
    ordered = list[str]()
    for found in named:
        ordered += found or unplaced[:1]
        unplaced = unplaced if found else unplaced[1:]
    return tuple(dict.fromkeys((*ordered, *unplaced)))


def _beside(text: str, texts: Sequence[str], known: Set[str]) -> tuple[str, ...]:
    """Country of a name that a region has as well ("Georgia"): in a list of countries it is one.

    Not where the region's own country is in the list too.
    """
    country, regions = parse_country(text), _regions_named(text)
    is_listed = any(
        other != text and len(other) > _CODE_CHARACTERS and parse_country(other) for other in texts
    )
    return (country,) if country and regions and is_listed and not known & set(regions) else ()


@lru_cache(maxsize=8192)
def _countries(location: str) -> tuple[str, ...]:
    """Countries of one place as written, each once."""
    found = (c for text in _ALTERNATIVE.split(location) for c in _of_pieces(_pieces(text)))
    return tuple(dict.fromkeys(found))


def _pieces(text: str) -> tuple[str, ...]:
    """Names between separators, without the words that name no place."""
    coded = _CODED.fullmatch(text.strip())
    parts = text.split("-") if coded else _PIECE.split(text)
    names = [name.strip(" .-\u2013*#") for part in parts for name in noise().split(part)]
    named = [name for name in names if name]
    return tuple(name for name in named if not _is_of_the_world(name, is_alone=len(named) == 1))


def _is_of_the_world(name: str, *, is_alone: bool) -> bool:
    """Whether a name is a region of the world; "Apac, Uganda" is a town."""
    is_acronym = name.isupper() or len(name) > _ACRONYM_CHARACTERS_MAX
    return (is_alone or is_acronym) and fold(name) in _world_regions()


def _of_pieces(pieces: Sequence[str]) -> tuple[str, ...]:
    """Countries of a row of cities or of countries, or the country of one place.

    That is the country named, else that of its region, else that of its city.
    """
    if len(pieces) >= _ROW:
        cities = [city for city in map(find_place, pieces) if city]
        if len(cities) == len(pieces):
            return tuple(city.country for city in cities)
        countries = [country for country in map(_written_out, pieces) if country]
        if len(countries) == len(pieces):
            return tuple(countries)
    country = _named(pieces) or _of_region(pieces) or _of_city(pieces)
    return (country,) if country else ()


def _named(pieces: Sequence[str]) -> str | None:
    """A country written out, or a code that is the whole place or known to everybody."""
    for piece in reversed(pieces):
        nickname = _nicknames().get(fold(piece))
        if nickname is not None:
            return nickname or None
        country = parse_country(piece)
        if country and not _regions_named(piece) and (_is_clear(piece) or len(pieces) == 1):
            return country
    return None


def _written_out(piece: str) -> str | None:
    return parse_country(piece) if len(piece) > _CODE_CHARACTERS else None


def _is_clear(piece: str) -> bool:
    return len(piece) > _CODE_CHARACTERS or piece.upper() in _CLEAR_CODES


def _of_region(pieces: Sequence[str]) -> str | None:
    """Country of a city in a region or country beside it, or of a region that is in no other."""
    for place, piece in enumerate(pieces):
        regions = _regions_named(piece)
        for city in (*reversed(pieces[:place]), *pieces[place + 1 :]):
            for country in regions:
                if find_place(city, piece, country):
                    return country
            as_country = parse_country(piece)
            if as_country and find_place(city, country=as_country):
                return as_country
    sure = [r[0] for r in map(_sure_regions, pieces) if len(r) == 1]
    return sure[0] if sure else None


def _sure_regions(piece: str) -> tuple[str, ...]:
    """Countries of a region that is no country's name or code as well."""
    return () if parse_country(piece) else _regions_named(piece)


def _regions_named(piece: str) -> tuple[str, ...]:
    """Countries with a region of this name or code; codes count in capitals only."""
    if len(piece) <= _CODE_CHARACTERS + 1 and not piece.isupper():
        return ()
    return _regions().get(fold(piece), ())


def _of_city(pieces: Sequence[str]) -> str | None:
    """Country of the one city named; cities of several countries in one place tell none."""
    found = {city.country for city in map(find_place, pieces) if city}
    return found.pop() if len(found) == 1 else None


@once
def _regions() -> Mapping[str, tuple[str, ...]]:
    """Folded name or code of a region -> its countries."""
    found: dict[str, list[str]] = {}
    for country in _REGION_COUNTRIES:
        for name in region_names(country):
            found.setdefault(fold(name), []).append(country)
    return {name: tuple(dict.fromkeys(countries)) for name, countries in found.items()}


@once
def _nicknames() -> Mapping[str, str]:
    return {fold(name): country for name, country in place_words().nicknames.items()}


@once
def _world_regions() -> frozenset[str]:
    return frozenset(map(fold, place_words().regions))
