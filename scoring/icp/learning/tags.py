"""Which tags of a field are one criterion, of which any suffices."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from scoring.icp.learning.association import z_of
from scoring.icp.learning.field import Codes, Field, Truths
from scoring.icp.learning.tag_names import pair_of

_TAG_COST = 10.0
"""Of chi-squared that a further tag must bring: the best of a hundred brings 11 by chance."""

_STEPS = 12
_LOOKED_AT = 25


def best_tags(
    field: Field, chosen: Truths, won: Truths, strata: Codes, barred: Truths | None = None
) -> Truths:
    """Climb from some tags to the set that goes with winning most, a tag in or out at a time.

    So a tag that only goes along with two that decide is left for the two.

    Args:
        field: A field of tags.
        chosen: The tags now.
        won: Whether each company was won.
        strata: Stratum of each company.
        barred: Tags that other criteria have.
    """
    free = np.ones(len(chosen), dtype=np.bool_) if barred is None else ~barred
    sign = np.sign(_z(field, chosen, won, strata))
    worth = _worth(field, chosen, won, strata, sign)
    for _ in range(_STEPS):
        likely = _likely(field, chosen, won, strata, sign, free)
        tried = [*(_turned(chosen, [tag]) for tag in likely), *_exchanged(chosen, likely)]
        worths = [_worth(field, each, won, strata, sign) for each in tried]
        if not worths or max(worths) <= worth + 1e-9:
            return chosen
        chosen, worth = tried[int(np.argmax(worths))], max(worths)
    return chosen


def _likely(
    field: Field, chosen: Truths, won: Truths, strata: Codes, sign: float, free: Truths
) -> list[int]:
    """Tags to try: those chosen, and those that show most among companies without them."""
    without = field.known & ~field.inside(chosen)
    z = np.array([
        0.0 if taken or not may else sign * z_of(level, without, won, strata)
        for level, taken, may in zip(field.member, chosen, free, strict=True)
    ])  # fmt: skip
    shown = [int(tag) for tag in np.argsort(-z, kind="stable")[:_LOOKED_AT] if z[tag] > 1.0]
    return [*map(int, np.flatnonzero(chosen)), *shown]


def _turned(chosen: Truths, tags: list[int]) -> Truths:
    turned = chosen.copy()
    turned[tags] = ~turned[tags]
    return turned


def _exchanged(chosen: Truths, likely: list[int]) -> Iterator[Truths]:
    """The tags with one of them given for another."""
    for old in np.flatnonzero(chosen):
        for new in likely:
            if not chosen[new]:
                yield _turned(chosen, [int(old), new])


def _z(field: Field, chosen: Truths, won: Truths, strata: Codes) -> float:
    return z_of(field.inside(chosen), field.known, won, strata)


def _worth(field: Field, chosen: Truths, won: Truths, strata: Codes, sign: float) -> float:
    z = sign * _z(field, chosen, won, strata) if chosen.any() else 0.0
    return z * abs(z) - _TAG_COST * float(chosen.sum())


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
