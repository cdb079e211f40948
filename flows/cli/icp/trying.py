"""What the commands that try ICPs share: options, and where profiles come from."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.databases import has_database
from flows.known_companies import Known
from flows.owner_lists import load_entries
from prospects.store import open_store

Profiles = Annotated[
    Path | None,
    typer.Option(
        "--profiles", metavar="FILE", help="Profiles, CSV or Parquet, for the database; - is stdin."
    ),
]
Icps = Annotated[
    list[str] | None,
    typer.Option("--icp", metavar="NAME", help="One ICP; may be repeated; all if left out."),
]


@contextmanager
def open_known(config: Path, profiles: Path | None, database: str, day: date) -> Iterator[Known]:
    """Where profiles come from: the file that is named, else the database if there is one.

    Raises:
        ConfigError, DatabaseError: The lists or the database cannot be read.
    """
    if profiles is not None:
        source = sys.stdin.buffer if str(profiles) == "-" else profiles
        yield Known(day, load_entries(config), source, tell=_tell)
    elif has_database(database):
        with open_store(database, upgrade=False) as store:
            yield Known(day, load_entries(config, store), store=store)
    else:
        yield Known(day, load_entries(config))


def _tell(message: str) -> None:
    typer.echo(f"prospects: {message}", err=True)
