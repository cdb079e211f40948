"""Criteria of one ICP that speak against each other or say nothing: no fault, and hardly meant."""

from collections.abc import Iterator
from itertools import pairwise, product
from typing import Any

from outreach.market.territory import parse_territory
from prospects.place import regions_like
from prospects.specs.icp import (
    AnyCriterion,
    Band,
    Criterion,
    FoundedCriterion,
    IcpSpec,
    NumberCriterion,
)
from prospects.specs.icp.criterion import number_words

_SAME = ("key", "column", "country", "functions", "seniorities", "new_within_days")
"""What two criteria must share to ask the same thing."""
_YEARS = (1000, 2100)
"""Years in which companies are founded."""


def doubts(icp: IcpSpec) -> Iterator[tuple[str, str]]:
    """Place in the file, and what is doubtful there."""
    for index, told in unknown_territories(icp):
        yield f"territory[{index}]", told
    for position, criterion in enumerate(icp.criteria):
        place = f"criteria[{position}]"
        if criterion.mode != "score" and "weight" in criterion.model_fields_set:
            yield (
                f"{place}.weight",
                f"does nothing: weights are for mode score, not {criterion.mode}",
            )
        if isinstance(criterion, NumberCriterion):
            yield from ((f"{place}.bands", told) for told in _gaps(criterion))
        if isinstance(criterion, FoundedCriterion):
            yield from ((place, f"{year} is hardly a year") for year in _odd_years(criterion))
    for required, excluded in product(range(len(icp.criteria)), repeat=2):
        if _leaves_nobody(icp.criteria[required], icp.criteria[excluded]):
            told = f"excludes all that criteria[{required}] requires: every company is out"
            yield f"criteria[{excluded}]", told


def unknown_territories(icp: IcpSpec) -> Iterator[tuple[int, str]]:
    """Position and sentence of each territory that we know neither as a place nor as a group."""
    for index, name in enumerate(icp.territory):
        if not parse_territory(name).is_known:
            near = next(iter(regions_like(name)), None)
            meant = f"did you mean {near}? Else " if near else ""
            yield (
                index,
                (
                    f"we know no territory “{name}”; {meant}only companies whose region or city is "
                    "called so lie in it"
                ),
            )


def _leaves_nobody(required: Criterion, excluded: Criterion) -> bool:
    """Whether whoever passes a filter is excluded for it."""
    if (required.mode, excluded.mode) != ("filter", "exclude"):
        return False
    if any(_ask(required, name) != _ask(excluded, name) for name in _SAME):
        return False
    words, barred = _words(required), _words(excluded)
    if words or barred:
        return bool(words) and words <= barred
    if isinstance(required, NumberCriterion) and isinstance(excluded, NumberCriterion):
        [inner], [outer] = required.ranges, excluded.ranges
        return _low(outer) <= _low(inner) and _high(inner) <= _high(outer)
    return False


def _words(criterion: Criterion) -> frozenset[str]:
    asked = criterion.any if isinstance(criterion, AnyCriterion) else ()
    return frozenset(word.casefold() for word in asked)


def _ask(criterion: Criterion, name: str) -> Any:
    asked = getattr(criterion, name, None)
    return asked.casefold() if isinstance(asked, str) else asked


def _gaps(criterion: NumberCriterion) -> Iterator[str]:
    """Numbers between two bands that lie in neither."""
    for lower, upper in pairwise(sorted(criterion.bands, key=_low)):
        first, last = _high(lower) + 1, _low(upper) - 1
        if first <= last:
            both = dict.fromkeys(number_words(end) for end in (first, last))
            yield f"what lies in no band counts nothing, as {' to '.join(both)} here"


def _odd_years(criterion: FoundedCriterion) -> Iterator[str]:
    ends = (end for band in criterion.ranges for end in (band.low, band.high))
    return (f"{end:g}" for end in ends if end is not None and not _YEARS[0] <= end <= _YEARS[1])


def _low(band: Band) -> float:
    return float("-inf") if band.low is None else band.low


def _high(band: Band) -> float:
    return float("inf") if band.high is None else band.high
