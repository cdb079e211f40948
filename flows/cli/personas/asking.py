"""What the commands that ask whom the personas take share: whose titles are asked."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Annotated

import typer

from flows.cli.databases import has_database
from flows.cli.standard_input import files_given
from flows.titled_people import TitledPeople, people_of_list, people_of_store
from prospects.errors import UsageError
from prospects.store import open_store

Contacts = Annotated[
    str | None,
    typer.Option(
        "--contacts", metavar="FILE",
        help="List of contacts or titles, for the database; - is stdin.",
    ),
]  # fmt: skip
Column = Annotated[
    str | None, typer.Option("--column", metavar="NAME", help="Its column with the job titles.")
]


@contextmanager
def open_people(
    contacts: str | None, column: str | None, database: str, day: date
) -> Iterator[TitledPeople | None]:
    """Whose titles are asked: the list that is named, else the database; None without either.

    Raises:
        InputError, UsageError, DatabaseError: The list or the database cannot be read.
    """
    if contacts is not None:
        with files_given([contacts]) as (path,):
            people = people_of_list(path, column)
            for note in people.notes:
                print(f"prospects: {note}", file=sys.stderr)  # noqa: T201
            yield people
    elif column is not None:
        raise UsageError("--column names a column of --contacts; give the list as well")
    elif has_database(database):
        with open_store(database, upgrade=False) as store:
            yield people_of_store(store, day)
    else:
        yield None
