"""Choosing criteria: one at a time, or two together, each judged beside those already chosen.

A field is proposed when chance would show so much in any field of the file less often than
`ALPHA`. What another criterion explains (a tool that just the industry in question runs) is told
and not proposed: it must hold among companies that are alike in all that it hangs together with.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

import numpy as np

from scoring.icp.learning.choice import Choice
from scoring.icp.learning.field import Field, Truths
from scoring.icp.learning.holding import hold, margin
from scoring.icp.learning.judging import judged, refined
from scoring.icp.learning.pairing import two_together
from scoring.icp.learning.relation import explaining
from scoring.icp.learning.settling import add, settle
from scoring.icp.learning.tag_names import tags_in
from scoring.icp.learning.tags import with_pairs

ALPHA = 0.01
"""Probability of proposing anything where all is chance."""

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
        open_ = _open(fields, chosen.choices, barred)
        found = [_whole(each, fields) for each in _next(open_, chosen.choices, won, limit)]
        if not found:
            return chosen
        for each in found:
            barred.setdefault(each.field.name, set()).update(each.words)
        if not hold(found, chosen.choices, won):
            others = chosen.choices
            chosen.explained |= {e.name: explaining(e, others) for e in found if others}
            continue
        for each in found:
            chosen.choices = add(chosen.choices, each, won)
        chosen.choices = settle(chosen.choices, fields, won)
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
) -> list[Choice]:
    """The field that chance explains least, where chance does not explain it; else two together."""
    found = sorted(judged(fields, choices, won), key=lambda choice: choice.log_p)
    if found and found[0].log_p <= limit:
        return [refined(found[0], choices, won)]
    return two_together(found, fields, choices, won, limit)


def _drop(chosen: Chosen, fields: Sequence[Field], won: Truths) -> None:
    """Let go of what no longer holds beside the others, the weakest first."""
    while len(chosen.choices) > 1:
        others = [[o for o in chosen.choices if o is not c] for c in chosen.choices]
        margins = [margin(c, o, won) for c, o in zip(chosen.choices, others, strict=True)]
        weakest = int(np.argmin(margins))
        if margins[weakest] >= 0:
            return
        gone = chosen.choices.pop(weakest)
        chosen.explained[gone.name] = explaining(gone, chosen.choices)
        chosen.choices = settle(chosen.choices, fields, won)


def _levels_of(same: Field, keep: Truths) -> Field:
    levels = tuple(name for name, kept in zip(same.levels, keep, strict=True) if kept)
    return replace(same, levels=levels, member=same.member[keep])
