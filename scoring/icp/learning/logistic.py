"""Logistic regression of winning on the states of criteria, by Newton's steps."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scoring.icp.learning.choice import Choice
from scoring.icp.learning.field import Numbers, Truths

_RIDGE = 0.5
"""Strength by which effects are drawn to none, so that what never fails stays finite."""

_STEPS = 30


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """Effects of criteria beside each other.

    Attributes:
        effects: Logarithm of the odds ratio of being inside against outside, a criterion.
        errors: Their standard errors.
        chance: Fitted probability of winning, a company.
    """

    effects: Numbers
    errors: Numbers
    chance: Numbers


def fit(choices: Sequence[Choice], won: Truths) -> Fit:
    """Fit winning to the criteria; an unknown value has an effect of its own.

    Args:
        choices: The criteria.
        won: Whether each company was won.
    """
    states = [choice.states for choice in choices]
    columns = [np.ones(len(won)), *(s == 1 for s in states), *(s == 2 for s in states)]
    design = np.array(columns, dtype=np.float64).T
    penalty = np.diag([0.0, *[_RIDGE] * (design.shape[1] - 1)])
    mean = min(max(float(won.mean()), 1e-3), 1 - 1e-3)
    beta = np.zeros(design.shape[1])
    beta[0] = np.log(mean / (1 - mean))
    for _ in range(_STEPS):
        chance = _chance(design @ beta)
        bend = (design * (chance * (1 - chance))[:, None]).T @ design + penalty
        step = np.linalg.lstsq(bend, design.T @ (won - chance) - penalty @ beta, rcond=None)[0]
        beta += np.clip(step, -3, 3)
        if np.abs(step).max() < 1e-8:
            break
    chance = _chance(design @ beta)
    bend = (design * (chance * (1 - chance))[:, None]).T @ design + penalty
    of_in = slice(1, 1 + len(choices))
    return Fit(beta[of_in], np.sqrt(np.diag(np.linalg.pinv(bend)))[of_in], chance)


def _chance(odds: Numbers) -> Numbers:
    return 1 / (1 + np.exp(-np.clip(odds, -30, 30)))
