"""What ICPs ask for beyond the columns that every frame has, so that nothing else is loaded."""

from collections.abc import Iterable
from datetime import date, timedelta

from prospects.specs.icp import ChangedCriterion, ExtraCriterion, IcpSpec


def extra_columns(icps: Iterable[IcpSpec]) -> tuple[str, ...]:
    """Columns without canonical field that criteria ask for, as the ICP files write them."""
    asked = (c.column for icp in icps for c in icp.criteria if isinstance(c, ExtraCriterion))
    return tuple(sorted(set(asked)))


def changes_asked(icps: Iterable[IcpSpec], day: date) -> date | None:
    """Earliest day since which criteria ask for changes; None where none does.

    Args:
        icps: The ICPs.
        day: Day of the scores.
    """
    starts = [
        change_start(criterion, day)
        for icp in icps
        for criterion in icp.criteria
        if isinstance(criterion, ChangedCriterion)
    ]
    return min(starts, default=None)


def change_start(criterion: ChangedCriterion, day: date) -> date:
    """Day after which a change counts."""
    if criterion.since is not None:
        return criterion.since
    return day - timedelta(days=criterion.within_days or 0)
