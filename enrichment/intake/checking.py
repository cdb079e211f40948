"""Whether a list can be taken at all, before any of its rows is."""

from collections.abc import Mapping, Sequence

from enrichment.intake.raw_list import RawList
from enrichment.intake.rows import map_list
from prospects.errors import InputError
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
    map_list(raw, kind, named)


def require_columns(columns: Mapping[str, str], lists: Sequence[RawList]) -> None:
    """Stop at a column that was named by hand and stands in none of the lists.

    Raises:
        InputError: Names the column.
    """
    known = {column for raw in lists for column in raw.columns}
    for field, column in columns.items():
        if column not in known:
            raise InputError(f'--map {field}={column}: no list has a column "{column}"')
