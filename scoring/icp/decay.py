"""Decay: how a value loses points as it grows old.

Of a value whose age nobody knows it may be that it counts fully or not at all, so its points are
open from nothing to all; to learn the age narrows them.
"""

from dataclasses import replace
from functools import lru_cache

import numpy as np

from prospects.specs.icp import Decay
from scoring.icp.criterion import Points
from scoring.icp.profiles import Numbers

_OLDEST_DAYS = 36_500


def decayed(points: Points, ages: Numbers, decay: Decay) -> Points:
    """Points after they lost what their age takes.

    What is worth nothing stays so whatever its age: an old "no" is still a no.

    Args:
        points: As the criterion gives them.
        ages: Days since each value was last seen, NaN where unknown.
        decay: How they fall.
    """
    factors = _factors(ages, decay)
    aged = points.values * np.where(np.isnan(factors), 1.0, factors)
    undated = np.isnan(factors) & (points.values > 0)
    low, high = points.ends or (np.zeros(len(ages)), np.ones(len(ages)))
    low = np.where(undated, 0.0, low * np.nan_to_num(factors, nan=0.0))
    return replace(
        points,
        values=np.where(undated, np.nan, aged),
        ends=(low, np.where(undated, points.values, high)),
        fresh=points,
    )


def _factors(ages: Numbers, decay: Decay) -> Numbers:
    """Share that is left at each age, NaN where the age is unknown."""
    # From a table: the last bits of a power differ between one number and a long array of them.
    days = np.clip(np.nan_to_num(ages, nan=0.0), 0, _OLDEST_DAYS).astype(np.intp)
    return np.where(np.isnan(ages), np.nan, _table(decay)[days])


@lru_cache(maxsize=64)
def _table(decay: Decay) -> Numbers:
    return np.array([_left(day, decay) for day in range(_OLDEST_DAYS + 1)])


def _left(day: int, decay: Decay) -> float:
    if decay.half_life_days is not None:
        return float(0.5 ** (day / decay.half_life_days))
    fresh, stale = decay.fresh_days or 0, decay.stale_days or 0
    return float(min(max((stale - day) / (stale - fresh), 0.0), 1.0))
