"""A choice as people would write it into an ICP: which side it names, with round bounds."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from scoring.icp.learning.choice import Choice
from scoring.icp.learning.field import REST, Field, Truths

_FEW = 3
"""A bad sign is named as such where the good words are so many times more."""


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """The side of a choice that is named.

    Attributes:
        levels: Its levels.
        good: Whether companies in it are won more often.
    """

    levels: Truths
    good: bool


def named_side(choice: Choice) -> Side:
    """The side of a choice that an ICP names: the good one, unless the bad one is by far shorter.

    A range names the side that is one stretch; where both are, the good one.
    """
    good = choice.levels if choice.z > 0 else ~choice.levels
    if choice.field.shape == "tags":
        return Side(choice.levels, choice.z > 0)
    if choice.field.shape == "range":
        is_gap = not (choice.levels[0] or choice.levels[-1]) and choice.z < 0
        return Side(choice.levels, good=False) if is_gap else Side(good, good=True)
    return _named_words(choice.field, good)


def _named_words(field: Field, good: Truths) -> Side:
    named = np.array([level != REST for level in field.levels])
    good_words, bad_words = int((good & named).sum()), int((~good & named).sum())
    rest_is_good = bool((good & ~named).any()) or named.all()
    if good_words == 0 or (bad_words and rest_is_good and _FEW * bad_words <= good_words):
        return Side(~good & named, good=False)
    return Side(good & named, good=True)


def asked(field: Field, levels: Truths) -> dict[str, Any]:
    """What a criterion asks, as the keys of an ICP file: `key`, and words or bounds."""
    head, _, tail = field.name.partition(".")
    asks: dict[str, Any] = {"key": head}
    if head == "extra":
        asks["column"] = tail
    elif head == "openings" and tail:
        asks |= {"new_within_days": 30} if tail == "new" else {"functions": [tail]}
    if field.shape == "range":
        return {**asks, **bounds(field, levels)}
    words = [name for name, kept in zip(field.levels, levels, strict=True) if kept]
    return asks | {"any": sorted(words, key=str.casefold)}


def bounds(field: Field, levels: Truths) -> dict[str, float | int]:
    """`from` and `to` of neighbouring levels; what no level divides may be any number between."""
    on = np.flatnonzero(levels)
    first, last = int(on[0]), int(on[-1])
    found: dict[str, float | int] = {}
    if first > 0:
        found["from"] = _plain(_roundest(field.highs[first - 1], field.lows[first], last=True))
    if last < len(levels) - 1 and np.isfinite(field.highs[last]):
        found["to"] = _plain(_roundest(field.highs[last], field.lows[last + 1], last=False))
    return found


def _roundest(low: float, high: float, *, last: bool) -> float:
    """The roundest number between two that are there.

    Args:
        low: Greatest value below.
        high: Least value above.
        last: Whether `high` itself may be it, and `low` not; else the other way round.
    """
    own = high if last else low
    if not high > low:
        return own
    for power in range(12, -4, -1):
        for step in (5.0, 2.0, 1.0):
            size = step * 10.0**power
            value = np.floor(high / size) * size if last else np.ceil(low / size) * size
            if (low < value <= high) if last else (low <= value < high):
                return float(value)
    return own


def _plain(value: float) -> float | int:
    return int(value) if float(value).is_integer() else float(round(value, 6))
