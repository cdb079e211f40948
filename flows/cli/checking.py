"""`prospects check`: every fault of the configuration at once."""

import sys
from collections.abc import Iterable
from pathlib import Path

import typer

from enrichment.technographics import choose_engine
from flows.cli.databases import has_database
from flows.cli.icp.trying import open_known
from flows.cli.options import CONFIG, TEMPLATES, Config, Database, Templates
from flows.configuration import Configuration, load_configuration
from flows.expectations import Judged, expectation_faults, judge
from flows.icp_notes import icp_notes
from flows.known_companies import Known
from flows.owner_lists import load_entries
from flows.params import DEFAULT_DATABASE, today
from flows.persona_notes import persona_notes
from flows.places import Places
from flows.preflight import require_network
from outreach.exports.words import counted
from prospects.errors import ConfigError, DatabaseError
from prospects.specs.icp import IcpSpec
from prospects.store import open_store
from scoring.icp import extra_columns


def check(
    config: Config = CONFIG, templates: Templates = TEMPLATES, database: Database = DEFAULT_DATABASE
) -> None:
    """Check settings, team, lists, ICPs, personas, cards, templates and title reviews.

    Prints every fault as `file: key.path: what is wrong, what is allowed`; exit 2 if any. A broken
    expectation of an ICP is one; those without a profile need the database, if there is one.

    Example: prospects check --config config
    """
    found = load_configuration(Places(config, templates))
    if found.settings.fetch.contact:  # Without one it is noted below that nothing is read.
        require_network(found.settings)
    if own := found.settings.enrichment.technographics.fingerprints:
        choose_engine(own)  # It warns of patterns that are left out.
    judged, untested = judge_known(found, config, database)
    if broken := expectation_faults(judged, config / "icps"):
        raise ConfigError(broken)
    entries = sum(len(each.entries) for each in found.lists)
    expectations = counted(len(judged.verdicts), "expectation", "expectations")
    reviews = counted(len(found.reviews), "title review", "title reviews")
    typer.echo(
        f"No faults: {len(found.icps)} ICPs, {len(found.personas)} personas, "
        f"{len(found.templates)} templates, {len(found.lists)} lists with {entries} entries, "
        f"{len(found.team.sdrs)} reps, {expectations}, {reviews}."
    )
    icps = found.icps.values()
    of_personas = persona_notes(found.icps, found.personas)
    for note in [
        *notes(found),
        *of_personas,
        *icp_notes(icps, _never_read(icps, database)),
        *untested,
    ]:
        print(f"note: {note}", file=sys.stderr)  # noqa: T201


def judge_known(found: Configuration, config: Path, database: str) -> tuple[Judged, list[str]]:
    """Judge all expectations, with the database if there is one, and note those not tested."""
    icps, day = [*found.icps.values()], today()
    try:
        with open_known(config, None, database, day) as known:
            judged = judge(icps, known)
    except DatabaseError as error:
        return judge(icps, Known(day, load_entries(config))), [
            f"expectations that need the database were not tested: {error}"
        ]
    unknown = [v.asked for v in judged.verdicts if v.state == "not_known"]
    return judged, [
        f"the expectation of {asked.expectation.company} ({asked.icp.id}) was not tested: nothing "
        "is known of the company yet"
        for asked in unknown
    ]


def notes(found: Configuration) -> list[str]:
    """What is no fault and still surprises: somebody will ask why nobody is queued."""
    named = {persona for icp in found.icps.values() for persona in icp.personas}
    unnamed = [p.id for p in found.personas.values() if not p.negative and p.id not in named]
    contact = found.settings.fetch.contact
    return [
        *([] if contact else ["fetch.contact is empty: the real web is not read without it"]),
        *(f"the list {each.name} is empty: nobody is held back by it"
          for each in found.lists if not each.entries),
        *(f"{text.name} is {text.head.status}: its contacts are held back"
          for text in found.templates.values() if text.head.status != "approved"),
        *(f"{card.persona}/card.md: review_by {card.head.review_by} is past: read it with "
          "somebody who talks to them, and set the next day" for card in found.cards.values()
          if card.is_overdue(today())),
        *(f"the persona {name} is named by no ICP: nobody is contacted as it" for name in unnamed),
    ]  # fmt: skip


def _never_read(icps: Iterable[IcpSpec], database: str) -> set[str]:
    """Columns that ICPs ask for and no list has had; none where no company is known yet."""
    asked = extra_columns(icps)
    if not asked or not has_database(database):
        return set()
    try:
        with open_store(database, upgrade=False) as store:
            return set() if not store.count_companies() else set(asked) - store.known_extra(asked)
    except DatabaseError:
        return set()  # That it could not be asked is noted with the expectations.
