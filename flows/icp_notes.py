"""What an ICP asks for that nothing has shown yet: no fault, and worth a look at its spelling."""

from collections.abc import Callable, Collection, Iterable, Iterator

from flows.icp_doubts import doubts
from prospects.place import countries_of_city, find_regions, names_like, regions_like
from prospects.specs.icp import (
    INDUSTRIES,
    ChangedCriterion,
    Criterion,
    ExtraCriterion,
    IcpSpec,
    TechnologyCriterion,
    WordsCriterion,
    spelt_like,
)
from prospects.technology import known_technologies


def icp_notes(icps: Iterable[IcpSpec], never_read: Collection[str] = ()) -> list[str]:
    """What may be misspelt or hardly meant, each with its place.

    Args:
        icps: The ICPs.
        never_read: Columns of `extra` that no list has had.
    """
    return [
        f"icps/{icp.id}.yml: {place}: {told}"
        for icp in icps
        for place, told in (*_misspelt(icp, never_read), *doubts(icp))
    ]


def _misspelt(icp: IcpSpec, never_read: Collection[str]) -> Iterator[tuple[str, str]]:
    for position, criterion in enumerate(icp.criteria):
        told = (
            *_of_technologies(criterion), *_of_industries(criterion), *_of_places(criterion),
            *_of_columns(criterion, never_read),
        )  # fmt: skip
        yield from ((f"criteria[{position}]", each) for each in told)


def _of_technologies(criterion: Criterion) -> Iterator[str]:
    """Technologies that our fingerprints never show; lists and own fingerprints may."""
    shown = {name.casefold() for name in known_technologies()}
    for name in _technologies(criterion):
        if name.casefold() not in shown:
            near = spelt_like(name, known_technologies())
            yield f"our fingerprints do not show {name}{_meant(near)}"


def _of_industries(criterion: Criterion) -> Iterator[str]:
    """Industries that our taxonomy lacks, so that no list is ever read as one of them."""
    if isinstance(criterion, WordsCriterion) and criterion.key == "industry":
        for name in criterion.any:
            if not INDUSTRIES.knows(name):
                yield f"{name} is no industry that we know; only a file of profiles may have it"


def _of_places(criterion: Criterion) -> Iterator[str]:
    """Places that we do not know and that are spelt nearly as one that we do."""
    if isinstance(criterion, WordsCriterion) and criterion.key in _PLACES:
        is_known, like = _PLACES[criterion.key]
        for name in criterion.any:
            if not is_known(name) and (near := like(name)):
                yield f"we know no {criterion.key} {name}{_meant(near)}"


_PLACES: dict[str, tuple[Callable[[str], object], Callable[[str], Iterable[str]]]] = {
    "city": (countries_of_city, names_like),
    "region": (find_regions, regions_like),
}
"""Whether a place is known, and which are spelt alike; lists may know smaller ones."""


def _technologies(criterion: Criterion) -> tuple[str, ...]:
    if isinstance(criterion, TechnologyCriterion):
        return criterion.any
    return criterion.technology or () if isinstance(criterion, ChangedCriterion) else ()


def _of_columns(criterion: Criterion, never_read: Collection[str]) -> Iterator[str]:
    if isinstance(criterion, ExtraCriterion) and criterion.column in never_read:
        yield f"no list that was read has a column {criterion.column}"


def _meant(near: Iterable[str]) -> str:
    first = next(iter(near), None)
    return f"; did you mean {first}?" if first else ""
