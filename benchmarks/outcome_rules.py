"""Rules that make wins in seeded data sets, and whether what was proposed is such a rule."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from prospects.country import parse_country
from prospects.industry import parse_industry

LEAST_COMPANIES = 30
"""Companies of a file that must have a word; fewer prove nothing."""

Truths = npt.NDArray[np.bool_]
Values = npt.NDArray[Any]


@dataclass(frozen=True)
class Wanted:
    """One criterion of a rule: a range or some words of a field; `good` False is a bad sign."""

    field: str
    words: frozenset[str] = frozenset()
    low: float = -np.inf
    high: float = np.inf
    good: bool = True


@dataclass
class DataSet:
    """What a seed makes.

    Attributes:
        export: The CRM export, as text.
        rule: What made the wins.
        numbers: Known values of the fields with ranges, NaN where lost.
        words: Distinct words of each field with words, and how many companies have each.
        told: How the rule makes wins, for people.
    """

    export: pd.DataFrame
    rule: tuple[Wanted, ...]
    numbers: Mapping[str, Values]
    words: Mapping[str, Counter[str]]
    told: str = ""


def is_found(data: DataSet, proposed: Sequence[Wanted], least_overlap: float) -> bool:
    """Whether the proposed criteria are exactly those of the rule: no field more, none less.

    Args:
        data: The data set.
        proposed: The criteria proposed.
        least_overlap: Of a range with the true one: Jaccard, over companies of known value.
    """
    mine = sorted((w.field, w.good) for w in data.rule)
    if mine != sorted((w.field, w.good) for w in proposed):
        return False
    by_field = {w.field: w for w in proposed}
    return all(_is_same(data, w, by_field[w.field], least_overlap) for w in data.rule)


def _is_same(data: DataSet, wanted: Wanted, found: Wanted, least_overlap: float) -> bool:
    if wanted.words:
        counted: Counter[str] = Counter()
        for word, count in data.words[wanted.field].items():
            counted[_meaning(wanted.field, word)] += count
        usual = {word for word, count in counted.items() if count >= LEAST_COMPANIES}
        mine, theirs = ({_meaning(w.field, word) for word in w.words} for w in (wanted, found))
        return mine & usual == theirs & usual
    values = data.numbers[wanted.field]
    mine_, theirs_ = ((values >= w.low) & (values <= w.high) for w in (wanted, found))
    return bool((mine_ & theirs_).sum() >= least_overlap * (mine_ | theirs_).sum())


def _meaning(field: str, word: str) -> str:
    """A word as ICP files write it: "Hospital & Health Care" is healthcare."""
    parse = {"industry": parse_industry, "country": parse_country}.get(field)
    return (parse(word) if parse else None) or word.casefold()
