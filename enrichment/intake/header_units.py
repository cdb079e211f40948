"""What a column's name adds to its meaning: decoration, currency, and what cells are counted in."""

import re
from dataclasses import dataclass

from prospects.revenue import parse_revenue

_DECORATION = re.compile(
    r"\s*(?:[(\[](?:\d+|required|optional|pflichtfeld|[*#])[)\]]|[*?:])\s*$", re.IGNORECASE
)
_COUNT = re.compile(r"\s\(\d{1,3}\)$")
_CURRENCY = r"usd|us\$|\$|eur|euros?|€|gbp|£|chf|sek|nok|dkk|pln|brl|r\$|inr|cad|aud|jpy|¥"
_SCALES = {
    "k": "k t 000 000s thousand thousands tausend tsd milliers miles migliaia duizend".split(),
    "M": "m mm mn mil mio mln million millions millionen millones milioni miljoen 000000".split(),
    "bn": "b bn bln mrd billion billions milliarden milliards".split(),
}
_MAGNITUDES = {word: scale for scale, words in _SCALES.items() for word in words}
_FACTORS = {"k": 1e3, "M": 1e6, "bn": 1e9}
_UNIT_WORD = "|".join(sorted(_MAGNITUDES, key=len, reverse=True))
_UNIT = re.compile(
    rf"(?P<opening>[\s_]*[(\[]\s*(?:in\s+)?|[\s_]+(?:in|en)[\s_]+|[\s_]+)"
    rf"(?P<unit>(?:(?:{_CURRENCY}|{_UNIT_WORD})\.?[\s_]*)+)[)\]]?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class UnitName:
    """A column's name taken apart.

    Attributes:
        plain: The name without decoration ("*", "(required)", "(2)") and unit.
        scale: What cells are counted in: "k", "M" or "bn"; empty where the name says nothing.
        currency: As the name writes it; empty where it names none.
    """

    plain: str
    scale: str = ""
    currency: str = ""


def without_unit(column: str) -> UnitName:
    """Take decoration and unit off a column's name: "Revenue (in 000s USD)", "Umsatz T€"."""
    bare = _COUNT.sub("", _DECORATION.sub("", column.replace("\ufeff", "").strip()))
    match = _UNIT.search(bare)
    if match is None or not _is_unit(match["opening"].strip(" _"), match["unit"]):
        return UnitName(bare)
    unit = match["unit"].casefold()
    words = re.sub(_CURRENCY, " ", unit).replace(".", " ").split()
    scale = next((_MAGNITUDES[word] for word in words if word in _MAGNITUDES), "")
    currency = re.search(_CURRENCY, unit)
    return UnitName(bare[: match.start()], scale, currency[0] if currency else "")


def is_scale_read(column: str) -> bool:
    """Whether revenues of a column are read in the scale that its name says."""
    name = without_unit(column)
    scaled, plain = (
        parse_revenue("7000000", of) for of in (column, f"{name.plain} ({name.currency})")
    )
    if not (name.scale and scaled and plain and scaled.low and plain.low):
        return False
    return bool(0.9 < scaled.low / plain.low / _FACTORS[name.scale] < 1.1)


def _is_unit(opening: str, unit: str) -> bool:
    """Not the letter of "Plan B": without a bracket or "in", a unit names a currency."""
    return bool(opening or re.search(_CURRENCY, unit, re.IGNORECASE))
