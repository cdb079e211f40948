"""What would change a company's tier: the unknown facts that decide it, or the cheapest change."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

import numpy as np

from scoring.icp.criterion import joined
from scoring.icp.scores import RANKED, IcpColumns
from scoring.icp.sums import Scored

_TOP = RANKED.index("A")


def would_change(columns: IcpColumns, row: int) -> tuple[str, ...]:
    """What would change the tier, in an SDR's words; empty where nothing is known to.

    Where the tier is undecided: the unknown facts that decide it alone, else the one that decides
    most and all together; what weighs most stands first. Where it is out because a required fact
    is unknown: that fact. Where it is B or C, or out for want of points: the cheapest thing that a
    company can change.
    """
    floor, ceiling = int(columns.floor[row]), int(columns.ceiling[row])
    if any(fits[row] for _, fits in columns.unwanted):
        return ()
    if floor != ceiling:
        return _deciding(columns, row)
    if floor == _TOP:
        return ()
    if not _may_rise(columns, row):
        return _required(columns, row)
    lifted = min(_lifts(columns, row), default=None)
    if lifted is None:
        return ()
    _, _, rank, scored = lifted
    return (f"{scored.kind.lift(scored.points)} would lift it to {RANKED[rank]}",)


def _deciding(columns: IcpColumns, row: int) -> tuple[str, ...]:
    unknown = _by_stake(columns, row)
    alone = [_ends(columns, row, scored, alone=len(unknown) == 1) for scored in unknown]
    sentences = tuple(
        f"Unknown, and it decides {_between(*ends)}: {scored.label}"
        for scored, ends in zip(unknown, alone, strict=True)
        if ends
    )
    if sentences:
        return sentences
    ends = _between(int(columns.floor[row]), int(columns.ceiling[row]))
    names = [scored.label for scored in unknown]
    together = joined(names, "and", at_most=len(names))
    return (
        f"Unknown, and it decides most: {names[0]}",
        f"Unknown, and together they decide {ends}: {together}",
    )


def _by_stake(columns: IcpColumns, row: int) -> Sequence[Scored]:
    """Criteria that are open, the one first that decides most: a filter, then the most points."""
    return sorted(
        (scored for scored in columns.criteria if _is_open(scored, row)),
        key=lambda scored: (scored.mode != "filter", -_stake(scored, row), scored.label),
    )


def _stake(scored: Scored, row: int) -> float:
    """Points that are open."""
    least, most = scored.points.range_of(row)
    return scored.weight * (most - least)


def _between(floor: int, ceiling: int) -> str:
    return f"between {RANKED[ceiling]} and {RANKED[floor]}"


def _ends(columns: IcpColumns, row: int, scored: Scored, *, alone: bool) -> tuple[int, int] | None:
    """Ranks after learning the fact, if it fails and if it fits; None where that is not enough."""
    if alone:
        return int(columns.floor[row]), int(columns.ceiling[row])
    if any(s is not scored and s.mode == "filter" and _is_open(s, row) for s in columns.criteria):
        return None
    least, most = float(columns.score_min[row]), float(columns.score_max[row])
    stake = _stake(scored, row)
    failing = 0 if scored.mode == "filter" else _settled(columns, least, most - stake)
    fitting = _settled(columns, least + stake, most)
    return None if failing is None or fitting is None else (failing, fitting)


def _settled(columns: IcpColumns, least: float, most: float) -> int | None:
    """Rank of both ends of a range, or None where they differ."""
    low, high = _rank(columns, least), _rank(columns, most)
    return low if low == high else None


def _required(columns: IcpColumns, row: int) -> tuple[str, ...]:
    """Facts that the ICP file requires to be known, where they alone keep the company out."""
    ended = [scored for scored in columns.criteria if _ends_it(scored, row)]
    if not all(scored.unknown_is_out and _is_open(scored, row) for scored in ended):
        return ()
    names = joined([scored.label for scored in ended], "and", at_most=len(ended))
    return (f"Unknown, and required: {names}",)


def _ends_it(scored: Scored, row: int) -> bool:
    """Whether a filter or an exclusion keeps the company out."""
    value = scored.points.values[row]
    if scored.mode == "filter":
        return bool(value == 0 or (scored.unknown_is_out and np.isnan(value)))
    return scored.mode == "exclude" and bool(value == 1)


def _lifts(columns: IcpColumns, row: int) -> Iterable[tuple[float, int, int, Scored]]:
    """Criteria that lift the tier: points needed, position, rank reached, criterion.

    An unknown fact lifts no tier that is settled: it already counts in the upper end.
    """
    for position, scored in enumerate(columns.criteria):
        gain = scored.weight * (1 - scored.points.range_of(row)[0])
        rank = _rank(columns, float(columns.score_min[row]) + gain)
        if gain > 0 and scored.kind.changes and rank > columns.floor[row]:
            yield gain, position, rank, scored


def _may_rise(columns: IcpColumns, row: int) -> bool:
    """Whether points decide: a filter that fails or an exclusion that holds ends all."""
    return not any(_ends_it(scored, row) for scored in columns.criteria)


def _is_open(scored: Scored, row: int) -> bool:
    return scored.mode != "exclude" and bool(np.isnan(scored.points.values[row]))


def _rank(columns: IcpColumns, score: float) -> int:
    tiers = columns.icp.tiers
    return bisect_right((tiers.C, tiers.B, tiers.A), round(score, 1))
