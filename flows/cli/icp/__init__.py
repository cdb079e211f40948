"""`prospects icp`: what the ICPs say of companies, and whether they say what people know."""

import typer

from flows.cli.lazy import LazyGroup, Subcommand


class IcpCommands(LazyGroup):
    """All commands of `prospects icp`, in the order in which its help shows them."""

    subcommands = (
        Subcommand(
            "score", "flows.cli.icp.score:score",
            "Score the companies of a file against the ICPs of a configuration.",
        ),
        Subcommand(
            "test", "flows.cli.icp.testing:keep_expectations",
            "Test whether companies that people know land in the tiers they must; exit 1 if one "
            "does not.",
        ),
        Subcommand(
            "diff", "flows.cli.icp.diff:diff",
            "Show which companies change tier, and why, before a change goes live.",
        ),
        Subcommand(
            "sheet", "flows.cli.icp.sheet:sheet",
            "Write each ICP as one page for people, on a screen or on one sheet of paper.",
        ),
        Subcommand(
            "learn", "flows.cli.icp.learn:learn_icp",
            "Propose an ICP from companies that were won, lost, churned or retained.",
        ),
    )  # fmt: skip


app = typer.Typer(
    name="icp",
    cls=IcpCommands,
    help="Score companies against the ICPs, and look at what the ICPs say.\n\n"
    "Example: prospects icp test",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)


@app.callback()
def icp_commands() -> None:
    """Score companies against the ICPs, and look at what the ICPs say."""
