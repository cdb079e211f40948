"""Days of posting, as boards write them."""

import re
from datetime import UTC, date, datetime, timedelta

_EARLIEST, _LATEST = date(2000, 1, 1), date(2100, 1, 1)
"""Outside of these a date is a default of the vendor's software and says nothing."""

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
_MILLISECONDS_FROM = 100_000_000_000
_TODAY = re.compile(r"\b(today|heute|aujourd.hui|hoy|oggi|hoje|vandaag)\b", re.IGNORECASE)
_YESTERDAY = re.compile(r"\b(yesterday|gestern|hier|ayer|ieri|ontem|gisteren)\b", re.IGNORECASE)
_DAYS_AGO = re.compile(
    r"(?<![\d+])(\d{1,3})\s*(?:days?|tage?n?|jours?|d[ií]as?|giorn[oi]|dagen|dag)\b", re.IGNORECASE
)


def parse_day(value: object) -> date | None:
    """Day of an ISO 8601 date or time ("2026-07-16T11:55:32-04:00"), as written there.

    No other order of day and month is guessed at. Days before 2000 are defaults and None.
    """
    match = _ISO.match(value.strip()) if isinstance(value, str) else None
    if match is None:
        return None
    try:
        return _if_sensible(date(*map(int, match.groups())))
    except ValueError:
        return None


def epoch_day(value: object) -> date | None:
    """Day (UTC) of seconds or milliseconds since 1970; their size tells which they are."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        seconds = value / 1000 if abs(value) >= _MILLISECONDS_FROM else value
        return _if_sensible(datetime.fromtimestamp(seconds, UTC).date())
    except (OverflowError, ValueError, OSError):
        return None


def relative_day(text: str | None, read_on: date | None) -> date | None:
    """Day of "Posted Today", "Posted Yesterday" or "Posted 3 Days Ago", counted from a reading.

    "Posted 30+ Days Ago" names no day: None. In the languages that Workday's sites answer most.

    Args:
        text: As the board writes it.
        read_on: Day of the reading; None leaves the day unknown.
    """
    if not text or read_on is None:
        return None
    if _TODAY.search(text):
        return read_on
    if _YESTERDAY.search(text):
        return read_on - timedelta(days=1)
    match = _DAYS_AGO.search(text)
    return read_on - timedelta(days=int(match[1])) if match else None


def _if_sensible(day: date) -> date | None:
    return day if _EARLIEST <= day <= _LATEST else None
