"""The best criterion of each field beside those already chosen, judged against chance."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from scoring.icp.learning.association import associate
from scoring.icp.learning.chance import Deals, chance_of, deal
from scoring.icp.learning.choice import Choice
from scoring.icp.learning.field import Codes, Field, Truths
from scoring.icp.learning.grouping import best_group
from scoring.icp.learning.refining import refine
from scoring.icp.learning.strata import bands_of, strata_of, views_of


def judged(fields: Sequence[Field], choices: Sequence[Choice], won: Truths) -> list[Choice]:
    """The best of each field beside the choices, in the view in which chance explains it least."""
    strata = strata_of(choices, won)
    dealt, views = deal(won, strata), views_of(choices)
    seen = [[_seen(each, won, strata, dealt, view) for view in views] for each in fields]
    least = [min(each, key=lambda choice: choice.log_p) for each in seen]
    looks = float(np.log(len(views)))
    return [replace(each, log_p=min(0.0, each.log_p + looks)) for each in least]


def refined(found: Choice, choices: Sequence[Choice], won: Truths) -> Choice:
    """The choice with each of its levels settled by its likelihood."""
    return replace(found, levels=refine(found.field, found.levels, won, bands_of(choices, won)))


def _seen(field: Field, won: Truths, strata: Codes, dealt: Deals, view: Truths | None) -> Choice:
    found = associate(field, won, strata, view)
    group = best_group(field, found)
    chance = chance_of(field, found, dealt)
    return Choice(field, group.levels, group.z, chance.log_p(group.worth))
