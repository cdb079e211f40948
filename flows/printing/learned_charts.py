"""Pictures of what outcomes teach: effects with intervals, win rates by tier, company sizes."""

from collections.abc import Callable, Iterator, Sequence
from math import log

import numpy as np
import pandas as pd
from markupsafe import Markup

from flows.printing.charts import element, picture
from flows.printing.paper import TIER_LABELS
from scoring.icp.learning.field import Truths, middle
from scoring.icp.learning.lift import Lift
from scoring.icp.learning.proposing import Proposed
from scoring.icp.learning.rates import Interval, Rate
from scoring.icp.learning.writing import asks_words
from scoring.icp.profiles import Numbers, Profiles

WIDTH, HEAD, STEP, FOOT = 880, 34, 40, 30
"""Width of every picture; above, a line of, and below the rows of one that has rows."""

CRITERION, ODDS = 340, 120
"""Room for the words of a criterion on the left, and for its odds on the right."""
TIER, RATE = 120, 240
"""Room for the name of a tier on the left, and for its rate behind the bar."""
BASE, TALLEST, BRACKETS_LEFT = 220, 170, 40
"""Where bars of headcounts stand, how tall the tallest is, and where the first one begins."""

_LEAST_ODDS, _MOST_ODDS = 0.05, 100.0
_TICKS = (0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100)
_OPEN = 10**9
_BRACKETS = ((1, 10), (11, 50), (51, 200), (201, 500), (501, 1000), (1001, 5000), (5001, _OPEN))
_LABEL_CHARACTERS = 46
_KNOWN_MIN = 5
"""Companies of known size on either side from which shares say anything."""

Place = Callable[[float], float]
"""A value -> where it is drawn, from the left."""


def forest(proposed: Sequence[Proposed]) -> Markup:
    """Odds ratio of each criterion beside the others, with its interval, on a ratio scale."""
    odds = [each.evidence.odds for each in proposed]
    low = min(0.5, *(max(o.low, _LEAST_ODDS) for o in odds))
    high = max(2.0, *(min(o.high, _MOST_ODDS) for o in odds))
    height, at = _height(len(odds)), _ratio_scale(low, high)
    title = "Odds of being won inside against outside"
    return picture(
        WIDTH, height, title,
        *(_tick(tick, at(tick), height) for tick in _TICKS if low <= tick <= high),
        *(
            _whisker(asks_words(each.named), each.evidence.odds, at, _row(number))
            for number, each in enumerate(proposed)
        ),
        [_text(title, CRITERION, 16, "axis")],
    )  # fmt: skip


def lift_bars(lift: Lift) -> Markup:
    """Win rate of each tier among the companies held out, and that of all as a line."""
    tiers = [(TIER_LABELS[tier], rate) for tier, rate in lift.tiers.items() if rate.all]
    height = _height(len(tiers))
    most = max([rate.interval.high for _, rate in tiers] + [lift.all.value * 1.2])

    def at(value: float) -> float:
        return TIER + value / most * (WIDTH - TIER - RATE)

    usual = at(lift.all.value)
    return picture(
        WIDTH, height, "Win rate by tier, companies held out",
        [
            element("line", x1=usual, x2=usual, y1=HEAD - 8, y2=height - 24, class_="usual"),
            _text(f"all {lift.all.value:.0%}", usual + 6, HEAD - 14, "axis"),
        ],
        *(_bar(label, rate, at, _row(number)) for number, (label, rate) in enumerate(tiers)),
    )  # fmt: skip


def headcounts(frame: pd.DataFrame, good: Truths) -> Markup:
    """Share of the won and of the others in each bracket of people; nothing where few are known.

    Args:
        frame: One row a company, with `headcount_min` and `headcount_max` as far as they are known.
        good: Which rows were won and stayed.
    """
    profiles = Profiles(frame)
    people = middle(profiles.numbers("headcount_min"), profiles.numbers("headcount_max"))
    known = ~np.isnan(people)
    if min(int((known & side).sum()) for side in (good, ~good)) < _KNOWN_MIN:
        return Markup("")
    won, others = (_shares(people[known & side]) for side in (good, ~good))
    scale = TALLEST / (max(*won, *others) or 1.0)
    ground = element("line", x1=BRACKETS_LEFT, x2=WIDTH - 20, y1=BASE, y2=BASE, class_="zero")
    return picture(
        WIDTH, BASE + 50, "People in the won companies and in the others",
        *(_bracket(place, won[place], others[place], scale) for place in range(len(_BRACKETS))),
        [ground],
    )  # fmt: skip


def _height(rows: int) -> int:
    return HEAD + STEP * rows + FOOT


def _row(number: int) -> float:
    """Middle of a row."""
    return HEAD + STEP * (number + 0.5)


def _ratio_scale(low: float, high: float) -> Place:
    """Places on a scale on which twice as much is as far everywhere; what is beyond, at its end."""

    def at(value: float) -> float:
        share = log(min(max(value, low), high) / low) / log(high / low)
        return CRITERION + share * (WIDTH - CRITERION - ODDS)

    return at


def _shares(people: Numbers) -> list[float]:
    return [float(((people >= low) & (people < high + 1)).mean()) for low, high in _BRACKETS]


def _tick(value: float, x: float, height: int) -> Iterator[Markup]:
    kind = "one" if value == 1 else "grid"
    yield element("line", x1=x, x2=x, y1=HEAD - 6, y2=height - 26, class_=kind)
    yield _text(f"{value:g}x", x, height - 8, "count axis")


def _whisker(label: str, ratio: Interval, at: Place, y: float) -> Iterator[Markup]:
    short = label if len(label) <= _LABEL_CHARACTERS else f"{label[: _LABEL_CHARACTERS - 1]}…"
    kind = "rise" if ratio.value >= 1 else "fall"
    ends = {"x1": at(ratio.low), "x2": at(ratio.high), "y1": y, "y2": y}
    yield element("text", element("title", label), short, x=CRITERION - 16, y=y + 5, class_="side")
    yield element("line", **ends, class_=f"whisker {kind}")
    yield element("circle", cx=at(ratio.value), cy=y, r=6, class_=kind)
    words = f"{ratio.value:.2g} ({ratio.low:.2g}-{ratio.high:.2g})"
    yield _text(words, WIDTH - 4, y + 5, "side total")


def _bar(label: str, rate: Rate, at: Place, y: float) -> Iterator[Markup]:
    """A tier with its rate and the interval of it."""
    start, wide = at(0), max(at(rate.value) - at(0), 1.0)
    low, high = at(rate.interval.low), at(rate.interval.high)
    yield _text(label, start - 12, y + 5, "side")
    yield element("rect", x=start, y=y - 11, width=wide, height=22, rx=3, class_="good")
    yield element("line", x1=low, x2=high, y1=y, y2=y, class_="bound")
    for x in (low, high):
        yield element("line", x1=x, x2=x, y1=y - 5, y2=y + 5, class_="bound")
    yield _text(f"{rate.value:.0%} of {rate.all:,}", high + 10, y + 5, "total")


def _bracket(place: int, won: float, others: float, scale: float) -> Iterator[Markup]:
    """Two bars beside each other, and the bracket of people below them."""
    low, high = _BRACKETS[place]
    step = (WIDTH - 60) / len(_BRACKETS)
    left = BRACKETS_LEFT + place * step
    wide = (step - 24) / 2
    for x, share, kind in ((left + 8, won, "good"), (left + step / 2 - 2, others, "other")):
        tall = share * scale
        box = {"x": x, "y": BASE - tall, "width": wide, "height": tall}
        yield element("rect", **box, rx=3, class_=kind)
        yield _text(f"{share:.0%}", x + wide / 2, BASE - tall - 5, "count")
    label = f"{low:,}+" if high == _OPEN else f"{low:,}-{high:,}"
    yield _text(label, left + step / 2 - 4, BASE + 20, "count axis")


def _text(words: str, x: float, y: float, kind: str) -> Markup:
    return element("text", words, x=x, y=y, class_=kind)
