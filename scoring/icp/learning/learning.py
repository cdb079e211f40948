"""From outcomes to a proposed ICP, with all that speaks for it and against it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from prospects.specs.icp import IcpSpec
from scoring.icp.learning.after_sale import LeftOut
from scoring.icp.learning.choice import Choice
from scoring.icp.learning.choosing import choose
from scoring.icp.learning.churn import ChurnSign, churn_signs
from scoring.icp.learning.describing import Description, describe
from scoring.icp.learning.ended import Ended
from scoring.icp.learning.evidence import Evidence, rate, weigh
from scoring.icp.learning.field import Codes, Field
from scoring.icp.learning.lift import Lift, lift_of
from scoring.icp.learning.outcome import Outcome
from scoring.icp.learning.proposing import Proposed, propose, toward_named
from scoring.icp.learning.rates import Rate
from scoring.icp.learning.splitting import held_out
from scoring.icp.learning.usable import names_of, usable_fields

LEAST_WINS = 30
"""Wins, and companies not won, below which outcomes are described and nothing is proposed."""

Draft = Callable[[Sequence[Proposed], Sequence[ChurnSign]], IcpSpec]
"""Makes the ICP of what is proposed."""


@dataclass(frozen=True, slots=True, eq=False)
class Learned:
    """What outcomes teach.

    Attributes:
        counts: Outcome -> companies.
        all: Won of all companies.
        learned_from: Won of those that were learned from; of all where nothing is proposed.
        held_out: Won of those held out.
        compared: Names of the fields that were compared.
        proposed: Criteria, the strongest first.
        churn: Signs that customers leave.
        explained: What looked well and only stands for a criterion -> that criterion.
        left_out: What was not compared, and why.
        described: Rates of the values of each field, with intervals.
        icp: The proposed ICP; None where nothing is proposed.
        lift: What it was worth to the companies held out; None likewise.
        why_not: Why nothing is proposed; "" where something is.
    """

    counts: dict[Outcome, int]
    all: Rate
    learned_from: Rate
    held_out: Rate
    compared: tuple[str, ...]
    proposed: tuple[Proposed, ...]
    churn: tuple[ChurnSign, ...]
    explained: dict[str, str]
    left_out: tuple[LeftOut, ...]
    described: tuple[Description, ...]
    icp: IcpSpec | None
    lift: Lift | None
    why_not: str


def learn(ended: Ended, draft: Draft) -> Learned:
    """Learn which companies are won.

    Customers who stayed count as won, those who left as not won. What is proposed is learned from
    four companies of five; the fifth only shows what it was worth.

    Args:
        ended: The companies.
        draft: Makes the ICP of what is proposed.
    """
    ended = ended.in_order()
    good = ended.good
    fields, left = usable_fields(ended.frame, good)
    out = held_out([str(key) for key in ended.frame["company_key"]], good)
    parts = np.flatnonzero(~out), np.flatnonzero(out)
    found = _Found((), {}, ())
    why = _too_few(rate(np.ones_like(good), good))
    if not why:
        found = _found(fields, ended, parts)
        why = "" if found.may_be_drafted else _nothing(found)
    icp = None if why else draft(found.proposed, found.churn)
    shown = [Rate(int(good[rows].sum()), len(rows)) for rows in parts]
    return Learned(
        {each: int(ended.being(each).sum()) for each in Outcome if each is not Outcome.OPEN},
        rate(np.ones_like(good), good), shown[0], shown[1], names_of(fields), found.proposed,
        found.churn, found.explained, ended.left_out + left, describe(fields, good), icp,
        lift_of(icp, ended.frame.iloc[parts[1]], good[parts[1]]) if icp else None, why,
    )  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    proposed: tuple[Proposed, ...]
    explained: dict[str, str]
    churn: tuple[ChurnSign, ...]

    @property
    def may_be_drafted(self) -> bool:
        """Whether an ICP can be made of it, which needs something that scores."""
        return any(each.kind == "score" for each in self.proposed)


def _found(fields: Sequence[Field], ended: Ended, parts: tuple[Codes, Codes]) -> _Found:
    good, (rows, rest) = ended.good, parts
    chosen = choose([field.at(rows) for field in fields], good[rows])
    choices = [toward_named(choice) for choice in chosen.choices]
    again = [_over(fields, choice, rest) for choice in choices]
    evidence: tuple[Evidence, ...] = weigh(
        choices, again, (good[rows], good[rest]), ended.values[rows], chosen.tried
    )
    proposed = propose(choices, evidence, Rate(int(good[rows].sum()), len(rows)))
    signs = churn_signs(
        [field.at(rows) for field in fields],
        ended.being(Outcome.CHURNED)[rows],
        ended.being(Outcome.WON, Outcome.RETAINED)[rows],
    )
    taken = [each.named for each in proposed]
    churn = tuple(sign for sign in signs if not any(_overlap(sign.asks, asks) for asks in taken))
    return _Found(proposed, chosen.explained, churn)


def _over(fields: Sequence[Field], choice: Choice, rows: Codes) -> Choice:
    """The same choice over other companies."""
    field = next(each for each in fields if each.name == choice.field.name)
    return Choice(field.at(rows), choice.levels, choice.z, choice.log_p)


def _overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether a sign of churn says what a criterion says already."""
    same = all(one.get(key) == other.get(key) for key in ("key", "column", "functions"))
    return same and ("any" not in one or not set(one["any"]).isdisjoint(other.get("any", ())))


def _too_few(all_: Rate) -> str:
    if all_.won < LEAST_WINS:
        return (
            f"{all_.won} companies were won; from {LEAST_WINS} on criteria are proposed. Below "
            "that a rate may be anything, as the intervals show"
        )
    if all_.all - all_.won < LEAST_WINS:
        return (
            f"{all_.all - all_.won} companies were not won; from {LEAST_WINS} on they can be told "
            "from the won"
        )
    return ""


def _nothing(found: _Found) -> str:
    if found.proposed:
        return "only signs against companies were found, and an ICP needs one sign for them"
    return "no field parts won from other companies more than chance does"
