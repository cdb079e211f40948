"""What people read of one ICP's market: totals, what is left, and its territories."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from outreach.market.counting import tier_totals
from prospects.specs.icp import IcpSpec
from prospects.vocabulary import CERTAIN_TIERS, Tier

SHOWN: tuple[Tier, ...] = (*CERTAIN_TIERS, "needs_data")
"""Tiers of companies that are not out, the best first."""


@dataclass(frozen=True, slots=True)
class TerritoryRow:
    """One territory, without the companies that are out.

    Attributes:
        name: The territory.
        tiers: Tier of `SHOWN` -> companies.
        untouched: Companies of tier A to C whom nobody contacted and somebody can.
        contacts: Right contacts.
    """

    name: str
    tiers: Mapping[str, int]
    untouched: int
    contacts: int


@dataclass(frozen=True, slots=True)
class IcpMarket:
    """The market of one ICP.

    Attributes:
        icp: The ICP.
        totals: Tier -> state -> companies.
        fitting: Companies of tier A to C.
        untouched: Those of them whom nobody contacted and somebody can.
        out: Companies that are out.
        coverage: Mean share of the weight that is known of companies that are not out; None
            where there are none.
        territories: In the order of the table.
    """

    icp: IcpSpec
    totals: Mapping[str, Mapping[str, int]]
    fitting: int
    untouched: int
    out: int
    coverage: float | None
    territories: tuple[TerritoryRow, ...]


def summarize(table: pd.DataFrame, icp: IcpSpec) -> IcpMarket:
    """The market of one ICP.

    Args:
        table: As `count_market` gives it.
        icp: One of those that were counted.
    """
    own = table[table["icp"] == icp.id]
    inside = own[own["tier"] != "out"]
    certain = own[own["tier"].isin(CERTAIN_TIERS)]
    return IcpMarket(
        icp,
        tier_totals(table, icp.id),
        fitting=_companies(certain),
        untouched=_untouched(inside),
        out=_companies(own[own["tier"] == "out"]),
        coverage=_coverage(inside),
        territories=tuple(
            _territory(str(name), inside[inside["territory"] == name])
            for name in dict.fromkeys(inside["territory"])
        ),
    )


def _territory(name: str, rows: pd.DataFrame) -> TerritoryRow:
    tiers = rows.groupby("tier")["companies"].sum()
    return TerritoryRow(
        name,
        {tier: int(tiers.get(tier, 0)) for tier in SHOWN},
        _untouched(rows),
        int(rows["contacts"].sum()),
    )


def _companies(rows: pd.DataFrame) -> int:
    return int(rows["companies"].sum())


def _untouched(rows: pd.DataFrame) -> int:
    return _companies(rows[(rows["state"] == "untouched") & rows["tier"].isin(CERTAIN_TIERS)])


def _coverage(rows: pd.DataFrame) -> float | None:
    """Mean of the companies; None without any."""
    companies = _companies(rows)
    return float((rows["coverage"] * rows["companies"]).sum() / companies) if companies else None
