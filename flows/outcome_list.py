"""A CRM export as companies with how it ended: its columns, its rows, what becomes of each."""

import io
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from enrichment.intake import map_headers, read_list
from flows.outcome_columns import Roles, find_roles, profile_columns
from prospects.bounds import parse_number
from prospects.cell import split_cell
from prospects.company import company_key
from prospects.country import parse_country
from prospects.currency import take_currency
from prospects.day import day_order, parse_day
from prospects.errors import InputError
from prospects.own_domain import own_domain
from scoring.icp.learning import Ended, Outcome, parse_outcome
from scoring.icp.profile_file import SEVERAL, read_profiles

_RANK = {Outcome.CHURNED: 3, Outcome.RETAINED: 2, Outcome.WON: 1, Outcome.LOST: 0}
"""Which of several outcomes of a company is the later one, where no day tells."""


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


def read_outcomes(
    path: Path, chosen: Mapping[str, str], tell: Callable[[str], None], day: date
) -> OutcomeList:
    """Read a CRM export: one row a company or deal, with its outcome.

    Args:
        path: CSV, XLSX, JSON or Parquet.
        chosen: Role or field -> column that the user named.
        tell: Takes a sentence for each column of which some values cannot be read.
        day: Day from which ages are counted.

    Raises:
        InputError: It cannot be read, or no column tells how it ended.
    """
    raw = read_list(path)
    frame = raw.frame.reset_index(drop=True).astype(object)
    frame.columns = pd.Index(raw.columns)
    roles = find_roles(raw.file_name, frame, chosen)
    mapping = map_headers(raw.columns, "companies", samples=raw.samples())
    columns, left_out = profile_columns(frame, mapping, roles, chosen)
    outcomes = _outcomes(frame, roles)
    keys = _keys(columns)
    kept, unused = _last_of_each(outcomes, keys, _days(frame, roles))
    unused |= _not_ended(outcomes, frame[roles.outcome])
    if not kept:
        raise InputError(
            f"{raw.file_name}: no cell of column {roles.outcome!r} tells an end (won, lost, "
            "churned, retained); name the right one with --map outcome=COLUMN"
        )
    profiles = _profiles(columns.iloc[kept], [keys[row] for row in kept], tell, day)
    values = _values(frame, roles, outcomes, keys, kept)
    ended = Ended(profiles, [outcomes[row] or Outcome.LOST for row in kept], values, left_out)
    return OutcomeList(raw.file_name, ended, len(frame), len(kept), unused, roles)


def with_profiles(ended: Ended, known: pd.DataFrame | None) -> tuple[Ended, int]:
    """Companies with what is known of them elsewhere; what their own file says stands.

    Args:
        ended: The companies.
        known: Profiles with distinct `company_key`; None where nothing is known.

    Returns:
        The companies, and how many of them are known elsewhere.
    """
    if known is None or known.empty:
        return ended, 0
    own = ended.frame.astype(object)
    first = known.drop_duplicates("company_key").set_index("company_key")
    other = first.reindex(own["company_key"]).reset_index(drop=True).astype(object)
    none = pd.Series([None] * len(own), dtype=object)
    merged = {
        str(column): _filled(own.get(column, none), other.get(column, none), str(column))
        for column in dict.fromkeys([*own.columns, *other.columns])
        if column != "profile"
    }
    frame = pd.DataFrame(merged)
    found = int(own["company_key"].isin(first.index).sum())
    return Ended(frame, ended.outcomes, ended.values, ended.left_out), found


def _filled(own: pd.Series, other: pd.Series, column: str) -> pd.Series:
    """Values of one's own, and of the other where there is none; lists as tuples."""
    pairs = zip(map(_plain, own), map(_plain, other), strict=True)
    values = [b if _is_unknown(a) else a for a, b in pairs]
    if column == "site_read" or column.startswith("read."):
        return pd.Series([value is True or value == 1 for value in values], dtype=bool)
    return pd.Series(values, dtype=object)


def _plain(value: object) -> object:
    return tuple(value) if isinstance(value, list | np.ndarray) else value


def _is_unknown(value: object) -> bool:
    """Whether a value is missing; a false truth ("not read") gives way to the other's."""
    if isinstance(value, tuple):
        return not value
    return value is False or bool(pd.isna(value))  # type: ignore[call-overload]


def _outcomes(frame: pd.DataFrame, roles: Roles) -> list[Outcome | None]:
    cells = frame[roles.outcome]
    return [parse_outcome(str(cell), asks_won=roles.asks_won) for cell in cells]


def _keys(columns: pd.DataFrame) -> list[str]:
    """Key of each row; a row that names no company is one of its own."""

    def cells(name: str) -> list[str]:
        return list(columns[name]) if name in columns else [""] * len(columns)

    rows = zip(*map(cells, ("domain", "website", "name", "country")), strict=True)
    return [
        company_key(
            own_domain(domain, name) or own_domain(site, name), name, parse_country(country)
        )
        or domain.strip().casefold()
        or f"row:{number}"
        for number, (domain, site, name, country) in enumerate(rows, start=1)
    ]


def _last_of_each(
    outcomes: Sequence[Outcome | None], keys: Sequence[str], days: Sequence[date | None]
) -> tuple[list[int], dict[str, int]]:
    """Row of each company that tells how it ended last, and how many rows say it of one already."""
    last: dict[str, int] = {}
    ended = [row for row, outcome in enumerate(outcomes) if outcome in _RANK]
    for row in ended:
        other = last.setdefault(keys[row], row)
        if other != row and _later(row, outcomes, days) >= _later(other, outcomes, days):
            last[keys[row]] = row
    again = len(ended) - len(last)
    return sorted(last.values()), {"another deal of the same company tells a later end": again}


def _later(
    row: int, outcomes: Sequence[Outcome | None], days: Sequence[date | None]
) -> tuple[date, int]:
    return days[row] or date.min, _RANK.get(outcomes[row] or Outcome.OPEN, -1)


def _days(frame: pd.DataFrame, roles: Roles) -> list[date | None]:
    if roles.closed_on is None:
        return [None] * len(frame)
    cells = [str(cell) for cell in frame[roles.closed_on]]
    order = day_order(cells)
    return [parse_day(cell, order) if cell.strip() else None for cell in cells]


def _not_ended(outcomes: Sequence[Outcome | None], cells: pd.Series) -> dict[str, int]:
    """Why rows without an end are not used, and how many."""
    why: Counter[str] = Counter()
    for outcome, cell in zip(outcomes, map(str, cells), strict=True):
        if outcome is Outcome.OPEN:
            why["the deal is still open"] += 1
        elif outcome is None:
            said = f'"{cell.strip()[:40]}" is no outcome we know' if cell.strip() else "no outcome"
            why[said] += 1
    return dict(why)


def _values(
    frame: pd.DataFrame, roles: Roles, outcomes: Sequence[Outcome | None],
    keys: Sequence[str], kept: Sequence[int],
) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":  # fmt: skip
    """Sum of the deals of each company that were won, NaN where no value is given."""
    total: dict[str, float] = {}
    if roles.value is not None:
        for outcome, key, cell in zip(outcomes, keys, map(str, frame[roles.value]), strict=True):
            amount = parse_amount(cell)
            if amount and outcome in (Outcome.WON, Outcome.RETAINED, Outcome.CHURNED):
                total[key] = total.get(key, 0.0) + amount
    return np.array([total.get(keys[row], np.nan) for row in kept], dtype=np.float64)


def parse_amount(cell: str) -> float | None:
    """Amount of a deal in the currency of the file: "12,500", "€ 8.000", "USD 25k"."""
    plain, _ = take_currency(" ".join(cell.lower().split()))
    words = plain.replace("€", " ").replace("£", " ").split()
    text = "".join(words)
    scale = text[-1:] if text[-1:] in ("k", "m") else ""
    return parse_number(text.removesuffix(scale), scale) if text else None


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
