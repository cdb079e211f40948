"""Options that several commands share."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from flows.params import today
from prospects.errors import UsageError
from prospects.signal import SignalKind

Day = Annotated[
    str | None,
    typer.Option("--day", metavar="YYYY-MM-DD", help="Day to work for; today if left out."),
]
Config = Annotated[Path, typer.Option("--config", help="Folder of the configuration.")]
Templates = Annotated[Path, typer.Option("--templates", help="Folder of personas and templates.")]
Database = Annotated[
    str,
    typer.Option(
        "--database",
        envvar="PROSPECTS_DATABASE",
        help="Database URL: sqlite:///FILE or postgresql+psycopg://USER@HOST/NAME.",
    ),
]

Kinds = Annotated[
    str | None,
    typer.Option(
        "--kinds", metavar="KIND,...", help=f"Families of signals: {', '.join(SignalKind)}; all."
    ),
]

CONFIG = Path("config")
TEMPLATES = Path("outreach_templates")


def day_of(given: str | None, option: str = "--day") -> date:
    """The day that was given, else today.

    Raises:
        UsageError: It is no day.
    """
    if given is None:
        return today()
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise UsageError(f"{option} {given}: is no day; write it as 2026-11-23") from None


def kinds_of(given: str | None) -> frozenset[SignalKind]:
    """The families of signals that were given, joined by commas; all where none was.

    Raises:
        UsageError: One is no family.
    """
    if given is None:
        return frozenset(SignalKind)
    names = [name.strip() for name in given.split(",") if name.strip()]
    wrong = [name for name in names if name not in set(SignalKind)]
    if wrong or not names:
        raise UsageError(f"--kinds {', '.join(wrong)}: give some of {', '.join(SignalKind)}")
    return frozenset(SignalKind(name) for name in names)


def field_and_column(text: str) -> tuple[str, str]:
    """Field and column of "website=Homepage".

    Raises:
        UsageError: It is not written so.
    """
    field, separator, column = text.partition("=")
    if not separator or not field or not column:
        raise UsageError(f"--map {text}: write it as FIELD=COLUMN, such as website=Homepage")
    return field.strip(), column
