"""Settling chosen criteria beside each other: their bounds and words, and which field is meant.

A later criterion may show that an earlier one had the wrong bounds, or that it only stood for
another field that goes along with it.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from scoring.icp.learning.association import associate, z_of
from scoring.icp.learning.choice import Choice
from scoring.icp.learning.field import Codes, Field, Truths
from scoring.icp.learning.grouping import best_group
from scoring.icp.learning.refining import refine
from scoring.icp.learning.relation import are_related, z_beside
from scoring.icp.learning.strata import bands_of, strata_of
from scoring.icp.learning.tags import best_tags, least_to_join

_ROUNDS = 2
_TOGETHER = 2.5
"""Standard deviations by which two tags must do more than either, to be two criteria."""

_SHOWS = 2.5


def add(choices: Sequence[Choice], found: Choice, won: Truths) -> list[Choice]:
    """Put a choice beside the others; a tag joins one of its kind where either suffices."""
    for place, other in enumerate(choices):
        others = [*choices[:place], *choices[place + 1 :]]
        if _suffices_either(other, found, others, won):
            joined = replace(other, levels=other.levels | found.levels)
            return [*choices[:place], joined, *choices[place + 1 :]]
    return [*choices, found]


def _suffices_either(one: Choice, other: Choice, others: Sequence[Choice], won: Truths) -> bool:
    if one.field is not other.field or (one.z > 0) != (other.z > 0):
        return False
    any_ = one.field.known & (one.inside | other.inside)
    return abs(z_of(one.inside & other.inside, any_, won, strata_of(others, won))) < _TOGETHER


def settle(choices: Sequence[Choice], fields: Sequence[Field], won: Truths) -> list[Choice]:
    """Choose the levels of each criterion anew beside all others, and the field that is meant.

    Args:
        choices: The criteria.
        fields: All fields.
        won: Whether each company was won.
    """
    settled = list(choices)
    for _ in range(_ROUNDS):
        for place, choice in enumerate(settled):
            others = [*settled[:place], *settled[place + 1 :]]
            meant = _meant(choice, others, fields, won)
            settled[place] = _settled(meant, others, won)
    return [choice for choice in settled if choice.levels.any()]


def _settled(choice: Choice, others: Sequence[Choice], won: Truths) -> Choice:
    strata = strata_of(others, won)
    if choice.field.shape == "tags":
        levels = _tags(choice, others, won, strata)
    else:
        group = best_group(choice.field, associate(choice.field, won, strata))
        levels = refine(choice.field, group.levels, won, bands_of(others, won))
    inside = choice.field.inside(levels)
    return replace(choice, levels=levels, z=z_of(inside, choice.field.known, won, strata))


def _meant(
    choice: Choice, others: Sequence[Choice], fields: Sequence[Field], won: Truths
) -> Choice:
    """The choice, or that of another field for which it only stands."""
    taken = {id(other.field) for other in (choice, *others)}
    strata = strata_of(others, won)
    best = choice
    for field in fields:
        if id(field) in taken:
            continue
        group = best_group(field, associate(field, won, strata))
        rival = Choice(field, group.levels, group.z, choice.log_p)
        related = abs(group.z) >= _SHOWS and are_related(rival, choice)
        if related and _is_meant(rival, best, others, won):
            best = rival
    return best


def _is_meant(rival: Choice, choice: Choice, others: Sequence[Choice], won: Truths) -> bool:
    """Whether a choice holds less beside its rival than the other way round.

    Then that one is meant which shows more where both are known, less what it takes to say it.
    """
    if abs(z_beside(choice, [*others, rival], won)) >= _SHOWS:
        return False
    both = choice.field.known & rival.field.known
    strata = strata_of(others, won)
    shown = [z_of(each.inside, both, won, strata) ** 2 for each in (choice, rival)]
    return shown[1] - 2 * rival.length > shown[0] - 2 * choice.length


def _tags(choice: Choice, others: Sequence[Choice], won: Truths, strata: Codes) -> Truths:
    """The tags of a criterion, any of which suffices."""
    field, sign = choice.field, float(np.sign(choice.z)) or 1.0
    taken = [other.levels for other in others if other.field is field]
    barred = np.any([np.zeros_like(choice.levels), *taken], axis=0)
    least = least_to_join(len(field.levels))

    def own_z(tag: int, chosen: Truths) -> float:
        without = field.known & ~field.inside(chosen)
        z = sign * z_of(field.member[tag], without, won, strata)
        if z < _SHOWS or not chosen.any():
            return z
        alone = Choice(field, np.arange(len(chosen)) == tag, sign * z, choice.log_p)
        return 0.0 if barred[tag] else sign * z_beside(alone, others, won, without)

    return best_tags(choice.levels, least, own_z)
