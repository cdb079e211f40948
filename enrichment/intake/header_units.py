"""What a column's name adds to its meaning: decoration, currency, and what cells are counted in."""

import re
from dataclasses import dataclass

from prospects.column_unit import column_scale

_ANSWERS = r"y/n|yes/no|true/false|j/n|ja/nein|ja/nee|oui/non|o/n|s/n|s[ií]/no|sim/não|t/n|tak/nie"
_DECORATION = re.compile(
    rf"\s*(?:[(\[](?:\d+|required|optional|pflichtfeld|[*#]|{_ANSWERS})[)\]]|[*?:])\s*$",
    re.IGNORECASE,
)
_COUNT = re.compile(r"\s\(\d{1,3}\)$")
_CURRENCY = r"usd|us\$|\$|eur|euros?|€|gbp|£|chf|sek|nok|dkk|pln|brl|r\$|inr|cad|aud|jpy|¥"
_SCALES = {
    "k": [
        *"k t 000 000s 1000 x1000 1,000 thousand thousands tausend tsd milliers miles".split(),
        *"migliaia milhares duizend tys tusen tusind".split(),
    ],
    "M": [
        *"m mm mn mil mio mln million millions millionen millones milioni milhões".split(),
        *"miljoen miljoner millioner 000000".split(),
    ],
    "bn": "b bn bln mrd mld billion billions milliarden milliards miliardi".split(),
    "crore": "crore crores cr".split(),
    "lakh": "lakh lakhs lac lacs".split(),
}
_MAGNITUDES = {word: scale for scale, words in _SCALES.items() for word in words}
_FACTORS = {"k": 1e3, "M": 1e6, "bn": 1e9, "crore": 1e7, "lakh": 1e5}
_UNIT_WORD = "|".join(re.escape(word) for word in sorted(_MAGNITUDES, key=len, reverse=True))
_UNIT = re.compile(
    rf"(?P<opening>[\s_]*[(\[]\s*(?:in\s+)?'?|[\s_]+(?:in|en)[\s_]+|[\s_]+)"
    rf"(?P<unit>(?:(?:{_CURRENCY}|rs|{_UNIT_WORD})\.?'?(?:[\s_]+(?:di|de|of)(?=[\s_]))?[\s_]*)+)"
    r"[)\]]?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class UnitName:
    """A column's name taken apart.

    Attributes:
        plain: The name without decoration ("*", "(required)", "(2)") and unit.
        scale: What cells are counted in: "k", "M", "bn", "crore" or "lakh"; empty where the name
            says nothing.
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
    scale = without_unit(column).scale
    return bool(scale) and column_scale(column) == _FACTORS[scale]


def _is_unit(opening: str, unit: str) -> bool:
    """Not the letter of "Plan B": without a bracket or "in", a unit names a currency."""
    return bool(opening or re.search(_CURRENCY, unit, re.IGNORECASE))
