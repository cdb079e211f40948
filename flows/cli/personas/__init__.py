"""`prospects personas`: whom the personas take, and what they say to people who write."""

import typer

from flows.cli.lazy import LazyGroup, Subcommand


class PersonasCommands(LazyGroup):
    """All commands of `prospects personas`, in the order in which its help shows them."""

    subcommands = (
        Subcommand(
            "pages", "flows.cli.personas.pages:pages",
            "Write each persona as one page for people: its card, and which titles are meant.",
        ),
        Subcommand(
            "review", "flows.cli.personas.review:review",
            "Take over what people decided on job titles, to be read so from the next run on.",
        ),
    )  # fmt: skip


app = typer.Typer(
    name="personas",
    cls=PersonasCommands,
    help="Whom the personas take, and what they say to people who write.\n\n"
    "Example: prospects personas pages",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)


@app.callback()
def personas_commands() -> None:
    """Whom the personas take, and what they say to people who write."""
