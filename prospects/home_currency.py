"""The currency of an amount that names none: who writes like that, and where the company is."""

import re
from collections.abc import Mapping
from pathlib import Path

from prospects.bounds import SCALE
from prospects.once import once
from prospects.specs.reading import Spec, parse_spec, read_yaml

_FILE = Path(__file__).parent / "data" / "home_currencies.yml"
_MAGNITUDE = re.compile(rf"\d\s?({SCALE})(?![^\W\d_])")
_WORD = re.compile(r"[^\W\d_]+")
_ELSEWHERE = frozenset({"PK", "BD", "NP", "LK"})
"""Countries whose people use the magnitudes of another country."""


class HomeCurrencies(Spec):
    """What tells an amount of no currency from one of dollars.

    Attributes:
        magnitudes_of: Currency -> magnitudes that only its people use.
        magnitudes: Those of other languages than English.
        shared_signs: Signs that several currencies have.
        columns: Words for revenue that are not those of the United States.
        countries: Currency -> countries in which it is paid.
    """

    magnitudes_of: Mapping[str, tuple[str, ...]]
    magnitudes: tuple[str, ...]
    shared_signs: tuple[str, ...]
    columns: tuple[str, ...]
    countries: Mapping[str, tuple[str, ...]]


def currency_unsaid(said: str, column: str = "", country: str | None = None) -> str | None:
    """Currency of an amount that names none.

    "5 crore" is rupees. What is not written as in the United States ("5 Mio.", "5 kr", a column
    "Umsatz") is in the currency of the company's country, and unknown without one. All else is
    taken for US dollars, in which the exports of sales tools are.

    Args:
        said: The amount, in lower case.
        column: Name of its column.
        country: Of the company, two letters; None where it is not known.

    Returns:
        Code of ISO 4217, or None where nobody can know.
    """
    written = set(_MAGNITUDE.findall(said))
    for currency, magnitudes in _homes().magnitudes_of.items():
        if written & set(magnitudes):
            return currency if country not in _ELSEWHERE else None
    is_shared = bool(_shared().search(f"{said} {column.casefold()}"))
    if is_shared or written & set(_homes().magnitudes) or _is_foreign(column):
        return _paid_in().get(country or "")
    return "USD"


def without_shared_sign(said: str) -> str:
    """An amount without a sign that several currencies have."""
    return _shared().sub(" ", said)


def _is_foreign(column: str) -> bool:
    """Whether a column's name has a word for revenue, or a magnitude, of somewhere else."""
    words = [word.casefold() for word in _WORD.findall(column.replace("_", " "))]
    known = _abroad()
    return bool(words) and (words[0] in known or any(len(w) > 2 and w in known for w in words))


@once
def _homes() -> HomeCurrencies:
    return parse_spec(HomeCurrencies, _FILE, read_yaml(_FILE))


@once
def _shared() -> re.Pattern[str]:
    signs = "|".join(map(re.escape, sorted(_homes().shared_signs, key=len, reverse=True)))
    return re.compile(rf"(?<![^\W\d_])(?:{signs})(?![^\W\d_])")


@once
def _abroad() -> frozenset[str]:
    return frozenset((*_homes().columns, *(m for m in _homes().magnitudes if len(m) > 1)))


@once
def _paid_in() -> Mapping[str, str]:
    return {
        country: currency
        for currency, countries in _homes().countries.items()
        for country in countries
    }
