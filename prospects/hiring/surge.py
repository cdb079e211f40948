"""Surges: more openings than a company usually has, measured against itself alone.

Usual is the median of the numbers that good looks found in the 60 days before, on at least three
days. A surge begins with 3 more than usual and 1.5 times as many, and lasts while both hold against
what was usual before it. Once it has lasted 30 days, what it brought is usual, and another surge
may begin above that.
"""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

USUAL_DAYS = 60
USUAL_LOOKS_MIN = 3
LASTS_DAYS = 30
MORE_MIN = 3
RATIO_MIN = 1.5


@dataclass(frozen=True, slots=True)
class Surge:
    """Days with more openings than usual.

    Attributes:
        since: First of them.
        usual: Median of the numbers before.
        usual_from: First day of the numbers before.
    """

    since: date
    usual: float
    usual_from: date

    def holds(self, total: int) -> bool:
        """Whether so many openings are more than usual."""
        return total >= self.usual + MORE_MIN and total >= self.usual * RATIO_MIN


def lasting_surge(totals: Mapping[date, int]) -> Surge | None:
    """The surge on the last of some days, or None.

    Args:
        totals: Day of a good look -> number of openings.
    """
    surge: Surge | None = None
    usual_from = date.min
    days = sorted(totals)
    for number, day in enumerate(days):
        if surge and not surge.holds(totals[day]):
            surge = None
        if surge and day - surge.since > timedelta(days=LASTS_DAYS):
            usual_from = surge.since
        if surge is None or usual_from == surge.since:
            first = max(day - timedelta(days=USUAL_DAYS), usual_from)
            before = days[bisect_left(days, first) : number]
            surge = _begun(day, totals[day], {each: totals[each] for each in before}) or surge
    return surge


def _begun(day: date, total: int, before: Mapping[date, int]) -> Surge | None:
    """The surge that begins on a day, or None."""
    if len(before) < USUAL_LOOKS_MIN or total < min(before.values()) + MORE_MIN:
        return None
    surge = Surge(day, median(before.values()), min(before))
    return surge if surge.holds(total) else None
