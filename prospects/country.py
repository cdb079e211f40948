"""Countries as ISO 3166-1 codes of two upper-case letters.

pycountry gives codes, English names and the names in other languages that Debian's iso-codes
translate; `data/countries.yml` gives everyday names and old ones. Kosovo, which ISO does not list,
is XK as in common use.
"""

import gettext
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

import pycountry
import yaml

from prospects.once import once

_LANGUAGES = (
    "ar", "bg", "ca", "cs", "da", "de", "el", "es", "et", "fa", "fi", "fr", "he", "hr", "hu", "id",
    "is", "it", "ja", "ko", "lt", "lv", "ms", "nb_NO", "nl", "nn", "pl", "pt", "pt_BR", "ro", "ru",
    "sk", "sl", "sr", "sr@latin", "sv", "th", "tr", "uk", "vi", "zh_CN", "zh_HK", "zh_TW",
)  # fmt: skip
_CHARACTERS_MAX = 200
_LOCAL_CHARACTERS_MIN = 2
_PARTS = re.compile(r"[()\[\]/,;|:]|\s[-\u2013\u2014]\s|->")


@lru_cache(maxsize=8192)
def parse_country(text: str | None) -> str | None:
    """Country of a name or code: "Deutschland", "DEU", "U.S.A.", "UK", "NO" (Norway), "日本".

    Of several names of one country each is read ("US - United States"). "Georgia" is the country,
    as the cell is one of countries. Does not guess a country from a city, a state or a telephone
    code; a two-letter text is read as a country, never as a state of the USA.

    Args:
        text: A whole cell or phrase, any case, or None.

    Returns:
        Two upper-case letters, or None where the text names no country or several.
    """
    said = (text or "")[:_CHARACTERS_MAX]
    if found := _named(said):
        return found
    named = {_named(part) for part in _PARTS.split(said) if part.strip()}
    return named.pop() if len(named) == 1 else None


def country_name(code: str) -> str | None:
    """Everyday English name of a code ("KR" -> "South Korea"), or None for an unknown code."""
    country = pycountry.countries.get(alpha_2=code)
    if country is None:
        return "Kosovo" if code == "XK" else None
    return str(getattr(country, "common_name", country.name))


def country_names() -> tuple[str, ...]:
    """Everyday English names of all countries."""
    return tuple(name for each in pycountry.countries if (name := country_name(each.alpha_2)))


def _named(text: str) -> str | None:
    folded = _folded(text)
    found = _codes().get(folded)
    return found or (_translated().get(folded) if folded else None)


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("\u00df", "ss").casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = unicodedata.normalize("NFC", plain)
    plain = re.sub(r"['\u2019.]", "", plain.replace("&", " and "))
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


@once
def _translated() -> dict[str, str]:
    """Names in other languages, those that languages give to different countries left out."""
    known: dict[str, set[str]] = {}
    for code, name in _local_names():
        folded = _folded(name)
        if len(folded) >= _LOCAL_CHARACTERS_MIN and not (folded.isascii() and len(folded) < 4):
            known.setdefault(folded, set()).add(code)
    return {name: codes.pop() for name, codes in known.items() if len(codes) == 1}


def _local_names() -> Iterator[tuple[str, str]]:
    for language in _LANGUAGES:
        # A distribution may ship pycountry without some of its languages.
        local = gettext.translation(
            "iso3166-1", pycountry.LOCALES_DIR, languages=[language], fallback=True
        )
        for country in pycountry.countries:
            for name in (country.name, getattr(country, "common_name", None)):
                if name:
                    yield country.alpha_2, local.gettext(name)
