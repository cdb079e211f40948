"""The market as a table: companies by ICP, tier, territory and state."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from outreach.market.people import People
from outreach.market.states import STATES, Truths, market_states
from outreach.market.territory import ELSEWHERE, UNKNOWN, Territories
from prospects.specs.icp import IcpSpec
from prospects.vocabulary import TIERS_BEST_FIRST

COLUMNS = ("icp", "tier", "territory", "state", "companies", "contacts", "coverage")
"""Columns of the table and of the CSV."""


@dataclass(frozen=True, slots=True)
class MarketBase:
    """All companies, one value a company in each array.

    Attributes:
        company_keys: The companies.
        places: Country, region and city of each, None where unknown.
        customer: Whether it stands on the list of customers.
        suppressed: Whether it stands on another list of whom we must not contact.
        contacted: Whether somebody there was contacted.
    """

    company_keys: Sequence[str]
    places: Sequence[tuple[str | None, str | None, str | None]]
    customer: Truths
    suppressed: Truths
    contacted: Truths


@dataclass(frozen=True, slots=True)
class IcpStanding:
    """How all companies stand towards one ICP.

    Attributes:
        icp: The ICP.
        tiers: Tier of each company.
        coverage: Share of the ICP's weight that is known of each, 0.0-1.0.
        people: Its right contacts.
    """

    icp: IcpSpec
    tiers: Sequence[str]
    coverage: npt.NDArray[np.float64]
    people: People


def count_market(base: MarketBase, standings: Sequence[IcpStanding]) -> pd.DataFrame:
    """Count companies by ICP, tier, territory and state.

    Returns:
        Columns `COLUMNS`, a row a combination that is there: `contacts` are people who are a
        persona of the ICP, `coverage` the mean of the companies. Ordered by ICP, tier (best
        first), territory as the ICP names them, and state.
    """
    parts = [_count(base, standing) for standing in standings]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=list(COLUMNS))


def tier_totals(table: pd.DataFrame, icp: str) -> dict[str, dict[str, int]]:
    """Tier -> state -> companies of one ICP; every tier and state is there, with 0 if need be."""
    own = table[table["icp"] == icp]
    counted = own.groupby(["tier", "state"])["companies"].sum()
    return {t: {s: int(counted.get((t, s), 0)) for s in STATES} for t in TIERS_BEST_FIRST}


def _count(base: MarketBase, standing: IcpStanding) -> pd.DataFrame:
    right = _per_company(base, standing.people.right)
    rows = pd.DataFrame(
        {
            "tier": np.asarray(standing.tiers, dtype=object),
            "territory": _territories(standing.icp, base.places),
            "state": market_states(
                customer=base.customer,
                suppressed=base.suppressed,
                contacted=base.contacted,
                right=right,
                barred=_per_company(base, standing.people.barred),
            ),
            "contacts": right,
            "coverage": standing.coverage,
        }
    )
    grouped = rows.groupby(["tier", "territory", "state"], sort=False)
    table = grouped.agg(
        companies=("tier", "size"), contacts=("contacts", "sum"), coverage=("coverage", "mean")
    ).reset_index()
    table.insert(0, "icp", standing.icp.id)
    table["coverage"] = table["coverage"].round(3)
    return _ordered(table, standing.icp)[list(COLUMNS)]


def _per_company(base: MarketBase, counts: Mapping[str, int]) -> npt.NDArray[np.int64]:
    return np.fromiter((counts.get(k, 0) for k in base.company_keys), np.int64)


def _territories(
    icp: IcpSpec, places: Sequence[tuple[str | None, str | None, str | None]]
) -> list[str]:
    """Territory of each company; each distinct place is asked once."""
    territories = Territories.of(icp.territory)
    known = {place: territories.holding(*place) for place in dict.fromkeys(places)}
    return [known[place] for place in places]


def _ordered(table: pd.DataFrame, icp: IcpSpec) -> pd.DataFrame:
    """Best tiers first; territories as the ICP names them, else the largest first."""
    sizes = table.groupby("territory")["companies"].sum()
    by_size = sorted(sizes.index, key=lambda name: (-sizes[name], name))
    named = dict.fromkeys([*icp.territory, *by_size])
    places = [*(n for n in named if n not in (ELSEWHERE, UNKNOWN)), ELSEWHERE, UNKNOWN]
    order = pd.DataFrame(
        {
            "tier": table["tier"].map(TIERS_BEST_FIRST.index),
            "territory": table["territory"].map({n: i for i, n in enumerate(places)}),
            "state": table["state"].map(STATES.index),
        }
    )
    return table.loc[order.sort_values(["tier", "territory", "state"], kind="stable").index]
