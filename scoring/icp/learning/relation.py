"""Whether a criterion holds beside others, or only stands for them."""

from collections.abc import Sequence

import numpy as np

from scoring.icp.learning.association import associate, z_of
from scoring.icp.learning.choice import Choice, compressed
from scoring.icp.learning.field import Codes, Truths
from scoring.icp.learning.grouping import best_group
from scoring.icp.learning.strata import views_of

RELATED = 3.3
"""Standard deviations from which two criteria are taken to hang together."""

_LEVELS_JOINED = 2


def z_beside(
    choice: Choice, others: Sequence[Choice], won: Truths, among: Truths | None = None
) -> float:
    """Standardised excess of wins among companies alike in all that the choice hangs together with.

    Where it hangs together with another, companies of which the other is unknown say nothing of
    it: it may just stand for what is unknown. And the other is compared by its very levels, not
    only as in or out, lest the choice stand for a bound that is slightly wrong.

    Args:
        choice: The criterion.
        others: Those beside it.
        won: Whether each company was won.
        among: Companies to look at; by default all.
    """
    rows = choice.field.known if among is None else choice.field.known & among
    strata = np.zeros(len(won), dtype=np.intp)
    for other in others:
        related = are_related(choice, other)
        if related:
            rows = rows & other.field.known
        states = _fine(other) if related else other.states
        strata = compressed(strata * (int(states.max()) + 1) + states)
    views = [rows if view is None else rows & view for view in views_of(others)]
    return max((z_of(choice.inside, view, won, strata) for view in views), key=abs)


def are_related(one: Choice, other: Choice) -> bool:
    """Whether being in the levels of one hangs together with the levels of the other."""
    both = one.field.known & other.field.known
    alike = np.zeros(len(both), dtype=np.intp)
    group = best_group(other.field, associate(other.field, one.inside, alike, both))
    own = z_of(other.inside, both, one.inside, alike)
    # The best of many groups is some way from 0 by chance alone.
    return max(abs(group.z) - 1.0, abs(own)) > RELATED


def explaining(found: Choice, others: Sequence[Choice]) -> str:
    """Names of the criteria that a choice only stands for."""
    related = [other.name for other in others if are_related(found, other)]
    return ", ".join(related or [other.name for other in others])


def _fine(other: Choice) -> Codes:
    """The very levels of a criterion, in and out apart; neighbours of a range are joined."""
    if other.field.shape == "tags":
        return other.states
    code = other.field.member.argmax(axis=0)
    if other.field.shape == "range":
        code = code // _LEVELS_JOINED
    return compressed(code * 3 + other.states)
