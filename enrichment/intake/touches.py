"""Touches made elsewhere: what `last_contacted_at` of a contact list says."""

from dataclasses import dataclass
from datetime import date

from prospects.day import DayOrder, parse_day
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


def parse_touch(text: str, source: str, today: date, order: DayOrder | None = None) -> Touch:
    """What a cell says of the last touch made elsewhere.

    A day that cannot be read surely is a doubt, for somebody was contacted and nobody knows when;
    "never" and its like are none. A day to come is no touch: the value is refused.

    Args:
        text: The cell.
        source: Its row, "people.csv row 3".
        today: Day on which the list is read.
        order: Of day and month in the list, where its cells show it.
    """
    if fold(text) in _NEVER:
        return Touch()
    day = parse_day(text, order)
    shown = f"{' '.join(text.split())[:_CHARACTERS_MAX]} ({source})"
    if day is None:
        return Touch(doubt=shown, fault=f"last contacted {shown}: the day is not understood")
    if day > today:
        return Touch(fault=f"last contacted {shown}: the day is to come")
    return Touch(day)
