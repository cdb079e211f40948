"""Countries as ISO 3166-1 codes of two upper-case letters.

pycountry gives codes and English names; `data/countries.yml` gives common names in other
languages and everyday names. Kosovo, which ISO does not list, is XK as in common use.
"""

import re
import unicodedata
from functools import lru_cache
from importlib.resources import files

import pycountry
import yaml

from prospects.once import once


@lru_cache(maxsize=8192)
def parse_country(text: str | None) -> str | None:
    """Country of a name or code: "Deutschland", "DEU", "U.S.A.", "UK", "NO" (Norway).

    Does not guess a country from a city, a state or a telephone code; a two-letter text is read
    as a country, never as a state of the USA.

    Args:
        text: A whole cell or phrase, any case, or None.

    Returns:
        Two upper-case letters, or None where the text names no country or several.
    """
    return _codes().get(_folded(text or ""))


def country_name(code: str) -> str | None:
    """Everyday English name of a code ("KR" -> "South Korea"), or None for an unknown code."""
    country = pycountry.countries.get(alpha_2=code)
    if country is None:
        return "Kosovo" if code == "XK" else None
    return str(getattr(country, "common_name", country.name))


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("\u00df", "ss").casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = unicodedata.normalize("NFC", plain)
    plain = re.sub(r"['\u2019.]", "", plain)
    return " ".join(re.findall(r"\w+", plain))


@once
def _codes() -> dict[str, str]:
    known: dict[str, str] = {}
    for country in pycountry.countries:
        for name in ("name", "official_name", "common_name", "alpha_3", "alpha_2"):
            if written := getattr(country, name, None):
                known[_folded(written)] = country.alpha_2
    path = files("prospects").joinpath("data/countries.yml")
    for code, names in yaml.safe_load(path.read_text(encoding="utf-8")).items():
        known |= {_folded(name): code for name in (code, *names)}
    return known
