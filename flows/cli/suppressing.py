"""`prospects suppress`: whom not to contact, from the command line."""

import csv
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from flows.aliases import aliases_of
from flows.cli.databases import has_database
from flows.cli.options import CONFIG, Config, Database, Day, day_of
from flows.params import DEFAULT_DATABASE
from prospects.alias_file import FILE_NAME, read_aliases
from prospects.aliases import Aliases
from prospects.company import Company, loose_name
from prospects.domain import parse_domain
from prospects.errors import UsageError
from prospects.lists import (
    COLUMNS,
    normalize_entry,
    parse_scope,
    read_list_file,
    read_lists,
)
from prospects.membership import person_identities, under_every_domain
from prospects.phone import phone_digits
from prospects.specs.settings import load_settings
from prospects.store import open_store
from prospects.suppression import SuppressionEntry, SuppressionLists
from prospects.vocabulary import ListScope

app = typer.Typer(
    help="Whom not to contact.\n\nExample: prospects suppress check jo@acme.example",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)

ListName = Annotated[str, typer.Option("--list", help="List that the entry goes to.")]
OPT_OUTS = "opt_outs"
Key = tuple[ListScope, str]


@app.command("add")
def add(
    values: Annotated[list[str], typer.Argument(help="Addresses, phones or domains.")],
    name: ListName = OPT_OUTS,
    reason: Annotated[str, typer.Option("--reason", help="Why, in one phrase.")] = "",
    until: Annotated[
        str | None, typer.Option("--until", metavar="YYYY-MM-DD", help="Last day; else ever.")
    ] = None,
    database: Database = DEFAULT_DATABASE,
) -> None:
    """Add entries to a list; they hold from today on.

    Example: prospects suppress add jo@acme.example --reason "asked us to stop"
    """
    last_day = day_of(until, "--until") if until else None
    entries = [
        SuppressionEntry(name, scope, value, reason, day_of(None), last_day, "added by command")
        for scope, value in map(_scoped, values)
    ]
    with open_store(database) as store:
        store.add_suppressions(entries)
    for entry in entries:
        typer.echo(f"{entry.value}: on the list {name}")


@app.command("import")
def import_file(
    file: Annotated[Path, typer.Argument(help=f"CSV with the columns {','.join(COLUMNS)}.")],
    name: Annotated[str, typer.Option("--list", help="List; the file's name if left out.")] = "",
    database: Database = DEFAULT_DATABASE,
) -> None:
    """Add all entries of a CSV file to a list.

    Example: prospects suppress import unsubscribed.csv --list opt_outs
    """
    read = read_list_file(file)
    list_name = name or read.name
    entries = [
        SuppressionEntry(
            list_name, e.scope, e.value, e.reason, e.since, e.until, e.source
        )
        for e in read.entries
    ]  # fmt: skip
    with open_store(database) as store:
        store.add_suppressions(entries)
    typer.echo(f"{len(entries)} entries added to {list_name}")


@app.command("check")
def check(
    value: Annotated[str, typer.Argument(help="Address, phone or domain.")],
    day: Day = None,
    config: Config = CONFIG,
    database: Database = DEFAULT_DATABASE,
) -> None:
    """Say which entry blocks an address, phone or domain; exit 1 if one does.

    Of an address, all that is known of the person is asked: their other addresses, their phones
    and their company.

    Example: prospects suppress check jo@acme.example
    """
    scope, normalised = _scoped(value)
    keys: list[Key] = [(scope, normalised)]
    if scope == "email" and (domain := parse_domain(normalised.rpartition("@")[2])):
        keys.append(("domain", domain))
    harmless = load_settings(config / "pipeline.yml").outreach.scoring_lists
    entries, keys = _as_the_queue_asks(database, config, keys, day_of(day))
    lists = SuppressionLists.of(entries, harmless)
    found = list(dict.fromkeys(e for key in keys for e in lists.blocking(*key, day_of(day))))
    for entry in found:
        since = f"since {entry.since}" if entry.since else "always"
        why = f" ({entry.reason})" if entry.reason else ""
        typer.echo(
            f"{value}: blocked by {entry.list_name}: {entry.value}{why}, {since}; {entry.source}"
        )
    if found:
        raise typer.Exit(1)
    typer.echo(f"{value}: not blocked")


@app.command("export")
def export(config: Config = CONFIG, database: Database = DEFAULT_DATABASE) -> None:
    """Write all entries of all lists as CSV.

    Example: prospects suppress export > suppressed.csv
    """
    entries = _all_entries(database, config)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["list", *COLUMNS, "source"])
    writer.writerows(
        (e.list_name, e.scope, e.value, e.reason, e.since or "", e.until or "", e.source)
        for e in entries
    )


@app.command("declare")
def declare(
    name: Annotated[str, typer.Argument(help="Name of a list.")],
    what: Annotated[str, typer.Argument(help='Only "none": the list is empty on purpose.')],
    by: Annotated[str, typer.Option("--by", help="Who declares it.")],
    config: Config = CONFIG,
    database: Database = DEFAULT_DATABASE,
) -> None:
    """State that a required list is empty on purpose, so that nobody is warned of it.

    Example: prospects suppress declare customers none --by "Dana Example"
    """
    if what != "none":
        raise UsageError(f'"{what}" cannot be declared; the only word is none')
    _require_known(name, config)
    with open_store(database) as store:
        store.declare_list_empty(name, by, day_of(None))
    typer.echo(f"{name}: declared empty by {by}")


def _require_known(name: str, config: Path) -> None:
    """A list that no run asks is a slip of the pen.

    Raises:
        UsageError: Names the lists there are.
    """
    known = [each.name for each in read_lists(config / "lists")]
    if name not in known:
        raise UsageError(f'"{name}" is no list; use {", ".join(known)}')


def _all_entries(database: str, config: Path) -> list[SuppressionEntry]:
    """Entries of the files and of commands; a database that is not there yet holds none."""
    from_files = [entry for each in read_lists(config / "lists") for entry in each.entries]
    if not has_database(database):
        return from_files
    with open_store(database) as store:
        return [*from_files, *store.load_suppressions()]


def _as_the_queue_asks(
    database: str, config: Path, keys: list[Key], day: date
) -> tuple[list[SuppressionEntry], list[Key]]:
    """All entries, and all that is known to name the same: of people, and of their companies."""
    entries, stated = _all_entries(database, config), read_aliases(config / FILE_NAME)
    if not has_database(database):
        return under_every_domain(entries, Aliases(stated)), keys
    with open_store(database) as store:
        people = store.load_people_at([value for scope, value in keys if scope == "email"])
        domains = [value for scope, value in keys if scope == "domain"]
        companies = store.load_companies([*domains, *(person.company_key for person in people)])
        entries = under_every_domain(entries, aliases_of(store, stated, day))
    more = [*(key for c in people for key in person_identities(c)), *_of_companies(companies)]
    return entries, list(dict.fromkeys([*keys, *more]))


def _of_companies(companies: Sequence[Company]) -> Iterator[Key]:
    """Every domain and name of some companies, those that were merged into them too."""
    for company in companies:
        yield from (("domain", domain) for domain in company.domains)
        yield from (("name", loose_name(name)) for name in company.names)


def _scoped(value: str) -> tuple[ListScope, str]:
    """Scope and normalised value of what somebody typed.

    Raises:
        UsageError: It is no address, phone or domain.
    """
    if "@" in value:
        scope = parse_scope("email")
    elif parse_domain(value):
        scope = parse_scope("domain")
    elif len(phone_digits(value)) >= 6 and not any(c.isalpha() for c in value):
        scope = parse_scope("phone")
    else:
        raise UsageError(f'"{value}" is no address, phone or domain')
    return scope, normalize_entry(scope, value)
