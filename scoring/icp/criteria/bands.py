"""Numbers in bands: the share of the weight that a number or a range of numbers is worth."""

from collections.abc import Sequence

import numpy as np

from prospects.specs.icp import Band
from scoring.icp.profiles import Numbers


def share_of(numbers: Numbers, bands: Sequence[Band]) -> Numbers:
    """Share of the first band that holds each number, both bounds inclusive; NaN stays NaN."""
    shares = np.zeros(len(numbers))
    for band in reversed(bands):
        low, high = ends_of(band)
        shares = np.where((low <= numbers) & (numbers <= high), band.points, shares)
    return np.where(np.isnan(numbers), np.nan, shares)


def overlap_of(low: Numbers, high: Numbers, bands: Sequence[Band]) -> Numbers:
    """Share of each range of whole numbers (both bounds inclusive) that lies in bands.

    A part that lies in a band counts by the band's points. An open end is taken to reach to twice
    the floor, a missing floor is 1; NaN where both ends are unknown.
    """
    first = np.where(np.isnan(low), 1.0, low)
    last = np.maximum(np.where(np.isnan(high), 2 * first, high), first)
    shares = np.zeros(len(low))
    for band in bands:
        least, most = ends_of(band)
        common = np.minimum(last, most) - np.maximum(first, least) + 1
        shares += band.points * np.clip(common / (last - first + 1), 0.0, 1.0)
    return np.where(np.isnan(low) & np.isnan(high), np.nan, np.minimum(shares, 1.0))


def range_share_of(least: Numbers, most: Numbers, bands: Sequence[Band]) -> Numbers:
    """Share of a number that lies somewhere from `least` to `most`; NaN where that decides."""
    shares, unsure = np.zeros(len(least)), np.zeros(len(least), dtype=np.bool_)
    for band in bands:
        low, high = ends_of(band)
        inside = (low <= least) & (most <= high)
        shares = np.where(inside, band.points, shares)
        unsure |= (low <= most) & (least <= high) & ~inside
    return np.where(unsure, np.nan, shares)


def ends_of(band: Band) -> tuple[float, float]:
    """Bounds of a band; an open end is infinite."""
    return (
        -np.inf if band.low is None else band.low,
        np.inf if band.high is None else band.high,
    )
