"""`prospects icp test`: whether companies that people know land where they must."""

from collections.abc import Sequence

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from flows.cli.icp.trying import Icps, Profiles, open_known
from flows.cli.options import CONFIG, Config, Database, Day, day_of
from flows.expectations import Judged, judge
from flows.icps import choose_icps, load_own_icps
from flows.params import DEFAULT_DATABASE
from outreach.exports.words import counted, score_words
from scoring.icp.expectations import Verdict, asked_of

STATE_STYLES = {"kept": "green", "broken": "bold red", "not_known": "yellow"}
MOVING = 2
"""Sentences of what moved a company that stand in the table."""
STATE_WORDS = {"kept": "kept", "broken": "BROKEN", "not_known": "not known yet"}


def keep_expectations(
    config: Config = CONFIG,
    profiles: Profiles = None,
    icp: Icps = None,
    database: Database = DEFAULT_DATABASE,
    day: Day = None,
) -> None:
    """Test whether companies that people know land in the tiers they must; exit 1 if one does not.

    They stand under `expectations` in the ICP files. One with a `profile` of its own is judged by
    that, any other by --profiles or the database. Example: prospects icp test --icp saas
    """
    icps = load_own_icps(config)
    chosen = choose_icps(icps, icp or ())
    with open_known(config, profiles, database, day_of(day)) as known:
        judged = judge([*icps.values()], known, asked=asked_of(chosen))
    _print(judged)
    if judged.unread or any(verdict.state == "broken" for verdict in judged.verdicts):
        raise typer.Exit(1)


def _print(judged: Judged) -> None:
    console = Console(soft_wrap=True, highlight=False)
    if not judged.verdicts:
        console.print("No ICP names a company under `expectations`.")
        return
    for icp in dict.fromkeys(v.asked.icp.id for v in judged.verdicts):
        own = [verdict for verdict in judged.verdicts if verdict.asked.icp.id == icp]
        console.print(_table(own))
    for verdict in judged.verdicts:
        if verdict.state == "broken":
            _print_broken(console, verdict)
    for asked, sentence in judged.unread:
        where = f"{asked.icp.id}: expectations[{asked.position}].profile"
        console.print(f"\n[bold red]{escape(where)}[/]: {escape(sentence)}")
    console.print(f"\n{_summary(judged)}")


def _table(verdicts: Sequence[Verdict]) -> Table:
    icp = verdicts[0].asked.icp
    title = f"[bold]{escape(icp.name)}[/] ({escape(icp.id)})"
    table = Table(
        box=None, pad_edge=False, header_style="bold", title=title, title_justify="left",
        title_style="",
    )  # fmt: skip
    for name in ("", "Company", "Must be", "Score"):
        table.add_column(name, no_wrap=True)
    table.add_column("Is, moved by", overflow="fold", ratio=1)
    for verdict in verdicts:
        expectation, score = verdict.asked.expectation, verdict.score
        table.add_row(
            f"[{STATE_STYLES[verdict.state]}]{STATE_WORDS[verdict.state]}[/]",
            escape(expectation.company), " or ".join(expectation.tier),
            score_words(score.score_min, score.score_max) if score else "", _moved(verdict),
        )  # fmt: skip
    return table


def _moved(verdict: Verdict) -> str:
    """The tier it got, and what put it there."""
    moved = "".join(f"\n[dim]{escape(reason.sentence)}[/]" for reason in verdict.moving[:MOVING])
    return f"{escape(verdict.words)}{moved}"


def _print_broken(console: Console, verdict: Verdict) -> None:
    """What moved it, and what would change the tier."""
    expectation, score = verdict.asked.expectation, verdict.score
    must = " or ".join(expectation.tier)
    console.print(
        f"\n[bold]{escape(expectation.company)}[/] must be {must} in "
        f"{escape(verdict.asked.icp.name)}, and is: {escape(verdict.words)}"
    )
    if expectation.why:
        console.print(f"  why it must: {escape(expectation.why)}")
    for reason in score.reasons if score else ():
        moved = reason in verdict.moving
        console.print(f"  {'*' if moved else '-'} {escape(reason.sentence)}", style="bold" * moved)
    for sentence in score.would_change if score else ():
        console.print(f"  would change it: {escape(sentence)}")


def _summary(judged: Judged) -> str:
    states = [verdict.state for verdict in judged.verdicts]
    words = counted(len(states), "expectation", "expectations")
    unknown = states.count("not_known")
    told = f", {unknown} of companies that are not known yet" if unknown else ""
    return f"{words}: {states.count('kept')} kept, {states.count('broken')} broken{told}."
