"""`prospects run`: the daily flow."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from flows.cli.funnel import funnel_table
from flows.cli.options import (
    CONFIG,
    TEMPLATES,
    Config,
    Database,
    Day,
    Templates,
    day_of,
    field_and_column,
)
from flows.environment import prepare_prefect
from flows.params import DEFAULT_DATABASE, RunParams
from flows.preflight import require_ready
from flows.run import hold_day, open_database
from flows.trying import try_day
from prospects.report import RunReport
from prospects.store.address import parse_address


def run(
    companies: Annotated[
        list[Path] | None, typer.Option("--companies", help="A company list; may be repeated.")
    ] = None,
    contacts: Annotated[
        list[Path] | None, typer.Option("--contacts", help="A contact list; may be repeated.")
    ] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option("--map", help="FIELD=COLUMN of a list, where it is not understood by itself."),
    ] = None,
    day: Day = None,
    out: Annotated[Path, typer.Option("--out", help="Folder that gets DAY/.")] = Path("out"),
    config: Config = CONFIG,
    templates: Templates = TEMPLATES,
    database: Database = DEFAULT_DATABASE,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Fetch nothing, write nothing; say what would come.")
    ] = False,
) -> None:
    """Make the day's queue from raw lists.

    Lists are CSV, XLSX, JSON or Parquet. Without any, new files of inbox/ and everything already
    in the database are worked. The same day again replaces its queue and fetches nothing twice.

    Example: prospects run --companies companies.csv --contacts people.xlsx
    """
    params = RunParams(
        day=day_of(day), companies=tuple(companies or ()), contacts=tuple(contacts or ()),
        columns=dict(field_and_column(text) for text in columns or ()), out=out, config=config,
        templates=templates, database=database, dry_run=dry_run,
    )  # fmt: skip
    show(run_daily(params), params)


def run_daily(params: RunParams) -> RunReport:
    """Check what can be checked at once, take the day's lock, then start the flow.

    Raises:
        ProspectsError: As the flow does; what is wrong with the call, before Prefect is started.
    """
    require_ready(params)
    if params.dry_run:
        return try_day(params)
    address = parse_address(params.database.get_secret_value())
    with open_database(params) as store, hold_day(store, params):
        prepare_prefect((address.file.parent if address.file else Path("var")) / "prefect")
        # Both import Prefect, which reads its environment when it is imported.
        from flows.daily import daily_prospecting  # noqa: PLC0415
        from flows.server import start_server  # noqa: PLC0415

        start_server()
        report: RunReport = daily_prospecting(params)
        return report


def show(report: RunReport, params: RunParams) -> None:
    """The funnel, and where the queue lies."""
    console = Console(soft_wrap=True)
    console.print(funnel_table(report))
    folder = params.out / report.day.isoformat()
    if params.dry_run:
        console.print("Dry run: no site was read and nothing was written.")
        return
    console.print(f"Queue: {folder / 'queue.xlsx'}")
    console.print(f"Digest: {folder / 'digest.html'}")
