"""`prospects personas list`: the personas, how they are matched, and how many people they are."""

from collections import Counter
from collections.abc import Mapping

from rich.console import Console
from rich.markup import escape

from flows.cli.options import CONFIG, TEMPLATES, Config, Database, Day, Templates, day_of
from flows.cli.personas.asking import Column, Contacts, open_people
from flows.icps import load_own_icps
from flows.params import DEFAULT_DATABASE
from flows.progress import progress_bar
from flows.title_explanation import PRECEDENCE
from flows.title_reviewing import load_reviews
from flows.titled_people import TitledPeople, match_people
from outreach.exports.words import counted
from prospects.specs.icp import IcpSpec
from prospects.specs.loading import load_personas, with_own_personas
from prospects.specs.persona import PersonaSpec
from prospects.specs.title_match import TitleMatch
from prospects.title_reviews import TitleReviews
from scoring.personas.movers import bucket_of


def list_personas(
    contacts: Contacts = None,
    column: Column = None,
    config: Config = CONFIG,
    templates: Templates = TEMPLATES,
    database: Database = DEFAULT_DATABASE,
    day: Day = None,
) -> None:
    """List the personas: buying role, how titles are matched, ICPs, and how many contacts.

    Counts the contacts of --contacts, else of the database if there is one, and below them those
    that are no persona, by why. Example: prospects personas list
    """
    personas = load_personas(templates)
    icps = with_own_personas(load_own_icps(config), personas) if config.is_dir() else {}
    reviews = load_reviews(config, personas)
    with open_people(contacts, column, database, day_of(day)) as people:
        counts = None if people is None else _count(people, personas, reviews)
    console = Console(soft_wrap=True, highlight=False)
    for persona in personas.values():
        _print_persona(console, persona, icps, counts)
    if counts:
        _print_bucket(console, counts)
    console.print(f"Precedence: {' > '.join(PRECEDENCE)}.")


Counts = Counter[tuple[str, str]]
"""Persona or "no persona fit", and why it is none -> contacts."""


def _count(
    people: TitledPeople, personas: Mapping[str, PersonaSpec], reviews: TitleReviews
) -> Counts:
    counts: Counts = Counter()
    with progress_bar("Matching titles", people.total) as advance:
        for steps, some in people.chunks():
            matches = match_people(some, personas, reviews).values()
            counts.update((bucket_of(match), match.why_no_fit) for match in matches)
            advance(steps)
    return counts


def _print_persona(
    console: Console, persona: PersonaSpec, icps: Mapping[str, IcpSpec], counts: Counts | None
) -> None:
    role = "never contact" if persona.negative else (persona.buying_role or "no role")
    named = [icp.id for icp in icps.values() if persona.id in icp.personas]
    told = [
        role.replace("_", " "),
        *([] if counts is None else [counted(counts[persona.id, ""], "contact", "contacts")]),
        *([f"ICP {', '.join(named)}"] if named else []),
    ]
    console.print(f"[bold]{persona.id}[/]  {' | '.join(told)}")
    console.print(f"  {escape(match_words(persona.match))}")


def match_words(match: TitleMatch) -> str:
    """How titles are matched, in few words."""
    lowest, highest = match.seniority.lowest, match.seniority.highest
    levels = f"at {lowest}" if lowest == highest else f"from {lowest} to {highest}"
    parts = [
        f"{', '.join(match.functions)} {levels}" if match.functions else "",
        counted(len(match.include), "phrase", "phrases") if match.include else "",
        f"but for {counted(len(match.exclude), 'phrase', 'phrases')}" if match.exclude else "",
        f"otherwise at {', '.join(size.headcount.words for size in match.sizes)} people"
        if match.sizes else "",
    ]  # fmt: skip
    return "; ".join(part for part in parts if part)


def _print_bucket(console: Console, counts: Counts) -> None:
    whys = Counter({why: number for (_, why), number in counts.items() if why})
    console.print(f"[bold]no persona fit[/]  {counted(whys.total(), 'contact', 'contacts')}")
    for why, number in whys.most_common():
        console.print(f"  {escape(why)}: {number:,}")
