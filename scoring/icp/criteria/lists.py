"""Criteria over what our own lists say: who is on them, and columns without a field of ours."""

import re
from collections.abc import Iterable

import numpy as np

from prospects.bounds import SCALE, parse_number
from prospects.specs.icp import ExtraCriterion, ListCriterion
from scoring.icp.columns import EXTRA
from scoring.icp.criteria.bands import share_of
from scoring.icp.criteria.shares import best_share, settled
from scoring.icp.criteria.words import fold_word
from scoring.icp.criterion import Points, criterion, joined
from scoring.icp.profiles import Numbers, Profiles, Truths, Words

_PARTS = re.compile(r"[|;,]")
_AMOUNT = re.compile(rf"[$€£]?\s*([\d.,'\u2019\s]*\d)\s*({SCALE})?\b\.?\s*%?", re.IGNORECASE)


@criterion("list")
def is_on_list(profiles: Profiles, spec: ListCriterion) -> Points:
    """On the list {value}.

    Not: Not on the list {wanted}.
    Unknown: Lists unknown.

    Always known where lists were asked: who is on no list is not on this one.

    Args:
        profiles: One row a company; uses lists and list_notes.
        spec: Names of lists; any one of them suffices.
    """
    words = profiles.words("lists")
    wanted = {fold_word(word) for word in spec.any}

    def naming(group: Iterable[str]) -> Truths:
        return words.naming(set(map(fold_word, group)), "folded", lambda name: [fold_word(name)])

    def seen(row: int) -> list[str]:
        names, notes = profiles.values("lists", row), profiles.values("list_notes", row)
        told = dict(zip(names, notes, strict=False))
        return [
            f"{name} ({told[name]})" if told.get(name) else name
            for name in names
            if fold_word(name) in wanted
        ]

    told = np.full(profiles.size, profiles.has("lists"))
    values, ends = settled(best_share(words, spec.shares, naming), told, spec.shares)
    return Points(
        values,
        shown=lambda row: joined(seen(row), "and"),
        slots={"wanted": joined(spec.any)},
        ends=ends,
        graded=bool(spec.points),
    )


@criterion("extra")
def extra_column_says(profiles: Profiles, spec: ExtraCriterion) -> Points:
    """{label} is {value}.

    Not: {label} is {value}, not {wanted}.
    Unknown: {label} unknown.

    Known when a list has the column and the cell is filled; for numbers, when it is one. A cell
    with several values, parted by `|`, `;` or commas, is each of them.

    Args:
        profiles: One row a company; uses the extra column.
        spec: The column, and words or bounds.
    """
    column = _column(profiles, spec.column)
    words = profiles.words(column)
    if spec.asks_number:
        values = share_of(_numbers(words), spec.ranges)
        ends, wanted = None, joined([str(band) for band in spec.ranges])
    else:
        best = best_share(words, spec.shares, lambda group: _naming(words, group))
        (values, ends), wanted = settled(best, words.known(), spec.shares), joined(spec.any)
    return Points(
        values,
        shown=lambda row: joined(profiles.values(column, row), "and"),
        slots={"wanted": wanted, "label": spec.column},
        ends=ends,
        graded=bool(spec.points or spec.bands),
    )


def _column(profiles: Profiles, name: str) -> str:
    """The column as the frame writes it; upper and lower case are the same."""
    column = f"{EXTRA}{name}"
    if profiles.has(column):
        return column
    columns = map(str, profiles.frame.columns)
    return next((each for each in columns if each.casefold() == column.casefold()), column)


def _naming(words: Words, group: Iterable[str]) -> Truths:
    return words.naming(set(map(fold_word, group)), "parts", _values_of)


def _values_of(cell: str) -> set[str]:
    """The whole cell and, where it holds several values, each of them."""
    return {fold_word(cell), *map(fold_word, _PARTS.split(cell))}


def _numbers(words: Words) -> Numbers:
    """Number of each row's cell, NaN where it is none."""
    table = np.array([*(_number(cell) for cell in words.distinct), np.nan])
    numbers = np.full(words.size, np.nan)
    numbers[words.rows] = table[words.codes]
    return numbers


def _number(cell: str) -> float:
    match = _AMOUNT.fullmatch(cell.strip())
    number = parse_number(match[1], match[2] or "") if match else None
    return np.nan if number is None else number
