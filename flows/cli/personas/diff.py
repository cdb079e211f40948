"""`prospects personas diff`: who moves before a change of the personas goes live."""

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from flows.cli.options import CONFIG, TEMPLATES, Config, Database, Day, Templates, day_of
from flows.cli.personas.asking import Column, Contacts, open_people
from flows.params import DEFAULT_DATABASE
from flows.persona_versions import Personas, load_persona_versions
from flows.printing.persona_change import PersonaChange, headline, write_persona_change
from flows.progress import progress_bar
from flows.title_reviewing import load_reviews
from flows.titled_people import TitledPeople, TitledPerson, match_people
from flows.writing import require_folder, written_file
from prospects.errors import UsageError
from prospects.title_reviews import TitleReviews
from scoring.personas.movers import Moves, by_title, file_changes

SHOWN = 8
"""Titles of one way that the terminal shows."""
CSV_COLUMNS = (
    "contact_id", "name", "company", "title", "persona_before", "persona_after", "rule_before",
    "rule_after",
)  # fmt: skip


def diff(
    old: Annotated[Path, typer.Argument(help="Folder of templates, or a persona.yml.")],
    new: Annotated[Path, typer.Argument(help="The same, as it would be.")],
    contacts: Contacts = None,
    column: Column = None,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write a page with the titles.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--csv", metavar="FILE", help="Write everybody who moves.")
    ] = None,
    config: Config = CONFIG,
    templates: Templates = TEMPLATES,
    database: Database = DEFAULT_DATABASE,
    day: Day = None,
) -> None:
    """Show which contacts move from which persona to which, and by which rule, before a change.

    Asks the contacts of --contacts, else of the database, with both versions. A single file is
    one persona among the others. Example: prospects personas diff outreach_templates drafts
    """
    require_folder("--csv", out)
    versions = load_persona_versions(old, new, templates)
    reviews = load_reviews(config, _names(*versions))
    with open_people(contacts, column, database, day_of(day)) as people:
        if people is None:
            raise UsageError(
                "there is no database to take contacts from; name one with --database, or a list "
                "with --contacts"
            )
        moves, movers = _compare(people, versions, reviews)
    change = PersonaChange(file_changes(*versions), moves, _names(*versions))
    _print(change)
    if out is not None:
        _write_csv(out, moves, movers)
    if html is not None:
        write_persona_change(html, change, (str(old), str(new)), day_of(day))


def _compare(
    people: TitledPeople, versions: tuple[Personas, Personas], reviews: TitleReviews
) -> tuple[Moves, dict[str, TitledPerson]]:
    """What became of everybody, and those who move by their key."""
    moves, movers = Moves(), dict[str, TitledPerson]()
    with progress_bar("Matching titles", people.total) as advance:
        for steps, some in people.chunks():
            first = len(moves.moves)
            moves.add(*(match_people(some, version, reviews) for version in versions))
            moved = {move.after.contact_id for move in moves.moves[first:]}
            movers |= {person.key: person for person in some if person.key in moved}
            advance(steps)
    return moves, movers


def _names(old: Personas, new: Personas) -> Mapping[str, str]:
    return {name: persona.name for name, persona in {**old, **new}.items()}


def _print(change: PersonaChange) -> None:
    console = Console(soft_wrap=True, highlight=False)
    moves = change.moves
    console.print(f"[bold]{headline(moves)}[/]")
    for each in change.file:
        place = " ".join(word for word in (each.persona, each.key) if word)
        console.print(f"  {place}: {escape(each.before or '-')} -> {escape(each.after or '-')}")
    if not change.file:
        console.print("  The files say the same.")
    if moves.contacts:
        console.print(_counts(change))
    for (was, is_now), some in moves.ways.items():
        console.print(f"\n[bold]{change.name(was)} -> {change.name(is_now)}: {len(some):,}[/]")
        console.print(_titles(change, was, is_now))
    if moves.besides:
        console.print(f"\n{moves.besides:,} more keep their persona, and others fit besides.")


def _counts(change: PersonaChange) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("Persona")
    for name in ("Before", "After", ""):
        table.add_column(name, justify="right")
    for persona, before, after in change.counts:
        step = f"{after - before:+,}" if after != before else ""
        table.add_row(escape(change.name(persona)), f"{before:,}", f"{after:,}", step)
    return table


def _titles(change: PersonaChange, was: str, is_now: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("", justify="right")
    for name in ("Title", "Rule before", "Rule after"):
        table.add_column(name, overflow="fold")
    titles = by_title(change.moves.ways[was, is_now])
    for each in titles[:SHOWN]:
        table.add_row(
            f"{each.contacts:,}", escape(each.title or "(no title)"), escape(each.rule_before),
            escape(each.rule_after),
        )  # fmt: skip
    if len(titles) > SHOWN:
        table.caption = f"and {len(titles) - SHOWN:,} more titles: --html shows them, --csv all"
        table.caption_justify = "left"
    return table


def _write_csv(path: Path, moves: Moves, movers: Mapping[str, TitledPerson]) -> None:
    """Everybody who moves, one line each.

    Raises:
        UsageError: The file cannot be written.
    """
    with (
        written_file(path, "--csv") as part,
        part.open("w", encoding="utf-8", newline="") as file,
    ):
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(CSV_COLUMNS)
        for move in moves.moves:
            person = movers[move.after.contact_id]
            writer.writerow(
                (person.key, person.name, person.company, person.title or "",
                 move.before.persona or "", move.after.persona or "", move.before.rule,
                 move.after.rule)
            )  # fmt: skip
