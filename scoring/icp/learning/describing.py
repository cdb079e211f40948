"""Win rates by the values of each field, as they are: to be read, not to be acted upon alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from scoring.icp.learning.asking import asked
from scoring.icp.learning.evidence import rate
from scoring.icp.learning.field import REST, Field, Truths
from scoring.icp.learning.rates import Rate

MOST_WORDS = 6
_PARTS_OF_RANGE = 4


@dataclass(frozen=True, slots=True)
class Description:
    """One value of a field.

    Attributes:
        asks: What it is, as keys of an ICP file.
        rate: Won of the companies that have it.
    """

    asks: dict[str, Any]
    rate: Rate


def describe(fields: Sequence[Field], good: Truths) -> tuple[Description, ...]:
    """Rates of the most frequent words of each field, and of the quarters of each range.

    Args:
        fields: The fields.
        good: Whether each company was won.
    """
    return tuple(
        Description(asked(field, levels), rate(field.inside(levels), good))
        for field in fields
        for levels in _parts(field)
    )


def _parts(field: Field) -> Iterator[Truths]:
    sizes = field.member.sum(axis=1)
    if field.shape == "range":
        quarter = (sizes.cumsum() - 1) * _PARTS_OF_RANGE // max(1, int(sizes.sum()))
        parts = [quarter == number for number in np.unique(quarter)]
        yield from (part for part in parts if not part.all())
        return
    named = [at for at in np.argsort(-sizes, kind="stable") if field.levels[at] != REST]
    for at in named[:MOST_WORDS]:
        yield np.arange(len(field.levels)) == at
