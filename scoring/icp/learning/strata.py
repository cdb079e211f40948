"""Strata of companies that are alike in the criteria already chosen."""

from collections.abc import Sequence

import numpy as np

from scoring.icp.learning.choice import Choice, compressed
from scoring.icp.learning.field import Codes, Truths
from scoring.icp.learning.logistic import fit

_LEAST = 12
"""Companies of a stratum; smaller ones are put together with those of about the same chance."""

BANDS = 6


def strata_of(choices: Sequence[Choice], won: Truths) -> Codes:
    """Stratum of each company: alike in the state of every choice, or of about the same chance."""
    codes = np.zeros(len(won), dtype=np.intp)
    if not choices:
        return codes
    for choice in choices:
        codes = compressed(codes * 3 + choice.states)
    few = np.bincount(codes)[codes] < _LEAST
    pooled = codes.max() + 1 + bands_of(choices, won)
    return compressed(np.where(few, pooled, codes))


def views_of(choices: Sequence[Choice]) -> tuple[Truths | None, ...]:
    """Companies to look at: None for all; and those that meet every choice, if there are choices.

    Where a rule asks for all of its criteria, companies that miss one are lost either way, and only
    blur what else parts the others.
    """
    if not choices:
        return (None,)
    return None, np.all([choice.met for choice in choices], axis=0)


def bands_of(choices: Sequence[Choice], won: Truths) -> Codes:
    """Band of about the same chance of winning, by the other criteria; each has as many wins."""
    if not choices:
        return np.zeros(len(won), dtype=np.intp)
    chance = fit(choices, won).chance
    levels, place = np.unique(np.round(chance, 9), return_inverse=True)
    wins = np.bincount(place, won, len(levels)).cumsum()
    band = np.minimum(BANDS * (wins - 1) // max(1, int(won.sum())), BANDS - 1)
    return compressed(band[place].astype(np.intp))
