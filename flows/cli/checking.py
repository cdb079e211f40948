"""`prospects check`: every fault of the configuration at once."""

import sys

import typer

from flows.cli.options import CONFIG, TEMPLATES, Config, Templates
from flows.configuration import Places, load_configuration


def check(config: Config = CONFIG, templates: Templates = TEMPLATES) -> None:
    """Check settings, team, lists, ICPs, personas, cards and templates.

    Prints every fault as `file: key.path: what is wrong, what is allowed`; exit 2 if any.

    Example: prospects check --config config
    """
    found = load_configuration(Places(config, templates))
    entries = sum(len(each.entries) for each in found.lists)
    typer.echo(
        f"No faults: {len(found.icps)} ICPs, {len(found.personas)} personas, "
        f"{len(found.templates)} templates, {len(found.lists)} lists with {entries} entries, "
        f"{len(found.team.sdrs)} reps."
    )
    for empty in (each.name for each in found.lists if not each.entries):
        print(f"note: the list {empty} is empty: nobody is held back by it", file=sys.stderr)  # noqa: T201
