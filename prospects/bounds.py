"""Bounds of a number that lists give as a range, and how lists write numbers."""

import re
from dataclasses import dataclass

NUMBER = (
    r"\d{1,3}(?:,\d{3})+\.\d{1,2}(?!\d)|\d{1,3}(?:[.'\u2019\s\u00a0\u202f]\d{3})+,\d{1,2}(?!\d)|"
    r"\d{1,3}(?:[.,'\u2019\s\u00a0\u202f]\d{3})+(?![\d.,])|\d+(?:[.,]\d+)?"
)
"""A number with any thousands separator, or with a decimal part, or both."""

_BOTH = re.compile(r"\d{1,3}(?:(?:,\d{3})+\.|(?:\.\d{3})+,)\d{1,2}")
_SCALES = {
    "k": 1e3, "t": 1e3, "tsd": 1e3, "thousand": 1e3, "mille": 1e3, "tusen": 1e3, "tys": 1e3,
    "lakh": 1e5, "lakhs": 1e5, "lac": 1e5,
    "m": 1e6, "mm": 1e6, "mn": 1e6, "mio": 1e6, "mil": 1e6, "mill": 1e6, "mln": 1e6, "milj": 1e6,
    "million": 1e6, "millions": 1e6, "millionen": 1e6, "millones": 1e6, "milioni": 1e6,
    "milh\u00f5es": 1e6, "miljoen": 1e6, "miljoner": 1e6, "millioner": 1e6, "milion\u00f3w": 1e6,
    "crore": 1e7, "crores": 1e7, "cr": 1e7,
    "b": 1e9, "bn": 1e9, "mrd": 1e9, "md": 1e9, "mds": 1e9, "mld": 1e9, "mdr": 1e9, "mia": 1e9,
    "billion": 1e9, "billions": 1e9, "milliarden": 1e9, "milliards": 1e9, "milliarde": 1e9,
    "milliard": 1e9, "miliardi": 1e9, "miljard": 1e9, "miljarder": 1e9, "milliarder": 1e9,
    "bilh\u00f5es": 1e9, "trillion": 1e12, "tn": 1e12,
    "\u4e07": 1e4, "\u767e\u4e07": 1e6, "\u5104": 1e8, "\u4ebf": 1e8,
}  # fmt: skip
SCALE = "|".join(sorted(_SCALES, key=len, reverse=True))
"""Words that multiply a number; "billion" is 10^9, "Mrd" too, and Spanish "mil" is not."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """A range of whole numbers.

    Attributes:
        low: Least value, inclusive.
        high: Greatest value, inclusive; None for an open end.
    """

    low: int
    high: int | None

    def __str__(self) -> str:
        """The form of profiles: "51-200", "500-" for an open end."""
        return f"{self.low}-{'' if self.high is None else self.high}"


def parse_number(text: str, scale: str = "") -> float | None:
    """Number as lists write it: "1,000", "1.200", "1'000", "7.0", "2,5" with scale "Mio".

    A separator before exactly three digits separates thousands, unless a scale follows.

    Returns:
        The number times its scale, or None where the text is no number.
    """
    plain = re.sub(r"[\s\u00a0\u202f'\u2019]", "", text)
    if _BOTH.fullmatch(plain):
        plain = re.sub(r"[.,](?=.*[.,])", "", plain)
    grouped = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", plain)
    if grouped and not (scale and len(re.findall("[.,]", plain)) == 1):
        plain = re.sub(r"[.,]", "", plain)
    try:
        return float(plain.replace(",", ".")) * _SCALES.get(scale.lower().rstrip("."), 1.0)
    except ValueError:
        return None
