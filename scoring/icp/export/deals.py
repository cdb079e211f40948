"""Deals of a CRM export: how each ended, of which company, and which of several counts."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from prospects.bounds import parse_number
from prospects.company import company_key
from prospects.country import parse_country
from prospects.currency import take_currency
from prospects.day import day_order, parse_day
from prospects.own_domain import own_domain
from scoring.icp.export.columns import Roles
from scoring.icp.learning import Outcome, parse_outcome
from scoring.icp.words import Numbers

_RANK = {Outcome.CHURNED: 3, Outcome.RETAINED: 2, Outcome.WON: 1, Outcome.LOST: 0}
"""Which of several ends of a company is the later one, where no day tells."""
_PAID = frozenset({Outcome.WON, Outcome.RETAINED, Outcome.CHURNED})
_SHOWN_CHARACTERS = 40


@dataclass(frozen=True, slots=True)
class Deal:
    """One row of an export.

    Attributes:
        row: Its position, from 0.
        company: Key of the company.
        outcome: How it ended, or None where the cell names no outcome.
        said: The cell.
        closed_on: Day of the end, or None.
        amount: Value in the currency of the file, or None.
    """

    row: int
    company: str
    outcome: Outcome | None
    said: str
    closed_on: date | None
    amount: float | None

    @property
    def has_ended(self) -> bool:
        """Whether it tells an end; an open deal teaches nothing yet."""
        return self.outcome in _RANK


def read_deals(frame: pd.DataFrame, roles: Roles, companies: Sequence[str]) -> list[Deal]:
    """Deals of an export.

    Args:
        frame: Its cells.
        roles: Which column is what.
        companies: Key of the company of each row.
    """
    said = [str(cell) for cell in frame[roles.outcome]]
    outcomes = [parse_outcome(cell, asks_won=roles.asks_won) for cell in said]
    days, amounts = _days(_cells(frame, roles.closed_on)), _cells(frame, roles.value)
    return [
        Deal(row, company, outcomes[row], said[row], days[row], parse_amount(amounts[row]))
        for row, company in enumerate(companies)
    ]


def company_keys(columns: pd.DataFrame) -> list[str]:
    """Key of the company of each row; a row that names none is one of its own.

    Args:
        columns: Cells under the names of a profiles file.
    """
    named = (_cells(columns, name) for name in ("domain", "website", "name", "country"))
    return [
        company_key(
            own_domain(domain, name) or own_domain(site, name), name, parse_country(country)
        )
        or domain.strip().casefold()
        or f"row:{number}"
        for number, (domain, site, name, country) in enumerate(zip(*named, strict=True), start=1)
    ]


def last_deals(deals: Sequence[Deal]) -> list[Deal]:
    """The deal of each company that tells how it ended last, in the order of the rows."""
    last: dict[str, Deal] = {}
    for deal in deals:
        if deal.has_ended and _lateness(deal) >= _lateness(last.setdefault(deal.company, deal)):
            last[deal.company] = deal
    return sorted(last.values(), key=lambda deal: deal.row)


def paid_by(deals: Sequence[Deal], companies: Sequence[str]) -> Numbers:
    """Sum of the deals of each company that were won, NaN where no value is given."""
    total: dict[str, float] = {}
    for deal in deals:
        if deal.amount and deal.outcome in _PAID:
            total[deal.company] = total.get(deal.company, 0.0) + deal.amount
    return np.array([total.get(company, np.nan) for company in companies], dtype=np.float64)


def why_unused(deals: Sequence[Deal]) -> dict[str, int]:
    """Why rows are not learned from -> how many; those of `last_deals` are."""
    ended = [deal.company for deal in deals if deal.has_ended]
    again = "another deal of the same company tells a later end"
    open_or_unknown = Counter(_why_open(deal) for deal in deals if not deal.has_ended)
    return {again: len(ended) - len(set(ended)), **open_or_unknown}


def parse_amount(cell: str) -> float | None:
    """Amount of a deal in the currency of the file: "12,500", "€ 8.000", "USD 25k"."""
    plain, _ = take_currency(" ".join(cell.lower().split()))
    text = "".join(plain.replace("€", " ").replace("£", " ").split())
    scale = text[-1:] if text[-1:] in ("k", "m") else ""
    return parse_number(text.removesuffix(scale), scale) if text else None


def _cells(frame: pd.DataFrame, column: str | None) -> list[str]:
    """Cells of a column; empty ones where there is no such column."""
    return [str(cell) for cell in frame[column]] if column in frame else [""] * len(frame)


def _days(cells: Sequence[str]) -> list[date | None]:
    order = day_order(cells)
    return [parse_day(cell, order) if cell.strip() else None for cell in cells]


def _lateness(deal: Deal) -> tuple[date, int]:
    return deal.closed_on or date.min, _RANK.get(deal.outcome or Outcome.OPEN, -1)


def _why_open(deal: Deal) -> str:
    if deal.outcome is Outcome.OPEN:
        return "the deal is still open"
    said = deal.said.strip()[:_SHOWN_CHARACTERS]
    return f'"{said}" is no outcome we know' if said else "no outcome"
