"""Choosing criteria: one at a time, each judged beside those already chosen.

A field is proposed when chance would show so much in any field of the file less often than
`ALPHA`. What another criterion explains (a tool that just the industry in question runs) is told
and not proposed: it must hold among companies that are alike in all that it hangs together with.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

import numpy as np

from scoring.icp.learning.association import associate
from scoring.icp.learning.chance import Deals, chance_of, deal
from scoring.icp.learning.choice import Choice
from scoring.icp.learning.field import Codes, Field, Truths
from scoring.icp.learning.grouping import best_group
from scoring.icp.learning.refining import refine
from scoring.icp.learning.relation import explaining, z_beside
from scoring.icp.learning.settling import add, settle
from scoring.icp.learning.strata import bands_of, strata_of
from scoring.icp.learning.tag_names import tags_in
from scoring.icp.learning.tags import with_pairs

ALPHA = 0.005
"""Probability of proposing anything where all is chance."""

HOLDS = 3.8
"""Standard deviations that a criterion must show among companies alike in all it goes along with.

Its levels were the best of hundreds, so chance alone brings it near 3."""

_MOST = 12


@dataclass(slots=True)
class Chosen:
    """What was chosen, and what was not although it looked well.

    Attributes:
        choices: Criteria in the order of their being found.
        explained: Name of what looked well -> names of the criteria that it only stands for.
        tried: Fields that were compared.
    """

    choices: list[Choice] = field(default_factory=list)
    explained: dict[str, str] = field(default_factory=dict)
    tried: int = 0


def choose(fields: Sequence[Field], won: Truths, alpha: float = ALPHA) -> Chosen:
    """Criteria that go with winning beyond chance and beyond each other.

    Args:
        fields: Fields of the companies.
        won: Whether each company was won.
        alpha: Probability of choosing anything where all is chance.
    """
    chosen = Chosen(tried=len(fields))
    barred: dict[str, set[str]] = {}
    limit = float(np.log(alpha / max(1, len(fields))))
    while len(chosen.choices) < _MOST:
        found = _next(_open(fields, chosen.choices, barred), chosen.choices, won, limit)
        if found is None:
            return chosen
        found = _whole(found, fields)
        barred.setdefault(found.field.name, set()).update(found.words)
        if abs(z_beside(found, chosen.choices, won)) < HOLDS:
            chosen.explained[found.name] = explaining(found, chosen.choices)
            continue
        chosen.choices = settle(add(chosen.choices, found, won), fields, won)
        _drop(chosen, fields, won)
    return chosen


def _open(
    fields: Sequence[Field], choices: Sequence[Choice], barred: Mapping[str, AbstractSet[str]]
) -> list[Field]:
    """Fields that may still give a criterion: a field gives one, its tags one each."""
    taken = {choice.field.name for choice in choices if choice.field.shape != "tags"}
    left = []
    for each in fields:
        gone = {word for c in choices if c.field is each for word in c.words}
        gone |= barred.get(each.name, set())
        if each.shape == "tags":
            keep = np.array([name not in gone for name in each.levels])
            left += [with_pairs(_levels_of(each, keep))] if keep.any() else []
        elif each.name not in taken and each.name not in barred:
            left.append(each)
    return left


def _whole(found: Choice, fields: Sequence[Field]) -> Choice:
    """The choice over the whole field, where it was found among the tags left of it."""
    whole = next(each for each in fields if each.name == found.field.name)
    if whole.shape != "tags":
        return found
    tags = [tag for level in found.words for tag in tags_in(level)]
    return replace(found, field=whole, levels=np.isin(whole.levels, tags))


def _next(
    fields: Sequence[Field], choices: Sequence[Choice], won: Truths, limit: float
) -> Choice | None:
    """The field that chance explains least, where chance does not explain it."""
    strata = strata_of(choices, won)
    dealt = deal(won, strata)
    found = [_judged(each, won, strata, dealt) for each in fields]
    best = min(found, key=lambda choice: choice.log_p, default=None)
    if best is None or best.log_p > limit:
        return None
    return replace(best, levels=refine(best.field, best.levels, won, bands_of(choices, won)))


def _judged(each: Field, won: Truths, strata: Codes, dealt: Deals) -> Choice:
    found = associate(each, won, strata)
    group = best_group(each, found)
    chance = chance_of(each, found, dealt)
    return Choice(each, group.levels, group.z, chance.log_p(group.worth))


def _drop(chosen: Chosen, fields: Sequence[Field], won: Truths) -> None:
    """Let go of what no longer holds beside the others, the weakest first."""
    while len(chosen.choices) > 1:
        others = [[o for o in chosen.choices if o is not c] for c in chosen.choices]
        held = [abs(z_beside(c, o, won)) for c, o in zip(chosen.choices, others, strict=True)]
        weakest = int(np.argmin(held))
        if held[weakest] >= HOLDS:
            return
        gone = chosen.choices.pop(weakest)
        chosen.explained[gone.name] = explaining(gone, chosen.choices)
        chosen.choices = settle(chosen.choices, fields, won)


def _levels_of(same: Field, keep: Truths) -> Field:
    levels = tuple(name for name, kept in zip(same.levels, keep, strict=True) if kept)
    return replace(same, levels=levels, member=same.member[keep])
