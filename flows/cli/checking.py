"""`prospects check`: every fault of the configuration at once."""

import sys
from collections.abc import Iterable

import typer

from enrichment.technographics import choose_engine
from flows.cli.options import CONFIG, TEMPLATES, Config, Templates
from flows.configuration import Configuration, Places, load_configuration
from flows.preflight import require_network
from prospects.specs.icp import ChangedCriterion, IcpSpec, TechnologyCriterion, spelt_like
from prospects.technology import known_technologies


def check(config: Config = CONFIG, templates: Templates = TEMPLATES) -> None:
    """Check settings, team, lists, ICPs, personas, cards and templates.

    Prints every fault as `file: key.path: what is wrong, what is allowed`; exit 2 if any.

    Example: prospects check --config config
    """
    found = load_configuration(Places(config, templates))
    if found.settings.fetch.contact:  # Without one it is noted below that nothing is read.
        require_network(found.settings)
    if own := found.settings.enrichment.technographics.fingerprints:
        choose_engine(own)  # It warns of patterns that are left out.
    entries = sum(len(each.entries) for each in found.lists)
    typer.echo(
        f"No faults: {len(found.icps)} ICPs, {len(found.personas)} personas, "
        f"{len(found.templates)} templates, {len(found.lists)} lists with {entries} entries, "
        f"{len(found.team.sdrs)} reps."
    )
    for note in notes(found):
        print(f"note: {note}", file=sys.stderr)  # noqa: T201


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
        *_unknown_technologies(found.icps.values()),
        *(f"the persona {name} is named by no ICP: nobody is contacted as it" for name in unnamed),
    ]  # fmt: skip


def _unknown_technologies(icps: Iterable[IcpSpec]) -> list[str]:
    """Technologies of ICPs that our fingerprints never show; lists and own ones may."""
    known = {name.casefold() for name in known_technologies()}
    asked = (
        (icp.id, position, name)
        for icp in icps
        for position, criterion in enumerate(icp.criteria)
        if isinstance(criterion, TechnologyCriterion | ChangedCriterion)
        for name in _technologies(criterion)
        if name.casefold() not in known
    )
    return [
        f"icps/{icp}.yml: criteria[{position}]: our fingerprints do not show {name}"
        + (f"; did you mean {near[0]}?" if (near := spelt_like(name, known_technologies())) else "")
        for icp, position, name in asked
    ]


def _technologies(criterion: TechnologyCriterion | ChangedCriterion) -> tuple[str, ...]:
    if isinstance(criterion, TechnologyCriterion):
        return criterion.any
    return criterion.technology or ()
