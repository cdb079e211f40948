"""Two criteria that show only together: where all must be met, and few companies meet all."""

from collections.abc import Sequence

import numpy as np

from scoring.icp.learning.choice import Choice
from scoring.icp.learning.field import Field, Truths
from scoring.icp.learning.holding import hold
from scoring.icp.learning.judging import judged, refined

STARTS = 4
"""Fields that are tried together with a second one where none is sure by itself."""

DOUBTFUL = float(np.log(0.05))
"""Logarithm of the probability by chance up to which they are tried."""


def two_together(
    found: Sequence[Choice], fields: Sequence[Field], choices: Sequence[Choice], won: Truths,
    limit: float,
) -> list[Choice]:  # fmt: skip
    """Two criteria each of which the other makes sure; empty if there are none.

    Args:
        found: What was found of each field, what chance explains least first; none of it is sure.
        fields: The fields.
        choices: Criteria already chosen.
        won: Whether each company was won.
        limit: Logarithm of the probability by chance from which on a criterion is not sure.
    """
    doubtful = [each for each in found[:STARTS] if each.log_p <= DOUBTFUL]
    pairs = (_beside(each, fields, choices, won, limit) for each in doubtful)
    return next((pair for pair in pairs if pair), [])


def _beside(
    doubtful: Choice, fields: Sequence[Field], choices: Sequence[Choice], won: Truths, limit: float
) -> list[Choice]:
    """A doubtful choice and the surest beside it, where that makes the doubtful one sure too."""
    first = refined(doubtful, choices, won)
    rest = [each for each in fields if each.name != first.field.name]
    second = min(judged(rest, [*choices, first], won), key=lambda c: c.log_p, default=None)
    if second is None or second.log_p > limit - np.log(STARTS):
        return []
    second = refined(second, [*choices, first], won)
    [again] = judged([first.field], [*choices, second], won)
    found = [refined(again, [*choices, second], won), second]
    return found if again.log_p <= limit and hold(found, choices, won) else []
