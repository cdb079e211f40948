"""`prospects explain`: why a company or person is where it is."""

import json
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from flows.cli.databases import require_database
from flows.cli.explained import print_company, print_title
from flows.cli.options import (
    CONFIG,
    TEMPLATES,
    Config,
    Database,
    Day,
    Templates,
    day_of,
)
from flows.explanation import explain_company, explain_contacts, explain_score
from flows.params import DEFAULT_DATABASE
from prospects.company import domain_of_key
from prospects.domain import parse_domain
from prospects.errors import UsageError
from prospects.specs.loading import load_personas
from prospects.store import Store, open_store


def explain(
    what: Annotated[str, typer.Argument(help="A domain, an e-mail address or a quoted title.")],
    as_json: Annotated[bool, typer.Option("--json", help="Everything, as JSON.")] = False,
    day: Day = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="YYYY-MM-DD",
            help="Tell what is new since this day; the visit before the latest if left out.",
        ),
    ] = None,
    config: Config = CONFIG,
    templates: Templates = TEMPLATES,
    database: Database = DEFAULT_DATABASE,
) -> None:
    """Show all that is known, each fact with source and time, and why somebody is queued or not.

    A company that no run has scored is scored now, with the ICPs as they are.

    Example: prospects explain acme.example, or prospects explain "Head of Sales"
    """
    key = _key_of(what.strip())
    if key is None:
        found = _explain_title(what.strip(), templates)
    else:
        require_database(database)
        with open_store(database) as store:
            found = _find(
                store, key, day_of(day) if day else None,
                day_of(since, "--since") if since else None,
            )  # fmt: skip
            if not found["scores"]:
                found |= _scored_now(store, found["company_key"], config, day_of(day))
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2, default=str))
        return
    console = Console(soft_wrap=True, highlight=False)
    if "title" in found:
        print_title(console, found)
    else:
        print_company(console, found)


def _key_of(text: str) -> str | None:
    """E-mail address or company key that was meant, or None where it is a title."""
    if domain_of_key(text) is None:
        return text
    if " " in text:
        return None
    return text.lower() if "@" in text else parse_domain(text)


def _find(store: Store, key: str, day: date | None, since: date | None) -> dict[str, Any]:
    """What is known under an e-mail address or company key.

    Raises:
        UsageError: It is not in the database.
    """
    if "@" in key:
        if contacts := store.load_people_at([key]):
            company = store.load_companies([contacts[0].company_key])[0]
            whole = explain_company(store, company, day, since)
            return {"email": key} | whole | {"contacts": explain_contacts(store, contacts, day)}
    elif companies := store.load_companies([key]):
        return explain_company(store, companies[0], day, since)
    raise UsageError(f"{key}: is not in the database; name another with --database")


def _scored_now(store: Store, company_key: str, config: Path, day: date) -> dict[str, Any]:
    from flows.scored_now import score_now  # noqa: PLC0415 - most companies have scores of a run

    now = score_now(store, company_key, config, day)
    scores = [explain_score(score) for score in now.scores]
    return {"scores": scores, "scored": {"on": day.isoformat(), "in_run": False},
            "not_scored": now.why_not}  # fmt: skip


def _explain_title(title: str, templates: Path) -> dict[str, Any]:
    from scoring import match_persona  # noqa: PLC0415 - the lexicon is read only for a title

    match = match_persona("", title, list(load_personas(templates).values()))
    reading = match.reading
    return {
        "title": title, "standing": reading.standing, "seniority": reading.seniority or "",
        "functions": list(reading.functions), "persona": match.persona, "rule": match.rule,
        "read_by": reading.rule, "evidence": reading.evidence, "confidence": reading.confidence,
        "runner_up": reading.runner_up, "alternatives": list(match.alternatives),
    }  # fmt: skip
