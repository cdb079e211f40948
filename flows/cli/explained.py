"""Explanations as text in the terminal."""

from typing import Any

from rich.console import Console
from rich.markup import escape

from flows.cli.explained_hiring import print_hiring
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
    _print_merges(console, found["merges"])
    print_contacts(console, found)
    _print_committee(console, found.get("committee"))
    _print_scores(console, found)
    print_hiring(console, found["hiring"])
    _print_changes(console, found["changes"])
    console.print("\n[bold]What is known[/bold]")
    profile = found["profile"]
    # Openings that were looked at stand above, each with its place and day.
    told = {"opening"} if found["hiring"]["as_of"] else set()
    for name in sorted(profile.keys() - told, key=lambda n: (_place(n), n)):
        _print_field(console, name, profile[name], found["signals"])
    for issue in found["issues"]:
        console.print(f"[yellow]{escape(issue['code'])}[/yellow] {escape(issue['message'])}")


def _print_merges(console: Console, merges: list[dict[str, Any]]) -> None:
    """What was taken for one, with the id by which it is taken back."""
    for merge in merges:
        rows = f" ({', '.join(merge['sources'])})" if merge["sources"] else ""
        undone = f"; undone by {merge['undone_by']}" if merge["undone_by"] else ""
        who = merge["merged"] if merge["what"] == "company" else f"another entry of {merge['name']}"
        line = f"merged on {merge['day']}: {who}{rows}: {merge['why']}{undone}"
        console.print(f"[dim]{escape(line)}  {merge['merge_id']}[/dim]")


def print_contacts(console: Console, found: dict[str, Any]) -> None:
    """Each contact with persona, rule and fate."""
    console.print("\n[bold]Contacts[/bold]")
    for contact in found["contacts"]:
        title, email = contact["title"] or "no title", contact["email"] or "no e-mail"
        name = contact["name"] or "no name"
        console.print(escape(f"{name}, {title} <{email}>"))
        console.print(
            f"  persona: {escape(contact['persona'] or 'none')} ({escape(contact['rule'])})"
        )
        console.print(f"  {escape(_fate(contact))}")


def _print_committee(console: Console, committee: dict[str, Any] | None) -> None:
    """Each role that the ICP wants, with who fills it or for whom to look."""
    if committee is None:
        return
    if why_not := committee["why_not"]:
        console.print(f"\nBuying committee: {escape(why_not)}")
        return
    title = f"Buying committee for {committee['icp_name']}, as of {committee['as_of']}"
    console.print(f"\n[bold]{escape(title)}[/bold]")
    for line in committee["lines"]:
        console.print(f"  {escape(line)}")


def _place(name: str) -> int:
    return FACTS_FIRST.index(name) if name in FACTS_FIRST else len(FACTS_FIRST)


def _print_field(
    console: Console, name: str, fact: dict[str, Any], signals: list[dict[str, Any]]
) -> None:
    """A field with its proof; of several values, each with its own."""
    words = name.replace("_", " ")
    if not isinstance(fact["value"], list):
        console.print(f"{words}: {escape(_value_words(name, fact['value']))}")
        console.print(f"  taken because {escape(fact['why'])}")
        console.print(_proof(fact))
        for other in fact["others"]:
            console.print(_other(name, other))
        return
    for value in fact["value"]:
        console.print(f"{words}: {escape(value)}")
        proofs = [s for s in signals if value == (s["value"] or s["name"])]
        console.print(_proof(max(proofs, key=lambda s: float(s["confidence"]), default=fact)))


def _value_words(name: str, value: str) -> str:
    return headcount_words(value) if name == "headcount" else value


def _proof(fact: dict[str, Any]) -> str:
    return (
        f"  [dim]{escape(source_words(fact['source_url']))}, {fact['observed_at'][:16]}, "
        f"confidence {fact['confidence']:g}: {escape(fact['evidence'])} "
        f"({_ages(fact)})[/dim]"
    )


def _ages(fact: dict[str, Any]) -> str:
    return f"first seen {fact['first_seen_on']}, last seen {fact['last_seen_on']}"


def _other(name: str, other: dict[str, Any]) -> str:
    value = escape(_value_words(name, other["value"]))
    source = escape(source_words(other["source_url"]))
    return f"  [dim]not taken: {value} ({source}, confidence {other['confidence']:g})[/dim]"


def _print_changes(console: Console, changes: dict[str, Any] | None) -> None:
    if changes is None:
        console.print("\nNothing to compare with yet: the site was read less than twice.")
        return
    console.print(f"\n[bold]New since {changes['since']}[/bold]")
    for change in changes["changed"]:
        name, before, after = change["name"], change["before"], change["after"]
        values = [_value_words(name, side["value"]) for side in (before, after)]
        console.print(
            f"  {name.replace('_', ' ')}: {escape(' -> '.join(values))} "
            f"(before last seen {before['last_seen_on']}, now first seen {after['first_seen_on']})"
        )
    for fact in changes["new"]:
        console.print(f"  new: {escape(_fact_words(fact))} (first seen {fact['first_seen_on']})")
    for fact in changes["gone"]:
        console.print(f"  gone: {escape(_fact_words(fact))} (last seen {fact['last_seen_on']})")
    if not any(changes[kind] for kind in ("changed", "new", "gone")):
        console.print("  nothing")


def _fact_words(fact: dict[str, Any]) -> str:
    """A technology by its name, any other fact by field and value."""
    name, value = fact["name"], fact["value"]
    return f"{name.replace('_', ' ')} {_value_words(name, value)}" if value else name


def _print_scores(console: Console, found: dict[str, Any]) -> None:
    if scored := found.get("scored"):
        told = f"not scored: {found['not_scored']}" if found["not_scored"] else (
            f"scored now for {scored['on']} with the ICPs as they are; no run has scored it"
        )  # fmt: skip
        console.print(f"\n[yellow]{escape(told)}[/yellow]")
    for score in found["scores"]:
        _print_score(console, score)


def _print_score(console: Console, score: dict[str, Any]) -> None:
    span = f"{score['score_min']:g} to {score['score_max']:g}"
    console.print(f"\n[bold]{escape(score['icp'])}: {score['tier']}[/bold]  ({span} of 100)")
    for reason in score["reasons"]:
        # Without a source nothing was seen whose age could be told.
        seen = filter(None, (reason["source"], _age_words(reason["age_days"])))
        proof = f"  [dim]{escape(', '.join(seen))}[/dim]" if reason["source"] else ""
        console.print(f"  {escape(reason['sentence'])}{proof}")
    for change in score["would_change"]:
        console.print(f"  [cyan]{escape(change)}[/cyan]")


def _age_words(days: int | None) -> str:
    """How long before the score a value was last seen; empty where nothing tells."""
    if days is None:
        return ""
    return {0: "seen today", 1: "seen yesterday"}.get(days, f"seen {days} days ago")


def _fate(contact: dict[str, Any]) -> str:
    if queued := contact["queued"]:
        return (
            f"queued for {queued['day']} as number {queued['rank']}, {queued['owner']}, "
            f"by {queued['channel']}: {queued['why_now']}"
        )
    if withheld := contact["withheld"]:
        return f"held back on {withheld['day']}: {withheld['reason']}: {withheld['detail']}"
    return "not decided yet; the next run does"
