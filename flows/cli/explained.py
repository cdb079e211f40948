"""Explanations as text in the terminal."""

from typing import Any

from rich.console import Console
from rich.markup import escape

FACTS_FIRST = (
    "display_name",
    "industry",
    "headcount",
    "country",
    "city",
    "founded_year",
    "technologies",
)


def print_company(console: Console, found: dict[str, Any]) -> None:
    """Facts, scores with reasons, contacts, and what went wrong."""
    console.print(f"[bold]{escape(found['name'])}[/bold]  {escape(found['domain'])}")
    console.print(f"from {escape(', '.join(found['sources']) or 'no list')}")
    console.print("\n[bold]What is known[/bold]")
    profile = found["profile"]
    for name in sorted(profile, key=lambda n: (_place(n), n)):
        _print_fact(console, name, profile[name])
    for score in found["scores"]:
        _print_score(console, score)
    print_contacts(console, found)
    for issue in found["issues"]:
        console.print(f"[yellow]{escape(issue['code'])}[/yellow] {escape(issue['message'])}")


def print_contacts(console: Console, found: dict[str, Any]) -> None:
    """Each contact with persona, rule and fate."""
    console.print("\n[bold]Contacts[/bold]")
    for contact in found["contacts"]:
        title, email = contact["title"] or "no title", contact["email"] or "no e-mail"
        console.print(escape(f"{contact['name']}, {title} <{email}>"))
        console.print(
            f"  persona: {escape(contact['persona'] or 'none')} ({escape(contact['rule'])})"
        )
        console.print(f"  {escape(_fate(contact))}")


def print_title(console: Console, found: dict[str, Any]) -> None:
    """What a title says, line by line."""
    for name, value in found.items():
        shown = ", ".join(value) if isinstance(value, list) else value
        console.print(f"{name.replace('_', ' ')}: {escape(str(shown or 'none'))}")


def _place(name: str) -> int:
    return FACTS_FIRST.index(name) if name in FACTS_FIRST else len(FACTS_FIRST)


def _print_fact(console: Console, name: str, fact: dict[str, Any]) -> None:
    value = fact["value"]
    shown = ", ".join(value) if isinstance(value, list) else value
    console.print(f"{name.replace('_', ' ')}: {escape(shown)}")
    console.print(
        f"  [dim]{escape(fact['source_url'])}, {fact['observed_at'][:16]}, "
        f"confidence {fact['confidence']:g}: {escape(fact['evidence'])}[/dim]"
    )


def _print_score(console: Console, score: dict[str, Any]) -> None:
    span = f"{score['score_min']:g} to {score['score_max']:g}"
    console.print(f"\n[bold]{escape(score['icp'])}: {score['tier']}[/bold]  ({span} of 100)")
    for reason in score["reasons"]:
        console.print(f"  {escape(reason['sentence'])}")
    for change in score["would_change"]:
        console.print(f"  [cyan]{escape(change)}[/cyan]")


def _fate(contact: dict[str, Any]) -> str:
    if queued := contact["queued"]:
        return (
            f"queued for {queued['day']} as number {queued['rank']}, {queued['owner']}, "
            f"by {queued['channel']}: {queued['why_now']}"
        )
    if withheld := contact["withheld"]:
        return f"held back on {withheld['day']}: {withheld['reason']}: {withheld['detail']}"
    return "not decided yet; the next run does"
