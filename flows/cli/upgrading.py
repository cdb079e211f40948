"""`prospects db`: the database's schema."""

import typer

from flows.cli.options import Database
from flows.params import DEFAULT_DATABASE
from prospects.store import upgrade_database

app = typer.Typer(
    help="The database.\n\nExample: prospects db upgrade",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)


@app.callback()
def database_commands() -> None:
    """Look after the database."""


@app.command("upgrade")
def upgrade(database: Database = DEFAULT_DATABASE) -> None:
    """Bring the database to the newest schema; an empty one gets all tables.

    Example: prospects db upgrade --database sqlite:///var/prospects.db
    """
    old, new = upgrade_database(database)
    if old == new:
        typer.echo(f"The database has the newest schema already ({new}).")
    else:
        typer.echo(f"The database went from {old or 'empty'} to {new}.")
