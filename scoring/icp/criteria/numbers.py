"""Criteria over numbers: headcount, founding year, distance."""

import numpy as np

from prospects.place import distance_km
from prospects.specs.icp import FoundedCriterion, HeadcountCriterion, RadiusCriterion
from scoring.icp.criterion import Points, criterion
from scoring.icp.profiles import Numbers, Profiles

_METRES = 3


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
        spec: Bounds in people, both inclusive.
    """
    low, high = profiles.numbers("headcount_min"), profiles.numbers("headcount_max")
    slots = {"wanted": _people(float(spec.low or 1), float(spec.high or np.nan))}
    return Points(
        _overlap(low, high, spec.low or 1, spec.high or np.inf),
        shown=lambda row: _people(low[row], high[row]),
        slots=slots,
        evidence=lambda row: profiles.seen("headcount", row),
    )


def _overlap(low: Numbers, high: Numbers, wanted_low: float, wanted_high: float) -> Numbers:
    """Share of each range (whole people, both bounds inclusive) that lies in the wanted one."""
    unknown = np.isnan(low) & np.isnan(high)
    first = np.where(np.isnan(low), 1.0, low)
    last = np.maximum(np.where(np.isnan(high), 2 * first, high), first)
    common = np.minimum(last, wanted_high) - np.maximum(first, wanted_low) + 1
    share = np.clip(common / (last - first + 1), 0.0, 1.0)
    return np.where(unknown, np.nan, share)


def _people(low: float, high: float) -> str:
    if np.isnan(high):
        return f"{low:g}+"
    if np.isnan(low):
        return f"up to {high:g}"
    return f"{low:.0f}" if low == high else f"{low:.0f}-{high:.0f}"


@criterion("founded_year")
def founded_in_years(profiles: Profiles, spec: FoundedCriterion) -> Points:
    """Founded {value}, as wanted ({wanted}).

    Not: Founded {value}, wanted {wanted}.
    Unknown: Founding year unknown.

    Known when the year is known; both bounds are inclusive.

    Args:
        profiles: One row a company; uses founded_year.
        spec: Bounds as years, either may be open.
    """
    year = profiles.numbers("founded_year")
    low = -np.inf if spec.low is None else spec.low
    high = np.inf if spec.high is None else spec.high
    return Points(
        np.where(np.isnan(year), np.nan, ((low <= year) & (year <= high)).astype(np.float64)),
        shown=lambda row: f"{year[row]:.0f}",
        slots={"wanted": _years(spec.low, spec.high)},
        evidence=lambda row: profiles.seen("founded_year", row),
    )


def _years(low: int | None, high: int | None) -> str:
    if low is not None and high is not None:
        return f"{low}-{high}"
    return f"{low} or later" if low is not None else f"{high} or earlier" if high else "any year"


@criterion("radius")
def within_radius(profiles: Profiles, spec: RadiusCriterion) -> Points:
    """{value} km from {wanted}, within {limit} km.

    Not: {value} km from {wanted}, beyond {limit} km.
    Unknown: Distance to {wanted} unknown.

    Known when the coordinates are known, those of the city if need be; as the crow flies.

    Args:
        profiles: One row a company; uses latitude and longitude (degrees).
        spec: Centre and radius.
    """
    north, east = profiles.numbers("latitude"), profiles.numbers("longitude")
    # To the metre: the last bits of a sine differ between one number and a long array of them.
    distance = np.round(distance_km(north, east, spec.latitude, spec.longitude), _METRES)
    return Points(
        np.where(np.isnan(distance), np.nan, (distance <= spec.radius_km).astype(np.float64)),
        shown=lambda row: f"{distance[row]:.0f}",
        slots={"wanted": spec.place, "limit": f"{spec.radius_km:g}"},
        evidence=lambda row: profiles.seen("latitude", row) or profiles.seen("city", row),
    )
