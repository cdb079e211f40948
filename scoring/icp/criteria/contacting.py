"""The criterion over what is known to reach a company by."""

import numpy as np

from prospects.specs.icp import KnownCriterion
from scoring.icp.criteria.shares import settled
from scoring.icp.criterion import Points, criterion, joined
from scoring.icp.profiles import Profiles

_LABELS = {"phone": "phone", "social": "social profile", "legal_id": "legal id"}


@criterion("known")
def is_known(profiles: Profiles, spec: KnownCriterion) -> Points:
    """Known: {value}.

    Not: No {wanted} on the site.
    Unknown: Not known yet: {wanted}.

    A real no only where a page of the site was read and showed none: a list that lacks the column
    says nothing.

    Args:
        profiles: One row a company; uses phone, social, legal_id and site_read.
        spec: Which of them; any one suffices.
    """
    best = np.zeros(profiles.size)
    complete = np.ones(profiles.size, dtype=np.bool_)
    for field, share in sorted(spec.shares.items(), key=lambda item: item[1]):
        known = profiles.words(field).known()
        best = np.where(known, share, best)
        complete &= known | profiles.was_read(field)

    def seen(row: int) -> list[str]:
        return [f for f in spec.any if profiles.values(f, row)]

    values, ends = settled(best, complete, spec.shares)
    return Points(
        values,
        shown=lambda row: joined([_LABELS[field] for field in seen(row)], "and"),
        slots={"wanted": joined([_LABELS[field] for field in spec.any])},
        evidence=lambda row: next((profiles.seen(field, row) for field in seen(row)), None),
        ends=ends,
        graded=bool(spec.points),
    )
