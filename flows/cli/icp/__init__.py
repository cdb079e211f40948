"""`prospects icp`: what the ICPs say of companies, and whether they say what people know."""

import typer

from flows.cli.icp import diff, learn, score, sheet, testing

app = typer.Typer(
    name="icp",
    help="Score companies against the ICPs, and look at what the ICPs say.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)


@app.callback()
def icp_commands() -> None:
    """Score companies against the ICPs, and look at what the ICPs say."""


app.command("score")(score.score)
app.command("test")(testing.keep_expectations)
app.command("diff")(diff.diff)
app.command("sheet")(sheet.sheet)
app.command("learn")(learn.learn_icp)
