"""What a company hires for, as text in the terminal."""

from typing import Any

from rich.console import Console
from rich.markup import escape

from outreach.exports.words import counted

_OPENINGS_SHOWN = 20
_STATES = {"hiring": "hiring", "not_hiring": "not hiring", "unknown": "unknown"}


def print_hiring(console: Console, hiring: dict[str, Any]) -> None:
    """State first, then what began, then the openings, the newest first."""
    console.print(f"\n[bold]Hiring: {_STATES[hiring['state']]}[/bold]{_circumstances(hiring)}")
    for signal in hiring["signals"]:
        warning = "" if signal["may_quote"] else "  [yellow]never mention it to them[/yellow]"
        kind = signal["kind"].replace("_", " ")
        console.print(
            f"  {kind}: {escape(signal['value'])} (since {signal['since']}){warning}"
            f"  [dim]{escape(signal['proof'][0])}[/dim]"
        )
    for opening in hiring["openings"][:_OPENINGS_SHOWN]:
        console.print(f"  {escape(opening['title'])}  {escape(_details(opening))}")
        console.print(f"    [dim]{escape(opening['url'])}[/dim]")
    beyond = len(hiring["openings"]) - _OPENINGS_SHOWN
    if beyond > 0:
        console.print(f"  and {beyond} more: --json shows them all")


def _circumstances(hiring: dict[str, Any]) -> str:
    parts = [
        hiring["why"],
        counted(hiring["total"], "opening", "openings") if hiring["total"] is not None else "",
        f"board {hiring['board']}" if hiring["board"] else "",
        f"last good look {hiring['as_of']}" if hiring["as_of"] else "",
    ]
    shown = "; ".join(filter(None, parts))
    return f"  ({escape(shown)})" if shown else ""


def _details(opening: dict[str, Any]) -> str:
    posted = f"posted {opening['posted_on']}" if opening["posted_on"] else ""
    parts = [
        *filter(None, (opening["seniority"], opening["function"])),
        ", ".join(opening["locations"]),
        "remote" if opening["remote"] else "",
        posted or f"first seen {opening['first_seen_on']}",
        "evergreen" if opening["evergreen"] else "",
        f"uses {', '.join(opening['technologies'])}" if opening["technologies"] else "",
        f"reports to {opening['reports_to']}" if opening["reports_to"] else "",
    ]
    return "; ".join(filter(None, parts))
