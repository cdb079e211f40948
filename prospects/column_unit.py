"""What a column's name says its cells are counted in: "Revenue (in 000s USD)", "Umsatz TEUR"."""

import re
from functools import lru_cache

from prospects.bounds import NUMBER, parse_number
from prospects.currency import take_currency

_BARE = re.compile(r"[\d.,'\s$\u20ac\u00a3+<>~\u2013-]+")
_NUMBER = re.compile(NUMBER)
_SEVERAL = "several"
_CODES = "eur|usd|gbp|chf|sek|nok|dkk|pln|czk|inr|cad|aud|jpy|cny|kr"
_JOINED = re.compile(
    rf"(?<![^\W\d_])(?:(t|k|m|mn|mio\.?|mrd\.?|bn)({_CODES})|({_CODES})(k|m|mm|mn|bn))"
    r"(?![^\W\d_])"
)
_WORD = r"(?<![\w&])(?:{})(?![\w&])"
_UNITS = {
    "k": r"(?<!\d)(?<!\d[.,' ])000'?s?(?![.,' ]?\d)|(?:[(x]|\bin)\s?1[.,' ]?000(?![.,' ]?\d)|"
    rf"\b1[.,' ]?000(?=\s?(?:[$\u20ac\u00a3]|{_CODES}))|"
    rf"\bt(?=\s?\u20ac|\s(?:{_CODES})\b)|"
    + _WORD.format(
        "thousands?|tsd|tausend|k|teur|milliers|miles|migliaia|milhares|duizend|tys|tusen|tusind"
    ),
    "m": r"\b1?[.,']?000[.,' ]?000\b|"
    + _WORD.format(
        "mm?|mn|mio|mln|meur|millions?|millionen|millones|milioni|milh\u00f5es|miljoen|miljoner|"
        "millioner"
    ),
    "bn": _WORD.format(
        "mrd|md|mld|b|bn|billions?|milliarden|milliards|miliardi|miljard|miljarder|milliarder"
    ),
    "crore": _WORD.format("crores?|cr"),
    "lakh": _WORD.format("lakhs?|lacs?"),
}
"""How a column's name says the magnitude of its cells."""


def column_scale(column: str) -> float:
    """What numbers of a column are multiplied with, as its name says: "Umsatz in TEUR" is 1,000."""
    return parse_number("1", _unit(column)[0]) or 1.0


def column_currency(column: str) -> str | None:
    """Code of the currency that a column's name says; empty for none, None for several."""
    currency = _unit(column)[1]
    return None if currency == _SEVERAL else currency


def with_currency(column: str, currency: str) -> str:
    """A column's name that says the currency of its cells; as it is where it says one already."""
    return column if _unit(column)[1] else f"{column} ({currency})"


def in_unit_of(column: str, said: str) -> str:
    """A cell with the magnitude that it leaves to its column: "7" of "Revenue ($M)" is "7 m".

    Args:
        column: Name of its column; "A / B" where it may come from several.
        said: The cell, in lower case.

    Returns:
        The cell as it is where it says more than a number; empty where the magnitude is not sure.
    """
    scale = _unit(column)[0]
    if not scale or not _BARE.fullmatch(said):
        return said
    if scale == _SEVERAL:
        return ""
    return _NUMBER.sub(lambda number: f"{parse_number(number[0]):.15g} {scale}", said)


def taken_apart(said: str) -> str:
    """Magnitude and currency that are written as one: "5 meur", "usdm"."""
    return _JOINED.sub(lambda match: " ".join(filter(None, match.groups())), said)


@lru_cache(maxsize=1024)
def _unit(column: str) -> tuple[str, str]:
    """Word for the magnitude and code of the currency that a column's name says, else empty.

    Where a name says several, or several columns do not say the same, it is `_SEVERAL`.
    """
    units = [_unit_of_one(name) for name in column.split(" / ")]
    scales, currencies = (set(each) for each in zip(*units, strict=True))
    return (
        scales.pop() if len(scales) == 1 else _SEVERAL,
        currencies.pop() if len(currencies) == 1 else _SEVERAL,
    )


def _unit_of_one(column: str) -> tuple[str, str]:
    said = taken_apart(column.lower().replace("_", " "))
    scales = [scale for scale, pattern in _UNITS.items() if re.search(pattern, said)]
    plain, currency = take_currency(said)
    named = "" if plain == said else currency or _SEVERAL
    return _SEVERAL if len(scales) > 1 else "".join(scales), named
