"""How far chance alone goes: outcomes dealt anew within strata, and the best group looked up again.

Because each deal looks for its best group as the true outcomes did, a field with many levels has to
show more. Beyond the deals the tail falls as that of chi-squared, by e every two units or slower.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scoring.icp.learning.association import Association
from scoring.icp.learning.field import Codes, Field, Truths
from scoring.icp.learning.grouping import peaks

Deals = npt.NDArray[np.float32]
"""Outcomes dealt anew: company by deal."""

DEALS = 240
_TAIL = 0.05
_SEED = 20260101
_CELLS = 40_000_000


@dataclass(frozen=True, slots=True)
class Chance:
    """Greatest chi-squared of a field by chance alone.

    Attributes:
        usual: What one deal in twenty exceeds.
        fall: Units of chi-squared over which the tail falls by e.
    """

    usual: float
    fall: float

    def log_p(self, chi2: float) -> float:
        """Logarithm of the probability of so much or more by chance; 0 of nothing."""
        if chi2 <= 0:
            return 0.0
        return float(min(np.log(_TAIL) - (chi2 - self.usual) / self.fall, 0.0))


def deal(won: Truths, strata: Codes) -> Deals:
    """Outcomes dealt anew within strata: company by deal."""
    numbers = np.random.default_rng(_SEED)
    deals = min(DEALS, max(60, _CELLS // max(1, len(won))))
    keys = numbers.random((deals, len(won)), dtype=np.float32) + strata.astype(np.float32)
    order, home = np.argsort(keys, axis=1), np.argsort(strata, kind="stable")
    dealt = np.empty((len(won), deals), dtype=np.float32)
    dealt[home] = won[order].T
    return dealt


def chance_of(field: Field, found: Association, dealt: Deals) -> Chance:
    """What the best group of a field reaches by chance."""
    excess = found.centred.astype(np.float32) @ dealt
    reached = peaks(field, excess.astype(np.float64), found.covariance)
    spread = float(reached.std()) * np.sqrt(6) / np.pi
    return Chance(float(np.quantile(reached, 1 - _TAIL)), max(2.0, spread))
