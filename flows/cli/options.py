"""Options that several commands share."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from flows.params import today

Day = Annotated[
    datetime | None,
    typer.Option("--day", formats=["%Y-%m-%d"], help="Day to work for; today if left out."),
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

CONFIG = Path("config")
TEMPLATES = Path("outreach_templates")


def day_of(given: datetime | None) -> date:
    """The day that was given, else today."""
    return given.date() if given else today()
