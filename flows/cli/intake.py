"""`prospects intake`: lists into the database, without a run."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from enrichment.intake import require_columns, require_kind, source_fields
from flows.cli.options import CONFIG, Config, Database, field_and_column
from flows.cli.standard_input import files_given
from flows.intake import ListAccount, Taking, take_lists
from flows.likenesses import COMPARED_MAX, find_likenesses
from flows.params import DEFAULT_DATABASE, today
from flows.raw_lists import GivenList, open_lists, under_names_of_their_own
from flows.writing import require_writable
from outreach.exports.likenesses import write_likenesses
from outreach.exports.rejected import RejectedFile
from prospects.alias_file import FILE_NAME, read_aliases
from prospects.errors import UsageError
from prospects.likeness import Likeness
from prospects.merge import Reading
from prospects.rejected import ListKind
from prospects.specs.source import load_sources
from prospects.store import open_store

_ISSUES_SHOWN = 20
_KINDS: dict[str | None, ListKind | None] = {
    None: None, "companies": "companies", "contacts": "contacts",
}  # fmt: skip


def intake(
    files: Annotated[
        list[Path], typer.Argument(help="CSV, XLSX, JSON or Parquet; BOOK.xlsx#SHEET; -.")
    ],
    kind: Annotated[
        str | None,
        typer.Option("--kind", help="companies or contacts; told by the columns if left out."),
    ] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option("--map", help="FIELD=COLUMN of a list, where it is not understood by itself."),
    ] = None,
    config: Config = CONFIG,
    database: Database = DEFAULT_DATABASE,
    rejected: Annotated[
        Path, typer.Option("--rejected", help="CSV that gets the rows that were not taken.")
    ] = Path("out/rejected.csv"),
) -> None:
    """Put lists of companies and contacts into the database, without a run.

    A list is read in chunks, so a million rows fit into memory. Every row ends as a company or
    contact, merged into one, or rejected as it came; a newer version of a list replaces what the
    older one said.

    Example: prospects intake companies.csv people.xlsx
    """
    if kind not in _KINDS:
        raise UsageError(f"--kind {kind}: use companies or contacts")
    named = dict(field_and_column(text) for text in columns or ())
    sources = load_sources(config / "sources", source_fields()).values()
    with files_given(files) as paths, RejectedFile() as refused:
        opened = [given for path in paths for given in open_lists(path, sources, _KINDS[kind])]
        lists = under_names_of_their_own(opened)
        require_columns(named, [given.head for given in lists])
        for given in lists:
            require_kind(given.head, given.kind, named)
        require_writable(rejected.parent, "--rejected")
        taking, likenesses = _take(lists, named, config, database, refused)
        _show(taking)
        _show_likenesses(taking, likenesses, rejected.parent / "likenesses.csv")
        if refused.rows:
            refused.write(rejected)
            typer.echo(f"{refused.rows:,} rejected rows, each with the reason: {rejected}")


def _take(
    lists: Sequence[GivenList],
    columns: dict[str, str],
    config: Path,
    database: str,
    refused: RejectedFile,
) -> tuple[Taking, list[Likeness]]:
    aliases = read_aliases(config / FILE_NAME)
    reading = Reading(today(), datetime.now(UTC))
    with open_store(database) as store:
        taking = Taking(keys_most=COMPARED_MAX, refused=refused.extend)
        take_lists(store, lists, reading, columns=columns, aliases=aliases, taking=taking)
        # So many at once are a base that moves in; the runs compare what comes to it later.
        keys = taking.company_keys if len(taking.company_keys) <= COMPARED_MAX else set()
        return taking, find_likenesses(store, keys, taking.contact_ids)


def _show(taking: Taking) -> None:
    for account in taking.accounts:
        typer.echo(_account_line(account))
    for issue in taking.issues[:_ISSUES_SHOWN]:
        typer.echo(f"{issue.subject}: {issue.message}", err=True)
    if len(taking.issues) > _ISSUES_SHOWN:
        typer.echo(f"... and {len(taking.issues) - _ISSUES_SHOWN:,} more", err=True)


def _show_likenesses(taking: Taking, likenesses: Sequence[Likeness], path: Path) -> None:
    if taking.merges:
        typer.echo(f"became one with others: {len(taking.merges):,}; see prospects merges list")
    if len(taking.company_keys) > COMPARED_MAX:
        typer.echo(f"more than {COMPARED_MAX:,} companies: not looked through for likenesses")
    if likenesses:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_likenesses(path, likenesses)
        typer.echo(
            f"pairs that may be one: {len(likenesses):,}; decide in {path}, "
            f"then prospects merges review {path}"
        )


def _account_line(account: ListAccount) -> str:
    """As in "people.csv: 4 rows of contacts = 2 new + 1 merged + 0 renewed + 1 rejected"."""
    return (
        f"{account.list_name}: {account.rows:,} rows of {account.kind} = {account.new:,} new + "
        f"{account.merged:,} merged + {account.renewed:,} renewed + {account.rejected:,} rejected"
    )
