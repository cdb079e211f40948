"""Further makers of CRM exports with a known rule, each written as another team might write it.

They share no choice of columns, of distributions or of how a rule makes wins, and no set is drawn
anew because its rule is hard to see: only rules that next to nobody or nearly everybody meets are.
A name of a family and a seed give one data set.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
from outcome_firms import STEPS, Dice, Firms, Made
from outcome_rules import DataSet, Truths
from outcomes_all_met import flipped, plain, small
from outcomes_by_points import either, faint, points
from outcomes_few_met import brackets, rare
from outcomes_of_twins import twins

FAMILIES: Mapping[str, Callable[[Dice], Made]] = {
    each.__name__: each
    for each in (plain, points, either, flipped, twins, small, brackets, rare, faint)
}


def make(family: str, seed: int) -> DataSet:
    """Make the data set of a family and a seed."""
    dice = np.random.default_rng([seed, *family.encode()])
    firms, rule, won, more, lost = FAMILIES[family](dice)
    gone = {name: dice.random(firms.size) < lost.get(name, 0.0) for name in (*firms.heads, *more)}
    text = {"Domain": [f"firm{row}-{family}.example" for row in range(firms.size)]}
    text |= {"Outcome": np.where(won, "Won", "Lost").tolist()} if "Status" not in more else {}
    for name, head in firms.heads.items():
        text[head] = _text(_written(firms, name), gone[name])
    text |= {head: _text(values, gone[head]) for head, values in more.items()}
    numbers = {n: np.where(gone[n], np.nan, v.astype(float)) for n, v in firms.numbers.items()}
    words = {n: Counter(v[~gone[n]].tolist()) for n, v in firms.words.items()}
    words |= {
        n: Counter({word: int((has & ~gone[n]).sum()) for word, has in tags.items()})
        for n, tags in firms.tags.items()
    }
    told = f"{family}, {won.sum()} of {firms.size} won"
    return DataSet(pd.DataFrame(text), rule, numbers, words, told)


def _written(firms: Firms, name: str) -> Sequence[Any]:
    if name in firms.tags:
        names, has = list(firms.tags[name]), np.array(list(firms.tags[name].values())).T
        return [
            firms.joined_by.join(n for n, is_in in zip(names, row, strict=True) if is_in) or "none"
            for row in has
        ]
    if name in firms.in_brackets:
        closed = [f"{a:,}-{b - 1:,}" for a, b in pairwise(STEPS)]
        ends = dict(zip(STEPS, [*closed, "10,001+"], strict=True))
        return [ends[value] for value in firms.numbers[name]]
    return (firms.words[name] if name in firms.words else firms.numbers[name]).tolist()


def _text(values: Any, gone: Truths) -> list[str]:
    return ["" if is_gone else str(value) for value, is_gone in zip(values, gone, strict=True)]
