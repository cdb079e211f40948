"""Which companies change tier between two versions of the ICPs.

Both versions score the same frame. The matrix of tiers is counted over columns; reasons are written
for single movers alone, by scoring them once more.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from prospects.score import IcpScore
from prospects.specs.icp import IcpSpec
from prospects.vocabulary import TIERS_BEST_FIRST, Tier
from scoring.icp.file_changes import FileChange, file_changes
from scoring.icp.reason_changes import ReasonChange, reason_changes
from scoring.icp.reasons import explain_scores
from scoring.icp.scores import RANKED, IcpColumns, Ranks, ScoreTable, score_companies
from scoring.icp.tiers import tier_words

_WORTH = np.array([0.0, 1.0, 2.0, 3.0, 0.5])
"""How good a tier is, by its rank in `RANKED`: what needs data stands between out and C."""


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
        tuple(reason_changes(change.old, change.new, before, after)),
    )  # fmt: skip
