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
from outreach.market import STATES, IcpMarket, summarize
from outreach.market.states import SHORT_WORDS, STATE_WORDS
from outreach.market.summary import SHOWN
from prospects.specs.icp import IcpSpec

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
            "short_words": SHORT_WORDS,
            "states": STATES,
            "icps": [_icp(summarize(view.table, icp)) for icp in view.icps],
        },
    )


def _icp(market: IcpMarket) -> dict[str, Any]:
    totals = market.totals
    return {
        "market": market,
        "picture": tier_picture(totals),
        "totals": [
            (TIER_LABELS[tier], totals[tier], sum(totals[tier].values())) for tier in totals
        ],
        "territories": market.territories[:MOST_TERRITORIES],
        "beyond": max(0, len(market.territories) - MOST_TERRITORIES),
    }


def tier_picture(totals: Mapping[str, Mapping[str, int]]) -> Markup:
    """Companies by tier, each bar parted by state; companies that are out would dwarf the rest."""
    stacks = [Stack(TIER_LABELS[tier], totals[tier]) for tier in SHOWN]
    return stacked_bars(stacks, "Companies by tier and state")
