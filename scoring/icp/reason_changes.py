"""Why a company changes tier between two versions of an ICP: the reasons that differ."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from prospects.score import IcpScore, Reason
from prospects.specs.icp import IcpSpec, Tiers
from prospects.vocabulary import Tier
from scoring.icp.file_changes import bounds_words, pair_criteria
from scoring.icp.profiles import Numbers
from scoring.icp.scores import RANKED, tier_rank
from scoring.icp.stating import criterion_name

_ENDS, _ALONE, _TOGETHER = 1000.0, 500.0, 10.0
"""Weights beside points: what ends a company, bounds that decide alone, and bounds that help."""
_LEAST_POINTS = 0.5
_LEAST_SHARE = 0.1
"""A smaller difference of points, or share of the largest, is that of the scale, which another
weight has moved."""


@dataclass(frozen=True, slots=True)
class ReasonChange:
    """One reason that changed: its sentence before and after; empty where there was none."""

    criterion: str
    before: str
    after: str


def reason_changes(
    old: IcpSpec, new: IcpSpec, before: IcpScore, after: IcpScore
) -> list[ReasonChange]:
    """The reasons that differ, what weighs most first.

    What ends a company or no longer does comes first, then the tiers' bounds where they alone
    decide, then points by their difference; tiny differences are told where nothing else differs.

    Args:
        old: The ICP before.
        new: The ICP after.
        before: Score of a company in the old one, with reasons.
        after: Its score in the new one.
    """
    found = sorted(_differences(old, new, before, after), key=lambda each: -each[0])
    largest = max((weight for weight, _ in found if weight <= 100), default=0.0)
    least = max(_LEAST_POINTS, _LEAST_SHARE * largest)
    weighty = [each for weight, each in found if weight >= least]
    return weighty or [each for _, each in found]


def _differences(
    old: IcpSpec, new: IcpSpec, before: IcpScore, after: IcpScore
) -> Iterator[tuple[float, ReasonChange]]:
    if weight := _weight_of_bounds(old, new, before, after):
        bounds = ReasonChange("Tiers", bounds_words(old), bounds_words(new))
        yield weight, bounds
    for name, one, other in _paired_reasons(old, new, before, after):
        was, now = (reason.sentence if reason else "" for reason in (one, other))
        if was != now:
            yield _weight(one, other), ReasonChange(name, was, now)


def _paired_reasons(
    old: IcpSpec, new: IcpSpec, before: IcpScore, after: IcpScore
) -> Iterator[tuple[str, Reason | None, Reason | None]]:
    """Reasons of the same criterion, and those that no criterion of the file gives by their key."""
    for was, now in pair_criteria(old.criteria, new.criteria):
        name = criterion_name(new.criteria[now] if now is not None else old.criteria[was or 0])
        yield (
            name,
            None if was is None else before.reasons[was],
            None if now is None else after.reasons[now],
        )
    other_old = {reason.criterion: reason for reason in before.reasons[len(old.criteria) :]}
    other_new = {reason.criterion: reason for reason in after.reasons[len(new.criteria) :]}
    for key in dict.fromkeys((*other_old, *other_new)):
        yield key, other_old.get(key), other_new.get(key)


def _weight(old: Reason | None, new: Reason | None) -> float:
    """How much a reason changed, in points; what ends a company weighs most."""
    gates = [reason for reason in (old, new) if reason and reason.mode != "score"]
    if gates and _gate(old) != _gate(new):
        return _ENDS
    return abs(_middle(new) - _middle(old))


def _gate(reason: Reason | None) -> str:
    """What a filter or exclusion does: ends a company, leaves it open, or lets it pass."""
    if reason is None or reason.mode == "score" or reason.passed:
        return "passes"
    if reason.passed is None:
        return "open" if reason.mode == "filter" else "passes"
    return "ends"


def _middle(reason: Reason | None) -> float:
    """Points; an unknown may be worth anything, so it differs a little from all."""
    if reason is None or reason.mode != "score":
        return 0.0
    return -_LEAST_POINTS if reason.points is None else reason.points


def _weight_of_bounds(old: IcpSpec, new: IcpSpec, before: IcpScore, after: IcpScore) -> float:
    """How much other bounds of the tiers matter: alone, together with points, or not at all."""
    ends = np.array([after.score_min, after.score_max])
    under_old, under_new = (_band(ends, icp.tiers) for icp in (old, new))
    if under_old == under_new:
        return 0.0
    return _ALONE if under_old == before.tier else _TOGETHER


def _band(ends: Numbers, tiers: Tiers) -> Tier:
    """Tier of a range that no filter or exclusion ends."""
    low, high = tier_rank(ends, tiers)
    return RANKED[low] if low == high else "needs_data"
