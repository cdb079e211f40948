"""Which columns of a CRM export tell the end, the value and the day, and which are facts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from prospects.errors import InputError, UsageError
from prospects.words import fold
from scoring.icp.learning import LeftOut, Outcome, fact_named, parse_outcome, role_names
from scoring.icp.profile_file import FILE_COLUMNS

ROLES = ("outcome", "value", "closed_on")
_UNDERSTOOD = 0.6
"""Least share of outcomes in a column whose name says that it holds them."""
_SURELY = 0.9
"""The same where the name says nothing."""
_NAMES_COMPANY = frozenset(
    {"name", "domain", "website", "phone", "linkedin_url", "external_id", "description"}
)


@dataclass(frozen=True, slots=True)
class Export:
    """A CRM export, a row a deal or company, with what its columns mean in any company list.

    Attributes:
        file: Its name.
        frame: Its cells as texts.
        fields: Column -> canonical field of a company list, or None where it has none.
        ranks: Column -> its rank among the columns of its field, the smaller first.
    """

    file: str
    frame: pd.DataFrame
    fields: Mapping[str, str | None]
    ranks: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Roles:
    """Columns that are no facts of companies.

    Attributes:
        outcome: How it ended.
        asks_won: Whether it asks if the company was won, so that "yes" is an answer.
        value: Value of the deal, or None.
        closed_on: Day of its end, or None.
    """

    outcome: str
    asks_won: bool = False
    value: str | None = None
    closed_on: str | None = None


def find_roles(export: Export, chosen: Mapping[str, str]) -> Roles:
    """Find the columns that tell how it ended.

    A column counts as the outcome where its name says so and most of its cells are outcomes, or
    where all but a few cells are, both good and bad ones.

    Args:
        export: The export.
        chosen: Role or field -> column that the user named.

    Raises:
        InputError: None does.
        UsageError: A column that the user named is not there.
    """
    frame = export.frame
    missing = [column for column in chosen.values() if column not in frame]
    if missing:
        there = ", ".join(map(str, frame.columns))
        raise UsageError(
            f"--map: {export.file} has no column {', '.join(missing)} (columns: {there})"
        )
    outcome, asks_won = _outcome_column(export, chosen.get("outcome"))
    rest = [str(column) for column in frame if column != outcome]
    return Roles(
        outcome, asks_won,
        chosen.get("value") or _named(rest, role_names("value")),
        chosen.get("closed_on") or _named(rest, role_names("closed_on")),
    )  # fmt: skip


def profile_columns(
    export: Export, roles: Roles, chosen: Mapping[str, str]
) -> tuple[pd.DataFrame, tuple[LeftOut, ...]]:
    """Columns of facts under the names of a profiles file, and those that are none.

    Several columns of one field fill each other's gaps, the likeliest first.
    """
    frame = export.frame
    named = {column: field for field, column in chosen.items() if field not in ROLES}
    of_field: dict[str, list[str]] = {}
    told = _told_roles(roles)
    for column in map(str, frame.columns):
        if column in (roles.outcome, roles.value, roles.closed_on):
            continue
        field = named.get(column) or _field_of(column, export.fields)
        of_field.setdefault(field, []).append(column)
        if field in _NAMES_COMPANY:
            told.append(LeftOut(column, "names or describes the single company"))
    made = {
        field: _first_filled(frame, sorted(columns, key=lambda c: export.ranks.get(c, -1)))
        for field, columns in of_field.items()
    }
    return pd.DataFrame(made, index=frame.index), tuple(told)


def _told_roles(roles: Roles) -> list[LeftOut]:
    told = [LeftOut(roles.outcome, "is the outcome")]
    if roles.value:
        told.append(LeftOut(roles.value, "is the value of the deal, which is shown beside"))
    if roles.closed_on:
        told.append(LeftOut(roles.closed_on, "is the day of the end"))
    return told


def _field_of(column: str, fields: Mapping[str, str | None]) -> str:
    plain = "_".join(column.strip().casefold().split())
    if plain in FILE_COLUMNS:
        return plain
    known = fact_named(column) or fields.get(column)
    return known if known in FILE_COLUMNS else column


def _first_filled(frame: pd.DataFrame, columns: Sequence[str]) -> list[str]:
    rows = zip(*(map(str, frame[column]) for column in columns), strict=True)
    return [next((cell for cell in cells if cell.strip()), "") for cells in rows]


def _outcome_column(export: Export, chosen: str | None) -> tuple[str, bool]:
    frame = export.frame
    if chosen is not None:
        return chosen, _share(frame[chosen], asks_won=False) < _share(frame[chosen], asks_won=True)
    columns = [str(column) for column in frame]
    for asks_won in (False, True):
        for name in role_names("won" if asks_won else "outcome"):
            column = _named(columns, (name,))
            if column and _is_outcome(frame[column], _UNDERSTOOD, asks_won=asks_won):
                return column, asks_won
    sure = [c for c in columns if _is_outcome(frame[c], _SURELY, asks_won=False)]
    if len(sure) == 1:
        return sure[0], False
    raise InputError(
        f"{export.file}: no column tells how it ended with a company (won, lost, churned, "
        f"retained; columns: {', '.join(columns)}); name one with --map outcome=COLUMN"
    )


def _is_outcome(cells: pd.Series, least: float, *, asks_won: bool) -> bool:
    found = {parse_outcome(cell, asks_won=asks_won) for cell in set(map(str, cells))}
    ends = {outcome.is_good for outcome in found if outcome and outcome is not Outcome.OPEN}
    return ends == {True, False} and _share(cells, asks_won=asks_won) >= least


def _share(cells: pd.Series, *, asks_won: bool) -> float:
    filled = [cell for cell in map(str, cells) if cell.strip()]
    known = [cell for cell in filled if parse_outcome(cell, asks_won=asks_won)]
    return len(known) / len(filled) if filled else 0.0


def _named(columns: Sequence[str], names: Sequence[str]) -> str | None:
    folded = {fold(column.replace("_", " ")): column for column in reversed(columns)}
    squashed = {name.replace(" ", ""): column for name, column in folded.items()}
    return next(
        (squashed[n.replace(" ", "")] for n in names if n.replace(" ", "") in squashed), None
    )
