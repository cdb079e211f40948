"""Yearly revenue as lists write it, in US dollars."""

import re
from functools import lru_cache

from prospects.bounds import NUMBER, SCALE, Bounds, parse_number

_DOLLARS = re.compile(r"us\$|usd|us dollars|dollars|\$")
_ONE = rf"({NUMBER})(?:\s?({SCALE})\b\.?)?"
_RANGE = re.compile(rf"{_ONE}\s*(?:-|\u2013|\u2014|to|and)\s*{_ONE}")
_FLOOR = re.compile(
    rf"(?:(?:>=?|over|more than|above|at least)\s*)?{_ONE}\s*(\+|or more|and above)?"
)
_CEILING = re.compile(rf"(?:<=?|under|below|less than|up to)\s*{_ONE}")


@lru_cache(maxsize=65536)
def parse_revenue(text: str) -> Bounds | None:
    """Yearly revenue: "$1M to $10M", "10B+", "Less than $1M", "2500000.0".

    A number without currency is taken for US dollars. Amounts in another currency are not
    converted and give None, as does whatever says more than an amount.

    Args:
        text: One cell.

    Returns:
        Bounds in US dollars, both inclusive; `high` is None for an open end.
    """
    said = " ".join(_DOLLARS.sub(" ", text.lower()).split())
    if not any(c.isdigit() for c in said) or len(said) > 60:
        return None
    if match := _RANGE.fullmatch(said):
        low, low_scale, high, high_scale = match.groups()
        return _bounds(_amount(low, low_scale or high_scale), _amount(high, high_scale))
    if match := _CEILING.fullmatch(said):
        return _bounds(0, _amount(match[1], match[2]))
    if match := _FLOOR.fullmatch(said):
        amount = _amount(match[1], match[2])
        is_open = match[3] is not None or not said[0].isdigit()
        return None if amount is None else Bounds(amount, None if is_open else amount)
    return None


def _amount(number: str, scale: str | None) -> int | None:
    value = parse_number(number, scale or "")
    return None if value is None else round(value)


def _bounds(low: int | None, high: int | None) -> Bounds | None:
    if low is None or high is None or low > high:
        return None
    return Bounds(low, high)
