"""Touches made elsewhere: what `last_contacted_at` of a contact list says."""

from dataclasses import dataclass
from datetime import date

from prospects.words import fold

_NEVER = frozenset(
    {"", "no", "never", "none", "null", "nan", "nat", "na", "n a", "false", "0", "not contacted",
     "nie", "jamais", "nunca", "unknown"}
)  # fmt: skip
_CHARACTERS_MAX = 60


@dataclass(frozen=True, slots=True)
class Touch:
    """What a cell says of the last touch.

    Attributes:
        on: Its day, or None.
        doubt: The cell with its row where a touch is stated and its day is not understood.
        fault: Why the day is not taken, in one sentence; empty where there is nothing wrong.
    """

    on: date | None = None
    doubt: str | None = None
    fault: str = ""


def parse_day(text: str) -> date | None:
    """Day of a cell, or None where it states none or may be read in two ways."""
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None


def parse_touch(text: str, source: str, today: date) -> Touch:
    """What a cell says of the last touch made elsewhere.

    A day that cannot be read surely is a doubt, for somebody was contacted and nobody knows when;
    "never" and its like are none. A day to come is no touch: the value is refused.

    Args:
        text: The cell.
        source: Its row, "people.csv row 3".
        today: Day on which the list is read.
    """
    if fold(text) in _NEVER:
        return Touch()
    day = parse_day(text)
    shown = f"{' '.join(text.split())[:_CHARACTERS_MAX]} ({source})"
    if day is None:
        return Touch(doubt=shown, fault=f"last contacted {shown}: the day is not understood")
    if day > today:
        return Touch(fault=f"last contacted {shown}: the day is to come")
    return Touch(day)
