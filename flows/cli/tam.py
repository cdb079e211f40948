"""`prospects tam`: the market by ICP, tier, territory and state."""

from pathlib import Path
from typing import Annotated

import pandas as pd
import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from flows.cli.databases import require_database
from flows.cli.options import (
    CONFIG,
    TEMPLATES,
    Config,
    Database,
    Day,
    Templates,
    day_of,
)
from flows.icp_doubts import unknown_territories
from flows.icps import load_own_icps
from flows.market import Market, Owned, read_market
from flows.owner_lists import load_entries
from flows.params import DEFAULT_DATABASE
from flows.printing import write_market_page
from flows.printing.market import MarketView
from flows.printing.paper import TIER_LABELS
from flows.progress import progress_bar
from flows.writing import require_folder, written_file
from outreach.exports.words import counted
from outreach.market import STATES, IcpMarket, count_market, summarize
from outreach.market.states import SHORT_WORDS
from outreach.market.summary import SHOWN
from prospects.specs.icp import IcpSpec
from prospects.specs.loading import load_personas, with_own_personas
from prospects.specs.settings import load_settings
from prospects.store import open_store
from prospects.suppression import SuppressionLists
from prospects.title_review_file import FILE_NAME as REVIEWS
from prospects.title_review_file import read_reviews
from prospects.title_reviews import TitleReviews

FIELD_WORDS = {
    "headcount_min": "headcount", "openings_total": "openings", "founded_year": "founding year",
}  # fmt: skip
MOST_TERRITORIES = 6


def tam(
    config: Config = CONFIG,
    templates: Templates = TEMPLATES,
    database: Database = DEFAULT_DATABASE,
    day: Day = None,
    out: Annotated[
        Path | None, typer.Option("--csv", metavar="FILE", help="Write every combination.")
    ] = None,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write a page with pictures.")
    ] = None,
) -> None:
    """Show the market: companies by ICP, tier, territory and state.

    All companies of the database are scored with the ICPs as they are now. States: untouched,
    contacted, no contact with the right persona, do not contact, customer.
    Example: prospects tam --html market.html
    """
    require_database(database)
    require_folder("--csv", out)
    personas = load_personas(templates)
    icps = [*with_own_personas(load_own_icps(config), personas).values()]
    reviews = TitleReviews.of(read_reviews(config / REVIEWS, personas))
    scoring_lists = load_settings(config / "pipeline.yml").outreach.scoring_lists
    today = day_of(day)
    with open_store(database, upgrade=False) as store:
        lists = SuppressionLists.of(load_entries(config, store), scoring_lists)
        owned = Owned(icps, personas, lists, reviews)
        total = len(store.company_keys())
        with progress_bar("Scoring companies", total) as advance:
            market = read_market(store, owned, today, advance)
    view = MarketView(
        count_market(market.base, market.standings), owned.worked, total, market.contacts,
        _fields(market), [*_empty(total), *_notes(owned.worked)], today,
    )  # fmt: skip
    _print(view)
    if out is not None:
        _write_csv(out, view.table)
    if html is not None:
        write_market_page(html, view)


def _fields(market: Market) -> dict[str, float]:
    """Field -> share of the companies of which it is known."""
    companies = len(market.base.company_keys) or 1
    return {FIELD_WORDS.get(n, n): known / companies for n, known in market.fields.items()}


def _empty(companies: int) -> list[str]:
    return [] if companies else ["there is no company yet; prospects intake takes lists"]


def _notes(icps: list[IcpSpec]) -> list[str]:
    """Territories that no company can be found in by what we know of places."""
    return [f"{icp.id}: {told}" for icp in icps for _, told in unknown_territories(icp)]


def _print(view: MarketView) -> None:
    console = Console(soft_wrap=True, highlight=False)
    console.print(
        f"[bold]The market on {view.day}[/]: {counted(view.companies, 'company', 'companies')}, "
        f"{counted(view.contacts, 'contact', 'contacts')}"
    )
    for note in view.notes:
        console.print(f"note: {escape(note)}")
    for market in (summarize(view.table, icp) for icp in view.icps):
        _print_icp(console, market)
    if view.companies:
        shares = ", ".join(f"{name} {share:.0%}" for name, share in view.fields.items())
        console.print(f"\nKnown of the companies: {shares}")


def _print_icp(console: Console, market: IcpMarket) -> None:
    icp, known = market.icp, market.coverage
    told = "" if known is None else f"; of those not out {known:.0%} of the weight is known"
    console.print(f"\n[bold]{escape(icp.name)}[/] ({icp.id}){told}")
    console.print(_tiers(market))
    if market.territories:
        console.print(_territories(market))


def _tiers(market: IcpMarket) -> Table:
    shown = Table(box=None, pad_edge=False, header_style="bold")
    shown.add_column("Tier")
    for state in STATES:
        shown.add_column(SHORT_WORDS[state], justify="right")
    shown.add_column("Companies", justify="right")
    for tier, row in market.totals.items():
        numbers = [f"{row[state]:,}" for state in STATES]
        shown.add_row(TIER_LABELS[tier], *numbers, f"{sum(row.values()):,}")
    return shown


def _territories(market: IcpMarket) -> Table:
    shown = Table(box=None, pad_edge=False, header_style="bold")
    shown.add_column("Territory" if market.icp.territory else "Country")
    for name in (*(TIER_LABELS[tier] for tier in SHOWN), "Untouched, A to C", "Right contacts"):
        shown.add_column(name, justify="right")
    for row in market.territories[:MOST_TERRITORIES]:
        numbers = [*row.tiers.values(), row.untouched, row.contacts]
        shown.add_row(escape(row.name), *(f"{number:,}" for number in numbers))
    if (beyond := len(market.territories) - MOST_TERRITORIES) > 0:
        shown.caption, shown.caption_justify = f"and {beyond} more: --csv", "left"
    return shown


def _write_csv(path: Path, table: pd.DataFrame) -> None:
    """Every combination that is there.

    Raises:
        UsageError: The file cannot be written.
    """
    with written_file(path, "--csv") as part:
        table.to_csv(part, index=False, encoding="utf-8", lineterminator="\n")
