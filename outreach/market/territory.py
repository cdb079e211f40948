"""In which territory of an ICP a company lies.

An ICP names its territories in words: countries ("Germany", "DE"), states or provinces ("Illinois",
"Georgia, US"), cities, and groups that people sell by ("DACH", "Midwest"; `data/territories.yml`).
The first that holds the company is its territory. A company of which too little is known to say is
"unknown", never "elsewhere". An ICP that names no territory is counted by country.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from prospects.country import country_name, parse_country
from prospects.once import once
from prospects.place import Region, find_place, find_regions
from prospects.specs.reading import Spec, parse_spec, read_yaml
from prospects.words import fold

ELSEWHERE = "elsewhere"
"""Territory of a company that surely lies in none that the ICP names."""
UNKNOWN = "unknown"
"""Territory of a company of which nobody knows where it lies."""

_FILE = Path(__file__).parent / "data" / "territories.yml"


class Group(Spec):
    """A group of countries or states that people sell by.

    Attributes:
        names: What people call it; the first one is shown.
        countries: Codes of whole countries.
        states: Single states, as "US-IL".
    """

    names: tuple[str, ...]
    countries: tuple[str, ...] = ()
    states: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Territory:
    """One territory that an ICP names.

    Attributes:
        name: As the file of the ICP writes it.
        countries: Whole countries that lie in it.
        regions: Single states or provinces.
        place: Folded name that is compared with region and city; empty for a group or country.
        lies_in: Countries in which it can lie; empty where nobody knows.
    """

    name: str
    countries: frozenset[str] = frozenset()
    regions: frozenset[Region] = frozenset()
    place: str = ""
    lies_in: frozenset[str] = frozenset()

    @property
    def is_known(self) -> bool:
        """Whether we know where it is; else only its very name finds companies in it."""
        return bool(self.lies_in)


@dataclass(frozen=True, slots=True)
class Territories:
    """The territories of one ICP, in the order of its file."""

    named: tuple[Territory, ...]

    @classmethod
    def of(cls, names: Iterable[str]) -> "Territories":
        """Read the words of an ICP."""
        return cls(tuple(map(parse_territory, names)))

    def holding(self, country: str | None, region: str | None, city: str | None) -> str:
        """Territory of a company.

        Args:
            country: Two upper-case letters, or None.
            region: State or province by name or code, or None.
            city: Name, or None.

        Returns:
            Name of the first territory that holds it, `ELSEWHERE` or `UNKNOWN`; the name of the
            country where the ICP names no territory.
        """
        if not self.named:
            return (country_name(country) or country) if country else UNKNOWN
        regions, land = _regions_of(country, region, city)
        names = [fold(text) for text in (region, city) if text]
        verdicts = [_holds(each, land, regions, names) for each in self.named]
        for each, verdict in zip(self.named, verdicts, strict=True):
            if verdict:
                return each.name
        return UNKNOWN if None in verdicts else ELSEWHERE


def parse_territory(name: str) -> Territory:
    """A territory as people write it: a group, a country, a state, else the name of a place."""
    if group := territory_groups().get(fold(name)):
        return _territory(name, group.countries, _states(group.states))
    if country := parse_country(name):
        return _territory(name, [country])
    state, _, of_country = name.rpartition(",")
    if state and (found := find_regions(state, parse_country(of_country))):
        return _territory(name, regions=found)
    if found := find_regions(name):
        return _territory(name, regions=found, place=fold(name))
    city = find_place(name)
    return Territory(name, place=fold(name), lies_in=frozenset([city.country] if city else []))


def _territory(
    name: str, countries: Iterable[str] = (), regions: Iterable[Region] = (), place: str = ""
) -> Territory:
    whole, parts = frozenset(countries), frozenset(regions)
    return Territory(name, whole, parts, place, whole | {country for country, _ in parts})


def _holds(
    territory: Territory, country: str | None, regions: Sequence[Region], named: Iterable[str]
) -> bool | None:
    """Whether a territory holds a company; None where too little is known to say.

    Args:
        territory: The territory.
        country: The company's country, or None.
        regions: The states it may lie in; several where a code means several.
        named: Its region and city as far as they are known, folded.
    """
    inside = {r in territory.regions or r[0] in territory.countries for r in regions}
    if country in territory.countries or inside == {True} or territory.place in {*named} - {""}:
        return True
    if True in inside or (country is None and not regions):
        return None
    if territory.lies_in and country not in territory.lies_in:
        return False
    # Of its country, and not surely within: its state or city would have to be known.
    asked = regions if territory.regions else len(list(named)) > 1
    return False if asked or territory.countries else None


@lru_cache(maxsize=65536)
def _regions_of(
    country: str | None, region: str | None, city: str | None
) -> tuple[tuple[Region, ...], str | None]:
    """The states a company may lie in, those of its city if need be, and its country."""
    found = find_regions(region, country) if region else ()
    if not found and city and (place := find_place(city, region, country)):
        return ((place.country, place.admin1),), country or place.country
    lands = {land for land, _ in found}
    return found, country or (lands.pop() if len(lands) == 1 else None)


def _states(codes: Iterable[str]) -> frozenset[Region]:
    found = (code.partition("-") for code in codes)
    return frozenset(region for land, _, state in found for region in find_regions(state, land))


@once
def territory_groups() -> Mapping[str, Group]:
    """Groups by each of their names, folded."""
    groups = (parse_spec(Group, _FILE, values) for values in read_yaml(_FILE).values())
    return {fold(name): group for group in groups for name in group.names}
