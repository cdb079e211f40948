"""Criteria over numbers: headcount, revenue, founding year, distance."""

from collections.abc import Callable, Sequence

import numpy as np

from prospects.place import distance_km
from prospects.specs.icp import (
    Band,
    FoundedCriterion,
    HeadcountCriterion,
    RadiusCriterion,
    RevenueCriterion,
)
from scoring.icp.criteria.bands import ends_of, overlap_of, share_of
from scoring.icp.criterion import Points, criterion, joined
from scoring.icp.profiles import Profiles

_METRES = 3
_MAGNITUDES = ((1e9, "B"), (1e6, "M"), (1e3, "k"))


@criterion("headcount")
def headcount_in_range(profiles: Profiles, spec: HeadcountCriterion) -> Points:
    """{value} people, inside {wanted}.

    Partly: {value} people, partly inside {wanted}.
    Not: {value} people, outside {wanted}.
    Unknown: Headcount unknown.

    Known when either bound of the headcount is known. A range that lies wholly inside counts
    fully, one that overlaps counts by its overlap. An open end ("500+") is taken to reach to
    twice its floor.

    Args:
        profiles: One row a company; uses headcount_min and headcount_max (people).
        spec: Bounds or bands in people, both ends inclusive.
    """
    low, high = profiles.numbers("headcount_min"), profiles.numbers("headcount_max")
    return Points(
        overlap_of(low, high, spec.ranges),
        shown=lambda row: _people(low[row], high[row]),
        slots={"wanted": _bands(spec.ranges, _people, floor=1.0)},
        evidence=lambda row: profiles.seen("headcount", row),
        graded=bool(spec.bands),
    )


def _people(low: float, high: float) -> str:
    if np.isnan(high):
        return f"{low:g}+"
    if np.isnan(low):
        return f"up to {high:g}"
    return f"{low:.0f}" if low == high else f"{low:.0f}-{high:.0f}"


def _bands(
    bands: Sequence[Band], words: Callable[[float, float], str], floor: float = np.nan
) -> str:
    """Bands for people: "50-500 or 2000+"; those that touch are one, whatever each is worth."""
    return joined(
        [words(floor if low == -np.inf else low, np.nan if high == np.inf else high)
         for low, high in _stretches(bands)]
    )  # fmt: skip


def _stretches(bands: Sequence[Band]) -> list[tuple[float, float]]:
    """Lowest and highest number of each run of bands of whole numbers without a gap."""
    found: list[tuple[float, float]] = []
    for low, high in sorted(map(ends_of, bands)):
        if found and low <= found[-1][1] + 1:
            found[-1] = (found[-1][0], high)
        else:
            found.append((low, high))
    return found


@criterion("revenue")
def revenue_in_range(profiles: Profiles, spec: RevenueCriterion) -> Points:
    """Revenue {value} a year, inside {wanted}.

    Partly: Revenue {value} a year, partly inside {wanted}.
    Not: Revenue {value} a year, outside {wanted}.
    Unknown: Revenue unknown.

    Known when either bound is known; a range counts as that of a headcount does.

    Args:
        profiles: One row a company; uses revenue_min and revenue_max (US dollars a year).
        spec: Bounds or bands in US dollars, both ends inclusive.
    """
    low, high = profiles.numbers("revenue_min"), profiles.numbers("revenue_max")
    return Points(
        overlap_of(low, high, spec.ranges),
        shown=lambda row: _money(low[row], high[row]),
        slots={"wanted": _bands(spec.ranges, _money)},
        evidence=lambda row: profiles.seen("revenue", row),
        graded=bool(spec.bands),
    )


def _money(low: float, high: float) -> str:
    if np.isnan(high):
        return f"{_dollars(low)}+"
    if np.isnan(low):
        return f"up to {_dollars(high)}"
    return _dollars(low) if low == high else f"{_dollars(low)}-{_dollars(high)}"


def _dollars(amount: float) -> str:
    """An amount as people write it: "$10M", "$500k"."""
    for size, letter in _MAGNITUDES:
        if amount >= size:
            return f"${amount / size:.3g}{letter}"
    return f"${amount:.0f}"


@criterion("founded_year")
def founded_in_years(profiles: Profiles, spec: FoundedCriterion) -> Points:
    """Founded {value}, as wanted ({wanted}).

    Not: Founded {value}, wanted {wanted}.
    Unknown: Founding year unknown.

    Known when the year is known; both bounds are inclusive.

    Args:
        profiles: One row a company; uses founded_year.
        spec: Bounds or bands as years, either end may be open.
    """
    year = profiles.numbers("founded_year")
    return Points(
        share_of(year, spec.ranges),
        shown=lambda row: f"{year[row]:.0f}",
        slots={"wanted": _bands(spec.ranges, _years)},
        evidence=lambda row: profiles.seen("founded_year", row),
        graded=bool(spec.bands),
    )


def _years(low: float, high: float) -> str:
    if np.isnan(high):
        return f"{low:.0f} or later"
    return f"{high:.0f} or earlier" if np.isnan(low) else f"{low:.0f}-{high:.0f}"


@criterion("radius")
def within_radius(profiles: Profiles, spec: RadiusCriterion) -> Points:
    """{value} km from {wanted}, within {limit} km.

    Not: {value} km from {wanted}, beyond {limit} km.
    Unknown: Distance to {wanted} unknown.

    Known when the coordinates are known, those of the city if need be; as the crow flies.

    Args:
        profiles: One row a company; uses latitude and longitude (degrees).
        spec: Centre, and radius or bands.
    """
    north, east = profiles.numbers("latitude"), profiles.numbers("longitude")
    # To the metre: the last bits of a sine differ between one number and a long array of them.
    distance = np.round(distance_km(north, east, *spec.centre), _METRES)
    return Points(
        share_of(distance, spec.ranges),
        shown=lambda row: f"{distance[row]:.0f}",
        slots={"wanted": spec.place, "limit": f"{spec.reach_km:g}"},
        evidence=lambda row: profiles.seen("latitude", row) or profiles.seen("city", row),
        graded=bool(spec.bands),
    )
