"""Countries of an opening and whether it can be done from elsewhere, from places as written.

"Berlin, Germany", "SAN FRANCISCO, CA, United States", "US-CA-Remote", "Remote - Spain" name a
country; "3 Locations", "EMEA" and a city that lies in several countries name none.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from prospects.country import parse_country
from prospects.once import once
from prospects.place import find_place, region_names
from prospects.specs.reading import Spec, load_spec
from prospects.words import fold

_FILE = Path(__file__).parent / "data" / "places.yml"
_ALTERNATIVE = re.compile(r"[|;\n]|\s?/\s?|\s(?:or|oder|ou|o)\s|\s&\s|\sand\s", re.IGNORECASE)
_PIECE = re.compile(r"[,():\[\]]|\s[-\u2013\u2014]\s?|\s?[-\u2013\u2014]\s|--+")
_CODED = re.compile(r"[A-Z]{2,3}(?:-[^-]+)+")
_REGION_COUNTRIES = ("US", "CA", "GB", "AU", "DE", "AT", "CH", "FR")
_CHARACTERS_MAX = 300
_CODE_CHARACTERS = 2
_CLEAR_CODES = ("US", "UK", "GB")
_ROW_OF_CITIES = 3
"""So many cities side by side are a list: two may be a city and its region."""


class PlaceWords(Spec):
    """The word lists; explained in the file."""

    noise: tuple[str, ...]
    nicknames: dict[str, str]
    remote: tuple[str, ...]
    on_site: tuple[str, ...]


def countries_of(locations: Iterable[str], stated: Sequence[str] = ()) -> tuple[str, ...]:
    """Countries of places as written, each once, in their order.

    Args:
        locations: Places of an opening.
        stated: Countries that the board states apart; they stand first.

    Returns:
        Two upper-case letters each; empty where no place names one for sure.
    """
    found = (
        country for location in locations for country in _countries(location[:_CHARACTERS_MAX])
    )
    return tuple(dict.fromkeys((*stated, *found)))


def is_remote(field: bool | None, locations: Iterable[str], title: str) -> bool | None:
    """Whether an opening can be done from elsewhere.

    Args:
        field: What the board states in a field of its own; boards state False where nobody was
            asked, so that a place or title that says "remote" goes before it.
        locations: Places as written.
        title: As advertised.

    Returns:
        False for on site and hybrid; None where nothing is said.
    """
    texts = (*locations, title)
    if field or any(_remote().search(text) for text in texts):
        return True
    if field is False or any(_on_site().search(text) for text in texts):
        return False
    return None


@lru_cache(maxsize=8192)
def _countries(location: str) -> tuple[str, ...]:
    """Countries of one place as written, each once."""
    found = (c for text in _ALTERNATIVE.split(location) for c in _of_pieces(_pieces(text)))
    return tuple(dict.fromkeys(found))


def _pieces(text: str) -> tuple[str, ...]:
    """Names between separators, without the words that name no place."""
    coded = _CODED.fullmatch(text.strip())
    parts = text.split("-") if coded else _PIECE.split(text)
    names = (name.strip(" .-\u2013*#") for part in parts for name in _noise().split(part))
    return tuple(name for name in names if name)


def _of_pieces(pieces: Sequence[str]) -> tuple[str, ...]:
    """Countries of a row of cities, or the country of one place.

    That is the country named, else that of its region, else that of its city.
    """
    cities = [city for city in map(find_place, pieces) if city]
    if len(pieces) >= _ROW_OF_CITIES and len(cities) == len(pieces):
        return tuple(city.country for city in cities)
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
def _words() -> PlaceWords:
    return load_spec(PlaceWords, _FILE)


@once
def _nicknames() -> Mapping[str, str]:
    return {fold(name): country for name, country in _words().nicknames.items()}


@once
def _noise() -> re.Pattern[str]:
    return re.compile(rf"-?(?<!\w)(?:{'|'.join(_words().noise)})(?!\w)", re.IGNORECASE)


@once
def _remote() -> re.Pattern[str]:
    return re.compile("|".join(_words().remote), re.IGNORECASE)


@once
def _on_site() -> re.Pattern[str]:
    return re.compile("|".join(_words().on_site), re.IGNORECASE)
