"""Pictures of what outcomes teach: effects with intervals, win rates by tier, company sizes."""

from collections.abc import Iterator, Sequence
from math import log

import numpy as np
import pandas as pd
from markupsafe import Markup

from flows.printing.charts import element
from flows.printing.paper import TIER_LABELS
from scoring.icp.learning.field import Truths, middle
from scoring.icp.learning.lift import Lift
from scoring.icp.learning.proposing import Proposed
from scoring.icp.learning.rates import Interval, Rate
from scoring.icp.learning.writing import asks_words
from scoring.icp.profiles import Profiles

WIDTH, LABEL, RIGHT, STEP, HEAD = 880, 340, 120, 40, 34
_TICKS = (0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100)
_BRACKETS = ((1, 10), (11, 50), (51, 200), (201, 500), (501, 1000), (1001, 5000), (5001, 10**9))
_LABEL_CHARACTERS = 46


def forest(proposed: Sequence[Proposed]) -> Markup:
    """Odds ratio of each criterion beside the others, with its interval, on a ratio scale."""
    odds = [each.evidence.odds for each in proposed]
    low = min(0.5, *(max(o.low, 0.05) for o in odds))
    high = max(2.0, *(min(o.high, 100.0) for o in odds))
    ticks = [tick for tick in _TICKS if low / 1.5 <= tick <= high * 1.5]
    height = HEAD + STEP * len(proposed) + 30

    def at(value: float) -> float:
        share = log(min(max(value, low), high) / low) / log(high / low)
        return LABEL + share * (WIDTH - LABEL - RIGHT)

    shapes = [
        shape for tick in ticks if low <= tick <= high for shape in _tick(tick, at(tick), height)
    ]
    shapes += [
        shape
        for row, (each, ratio) in enumerate(zip(proposed, odds, strict=True))
        for shape in _whisker(
            asks_words(each.named), ratio, (at(ratio.low), at(ratio.value), at(ratio.high)),
            HEAD + STEP * (row + 0.5),
        )
    ]  # fmt: skip
    title = "Odds of being won inside against outside"
    return _picture(height, title, [*shapes, _text(title, LABEL, 16, "axis")])


def lift_bars(lift: Lift) -> Markup:
    """Win rate of each tier among the companies held out, and that of all as a line."""
    tiers = [(TIER_LABELS[tier], rate) for tier, rate in lift.tiers.items() if rate.all]
    height = HEAD + STEP * len(tiers) + 30
    most = max([rate.interval.high for _, rate in tiers] + [lift.all.value * 1.2])

    def at(value: float) -> float:
        return 120 + value / most * (WIDTH - 120 - 240)

    usual = at(lift.all.value)
    shapes = [
        element("line", x1=usual, x2=usual, y1=HEAD - 8, y2=height - 24, class_="usual"),
        _text(f"all {lift.all.value:.0%}", usual + 6, HEAD - 14, "axis"),
    ]
    for row, (label, rate) in enumerate(tiers):
        middle_y = HEAD + STEP * (row + 0.5)
        shapes += _bar(label, rate, (at(0), at(rate.value)), middle_y)
        shapes += _interval((at(rate.interval.low), at(rate.interval.high)), middle_y)
        words = f"{rate.value:.0%} of {rate.all:,}"
        shapes.append(_text(words, at(rate.interval.high) + 10, middle_y + 5, "total"))
    return _picture(height, "Win rate by tier, companies held out", shapes)


def headcounts(frame: pd.DataFrame, good: Truths) -> Markup:
    """Share of the won and of the others in each bracket of people; nothing where few are known."""
    profiles = Profiles(frame)
    people = middle(profiles.numbers("headcount_min"), profiles.numbers("headcount_max"))
    known = ~np.isnan(people)
    if int((known & good).sum()) < 5 or int((known & ~good).sum()) < 5:
        return Markup("")
    shares = [_shares(people[known & part]) for part in (good, ~good)]
    most = max(max(each) for each in shares) or 1.0
    height, base, wide = 270, 220, (WIDTH - 60) / len(_BRACKETS)
    shapes: list[Markup] = []
    for place, (low, high) in enumerate(_BRACKETS):
        left = 40 + place * wide
        for number, (share, kind) in enumerate(
            zip((shares[0][place], shares[1][place]), ("good", "other"), strict=True)
        ):
            tall = share / most * 170
            x = left + 8 + number * (wide - 20) / 2
            box = {"x": x, "y": base - tall, "width": (wide - 24) / 2, "height": tall}
            shapes.append(element("rect", **box, rx=3, class_=kind))
            shapes.append(_text(f"{share:.0%}", x + (wide - 24) / 4, base - tall - 5, "count"))
        label = f"{low:,}+" if high == 10**9 else f"{low:,}-{high:,}"
        shapes.append(_text(label, left + wide / 2 - 4, base + 20, "count axis"))
    shapes.append(element("line", x1=40, x2=WIDTH - 20, y1=base, y2=base, class_="zero"))
    return _picture(height, "People in the won companies and in the others", shapes)


def _shares(people: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]") -> list[float]:
    return [float(((people >= low) & (people < high + 1)).mean()) for low, high in _BRACKETS]


def _tick(value: float, x: float, height: int) -> Iterator[Markup]:
    kind = "one" if value == 1 else "grid"
    yield element("line", x1=x, x2=x, y1=HEAD - 6, y2=height - 26, class_=kind)
    yield _text(f"{value:g}x", x, height - 8, "count axis")


def _whisker(
    label: str, ratio: Interval, at: tuple[float, float, float], y: float
) -> Iterator[Markup]:
    short = label if len(label) <= _LABEL_CHARACTERS else f"{label[: _LABEL_CHARACTERS - 1]}…"
    kind = "rise" if ratio.value >= 1 else "fall"
    yield element("text", element("title", label), short, x=LABEL - 16, y=y + 5, class_="side")
    yield element("line", x1=at[0], x2=at[2], y1=y, y2=y, class_=f"whisker {kind}")
    yield element("circle", cx=at[1], cy=y, r=6, class_=kind)
    words = f"{ratio.value:.2g} ({ratio.low:.2g}-{ratio.high:.2g})"
    yield element("text", words, x=WIDTH - 4, y=y + 5, class_="side total")


def _bar(label: str, rate: Rate, at: tuple[float, float], y: float) -> Iterator[Markup]:
    yield element("text", label, x=at[0] - 12, y=y + 5, class_="side")
    kind = "good" if rate.all else "other"
    yield element(
        "rect", x=at[0], y=y - 11, width=max(at[1] - at[0], 1.0), height=22, rx=3, class_=kind
    )


def _interval(at: tuple[float, float], y: float) -> Iterator[Markup]:
    yield element("line", x1=at[0], x2=at[1], y1=y, y2=y, class_="bound")
    for x in at:
        yield element("line", x1=x, x2=x, y1=y - 5, y2=y + 5, class_="bound")


def _text(words: str, x: float, y: float, kind: str) -> Markup:
    return element("text", words, x=x, y=y, class_=kind)


def _picture(height: int, title: str, shapes: Sequence[Markup]) -> Markup:
    return element(
        "svg", element("title", title), *shapes, viewBox=f"0 0 {WIDTH} {height}", role="img",
        class_="picture",
    )  # fmt: skip
