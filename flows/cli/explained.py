"""Explanations as text in the terminal."""

from typing import Any

from rich.console import Console
from rich.markup import escape

from outreach.sources import source_words
from outreach.variables import headcount_words

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
    """Contacts first, for they are who is asked about; then facts, scores and troubles."""
    console.print(f"[bold]{escape(found['name'])}[/bold]  {escape(found['domain'])}")
    console.print(f"from {escape(', '.join(found['sources']) or 'no list')}")
    print_contacts(console, found)
    for score in found["scores"]:
        _print_score(console, score)
    console.print("\n[bold]What is known[/bold]")
    profile = found["profile"]
    for name in sorted(profile, key=lambda n: (_place(n), n)):
        _print_field(console, name, profile[name], found["signals"])
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


def _print_field(
    console: Console, name: str, fact: dict[str, Any], signals: list[dict[str, Any]]
) -> None:
    """A field with its proof; of several values, each with its own."""
    words = name.replace("_", " ")
    if not isinstance(fact["value"], list):
        value = headcount_words(fact["value"]) if name == "headcount" else fact["value"]
        console.print(f"{words}: {escape(value)}")
        console.print(_proof(fact))
        return
    for value in fact["value"]:
        console.print(f"{words}: {escape(value)}")
        proofs = [s for s in signals if value == (s["value"] or s["name"])]
        console.print(_proof(max(proofs, key=lambda s: float(s["confidence"]), default=fact)))


def _proof(fact: dict[str, Any]) -> str:
    return (
        f"  [dim]{escape(source_words(fact['source_url']))}, {fact['observed_at'][:16]}, "
        f"confidence {fact['confidence']:g}: {escape(fact['evidence'])}[/dim]"
    )


def _print_score(console: Console, score: dict[str, Any]) -> None:
    span = f"{score['score_min']:g} to {score['score_max']:g}"
    console.print(f"\n[bold]{escape(score['icp'])}: {score['tier']}[/bold]  ({span} of 100)")
    for reason in score["reasons"]:
        url = reason["source_url"]
        source = f"  [dim]{escape(source_words(url))}[/dim]" if url else ""
        console.print(f"  {escape(reason['sentence'])}{source}")
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
