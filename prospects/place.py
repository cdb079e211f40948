"""Places: cities with coordinates and time zones, from GeoNames (see `data/README.md`).

The data is read once, when the first place is asked for.
"""

import csv
import gzip
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import overload

import numpy as np
import numpy.typing as npt

from prospects.once import once

_DATA = Path(__file__).parent / "data"
_EARTH_RADIUS_KM = 6371.0088  # Mean radius, IUGG.
_DOMINATES = 5
_NEAR = 3
_WORDS = re.compile(r"\w+")
_SAINTS = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}
_TRANSCRIBED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})

Degrees = npt.NDArray[np.float64]
Region = tuple[str, str]
"""Country and admin1 code, as GeoNames writes them."""


@dataclass(frozen=True, slots=True)
class Place:
    """A city.

    Attributes:
        name: As GeoNames writes it ("Munich", "Köln").
        country: Two upper-case letters.
        admin1: GeoNames code of the state or province ("IL", "02"); may be empty.
        latitude: Degrees north.
        longitude: Degrees east.
        timezone: IANA name ("Europe/Berlin").
        population: People; 0 where GeoNames does not know it.
    """

    name: str
    country: str
    admin1: str
    latitude: float
    longitude: float
    timezone: str
    population: int


def find_place(city: str, region: str | None = None, country: str | None = None) -> Place | None:
    """The city that people mean by a name.

    Accents, case, punctuation and "St." for "Saint" do not matter; common exonyms and the
    transcriptions "ue" and "oe" are known. Knows cities of 15,000 people and capitals only.

    Args:
        city: "Munich", "München", "muenchen".
        region: State or province by name or code, where the data knows it (US, CA, GB, AU, DE,
            AT, CH, FR); else it is ignored.
        country: Two letters, any case.

    Returns:
        The city, where it is the only one of its name or has five times the people of the next
        one; None where it is unknown, ambiguous or not in the given region.
    """
    return _find(_fold(city), _fold(region or ""), (country or "").strip().upper())


@lru_cache(maxsize=16384)
def _find(city: str, region: str, country: str) -> Place | None:
    named = map(_parse_line, _places().get(city, ()))
    found = [place for place in named if country in ("", place.country)]
    regions = [r for r in _regions().get(region, ()) if country in ("", r[0])]
    if regions:
        found = [place for place in found if (place.country, place.admin1) in regions]
    found.sort(key=lambda place: place.population, reverse=True)
    if len(found) > 1 and found[0].population < _DOMINATES * found[1].population:
        return None
    return found[0] if found else None


def names_like(city: str, country: str | None = None) -> tuple[str, ...]:
    """Names of the biggest cities that a misspelt or ambiguous name may mean, at most three.

    Args:
        city: As somebody wrote it.
        country: Two upper-case letters; None looks everywhere.

    Returns:
        "Springfield (MO, US)" each; cities of that very name first, then those spelt alike that
        begin with the same letter.
    """
    wanted = _fold(city)
    spelt = [name for name in _places() if wanted and name[:1] == wanted[:1]]
    names = get_close_matches(wanted, spelt, n=_NEAR, cutoff=0.8)
    found = [place for name in names for place in map(_parse_line, _places()[name])]
    own = [place for place in found if country in (None, place.country)]
    own.sort(key=lambda place: (_fold(place.name) != wanted, -place.population))
    labels = (f"{p.name} ({', '.join(filter(None, (p.admin1, p.country)))})" for p in own)
    return tuple(dict.fromkeys(labels))[:_NEAR]


@lru_cache(maxsize=16384)
def countries_of_city(name: str) -> frozenset[str]:
    """Countries that have a city of this name, two letters each; empty where none is known.

    Args:
        name: As in `find_place`.
    """
    return frozenset(_parse_line(line).country for line in _places().get(_fold(name), ()))


def city_spellings(name: str) -> frozenset[str]:
    """Forms under which the spellings of one city's name meet; no other name of it is known.

    Args:
        name: "K\u00f6ln" meets "Koeln" and "koln", "St. Louis" meets "Saint Louis".
    """
    return frozenset(_spellings(name))


def region_names(country: str) -> tuple[str, ...]:
    """Names and codes of a country's states or provinces, where the data knows them.

    Args:
        country: Two upper-case letters.
    """
    regions = (names for code, _, names in _rows("cities_regions.csv") if code == country)
    return tuple(name for names in regions for name in names.split("|"))


def find_regions(name: str, country: str | None = None) -> tuple[Region, ...]:
    """The states or provinces that a name or code may mean, where the data knows them.

    Args:
        name: "Illinois", "IL", "Kärnten", "Carinthia".
        country: Two upper-case letters, or None where it is unknown.

    Returns:
        Country and admin1 code of each; several where a code means several ("WA").
    """
    found = _regions().get(_fold(name), ())
    return tuple(region for region in found if country in (None, region[0]))


def regions_like(name: str) -> tuple[str, ...]:
    """Names of states and provinces that a misspelt one may mean, the likeliest first."""
    spelt = {_fold(each): each for _, _, names in _rows("cities_regions.csv")
             for each in names.split("|")}  # fmt: skip
    return tuple(spelt[near] for near in get_close_matches(_fold(name), spelt, n=_NEAR, cutoff=0.8))


def time_zones_of(country: str) -> tuple[str, ...]:
    """IANA time zones in which a country's cities lie, the one with most people first.

    Args:
        country: Two letters, any case.

    Returns:
        Zones with a city of the data, else those of tzdata's zone.tab; empty for no country.
    """
    people = _people_by_zone().get(country.upper(), {})
    return tuple(sorted(people, key=lambda zone: (-people[zone], zone))) or tuple(
        zone for code, zone in _zone_tab() if code == country.upper()
    )


@overload
def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float: ...
@overload
def distance_km(lat1: Degrees, lon1: Degrees, lat2: float, lon2: float) -> Degrees: ...
@overload
def distance_km(lat1: Degrees, lon1: Degrees, lat2: Degrees, lon2: Degrees) -> Degrees: ...
def distance_km(
    lat1: float | Degrees, lon1: float | Degrees, lat2: float | Degrees, lon2: float | Degrees
) -> float | Degrees:
    """Kilometres as the crow flies between points given in degrees; numbers or arrays.

    Haversine on a sphere: up to 0.5 percent off the ellipsoid. NaN stays NaN.
    """
    north1, east1, north2, east2 = (np.radians(v) for v in (lat1, lon1, lat2, lon2))
    chord = (
        np.sin((north2 - north1) / 2) ** 2
        + np.cos(north1) * np.cos(north2) * np.sin((east2 - east1) / 2) ** 2
    )
    distance = 2 * _EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.clip(chord, 0.0, 1.0)))
    return float(distance) if np.ndim(distance) == 0 else distance


@once
def _lines() -> list[str]:
    """The data's lines as they stand: most are never asked for, so none is parsed before."""
    with gzip.open(_DATA / "cities.csv.gz", "rt", encoding="utf-8", newline="") as file:
        return file.read().splitlines()[1:]


def _parse_line(line: str) -> Place:
    name, country, admin1, north, east, zone, people = next(csv.reader([line]))
    return Place(name, country, admin1, float(north), float(east), zone, int(people))


@once
def _people_by_zone() -> Mapping[str, Mapping[str, int]]:
    people: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for _, country, _, _, _, zone, population in csv.reader(_lines()):
        people[country][zone] += int(population)
    return people


@once
def _places() -> Mapping[str, list[str]]:
    """Folded name -> lines of the cities of that name."""
    index: dict[str, list[str]] = defaultdict(list)
    for line in _lines():
        name = line.split(",", 1)[0] if line[0] != '"' else _parse_line(line).name
        for spelling in _spellings(name):
            index[spelling].append(line)
    for alias, name, country, admin1 in _rows("cities_aliases.csv"):
        meant = _line_of(index[_fold(name)], country, admin1)
        for spelling in _spellings(alias):
            if meant not in index[spelling]:
                index[spelling].append(meant)
    return index


def _line_of(lines: list[str], country: str, admin1: str) -> str:
    found = [p for p in map(_parse_line, lines) if (p.country, p.admin1) == (country, admin1)]
    biggest = max(found, key=lambda place: place.population)
    return next(line for line in lines if _parse_line(line) == biggest)


@once
def _regions() -> Mapping[str, list[Region]]:
    """Folded name or code -> the regions it may mean."""
    index: dict[str, list[Region]] = defaultdict(list)
    for country, admin1, names in _rows("cities_regions.csv"):
        for name in names.split("|"):
            for spelling in _spellings(name):
                index[spelling].append((country, admin1))
    return dict(index)


def _rows(name: str) -> Iterator[list[str]]:
    with (_DATA / name).open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        yield from rows


def _zone_tab() -> Iterator[tuple[str, str]]:
    text = (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            code, _, zone, *_ = line.split("\t")
            yield code, zone


def _spellings(name: str) -> Iterable[str]:
    """A name folded without accents and, where it has umlauts, with them transcribed."""
    plain = _fold(name)
    if name.isascii():
        return (plain,)
    transcribed = name.lower().translate(_TRANSCRIBED)
    return (plain,) if transcribed == name.lower() else {plain, _fold(transcribed)}


class _PlainLetters(dict[int, str]):
    """Code point -> its letters without accents and strokes, worked out when first met."""

    def __missing__(self, code: int) -> str:
        stroked = _STROKED.get(chr(code), chr(code))
        split = unicodedata.normalize("NFKD", stroked)
        self[code] = "".join(c for c in split if not unicodedata.combining(c))
        return self[code]


_STROKED = {"ø": "o", "ł": "l", "đ": "d", "\u0131": "i", "æ": "ae", "œ": "oe"}
_PLAIN = _PlainLetters()


def _fold(text: str) -> str:
    """Text for comparison: no accents, case or punctuation, saints written out; idempotent."""
    plain = text.casefold()
    if not plain.isascii():
        plain = plain.translate(_PLAIN).casefold()
    if plain.isalpha() and plain not in _SAINTS:
        return plain
    return " ".join(_SAINTS.get(word, word) for word in _WORDS.findall(plain))
