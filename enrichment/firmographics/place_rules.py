"""Rules by which pages show where a company is, read from `data/`."""

import re
from pathlib import Path
from typing import Literal

from prospects.once import once
from prospects.place import region_names
from prospects.specs.reading import Spec, load_spec

_DATA = Path(__file__).parent / "data"
_UPPER = "[A-ZÀ-ÖØ-ÞĆČĐŁŃŘŚŠŹŻŽĞİŞА-ЯΑ-Ω]"

Weights = dict[str, float]
"""Country -> how much a mark hints at it, 0.0-1.0."""


class AddressFormat(Spec):
    """How an address of a country ends; see `data/addresses.yml`."""

    countries: tuple[str, ...]
    city: Literal["before", "after", "none"]
    sure: float
    unsure: float
    pattern: str


class Street(Spec):
    """Words of streets and the countries whose streets have them."""

    pattern: str
    countries: tuple[str, ...]


class AddressFormats(Spec):
    """All of `data/addresses.yml`."""

    formats: tuple[AddressFormat, ...]
    streets: tuple[Street, ...]


class Form(Spec):
    """A mark and the countries that have it."""

    pattern: str
    countries: Weights


class Endings(Spec):
    """How much a top-level domain hints at its country."""

    national: float
    shared: float
    shared_by_others: frozenset[str]
    only_here: dict[str, str]
    only_here_sure: float


class Locales(Spec):
    """How much the country of a language tag hints at it."""

    usual: float
    default: float
    set_by_software: frozenset[str]


class CountryRules(Spec):
    """What hints at a country; see `data/country_hints.yml`."""

    languages: dict[str, Weights]
    locales: Locales
    endings: Endings
    legal_forms: tuple[Form, ...]
    currencies: tuple[Form, ...]
    wording: tuple[Form, ...]
    toll_free: Weights
    based: str
    headquarters: str
    own_names: tuple[str, ...]


class LegalIdRule(Spec):
    """How a number of a register is labelled and written; see `data/legal_ids.yml`."""

    kind: str
    label: str
    number: str
    near: str = ""
    prefix: str = ""
    check: str = ""
    country: str = ""


class LegalIdRules(Spec):
    """All of `data/legal_ids.yml`."""

    rules: tuple[LegalIdRule, ...]


@once
def address_formats() -> tuple[AddressFormat, ...]:
    """The formats, their patterns filled in."""
    return tuple(
        spec.model_copy(update={"pattern": _filled(spec.pattern, spec.countries[0])})
        for spec in _address_rules().formats
    )


@once
def street_words() -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    """Words of streets with their countries."""
    return tuple(
        (re.compile(street.pattern, re.IGNORECASE), frozenset(street.countries))
        for street in _address_rules().streets
    )


@once
def _address_rules() -> AddressFormats:
    return load_spec(AddressFormats, _DATA / "addresses.yml")


@once
def country_rules() -> CountryRules:
    """The rules, read once."""
    rules = load_spec(CountryRules, _DATA / "country_hints.yml")
    return rules.model_copy(update={"based": _filled(rules.based, "")})


@once
def legal_id_rules() -> tuple[LegalIdRule, ...]:
    """The rules, in the order of the file."""
    return load_spec(LegalIdRules, _DATA / "legal_ids.yml").rules


def _filled(pattern: str, country: str) -> str:
    if "{regions}" in pattern:
        # The longest first: "West Virginia" is not "Virginia".
        names = sorted(region_names(country), key=lambda name: (-len(name), name))
        pattern = pattern.replace("{regions}", "|".join(re.escape(name) for name in names))
    return pattern.replace("{U}", _UPPER)
