"""Whether a list can be taken at all, before any of its rows is."""

from collections.abc import Mapping

from enrichment.intake.companies import COMPANY_NEEDS
from enrichment.intake.contacts import CONTACT_NEEDS
from enrichment.intake.raw_list import RawList
from enrichment.intake.rows import map_list
from prospects.rejected import ListKind


def require_kind(raw: RawList, kind: ListKind, columns: Mapping[str, str]) -> None:
    """Stop at a list that lacks what its kind needs, or has an opt-out that is not understood.

    Args:
        raw: The list as read.
        kind: What it is said to list.
        columns: Field -> column, where the user named it.

    Raises:
        InputError: As `intake_companies` and `intake_contacts` would.
    """
    named = {field: column for field, column in columns.items() if column in raw.columns}
    map_list(raw, kind, named, COMPANY_NEEDS if kind == "companies" else CONTACT_NEEDS)
