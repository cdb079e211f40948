"""`prospects icp diff`: who changes tier before a change of the ICPs goes live."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, TextIO

import pandas as pd
import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from flows.cli.icp.trying import Profiles, open_known
from flows.cli.options import CONFIG, Config, Database, Day, day_of
from flows.icps import load_version
from flows.known_companies import Known
from flows.params import DEFAULT_DATABASE
from flows.printing import write_change_page
from flows.printing.change import MOST_MOVERS, ChangeView, People, headline
from flows.printing.paper import TIER_LABELS
from flows.progress import progress_bar
from flows.writing import require_folder, written_file
from outreach.exports.words import score_words
from prospects.errors import UsageError
from prospects.specs.icp import IcpSpec
from prospects.vocabulary import TIERS_BEST_FIRST
from scoring.icp import score_companies
from scoring.icp.movers import (
    Comparison,
    IcpChange,
    Mover,
    OneSided,
    compare_tables,
    explain_movers,
)

SHOWN = 15
"""Movers of one ICP that the terminal shows."""
MOST_REASONS = 2
CSV_COLUMNS = (
    "icp", "company_key", "name", "tier_before", "tier_after", "score_before", "score_after",
    "contacts", "criterion", "before", "after",
)  # fmt: skip
_AT_ONCE = 2_000


def diff(
    old: Annotated[Path, typer.Argument(help="ICP file, folder of ICPs, or configuration.")],
    new: Annotated[Path, typer.Argument(help="The same, as it would be.")],
    profiles: Profiles = None,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write a page with the picture.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--csv", metavar="FILE", help="Write every mover and reason.")
    ] = None,
    config: Config = CONFIG,
    database: Database = DEFAULT_DATABASE,
    day: Day = None,
) -> None:
    """Show which companies change tier, and why, before a change goes live.

    Scores the companies of --profiles, else of the database, with both versions. --config gives
    the lists alone. Example: prospects icp diff config/icps drafts/icps --html changes.html
    """
    require_folder("--csv", out)
    versions = load_version(old), load_version(new, config)
    today = day_of(day)
    with open_known(config, profiles, database, today) as known:
        frame = _frame(known, [*versions[0], *versions[1]])
        comparison = _compare(frame, *versions)
        people = _people(frame, comparison, known)
    views = [
        ChangeView(change, explain_movers(frame, change, *versions, most=MOST_MOVERS))
        for change in comparison.changes
    ]
    _print(comparison, views, people)
    if out is not None:
        _write_csv(out, frame, comparison, versions, people)
    if html is not None:
        names = (str(old), str(new))
        write_change_page(html, comparison, views, people, names, today)


def _frame(known: Known, icps: Sequence[IcpSpec]) -> pd.DataFrame:
    """All companies that are known.

    Raises:
        UsageError: There is neither file nor database.
    """
    frame = known.frame(icps)
    if frame is None:
        raise UsageError(
            "there is no database to take companies from; name one with --database, or a file "
            "with --profiles"
        )
    if frame.empty:
        typer.echo("prospects: there is no company yet, so none can change tier", err=True)
    return frame


def _compare(frame: pd.DataFrame, old: Sequence[IcpSpec], new: Sequence[IcpSpec]) -> Comparison:
    criteria = sum(len(icp.criteria) for icp in [*old, *new])
    with progress_bar("Scoring companies", criteria) as advance:
        tables = (
            score_companies(frame, icps, with_points=False, advance=advance) for icps in (old, new)
        )
        return compare_tables(*tables)


def _people(frame: pd.DataFrame, comparison: Comparison, known: Known) -> People:
    moved = sorted({int(row) for change in comparison.changes for row in change.rows})
    own = frame.iloc[moved]
    return People(names_of(own), known.contacts([str(key) for key in own["company_key"]]))


def names_of(frame: pd.DataFrame) -> dict[str, str]:
    """Company key -> what people call it, as far as the frame tells."""
    keys = [str(key) for key in frame["company_key"]]
    if "profile" in frame:
        found = [profile.name if profile is not None else "" for profile in frame["profile"]]
    elif "name" in frame:
        found = [name if isinstance(name, str) else "" for name in frame["name"]]
    else:
        found = [""] * len(keys)
    return dict(zip(keys, found, strict=True))


def _print(comparison: Comparison, views: Sequence[ChangeView], people: People) -> None:
    console = Console(soft_wrap=True, highlight=False)
    console.print(f"[bold]{headline(views)}[/]")
    for each in comparison.added:
        console.print(f"New ICP: {_one_sided(each)}")
    for each in comparison.removed:
        console.print(f"Removed ICP: {_one_sided(each)}")
    for view in views:
        _print_icp(console, view, people)


def _one_sided(each: OneSided) -> str:
    tiers = [f"{TIER_LABELS[tier]} {number:,}" for tier, number in each.tiers.items()]
    return f"{escape(each.icp.name)} ({each.icp.id}): {', '.join(tiers) or 'no companies'}"


def _print_icp(console: Console, view: ChangeView, people: People) -> None:
    change = view.change
    console.print(
        f"\n[bold]{escape(change.new.name)}[/] ({change.new.id}): "
        f"{view.moved:,} of {change.companies:,} companies change tier"
    )
    for each in change.file:
        before, after = each.before or "-", each.after or "-"
        console.print(f"  {each.what} {escape(each.subject)}: {escape(before)} -> {escape(after)}")
    if not change.file:
        console.print("  The files say the same.")
    if change.companies:
        console.print(_matrix(change))
    if view.movers:
        console.print(_movers(view, people))


def _matrix(change: IcpChange) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", title_justify="left")
    table.add_column("before \\ after")
    for tier in TIERS_BEST_FIRST:
        table.add_column(TIER_LABELS[tier], justify="right")
    for old in TIERS_BEST_FIRST:
        numbers = [(change.matrix.get((old, new), 0), old == new) for new in TIERS_BEST_FIRST]
        table.add_row(
            TIER_LABELS[old],
            *(f"[dim]{n:,}[/]" if stays or not n else f"[bold]{n:,}[/]" for n, stays in numbers),
        )
    return table


def _movers(view: ChangeView, people: People) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("Company", "Tier", *(["Contacts"] if people.contacts is not None else [])):
        table.add_column(name, overflow="fold")
    table.add_column("What changed", overflow="fold", ratio=1)
    for mover in view.movers[:SHOWN]:
        key = mover.after.company_key
        contacts = [] if people.contacts is None else [f"{people.contacts.get(key, 0):,}"]
        tiers = f"{TIER_LABELS[mover.before.tier]} -> {TIER_LABELS[mover.after.tier]}"
        told = [f"{r.before or 'not asked'} -> {r.after or 'not asked'}" for r in mover.reasons]
        table.add_row(escape(key), tiers, *contacts, escape("; ".join(told[:MOST_REASONS])))
    if view.moved > SHOWN:
        table.caption = f"and {view.moved - SHOWN:,} more: --csv writes all, --html shows more"
        table.caption_justify = "left"
    return table


def _write_csv(
    path: Path, frame: pd.DataFrame, comparison: Comparison,
    versions: tuple[list[IcpSpec], list[IcpSpec]], people: People,
) -> None:  # fmt: skip
    """Every mover of every ICP, one line a reason.

    Raises:
        UsageError: The file cannot be written.
    """
    with (
        written_file(path, "--csv") as part,
        part.open("w", encoding="utf-8", newline="") as file,
    ):
        _write_movers(file, frame, comparison, versions, people)


def _write_movers(
    file: TextIO, frame: pd.DataFrame, comparison: Comparison,
    versions: tuple[list[IcpSpec], list[IcpSpec]], people: People,
) -> None:  # fmt: skip
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(CSV_COLUMNS)
    moved = sum(len(change.rows) for change in comparison.changes)
    with progress_bar("Writing movers", moved) as tick:
        for change in comparison.changes:
            for start in range(0, len(change.rows), _AT_ONCE):
                movers = explain_movers(frame, change, *versions, most=_AT_ONCE, first=start)
                writer.writerows(line for m in movers for line in _lines(change, m, people))
                tick(len(movers))


def _lines(change: IcpChange, mover: Mover, people: People) -> Iterable[tuple[object, ...]]:
    key, before, after = mover.after.company_key, mover.before, mover.after
    contacts = "" if people.contacts is None else people.contacts.get(key, 0)
    beginning = (
        change.new.id, key, people.names.get(key, ""), before.tier, after.tier,
        score_words(before.score_min, before.score_max),
        score_words(after.score_min, after.score_max), contacts,
    )  # fmt: skip
    for reason in mover.reasons:
        yield *beginning, reason.criterion, reason.before, reason.after
    if not mover.reasons:
        yield *beginning, "", "", ""
