"""Which fields may be compared: those that were there before the sale."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from scoring.icp.columns import EXTRA
from scoring.icp.learning.after_sale import (
    LeftOut,
    filled_after_sale,
    known_after_sale,
    telling_levels,
)
from scoring.icp.learning.field import Field, Truths
from scoring.icp.learning.fields import fields_of
from scoring.icp.profiles import Profiles

_OURS = {
    "owner": "says who works the company, and follows the deal",
    "stage": "says where the deal stands",
    "source": "says how the company came to us, which nobody can choose by",
    "lists": "says on which of our lists the company is; customers are on one once they are won",
}
_LEAST_KNOWN = 20


def usable_fields(frame: pd.DataFrame, good: Truths) -> tuple[list[Field], tuple[LeftOut, ...]]:
    """Fields that may be compared, and what is left out with the reason.

    Args:
        frame: Profiles of the companies.
        good: Whether each was won.
    """
    barred = dict(_barred(frame, good))
    kept = frame.drop(columns=[name for name in barred if name in frame])
    fields, told = [], [LeftOut(_plain(name), why) for name, why in barred.items()]
    for each in fields_of(kept):
        field, left = _without_telling(each, good)
        told += left
        fields += [field] if field is not None else []
    made = {each.name for each in fields} | {left.what for left in told}
    told += [
        LeftOut(_plain(str(column)), _useless(Profiles(kept), str(column)))
        for column in kept
        if str(column).startswith(EXTRA) and column not in made and _plain(str(column)) not in made
    ]
    return fields, tuple(told)


def _barred(frame: pd.DataFrame, good: Truths) -> Iterator[tuple[str, str]]:
    profiles = Profiles(frame)
    for column in map(str, frame.columns):
        if column in _OURS and profiles.words(column).known().any():
            yield column, _OURS[column]
        elif column.startswith(EXTRA):
            why = known_after_sale(column.removeprefix(EXTRA))
            why = why or filled_after_sale(profiles.words(column).known(), good)
            if why:
                yield column, why


def _without_telling(field: Field, good: Truths) -> tuple[Field | None, list[LeftOut]]:
    """The field without what gives the outcome away; None where nothing of it is left."""
    if int(field.known.sum()) < _LEAST_KNOWN:
        few = f"is known of {int(field.known.sum())} companies"
        return None, [LeftOut(_plain(field.name), few)]
    is_open = field.name == "technology" or field.name.startswith(EXTRA)
    telling = telling_levels(field, good) if is_open else np.zeros(len(field.levels), dtype=bool)
    if not telling.any():
        return field, []
    why = "parts the won from the others all but perfectly, as only what is written after the sale"
    if field.shape != "tags":
        return None, [LeftOut(_plain(field.name), why)]
    names = [name for name, gone in zip(field.levels, telling, strict=True) if gone]
    left = replace(
        field, member=field.member[~telling],
        levels=tuple(n for n, gone in zip(field.levels, telling, strict=True) if not gone),
    )  # fmt: skip
    told = [LeftOut(f"{field.name} {name}", why) for name in names]
    return (left if len(left.levels) else None), told


def _useless(profiles: Profiles, column: str) -> str:
    known = profiles.words(column).known()
    if not known.any():
        return "is empty"
    if len(profiles.words(column).distinct) == 1:
        return "is the same for all"
    return "has no value that enough companies share"


def _plain(name: str) -> str:
    return name.removeprefix(EXTRA)


def names_of(fields: Sequence[Field]) -> tuple[str, ...]:
    """Names of fields as people say them."""
    return tuple(_plain(field.name).replace("_", " ").replace(".", " of ") for field in fields)
