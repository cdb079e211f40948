"""Expectations of an ICP: companies that people know well, and whether they land where they must.

An expectation is judged by the same scores as every other company, beside all ICPs that are
given, since a negative ICP may put a company out of another one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from prospects.score import IcpScore, Reason
from prospects.specs.icp import Expectation, IcpSpec
from prospects.vocabulary import Tier
from scoring.icp.reasons import build_scores
from scoring.icp.scores import RANKED
from scoring.icp.tiers import tier_words

State = Literal["kept", "broken", "not_known"]
"""`not_known`: nothing is known of the company yet, which is no failure and still told."""

MOST_MOVING = 4
"""Reasons that are named as those that moved a company."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One expectation with its place.

    Attributes:
        icp: The ICP whose file holds it.
        position: Its place in `expectations`, counted from 0.
        expectation: The company and its tiers.
    """

    icp: IcpSpec
    position: int
    expectation: Expectation


@dataclass(frozen=True, slots=True)
class Verdict:
    """How an expectation fared.

    Attributes:
        asked: The expectation.
        score: What the company scores in its ICP; None where nothing is known of it.
    """

    asked: Asked
    score: IcpScore | None

    @property
    def state(self) -> State:
        """Kept where the tier is one of those that are right."""
        if self.score is None:
            return "not_known"
        return "kept" if self.score.tier in self.asked.expectation.tier else "broken"

    @property
    def words(self) -> str:
        """The tier it got, as people read it; empty where nothing is known."""
        return tier_words(self.score, self.asked.icp.tiers) if self.score else ""

    @property
    def moving(self) -> tuple[Reason, ...]:
        """The reasons that put the company where it is, at most `MOST_MOVING`."""
        return moving_reasons(self.score, self.asked.expectation.tier) if self.score else ()


def asked_of(icps: Sequence[IcpSpec]) -> list[Asked]:
    """Every expectation of some ICPs, in the order of the files."""
    return [
        Asked(icp, position, expectation)
        for icp in icps
        for position, expectation in enumerate(icp.expectations)
    ]


def judge_expectations(
    asked: Sequence[Asked],
    rows: Mapping[int, int],
    frame: pd.DataFrame,
    icps: Sequence[IcpSpec],
) -> list[Verdict]:
    """Score the companies that are asked for, and say which land where they must.

    Args:
        asked: The expectations.
        rows: Position in `asked` -> position of its company in the frame; an expectation that is
            absent is of a company of which nothing is known.
        frame: One row a company, as `profiles_frame` makes it.
        icps: All ICPs that count together; those of `asked` are among them.

    Returns:
        One verdict an expectation, in the order of `asked`.
    """
    scores = build_scores(frame, icps) if rows else []
    place = {icp.id: number for number, icp in enumerate(icps)}
    return [
        Verdict(
            each,
            scores[rows[number] * len(icps) + place[each.icp.id]] if number in rows else None,
        )
        for number, each in enumerate(asked)
    ]


def moving_reasons(score: IcpScore, wanted: Sequence[Tier]) -> tuple[Reason, ...]:
    """The reasons that put a company into its tier, those that weigh most first.

    What ended it, where it is out by a filter or an exclusion; what is unknown, where that decides;
    what is lacking, where it landed below the tiers that were wanted; else what speaks for it.
    """
    ending = [r for r in score.reasons if r.mode != "score" and r.passed is False]
    unknown = [r for r in score.reasons if r.passed is None and r.mode != "exclude"]
    if score.tier == "out" and ending:
        found = ending
    elif score.tier == "needs_data":
        found = sorted(unknown, key=lambda r: r.mode != "filter")
    elif _is_below(score.tier, wanted):
        found = [r for r in score.reasons if r.passed is False and r.mode == "score"] + unknown
    else:
        speaking = [r for r in score.reasons if r.passed and r.mode == "score"]
        found = sorted(speaking, key=lambda r: -(r.points or 0))
    return tuple((found or list(score.reasons))[:MOST_MOVING])


def _is_below(tier: Tier, wanted: Sequence[Tier]) -> bool:
    """Whether a settled tier is worse than all that are wanted; "out" is worse than every tier."""
    ranks = [RANKED.index(each) for each in wanted if each != "needs_data"]
    if not ranks:
        return tier == "out"
    return RANKED.index(tier) < min(ranks)
