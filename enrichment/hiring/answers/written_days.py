"""Days of posting as people write them: with the month's name, or in numbers alone."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Literal

from enrichment.hiring.answers.days import parse_day

NumberOrder = Literal["day_first", "month_first"]

_MONTHS = {
    month: number
    for number, months in enumerate(
        (
            "jan", "feb", "mar mär mrz", "apr avr abr", "may mai mei mag", "jun", "jul", "aug ago",
            "sep set", "oct okt ott out", "nov", "dec dez dic dés déc",
        ),
        start=1,
    )
    for month in months.split()
} | {"juin": 6, "juillet": 7, "août": 8, "aout": 8, "gennaio": 1, "giu": 6, "lug": 7}  # fmt: skip
_DAY_MONTH = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?[.\s-]+(?:de\s+)?([^\W\d_]{3,12})"
    r"\.?[,\s-]+(?:de\s+)?(\d{4})"
)
_MONTH_DAY = re.compile(r"([^\W\d_]{3,12})\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?[,\s-]+(\d{4})(?!\d)")
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})([/.])(\d{1,2})\2(\d{4})(?!\d)")


def written_day(text: str | None, order: NumberOrder | None = None) -> date | None:
    """Day in a text: "2026-07-28", "28-Jul-2026", "Jul. 27, 2026", "23.07.2026", "7/28/2026".

    Numbers alone are read where only one order of day and month is possible, where they stand
    between dots (the day comes first), or in the order that is known of their page.

    Args:
        text: With a day anywhere in it, or None.
        order: Of numbers, as `number_order` tells it from all dates of a page.
    """
    text = (text or "")[:200]
    named = _named(text)
    if named or not (match := _NUMBERS.search(text)):
        return named or parse_day(text)
    order = order or ("day_first" if match[2] == "." else number_order([text]))
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if order == "day_first":
        return _day(year, second, first)
    return _day(year, first, second) if order == "month_first" else None


def number_order(texts: Iterable[str | None]) -> NumberOrder | None:
    """Order of day and month on one page: a number over 12 tells it, of all dates alike.

    None where none tells it, or they tell both.
    """
    pairs = [(int(m[1]), int(m[3])) for text in texts if (m := _NUMBERS.search((text or "")[:200]))]
    is_day_first = any(first > 12 for first, _ in pairs)
    is_month_first = any(second > 12 for _, second in pairs)
    if is_day_first == is_month_first:
        return None
    return "day_first" if is_day_first else "month_first"


def _named(text: str) -> date | None:
    if match := _DAY_MONTH.search(text):
        return _day(int(match[3]), _month(match[2]), int(match[1]))
    if match := _MONTH_DAY.search(text):
        return _day(int(match[3]), _month(match[1]), int(match[2]))
    return None


def _month(name: str) -> int:
    """Number of a month; 0 for what is none."""
    name = name.lower()
    return _MONTHS.get(name) or _MONTHS.get(name[:3], 0)


def _day(year: int, month: int, day: int) -> date | None:
    return parse_day(f"{year:04}-{month:02}-{day:02}")
