"""Companies with how it ended: what is learned from."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from scoring.icp.learning.after_sale import LeftOut
from scoring.icp.learning.field import Numbers, Truths
from scoring.icp.learning.outcome import Outcome


@dataclass(frozen=True, slots=True, eq=False)
class Ended:
    """Companies of which it is known how it ended.

    Attributes:
        frame: Their profiles, one row a company, as `read_profiles` makes it; `company_key` is
            distinct.
        outcomes: How it ended, a company each.
        values: Value of the deals won, NaN where none is given.
        left_out: Columns that are not in the frame, with the reason.
    """

    frame: pd.DataFrame
    outcomes: Sequence[Outcome]
    values: Numbers
    left_out: tuple[LeftOut, ...] = ()

    @property
    def good(self) -> Truths:
        """Companies of which we want more: won and not lost again."""
        return np.array([outcome.is_good for outcome in self.outcomes], dtype=np.bool_)

    def being(self, *outcomes: Outcome) -> Truths:
        """Companies with one of these outcomes."""
        return np.array([outcome in outcomes for outcome in self.outcomes], dtype=np.bool_)

    def in_order(self) -> "Ended":
        """The same, ordered by company, so that the order of a file decides nothing."""
        order = np.argsort(self.frame["company_key"].to_numpy(dtype=str), kind="stable")
        frame = self.frame.iloc[order].reset_index(drop=True)
        return Ended(frame, [self.outcomes[at] for at in order], self.values[order], self.left_out)
