"""Among customers, what those have in common who left."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from scoring.icp.learning.asking import asked
from scoring.icp.learning.choosing import choose
from scoring.icp.learning.evidence import rate
from scoring.icp.learning.field import Field, Truths
from scoring.icp.learning.proposing import toward_named
from scoring.icp.learning.rates import Rate

LEAST = 30
"""Customers who left, and who stayed, from which on they are compared."""

_TIMES = 1.5


@dataclass(frozen=True, slots=True)
class ChurnSign:
    """What makes customers leave more often.

    Attributes:
        asks: Keys of the ICP file, without mode.
        inside: Left, of the customers inside.
        outside: Left, of those outside.
        is_strong: Whether even the lower bound inside is 1.5 times the usual: then it excludes.
    """

    asks: dict[str, Any]
    inside: Rate
    outside: Rate
    is_strong: bool


def churn_signs(fields: Sequence[Field], left: Truths, stayed: Truths) -> tuple[ChurnSign, ...]:
    """Signs that customers leave, beyond chance; none where too few left or stayed.

    Args:
        fields: Fields of the companies.
        left: Customers who left.
        stayed: Customers who did not.
    """
    rows = np.flatnonzero(left | stayed)
    if left.sum() < LEAST or stayed.sum() < LEAST:
        return ()
    gone = left[rows]
    chosen = [toward_named(each) for each in choose([f.at(rows) for f in fields], gone).choices]
    usual = rate(np.ones(len(gone), dtype=np.bool_), gone)
    signs = []
    for choice in chosen:
        levels = choice.levels if choice.z > 0 else ~choice.levels
        inside = choice.field.inside(levels)
        found = rate(inside, gone)
        strong = found.all >= LEAST and found.interval.low >= _TIMES * usual.value
        outside = rate(choice.field.known & ~inside, gone)
        if choice.z > 0 or choice.field.shape == "words":
            signs.append(ChurnSign(asked(choice.field, levels), found, outside, strong))
    return tuple(signs)
