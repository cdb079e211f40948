"""From choices and their evidence to the criteria of an ICP, with weights and modes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from scoring.icp.learning.asking import asked, bounds, named_side
from scoring.icp.learning.choice import Choice
from scoring.icp.learning.evidence import Evidence
from scoring.icp.learning.field import REST
from scoring.icp.learning.rates import Rate

Kind = Literal["score", "exclude", "told"]
_EXCLUDED_BELOW = 0.5
"""Share of the usual win rate below which even the upper bound of a bad sign must lie."""

_LEAST_EXCLUDED = 30


@dataclass(frozen=True, slots=True, eq=False)
class Proposed:
    """A criterion that is proposed.

    Attributes:
        kind: `score`, `exclude`, or `told` for a bad sign that an ICP can only exclude by and for
            which the evidence is not strong enough.
        good: Whether what it names is a good sign.
        asks: Keys of the ICP file, without mode and weight.
        named: The same for people: what it names, also where the file asks for the opposite.
        weight: Points of 100 in mode score, else 0.
        choice: What was chosen.
        evidence: What speaks for it; inside is what is named.
    """

    kind: Kind
    good: bool
    asks: dict[str, Any]
    named: dict[str, Any]
    weight: int
    choice: Choice
    evidence: Evidence


def propose(
    choices: Sequence[Choice], evidence: Sequence[Evidence], all_: Rate
) -> tuple[Proposed, ...]:
    """The criteria to propose, the strongest first.

    Args:
        choices: What was chosen, each as `toward_named` turns it.
        evidence: Of each.
        all_: Won of all companies learned from.
    """
    kinds = [_kind(c, e, all_) for c, e in zip(choices, evidence, strict=True)]
    effects = [abs(float(np.log(e.odds.value))) for e in evidence]
    scored = [
        effect if kind == "score" else 0.0 for effect, kind in zip(effects, kinds, strict=True)
    ]
    weights = _whole_points(scored)
    found = [
        Proposed(kind, choice.z > 0, _asks(choice, kind), asked(choice.field, choice.levels),
                 weight, choice, each)
        for kind, choice, each, weight in zip(kinds, choices, evidence, weights, strict=True)
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda p: (p.kind != "score", -p.weight)))


def toward_named(choice: Choice) -> Choice:
    """The choice with the side inside that an ICP names."""
    side = named_side(choice)
    sign = 1.0 if side.good else -1.0
    return Choice(choice.field, side.levels, sign * abs(choice.z), choice.log_p)


def _kind(choice: Choice, evidence: Evidence, all_: Rate) -> Kind:
    if choice.z > 0:
        return "score"
    bad = evidence.inside
    strong = bad.all >= _LEAST_EXCLUDED and bad.interval.high <= _EXCLUDED_BELOW * all_.value
    if strong:
        return "exclude"
    return "told" if choice.field.shape == "tags" else "score"


def _asks(choice: Choice, kind: Kind) -> dict[str, Any]:
    """Keys of the file: of a bad sign in mode score all that is not it gets the points."""
    if kind != "score" or choice.z > 0:
        return asked(choice.field, choice.levels)
    if choice.field.shape == "words":
        named = np.array([level != REST for level in choice.field.levels])
        return asked(choice.field, ~choice.levels & named)
    asks = asked(choice.field, choice.levels)
    low, high = asks.pop("from", None), asks.pop("to", None)
    return asks | {"bands": _around(low, high, choice)}


def _around(low: float | None, high: float | None, choice: Choice) -> list[dict[str, float]]:
    """The two bands on both sides of a gap."""
    on = np.flatnonzero(choice.levels)
    below, above = np.zeros_like(choice.levels), np.zeros_like(choice.levels)
    below[: on[0]], above[on[-1] + 1 :] = True, True
    parts = [dict(bounds(choice.field, part)) for part in (below, above) if part.any()]
    return [part for part in parts if part] if low is not None or high is not None else []


def _whole_points(effects: Sequence[float]) -> list[int]:
    """Whole points that add up to 100, in the proportion of the effects, each at least 1."""
    total = sum(effects)
    if not total:
        return [0] * len(effects)
    exact = [100 * effect / total for effect in effects]
    points = [max(1, int(share)) if share else 0 for share in exact]
    order = sorted(range(len(exact)), key=lambda at: points[at] - exact[at])
    for at in order[: max(0, 100 - sum(points))]:
        points[at] += 1
    return points
