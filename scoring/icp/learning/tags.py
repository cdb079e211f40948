"""Which tags of a field are one criterion, of which any suffices."""

from collections.abc import Callable
from dataclasses import replace
from statistics import NormalDist

import numpy as np

from scoring.icp.learning.field import Field, Truths
from scoring.icp.learning.tag_names import pair_of

_CHANCE = 0.0015
"""Probability of taking a tag in where none of a field belongs in."""

OwnZ = Callable[[int, Truths], float]

_STAYS = 2.5
"""Standard deviations of its own below which a tag is let go of."""

_STEPS = 12


def best_tags(chosen: Truths, least: float, own_z: OwnZ) -> Truths:
    """Take tags in and let them go until each shows by itself, among companies without the others.

    So a tag that only goes along with two that decide is left for the two.

    Args:
        chosen: The tags now, at least one.
        least: Standard deviations of its own from which a tag is taken in.
        own_z: Tag and others -> how much it shows, in the direction of the chosen ones, among
            companies without the others.
    """
    for _ in range(_STEPS):
        shown = {int(tag): own_z(int(tag), _turned(chosen, tag)) for tag in np.flatnonzero(chosen)}
        weakest = min(shown, key=lambda tag: shown[tag])
        if len(shown) > 1 and shown[weakest] < _STAYS:
            chosen = _turned(chosen, weakest)
            continue
        outside = {int(tag): own_z(int(tag), chosen) for tag in np.flatnonzero(~chosen)}
        strongest = max(outside, key=lambda tag: outside[tag], default=-1)
        if strongest < 0 or outside[strongest] < least:
            return chosen
        chosen = _turned(chosen, strongest)
    return chosen


def least_to_join(tags: int) -> float:
    """Standard deviations that the best of so many tags hardly ever shows by chance."""
    return NormalDist().inv_cdf(1 - _CHANCE / tags)


def _turned(chosen: Truths, tag: int | np.intp) -> Truths:
    turned = chosen.copy()
    turned[tag] = not turned[tag]
    return turned


PAIRED = 28
"""Tags that are also looked at in pairs, the most frequent ones: 378 pairs."""


def with_pairs(field: Field) -> Field:
    """The field with pairs of its tags as further levels, being in which is having either.

    Two tools that mean the same to the rule may each be too rare to show by itself.
    """
    often = np.argsort(-field.member.sum(axis=1), kind="stable")[:PAIRED]
    one, other = (often[each] for each in np.triu_indices(len(often), 1))
    names = [pair_of(field.levels[a], field.levels[b]) for a, b in zip(one, other, strict=True)]
    pairs = field.member[one] | field.member[other]
    return replace(
        field, levels=(*field.levels, *names), member=np.vstack([field.member, pairs])
    )  # fmt: skip
