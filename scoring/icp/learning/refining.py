"""Settling each level of a group by its likelihood, which a rare level needs."""

import numpy as np

from scoring.icp.learning.field import Codes, Field, Numbers, Truths
from scoring.icp.learning.grouping import ENDS_COST

_NAME_COST = 2.0
"""Of log-likelihood that a word must bring to be named."""

_PRIOR_ROWS = 4.0
_ROUNDS = 6


def refine(field: Field, group: Truths, won: Truths, strata: Codes) -> Truths:
    """Put each level where its wins are likelier, given the rates in and out of the group.

    Rates are taken within strata, so a level counts where the field matters. A range stays one
    stretch; tags stay as they are.

    Args:
        field: The field.
        group: Its levels that go together now.
        won: Whether each company was won.
        strata: Stratum of each company.
    """
    if field.shape == "tags":
        return group
    for _ in range(_ROUNDS):
        gain = _gains(field, group, won, strata)
        better = _stretch(gain) if field.shape == "range" else _worth_naming(gain, group)
        if not better.any() or better.all() or (better == group).all():
            return group
        group = better
    return group


def _worth_naming(gain: Numbers, group: Truths) -> Truths:
    """Words that belong in; to be of the fewer, which an ICP will name, takes some proof."""
    cost = _NAME_COST if 2 * group.sum() <= len(group) else -_NAME_COST
    return gain > cost


def _gains(field: Field, group: Truths, won: Truths, strata: Codes) -> Numbers:
    """Log-likelihood that a level gains by being in the group."""
    known, size = field.known, int(strata.max()) + 1
    inside = field.inside(group)
    among, wins = strata[known], won[known]
    all_, all_won = np.bincount(among, minlength=size), np.bincount(among, wins, size)
    mean = (all_won + 0.5) / (all_ + 1.0)
    in_, in_won = _counts(among, inside[known], wins, size)
    rate_in = (in_won + _PRIOR_ROWS * mean) / (in_ + _PRIOR_ROWS)
    rate_out = (all_won - in_won + _PRIOR_ROWS * mean) / (all_ - in_ + _PRIOR_ROWS)
    of_win, of_loss = np.log(rate_in / rate_out), np.log((1 - rate_in) / (1 - rate_out))
    of_row = np.where(known, np.where(won, of_win[strata], of_loss[strata]), 0.0)
    return np.array([of_row[level].sum() for level in field.member])


def _counts(among: Codes, inside: Truths, wins: Truths, size: int) -> tuple[Numbers, Numbers]:
    return (
        np.bincount(among, inside, size).astype(np.float64),
        np.bincount(among, inside & wins, size).astype(np.float64),
    )


def _stretch(gain: Numbers) -> Truths:
    """The neighbouring levels whose gains add up to most; an end costs a little."""
    size = len(gain)
    sums = np.concatenate([[0.0], gain.cumsum()])
    first, last = np.triu_indices(size)
    total = sums[last + 1] - sums[first]
    total = total - ENDS_COST / 2 * ((first > 0).astype(float) + (last < size - 1))
    best = int(total.argmax())
    at = np.arange(size)
    return np.asarray((first[best] <= at) & (at <= last[best]))
