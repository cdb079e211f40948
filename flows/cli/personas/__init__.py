"""`prospects personas`: whom the personas take, and what they say to people who write."""

import typer

from flows.cli.lazy import LazyGroup, Subcommand


class PersonasCommands(LazyGroup):
    """All commands of `prospects personas`, in the order in which its help shows them."""

    subcommands = (
        Subcommand(
            "list", "flows.cli.personas.listing:list_personas",
            "List the personas: buying role, how titles are matched, ICPs, and how many contacts.",
        ),
        Subcommand(
            "diff", "flows.cli.personas.diff:diff",
            "Show which contacts move from which persona to which, and by which rule, before a "
            "change.",
        ),
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
    "Without a command it lists them. Example: prospects personas",
    invoke_without_command=True,
    rich_markup_mode="markdown",
)


@app.callback()
def personas_commands(context: typer.Context) -> None:
    """Whom the personas take, and what they say to people who write."""
    if context.invoked_subcommand is None:
        from flows.cli.personas.listing import list_personas  # noqa: PLC0415 - as ADR 0019 says

        list_personas()
