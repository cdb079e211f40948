"""Scores of companies against ICPs: a range, what is known of it, and the tier.

Points are weighed and scaled so that the weights of mode `score` add up to 100. Unknown counts
nothing in `score_min` and fully in `score_max`.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from prospects.specs.icp import CriterionBase, IcpSpec, Tiers
from prospects.vocabulary import Tier
from scoring.icp.criteria import CRITERIA
from scoring.icp.decay import decayed
from scoring.icp.profiles import Numbers, Profiles, Truths
from scoring.icp.sums import Scored, Sums

Ranks = npt.NDArray[np.int8]
RANKED: tuple[Tier, ...] = ("out", "C", "B", "A", "needs_data")
"""Tiers by rank; the last is no band but the answer where the range spans several."""
_UNWANTED = RANKED.index("B")
"""Least rank in a negative ICP from which a company is not wanted."""


@dataclass(frozen=True, slots=True)
class IcpColumns:
    """Scores of all companies against one ICP, one value a company in each array.

    Attributes:
        icp: The ICP.
        criteria: Its criteria, in the order of its file.
        score_min: 0-100, if everything unknown fails.
        score_max: 0-100, if everything unknown passes.
        coverage: Share of the weight that is known.
        floor: Rank of the tier of `score_min`.
        ceiling: Rank of the tier of `score_max`.
        unwanted: Negative ICPs, and which companies surely fit each; empty for a negative one.
    """

    icp: IcpSpec
    criteria: tuple[Scored, ...]
    score_min: Numbers
    score_max: Numbers
    coverage: Numbers
    floor: Ranks
    ceiling: Ranks
    unwanted: tuple[tuple[IcpSpec, Truths], ...] = ()

    @property
    def tier(self) -> Ranks:
        """Rank of the tier: that of both ends where they agree, else needs_data."""
        return np.where(self.floor == self.ceiling, self.floor, len(RANKED) - 1)


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """Scores of all companies against all ICPs.

    Attributes:
        keys: Keys of the companies, in the order of the frame.
        icps: One set of columns an ICP, in the order given.
    """

    keys: pd.Series
    icps: tuple[IcpColumns, ...]

    @property
    def company_keys(self) -> tuple[str, ...]:
        """Keys of the companies as a tuple: 90 MB of a million, so only where it is asked for."""
        return tuple(self.keys.to_numpy(dtype=object))

    def frame(self) -> pd.DataFrame:
        """One row a company and ICP, company by company.

        Columns: company_key, icp, tier, score_min, score_max, coverage, floor_tier, ceiling_tier.
        """
        parts = [_frame(self.company_keys, columns) for columns in self.icps]
        if not parts:
            return pd.DataFrame(columns=["company_key", "icp", "tier"])
        return pd.concat(parts).sort_index(kind="stable").reset_index(drop=True)


def _ignore(_criteria: int) -> None:
    """Do nothing with the number of criteria that are done."""


def score_companies(
    frame: pd.DataFrame,
    icps: Sequence[IcpSpec],
    *,
    with_points: bool = True,
    advance: Callable[[int], None] = _ignore,
) -> ScoreTable:
    """Score every company of a frame against every ICP.

    A company's scores do not depend on the others, on the order of rows or of criteria. Who surely
    lies in tier A or B of a negative ICP is out of every other; its numbers stay.

    Args:
        frame: As `profiles_frame` makes it.
        icps: The ICPs that count together, the negative ones among them.
        with_points: Whether to keep what each criterion says of each company, which reasons need;
            else `criteria` of the columns are empty.
        advance: Takes the number of criteria just done.
    """
    profiles = Profiles(frame)
    columns = [_score(profiles, icp, with_points, advance) for icp in icps]
    unwanted = tuple((each.icp, each.floor >= _UNWANTED) for each in columns if each.icp.negative)
    told = tuple(each if each.icp.negative else _without(each, unwanted) for each in columns)
    return ScoreTable(frame["company_key"], told)


def _without(columns: IcpColumns, unwanted: tuple[tuple[IcpSpec, Truths], ...]) -> IcpColumns:
    """Scores with those out whom a negative ICP rejects."""
    if not unwanted:
        return columns
    rejected = np.logical_or.reduce([fits for _, fits in unwanted])
    return replace(
        columns,
        floor=np.where(rejected, 0, columns.floor),
        ceiling=np.where(rejected, 0, columns.ceiling),
        unwanted=unwanted,
    )


def weights_of_100(icp: IcpSpec) -> tuple[float, ...]:
    """Points of 100 that each criterion can add, in the order of the file.

    Returns:
        One number a criterion; 0 for filters and exclusions.
    """
    whole = math.fsum(each.weight for each in icp.criteria if each.mode == "score")
    return tuple(
        each.weight * 100 / whole if each.mode == "score" else 0.0 for each in icp.criteria
    )


def tier_rank(score: Numbers, tiers: Tiers) -> Ranks:
    """Rank in `RANKED` of scores of 0-100."""
    ranks = (score >= tiers.C).astype(np.int8)
    ranks += score >= tiers.B
    ranks += score >= tiers.A
    return ranks


def _score(
    profiles: Profiles, icp: IcpSpec, with_points: bool, advance: Callable[[int], None]
) -> IcpColumns:
    sums, kept = Sums(profiles.size), []
    for scored in _scored(profiles, icp):
        sums.add(scored)
        if with_points:
            kept.append(scored)
        advance(1)
    least, most, coverage = sums.scores()
    return IcpColumns(
        icp, tuple(kept), least, most, coverage,
        floor=np.where(sums.failed | sums.unsure, 0, tier_rank(least, icp.tiers)),
        ceiling=np.where(sums.failed, 0, tier_rank(most, icp.tiers)),
    )  # fmt: skip


def _scored(profiles: Profiles, icp: IcpSpec) -> Iterator[Scored]:
    weighed = zip(icp.criteria, weights_of_100(icp), strict=True)
    return (_one(profiles, criterion.key, criterion, weight) for criterion, weight in weighed)


def _one(profiles: Profiles, key: str, criterion: CriterionBase, weight: float) -> Scored:
    kind = CRITERIA[key]
    points = kind.score(profiles, criterion)
    if criterion.ages:
        ages = profiles.ages(kind.field)
        points = replace(points, age=lambda row: _known(ages[row]))
        points = decayed(points, ages, criterion.decay) if criterion.decay else points
    return Scored(kind, criterion.mode, weight, points, criterion.unknown == "out")


def _known(age: np.float64) -> float | None:
    return None if np.isnan(age) else float(age)


def _frame(company_keys: Sequence[str], columns: IcpColumns) -> pd.DataFrame:
    names = np.array(RANKED, dtype=object)
    return pd.DataFrame(
        {
            "company_key": company_keys,
            "icp": columns.icp.id,
            "tier": names[columns.tier],
            "score_min": columns.score_min,
            "score_max": columns.score_max,
            "coverage": columns.coverage,
            "floor_tier": names[columns.floor],
            "ceiling_tier": names[columns.ceiling],
        }
    )
