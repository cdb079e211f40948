"""The page of `prospects tam`: the market as pictures and tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
from markupsafe import Markup

from flows.printing.charts import Stack, stacked_bars
from flows.printing.paper import TIER_LABELS, write_paper
from outreach.exports.words import day_words
from outreach.market import STATES, tier_totals
from outreach.market.states import STATE_WORDS
from prospects.specs.icp import IcpSpec

DRAWN = ("A", "B", "C", "needs_data")
"""Tiers with a bar; companies that are out are told as a number, or they would dwarf the rest."""
MOST_TERRITORIES = 12


@dataclass(frozen=True, slots=True)
class MarketView:
    """Everything the page shows.

    Attributes:
        table: As `count_market` gives it.
        icps: The ICPs that were counted.
        companies: How many companies there are.
        contacts: How many contacts there are.
        fields: Field -> share of the companies of which it is known, 0.0-1.0.
        notes: What weakens the numbers, in sentences.
        day: The day.
    """

    table: pd.DataFrame
    icps: Sequence[IcpSpec]
    companies: int
    contacts: int
    fields: Mapping[str, float]
    notes: Sequence[str]
    day: date


def write_market_page(path: Path, view: MarketView) -> None:
    """Write the page."""
    write_paper(
        path,
        "market.html",
        {
            "title": "The market",
            "view": view,
            "day_words": day_words(view.day),
            "state_words": STATE_WORDS,
            "states": STATES,
            "icps": [_icp(view.table, icp) for icp in view.icps],
        },
    )


def _icp(table: pd.DataFrame, icp: IcpSpec) -> dict[str, Any]:
    own = table[table["icp"] == icp.id]
    totals = tier_totals(table, icp.id)
    fitting = own[own["tier"].isin(["A", "B", "C"])]
    return {
        "icp": icp,
        "picture": tier_picture(totals),
        "totals": [
            (TIER_LABELS[tier], totals[tier], sum(totals[tier].values())) for tier in totals
        ],
        "out": sum(totals["out"].values()),
        "coverage": mean_coverage(own[own["tier"] != "out"]),
        "fitting": int(fitting["companies"].sum()),
        "left": int(fitting.loc[fitting["state"] == "untouched", "companies"].sum()),
        "territories": territory_rows(own),
        "beyond": max(0, own["territory"].nunique() - MOST_TERRITORIES),
    }


def tier_picture(totals: Mapping[str, Mapping[str, int]]) -> Markup:
    """Companies by tier, each bar parted by state; those that are out are not drawn."""
    stacks = [Stack(TIER_LABELS[tier], totals[tier]) for tier in DRAWN]
    return stacked_bars(stacks, "Companies by tier and state")


def mean_coverage(table: pd.DataFrame) -> float | None:
    """Mean share of the weight that is known, a company each; None without companies."""
    companies = table["companies"].sum()
    return float((table["coverage"] * table["companies"]).sum() / companies) if companies else None


def territory_rows(own: pd.DataFrame) -> list[tuple[str, dict[str, int], int, int]]:
    """Territory, companies by tier, how many of A to C are untouched, and right contacts.

    In the order of the table, at most `MOST_TERRITORIES`; companies that are out are left aside.
    """
    inside = own[own["tier"] != "out"]
    rows = []
    for name in list(dict.fromkeys(inside["territory"]))[:MOST_TERRITORIES]:
        part = inside[inside["territory"] == name]
        by_tier = part.groupby("tier")["companies"].sum()
        left = part[(part["state"] == "untouched") & (part["tier"] != "needs_data")]
        rows.append(
            (str(name), {t: int(by_tier.get(t, 0)) for t in DRAWN},
             int(left["companies"].sum()), int(part["contacts"].sum()))
        )  # fmt: skip
    return rows
