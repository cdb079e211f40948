"""`prospects merges`: what was taken for one, taken back or kept apart."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.databases import require_database
from flows.cli.options import Database, Day, day_of
from flows.merging import keep_apart, known_keys, undo_merge
from flows.params import DEFAULT_DATABASE
from flows.reviewing import apply_review
from flows.stated_facts import person_named
from prospects.errors import UsageError
from prospects.merge import PROGRAM, Merge, Reading
from prospects.store import Store, open_store

app = typer.Typer(
    name="merges",
    help="Companies and people that were taken for one: with the reason, and back again.\n\n"
    "Example: prospects merges list acme.example",
    no_args_is_help=True,
)

By = Annotated[str, typer.Option("--by", help="Who decides.")]


@app.command("list")
def list_(
    what: Annotated[
        str, typer.Argument(help="Domain of a company, or e-mail address; all if left out.")
    ] = "",
    day: Day = None,
    database: Database = DEFAULT_DATABASE,
) -> None:
    """Show what was merged into what, why, from which rows, and what was undone.

    Example: prospects merges list acme.example
    """
    require_database(database)
    with open_store(database) as store:
        keys = known_keys(store, what) if what else None
        found = store.load_merges(day=day_of(day) if day else None, keys=keys)
        names = contact_names(store, found)
    for merge in found:
        typer.echo(merge_line(merge, names))
    if not found:
        typer.echo("nothing was merged", err=True)


@app.command("undo")
def undo(
    merge_id: Annotated[str, typer.Argument(metavar="ID", help="As the list shows it.")],
    by: By,
    database: Database = DEFAULT_DATABASE,
) -> None:
    """Take a merge back; the two are never merged again.

    Example: prospects merges undo 3f09ab12cd --by "Dana Example"
    """
    require_database(database)
    with open_store(database) as store:
        merge = undo_merge(store, merge_id, person_named(by), datetime.now(UTC))
        names = contact_names(store, [merge])
    merged, kept = (names.get(key, key) for key in (merge.merged, merge.kept))
    typer.echo(f"{merged} is no longer taken for {kept}, and never will be again")


@app.command("apart")
def apart(
    one: Annotated[str, typer.Argument(help="Domain or e-mail address.")],
    other: Annotated[str, typer.Argument(help="Domain or e-mail address.")],
    by: By,
    database: Database = DEFAULT_DATABASE,
) -> None:
    """State that two are not one, whatever lists and sites say.

    Example: prospects merges apart acme.example acme-foods.example --by "Dana Example"
    """
    require_database(database)
    with open_store(database) as store:
        keep_apart(store, one, other, person_named(by), datetime.now(UTC))
    typer.echo(f"{one} and {other}: apart")


@app.command("review")
def review(
    file: Annotated[Path, typer.Argument(help="likenesses.csv with the column decision filled.")],
    by: By,
    day: Day = None,
    database: Database = DEFAULT_DATABASE,
) -> None:
    """Carry out the decisions of a reviewed file: merge, apart, or nothing where it is empty.

    Example: prospects merges review out/2026-11-23/likenesses.csv --by "Dana Example"
    """
    require_database(database)
    with open_store(database) as store:
        reading = Reading(day_of(day), datetime.now(UTC), person_named(by))
        done = apply_review(store, file, reading)
    typer.echo(f"{file}: {done.merged} merged, {done.apart} apart, {done.open} without a decision")
    for line in done.refused:
        typer.echo(line, err=True)
    if done.refused:
        raise UsageError(f"{file}: {len(done.refused)} lines were not carried out")


def merge_line(merge: Merge, names: dict[str, str]) -> str:
    """A merge in one line: id, day, what into what, why, and whether it was taken back."""
    by = "" if merge.merged_by == PROGRAM else f", by {merge.merged_by}"
    rows = ", ".join(merge.sources)
    undone = f"; undone by {merge.undone_by} on {_day(merge.undone_at)}" if merge.undone_at else ""
    kept = names.get(merge.kept, merge.kept)
    if merge.what == "contact":
        told = f"{rows or names.get(merge.merged, merge.merged)} -> {kept}: {merge.why}{by}"
    else:
        told = f"{merge.merged} -> {kept}: {merge.why}{by}{f'; {rows}' if rows else ''}"
    return f"{merge.merge_id}  {merge.day}  {told}{undone}"


def _day(at: datetime) -> date:
    return at.date()


def contact_names(store: Store, merges: list[Merge]) -> dict[str, str]:
    """Contact id -> name and address, as far as the contact is there."""
    ids = {key for merge in merges if merge.what == "contact" for key in (merge.kept, merge.merged)}
    return {c.contact_id: f"{c.name} <{c.email or c.contact_id}>" for c in store.load_people(ids)}
