"""The market: how many companies an ICP has, in which tier and territory, and how far we got.

Everything here is counted over columns from values that are handed in: scores, places, lists,
contacts and history. `count_market` gives the table that `prospects tam` prints, writes and draws.
"""

from outreach.market.counting import (
    COLUMNS,
    IcpStanding,
    MarketBase,
    count_market,
    tier_totals,
)
from outreach.market.people import People, right_people
from outreach.market.states import STATES, State, customers_and_suppressed, market_states
from outreach.market.summary import IcpMarket, summarize
from outreach.market.territory import ELSEWHERE, UNKNOWN, Territories

__all__ = [
    "COLUMNS",
    "ELSEWHERE",
    "STATES",
    "UNKNOWN",
    "IcpMarket",
    "IcpStanding",
    "MarketBase",
    "People",
    "State",
    "Territories",
    "count_market",
    "customers_and_suppressed",
    "market_states",
    "right_people",
    "summarize",
    "tier_totals",
]
