"""`prospects personas pages`: each persona on one page, for people."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.options import CONFIG, TEMPLATES, Config, Database, Day, Templates, day_of
from flows.cli.personas.asking import open_people
from flows.params import DEFAULT_DATABASE
from flows.persona_titles import titles_taken
from flows.printing.persona_page import PersonaPage, TitleTaken, write_persona_page
from flows.title_reviewing import load_reviews
from outreach.cards import PersonaCard, load_cards
from outreach.templates import Template, load_templates
from prospects.errors import UsageError
from prospects.specs.icp import IcpSpec
from prospects.specs.loading import load_icps, load_personas, with_own_personas
from prospects.specs.persona import PersonaSpec

OUT = Path("out/personas")


def pages(
    names: Annotated[
        list[str] | None, typer.Argument(help="Ids of personas; all of them if left out.")
    ] = None,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder of the pages.")] = OUT,
    config: Config = CONFIG,
    templates: Templates = TEMPLATES,
    database: Database = DEFAULT_DATABASE,
    day: Day = None,
) -> None:
    """Write each persona as one page for people: its card, and which titles are meant.

    Titles of people we know are named where there is a database.
    Example: prospects personas pages vp-sales --out pages
    """
    personas = load_personas(templates)
    chosen = _choose(personas, names or ())
    cards = load_cards(templates)
    icps = with_own_personas(load_icps(config / "icps"), personas).values()
    texts = load_templates(templates, list(personas.values())).values()
    with open_people(None, None, database, day_of(day)) as people:
        reviews = load_reviews(config, personas)
        taken = None if people is None else titles_taken(people, personas, reviews)
    for persona in chosen:
        own = None if taken is None else taken[persona.id]
        page = _page(persona, personas, cards[persona.id], icps, texts, own, day_of(day))
        write_persona_page(out / f"{persona.id}.html", page)
        typer.echo(out / f"{persona.id}.html")


def _choose(personas: Mapping[str, PersonaSpec], names: Sequence[str]) -> list[PersonaSpec]:
    if wrong := [name for name in names if name not in personas]:
        raise UsageError(f"{', '.join(wrong)}: is no persona; use {', '.join(personas)}")
    return [persona for name, persona in personas.items() if not names or name in names]


def _page(
    persona: PersonaSpec, personas: Mapping[str, PersonaSpec], card: PersonaCard,
    icps: Iterable[IcpSpec], texts: Iterable[Template], titles: Sequence[TitleTaken] | None,
    day: date,
) -> PersonaPage:  # fmt: skip
    others = [p for p in personas.values() if not p.negative and p.id != persona.id]
    order = {channel: place for place, channel in enumerate(persona.channels)}
    own = [text for text in texts if text.persona == persona.id]
    own.sort(key=lambda text: order.get(text.head.channel, len(order)))
    return PersonaPage(
        persona, card, [] if persona.negative else others,
        [icp.name for icp in icps if persona.id in icp.personas],
        {text.step: [(t.head.channel, t.head.status) for t in own if t.step == text.step]
         for text in own},
        titles, day,
    )  # fmt: skip
