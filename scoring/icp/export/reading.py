"""A CRM export as companies with how it ended, and what becomes of each of its rows."""

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from prospects.cell import split_cell
from prospects.country import parse_country
from prospects.errors import InputError
from scoring.icp.export.columns import Export, Roles, find_roles, profile_columns
from scoring.icp.export.deals import (
    company_keys,
    last_deals,
    paid_by,
    read_deals,
    why_unused,
)
from scoring.icp.learning import Ended
from scoring.icp.profile_file import SEVERAL, read_profiles


@dataclass(frozen=True, slots=True)
class OutcomeList:
    """What a file says of outcomes.

    Attributes:
        file: Its name.
        ended: The companies with an outcome.
        rows: Rows of the file.
        used: Rows that are companies learned from.
        unused: Why a row is not used -> how many.
        roles: Which column is what.
    """

    file: str
    ended: Ended
    rows: int
    used: int
    unused: Mapping[str, int]
    roles: Roles


def outcomes_in(
    export: Export, chosen: Mapping[str, str], tell: Callable[[str], None], day: date
) -> OutcomeList:
    """Companies of an export with how it ended.

    Args:
        export: One row a company or deal.
        chosen: Role or field -> column that the user named.
        tell: Takes a sentence for each column of which some values cannot be read.
        day: Day from which ages are counted.

    Raises:
        InputError: No column tells how it ended, or no cell tells an end.
        UsageError: A column that the user named is not there.
    """
    roles = find_roles(export, chosen)
    columns, left_out = profile_columns(export, roles, chosen)
    deals = read_deals(export.frame, roles, company_keys(columns))
    last = last_deals(deals)
    if not last:
        raise InputError(
            f"{export.file}: no cell of column {roles.outcome!r} tells an end (won, lost, "
            "churned, retained); name the right one with --map outcome=COLUMN"
        )
    companies = [deal.company for deal in last]
    ended = Ended(
        _profiles(columns.iloc[[deal.row for deal in last]], companies, tell, day),
        [deal.outcome for deal in last if deal.outcome],
        paid_by(deals, companies),
        left_out,
    )
    return OutcomeList(export.file, ended, len(deals), len(last), why_unused(deals), roles)


def _profiles(
    columns: pd.DataFrame, keys: Sequence[str], tell: Callable[[str], None], day: date
) -> pd.DataFrame:
    """Profiles of the rows, read as a file of profiles is."""
    told = columns.copy()
    for name in SEVERAL:
        if name in told:
            told[name] = ["|".join(split_cell(str(cell))) for cell in told[name]]
    if "country" in told:
        told["country"] = [parse_country(cell) or cell for cell in map(str, told["country"])]
    told["domain"] = list(keys)
    content = io.BytesIO(told.to_csv(index=False).encode("utf-8", "replace"))
    frame = read_profiles(content, day=day, tell=tell)
    frame["company_key"] = list(keys)
    return frame
