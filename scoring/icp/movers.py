"""Which companies change tier between two versions of the ICPs, and why.

Both versions score the same frame. The matrix of tiers is counted over columns; reasons are written
for single movers alone, by scoring them once more.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from prospects.score import IcpScore, Reason
from prospects.specs.icp import IcpSpec, Tiers
from prospects.vocabulary import TIERS_BEST_FIRST, Tier
from scoring.icp.file_changes import FileChange, bounds_words, file_changes, pair_criteria
from scoring.icp.profiles import Numbers
from scoring.icp.reasons import explain_scores
from scoring.icp.scores import RANKED, IcpColumns, Ranks, ScoreTable, score_companies, tier_rank
from scoring.icp.stating import criterion_name
from scoring.icp.tiers import tier_words

_WORTH = np.array([0.0, 1.0, 2.0, 3.0, 0.5])
"""How good a tier is, by its rank in `RANKED`: what needs data stands between out and C."""
_ENDS, _ALONE, _TOGETHER = 1000.0, 500.0, 10.0
"""Weights beside points: what ends a company, bounds that decide alone, and bounds that help."""
_LEAST_POINTS = 0.5
_LEAST_SHARE = 0.1
"""A smaller difference of points, or share of the largest, is that of the scale, which another
weight has moved."""


@dataclass(frozen=True, slots=True)
class IcpChange:
    """Two versions of one ICP over the same companies.

    Attributes:
        old: The version before.
        new: The version after.
        matrix: (tier before, tier after) -> companies; pairs without any are absent.
        rows: Positions of the companies that change tier, the furthest first.
        file: What differs in the file.
    """

    old: IcpSpec
    new: IcpSpec
    matrix: Mapping[tuple[Tier, Tier], int]
    rows: npt.NDArray[np.intp]
    file: tuple[FileChange, ...]

    @property
    def companies(self) -> int:
        """How many companies were compared."""
        return sum(self.matrix.values())


@dataclass(frozen=True, slots=True)
class OneSided:
    """An ICP that only one of two versions has.

    Attributes:
        icp: The ICP.
        tiers: Tier -> companies, the best first; tiers without any are absent.
    """

    icp: IcpSpec
    tiers: Mapping[Tier, int]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions of the ICPs.

    Attributes:
        changes: One for each ICP that both versions have, in the order of the new one.
        added: ICPs that only the new version has.
        removed: ICPs that only the old version has.
    """

    changes: tuple[IcpChange, ...]
    added: tuple[OneSided, ...]
    removed: tuple[OneSided, ...]


@dataclass(frozen=True, slots=True)
class ReasonChange:
    """One reason that changed: its sentence before and after; empty where there was none."""

    criterion: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Mover:
    """A company that changes tier, with what changed, what weighs most first."""

    before: IcpScore
    after: IcpScore
    before_words: str
    after_words: str
    reasons: tuple[ReasonChange, ...]


def compare_tables(old: ScoreTable, new: ScoreTable) -> Comparison:
    """Compare the scores of the same companies under two versions of the ICPs.

    ICPs are matched by id; where each side has just one, they are two versions of each other
    whatever they are called.

    Raises:
        ValueError: The tables are not of the same companies.
    """
    if list(old.company_keys) != list(new.company_keys):
        raise ValueError("both tables must hold the same companies in the same order")
    before = {columns.icp.id: columns for columns in old.icps}
    if len(old.icps) == len(new.icps) == 1:
        before = {new.icps[0].icp.id: old.icps[0]}
    kept = {columns.icp.id for columns in new.icps}
    return Comparison(
        tuple(_change(before[c.icp.id], c) for c in new.icps if c.icp.id in before),
        tuple(_one_sided(c) for c in new.icps if c.icp.id not in before),
        tuple(_one_sided(columns) for name, columns in before.items() if name not in kept),
    )


def explain_movers(
    frame: pd.DataFrame, change: IcpChange, old: Sequence[IcpSpec], new: Sequence[IcpSpec],
    *, first: int = 0, most: int | None = None,
) -> list[Mover]:  # fmt: skip
    """The companies that move, with their reasons.

    Args:
        frame: That of both tables.
        change: The ICP.
        old: All ICPs of the old version: a negative one counts for the others.
        new: All ICPs of the new version.
        first: How many of those that move furthest to leave out.
        most: How many at most; None is all.
    """
    own = frame.iloc[change.rows[first : None if most is None else first + most]]
    before = _scores_in(own, old, change.old)
    after = _scores_in(own, new, change.new)
    return [_mover(change, one, other) for one, other in zip(before, after, strict=True)]


def reason_changes(change: IcpChange, before: IcpScore, after: IcpScore) -> list[ReasonChange]:
    """The reasons that differ, what weighs most first.

    What ends a company or no longer does comes first, then the tiers' bounds where they alone
    decide, then points by their difference; tiny differences are told where nothing else differs.
    """
    found = sorted(_differences(change, before, after), key=lambda each: -each[0])
    largest = max((weight for weight, _ in found if weight <= 100), default=0.0)
    least = max(_LEAST_POINTS, _LEAST_SHARE * largest)
    weighty = [each for weight, each in found if weight >= least]
    return weighty or [each for _, each in found]


def _scores_in(frame: pd.DataFrame, icps: Sequence[IcpSpec], icp: IcpSpec) -> list[IcpScore]:
    """Scores with reasons of one ICP alone, beside the others that count with it."""
    table = score_companies(frame, icps)
    own = tuple(columns for columns in table.icps if columns.icp.id == icp.id)
    return explain_scores(replace(table, icps=own))


def _one_sided(columns: IcpColumns) -> OneSided:
    counts = np.bincount(columns.tier, minlength=len(RANKED))
    found = {tier: int(counts[RANKED.index(tier)]) for tier in TIERS_BEST_FIRST}
    return OneSided(columns.icp, {tier: number for tier, number in found.items() if number})


def _change(old: IcpColumns, new: IcpColumns) -> IcpChange:
    before, after = old.tier, new.tier
    counts = np.bincount(before * len(RANKED) + after, minlength=len(RANKED) ** 2)
    matrix = {
        (RANKED[code // len(RANKED)], RANKED[code % len(RANKED)]): int(counts[code])
        for code in np.flatnonzero(counts).tolist()
    }
    rows = _furthest_first(before, after)
    return IcpChange(old.icp, new.icp, matrix, rows, file_changes(old.icp, new.icp))


def _furthest_first(before: Ranks, after: Ranks) -> npt.NDArray[np.intp]:
    """Rows that change, the furthest first, falls before rises."""
    rows = np.flatnonzero(before != after)
    moved = _WORTH[after[rows]] - _WORTH[before[rows]]
    return rows[np.lexsort((rows, moved, -np.abs(moved)))]


def _mover(change: IcpChange, before: IcpScore, after: IcpScore) -> Mover:
    return Mover(
        before, after, tier_words(before, change.old.tiers), tier_words(after, change.new.tiers),
        tuple(reason_changes(change, before, after)),
    )  # fmt: skip


def _differences(
    change: IcpChange, before: IcpScore, after: IcpScore
) -> Iterator[tuple[float, ReasonChange]]:
    if weight := _weight_of_bounds(change, before, after):
        bounds = ReasonChange("Tiers", bounds_words(change.old), bounds_words(change.new))
        yield weight, bounds
    for name, old, new in _paired_reasons(change, before, after):
        was, now = (reason.sentence if reason else "" for reason in (old, new))
        if was != now:
            yield _weight(old, new), ReasonChange(name, was, now)


def _paired_reasons(
    change: IcpChange, before: IcpScore, after: IcpScore
) -> Iterator[tuple[str, Reason | None, Reason | None]]:
    """Reasons of the same criterion, and those that no criterion of the file gives by their key."""
    old, new = change.old.criteria, change.new.criteria
    for was, now in pair_criteria(old, new):
        name = criterion_name(new[now] if now is not None else old[was or 0])
        yield (
            name,
            None if was is None else before.reasons[was],
            None if now is None else after.reasons[now],
        )
    other_old = {reason.criterion: reason for reason in before.reasons[len(old) :]}
    other_new = {reason.criterion: reason for reason in after.reasons[len(new) :]}
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


def _weight_of_bounds(change: IcpChange, before: IcpScore, after: IcpScore) -> float:
    """How much other bounds of the tiers matter: alone, together with points, or not at all."""
    ends = np.array([after.score_min, after.score_max])
    under_old, under_new = (_band(ends, icp.tiers) for icp in (change.old, change.new))
    if under_old == under_new:
        return 0.0
    return _ALONE if under_old == before.tier else _TOGETHER


def _band(ends: Numbers, tiers: Tiers) -> Tier:
    """Tier of a range that no filter or exclusion ends."""
    low, high = tier_rank(ends, tiers)
    return RANKED[low] if low == high else "needs_data"
