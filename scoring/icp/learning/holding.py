"""Whether what was found holds among companies that are alike in all else."""

from collections.abc import Sequence
from math import exp
from statistics import NormalDist

from scoring.icp.learning.choice import Choice
from scoring.icp.learning.field import Truths
from scoring.icp.learning.relation import z_beside

HOLDS = 3.8
"""Standard deviations, at most, that a criterion must show among companies alike in all else.

The best of hundreds of groups of levels is brought near 3 by chance alone; of a field that can
only say yes or no less is asked."""

_HOLDS_BY_CHANCE = 0.005
"""Probability of the best of all groups of levels of showing what is asked, by chance."""


def hold(found: Sequence[Choice], choices: Sequence[Choice], won: Truths) -> bool:
    """Whether each of what was found holds beside the rest of it and the choices."""
    beside = [[*choices, *(other for other in found if other is not each)] for each in found]
    return all(margin(each, o, won) >= 0 for each, o in zip(found, beside, strict=True))


def margin(choice: Choice, others: Sequence[Choice], won: Truths) -> float:
    """Standard deviations by which a choice shows more beside others than it must."""
    by_chance = -NormalDist().inv_cdf(_HOLDS_BY_CHANCE / exp(choice.length))
    return abs(z_beside(choice, others, won)) - min(HOLDS, by_chance)
