"""Days as lists write them: ISO, European and American order, names of months, serial numbers."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import Literal

from prospects.words import fold

DayOrder = Literal["day_first", "month_first"]
"""How a source writes 03/04/2026: the third of April, or the fourth of March."""
_YEARS = range(1900, 2100)
_PIVOT = 69  # "69" is 1969 and "68" is 2068, as POSIX reads two digits (strptime, %y).
_EXCEL_EPOCH = date(1899, 12, 30)
_TIME = re.compile(
    r"(?:[T,]|\s)\s*\d{1,2}(?::|\.|h)\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?\s*"
    r"(?:(?:gmt|utc|z|[a-z]{3,4})?\s*(?:[+-]\d{2}:?\d{2})?)?\s*(?:\([^)]*\))?$",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"^[^\W\d_]{2,10}\.?,?\s+(?=[^\W_])")
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T\d{4,6}Z?)?")
_NUMERIC = re.compile(r"(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})")
_NAMED = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|\.|er|\u00ba|\u00aa)?[\s-]+(?:de\s+|of\s+)?([^\W\d_]{3,12})\.?,?[\s-]+"
    r"(?:de\s+|del\s+)?(\d{4}|\d{2})"
)
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,12})\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+(\d{4})")
_SERIAL = re.compile(r"([2-7]\d{4})(?:[.,]\d+)?")
_UNIX = re.compile(r"(\d{9,10}|\d{12,13})(?:\.0*)?")
_MONTHS: Mapping[str, int] = MappingProxyType(
    {
        name: number
        for number, names in enumerate(
            (
                "jan januar january janvier enero ene gennaio gen januari janeiro janner jaenner",
                "feb februar february fevrier fev febrero febbraio februari fevereiro",
                "mar march marz maerz mrz mars marzo maart marco",
                "apr april avril avr abril abr aprile",
                "may mai mayo maggio mag mei maio maj",
                "jun june juni juin junio giugno giu junho",
                "jul july juli juillet juil julio luglio lug julho",
                "aug august aout agosto ago augustus augusti",
                "sep sept september septembre septiembre settembre set setembro",
                "oct october oktober okt octobre octubre ottobre ott outubro out",
                "nov november novembre noviembre novembro",
                "dec december dezember dez decembre diciembre dic dicembre dezembro",
            ),
            start=1,
        )
        for name in names.split()
    }
)


def parse_day(text: str, order: DayOrder | None = None) -> date | None:
    """Day that a cell states; a time of day behind it is dropped, as written.

    Reads "2026-04-03", "20260403", "3 April 2026", "Apr 3, 2026", "3. Mai 2026", the serial number
    of a spreadsheet ("46115"), Unix seconds and milliseconds (the day in UTC), and numbers in the
    order of their source. "13/04/2026" needs none, "3.4.2026" is written day first everywhere.
    Does not read "2 days ago", a month or a year alone.

    Args:
        text: The cell.
        order: Of the column or source, where known; see `day_order`.

    Returns:
        A day from 1900 to 2099, or None where the cell states none or may mean two.
    """
    said = " ".join(text.split())
    if not 5 <= len(said) <= 64:
        return None
    plain = _TIME.sub("", said).strip(" ,")
    for read in (_year_first, _named, _serial):
        if found := read(plain):
            return found
    numeric = _NUMERIC.fullmatch(plain)
    return _ordered(numeric, order) if numeric else None


def day_order(texts: Iterable[str]) -> DayOrder | None:
    """Order of day and month that a column shows: "25/12/2026" has its day first.

    Returns:
        None where no cell shows it, or cells contradict each other.
    """
    shown: set[DayOrder] = set()
    for text in texts:
        numeric = _NUMERIC.fullmatch(_TIME.sub("", " ".join(text.split())).strip(" ,"))
        if numeric is None:
            continue
        first, second = int(numeric[1]), int(numeric[3])
        if first > 12 >= second:
            shown.add("day_first")
        elif second > 12 >= first:
            shown.add("month_first")
    return shown.pop() if len(shown) == 1 else None


def _year_first(plain: str) -> date | None:
    if match := _YEAR_FIRST.fullmatch(plain):
        return _day(match[1], match[3], match[4])
    match = _COMPACT.fullmatch(plain)
    return _day(*match.groups()) if match else None


def _named(plain: str) -> date | None:
    for said in (plain, _WEEKDAY.sub("", plain)):
        if match := _NAMED.fullmatch(said):
            return _day(match[3], _MONTHS.get(fold(match[2]), 0), match[1])
        if match := _MONTH_FIRST.fullmatch(said):
            return _day(match[3], _MONTHS.get(fold(match[1]), 0), match[2])
    return None


def _serial(plain: str) -> date | None:
    if match := _SERIAL.fullmatch(plain):
        return _EXCEL_EPOCH + timedelta(days=int(match[1]))
    match = _UNIX.fullmatch(plain)
    if match is None:
        return None
    seconds = int(match[1]) // (1000 if len(match[1]) > 10 else 1)
    return datetime.fromtimestamp(seconds, UTC).date()


def _ordered(numeric: re.Match[str], order: DayOrder | None) -> date | None:
    first, mark, second, year = numeric.groups()
    if mark == "." or (int(first) > 12 and (mark == "/" or len(year) == 4)):
        order = "day_first"
    elif int(second) > 12:
        order = "month_first"
    # "26-04-03" may be a year's short form too.
    if order is None and (int(first) != int(second) or (len(year) == 2 and mark == "-")):
        return None
    day, month = (second, first) if order == "month_first" else (first, second)
    return _day(year, month, day)


def _day(year: str, month: str | int, day: str) -> date | None:
    full = int(year)
    if len(year) == 2:
        full += 2000 if full < _PIVOT else 1900
    try:
        return date(full, int(month), int(day)) if full in _YEARS else None
    except ValueError:
        return None
