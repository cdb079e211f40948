"""`prospects facts`: what people know better than pages and lists."""

from typing import Annotated

import typer

from flows.cli.databases import require_database
from flows.cli.options import Database, day_of
from flows.params import DEFAULT_DATABASE
from flows.stated_facts import facts_of_people, known_company, set_fact, withdraw_fact
from outreach.variables import headcount_words
from prospects.choice import person_words
from prospects.signal import Sighting, Signal
from prospects.store import open_store

app = typer.Typer(
    name="facts",
    help="Facts of a company that people state; they outrank pages and lists.\n\n"
    "Example: prospects facts list acme.example",
    no_args_is_help=True,
)

Domain = Annotated[str, typer.Argument(help="Domain of a company in the database.")]
Field = Annotated[str, typer.Argument(help='Field of the profile, "headcount".')]
By = Annotated[str, typer.Option("--by", help="Who says so.")]


@app.command("set")
def set_(
    domain: Domain,
    field: Field,
    value: Annotated[str, typer.Argument(help='Value, "50-100".')],
    by: By,
    database: Database = DEFAULT_DATABASE,
) -> None:
    """State a fact; it replaces what a person stated of the field before.

    Example: prospects facts set acme.example headcount 50-100 --by "Dana Example"
    """
    require_database(database)
    with open_store(database) as store:
        stated = set_fact(store, domain, field, value, by=by, day=day_of(None))
    signal, old = stated.signal, stated.replaced
    before = f"; replaces {_told(old)}" if old and old.value != signal.value else ""
    typer.echo(f"{domain}: {_told(signal)}{before}")


@app.command("list")
def list_(domain: Domain, database: Database = DEFAULT_DATABASE) -> None:
    """Show what people stated, with what was replaced or withdrawn.

    Example: prospects facts list acme.example
    """
    require_database(database)
    with open_store(database) as store:
        found = facts_of_people(store, known_company(store, domain))
    for sighting in sorted(found, key=lambda s: (s.signal.name, s.first_seen_at)):
        typer.echo(f"{_told(sighting.signal)}{_end(sighting)}")
    if not found:
        typer.echo(f"{domain}: nobody has stated a fact", err=True)


@app.command("unset")
def unset(domain: Domain, field: Field, by: By, database: Database = DEFAULT_DATABASE) -> None:
    """Withdraw a stated fact, so that pages and lists count again.

    Example: prospects facts unset acme.example headcount --by "Dana Example"
    """
    require_database(database)
    with open_store(database) as store:
        withdrawn = withdraw_fact(store, domain, field, by=by, day=day_of(None))
    typer.echo(f"{domain}: no longer {_told(withdrawn)}")


def _told(signal: Signal) -> str:
    is_headcount = signal.name == "headcount"
    value = headcount_words(signal.value) if is_headcount else signal.value
    return f"{signal.name} {value}, {person_words(signal.provenance.source_url)}"


def _end(sighting: Sighting) -> str:
    if sighting.withdrawn_on is None:
        return ""
    words, parted, _ = sighting.signal.provenance.evidence.partition("; ")
    is_withdrawn = parted and words.startswith("withdrawn by ")
    return f"; {words if is_withdrawn else 'replaced'} on {sighting.withdrawn_on}"
