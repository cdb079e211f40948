"""What the proposed ICP would have been worth: win rates by tier, of companies held out."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from prospects.specs.icp import IcpSpec
from prospects.vocabulary import Tier
from scoring.icp.learning.evidence import rate
from scoring.icp.learning.field import Truths
from scoring.icp.learning.rates import Interval, Rate
from scoring.icp.scores import RANKED, score_companies

SHOWN: tuple[Tier, ...] = ("A", "B", "C", "out", "needs_data")


@dataclass(frozen=True, slots=True)
class Lift:
    """Won companies by tier.

    Attributes:
        tiers: Tier -> won of the companies in it.
        best: Won of those in A or B.
        all: Won of all.
    """

    tiers: Mapping[Tier, Rate]
    best: Rate
    all: Rate

    @property
    def times(self) -> Interval | None:
        """How many times more often companies in A or B are won than all are."""
        return self.best.over(self.all) if self.best.all else None


def lift_of(icp: IcpSpec, frame: pd.DataFrame, good: Truths) -> Lift:
    """Score companies with an ICP and compare the tiers.

    Args:
        icp: The ICP.
        frame: Profiles of the companies.
        good: Whether each was won.
    """
    tier = np.array(RANKED, dtype=object)[score_companies(frame, [icp]).icps[0].tier]
    tiers = {name: rate(tier == name, good) for name in SHOWN}
    best = Rate(tiers["A"].won + tiers["B"].won, tiers["A"].all + tiers["B"].all)
    return Lift(tiers, best, rate(np.ones(len(good), dtype=np.bool_), good))
