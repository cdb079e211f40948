"""`prospects explain`: why a company or person is where it is."""

import json
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from flows.cli.databases import require_database
from flows.cli.explained import print_company
from flows.cli.options import CONFIG, TEMPLATES, Config, Database, Day, Templates, day_of
from flows.explanation import explain_company, explain_contacts, explain_score
from flows.params import DEFAULT_DATABASE
from prospects.company import Company, domain_of_key
from prospects.contact import Contact
from prospects.domain import parse_domain
from prospects.errors import UsageError
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
    country: Annotated[
        str, typer.Option("--country", help="Of a title: where who bears it works.")
    ] = "",
    industry: Annotated[str, typer.Option("--industry", help="Of a title: the employer's.")] = "",
    headcount: Annotated[
        str, typer.Option("--headcount", help="Of a title: people of the employer.")
    ] = "",
    config: Config = CONFIG,
    templates: Templates = TEMPLATES,
    database: Database = DEFAULT_DATABASE,
) -> None:
    """Show all that is known, each fact with source and time, and why somebody is queued or not.

    A company that no run has scored is scored now, with the ICPs as they are. Of a title it shows
    what each word says, which rule decided, and which personas came close.

    Example: prospects explain acme.example, or prospects explain "Head of Sales"
    """
    context = (country, industry, headcount)
    key = None if any(context) else _key_of(what.strip())
    if key is None:
        # The word lists of titles are read only for a title.
        from flows.cli.explained_title import explained_title  # noqa: PLC0415 - see above

        found = explained_title(what.strip(), config, templates, context)
    else:
        found = _found_in(database, key, (day, since), config, templates)
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2, default=str))
    else:
        _print(found)


def _found_in(
    database: str, key: str, days: tuple[str | None, str | None], config: Path, templates: Path
) -> dict[str, Any]:
    """A company, or somebody there, as the database knows it on a day, with news since another."""
    day, since = days
    require_database(database)
    with open_store(database) as store:
        company, people = _find(store, key)
        found = explain_company(
            store, company, day_of(day) if day else None,
            day_of(since, "--since") if since else None,
        )  # fmt: skip
        if not found["scores"]:
            found |= _scored_now(store, company.key, config, day_of(day))
        found |= {"committee": _committee(store, found, config, templates, day)}
        if "@" in key:
            told = explain_contacts(store, people, day_of(day) if day else None)
            found = {"email": key} | found | {"contacts": told}
    return found


def _print(found: dict[str, Any]) -> None:
    console = Console(soft_wrap=True, highlight=False)
    if "title" in found:
        from flows.cli.explained_title import print_title  # noqa: PLC0415 - read for a title alone

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


def _find(store: Store, key: str) -> tuple[Company, list[Contact]]:
    """The company of an e-mail address or key, and whoever has the address.

    Raises:
        UsageError: It is not in the database.
    """
    people = store.load_people_at([key]) if "@" in key else []
    keys = [people[0].company_key] if people else [key]
    if companies := store.load_companies(keys):
        return companies[0], people
    raise UsageError(f"{key}: is not in the database; name another with --database")


def _committee(
    store: Store, found: dict[str, Any], config: Path, templates: Path, day: str | None
) -> dict[str, Any]:
    """The buying committee as of a day, or of the latest queue where that is of a day to come."""
    from flows.committee_explanation import explain_committee  # noqa: PLC0415 - not for a title

    lines = (each["queued"] or each["withheld"] for each in found["contacts"])
    days = [] if day else [date.fromisoformat(line["day"]) for line in lines if line]
    return explain_committee(store, found, config, templates, max([day_of(day), *days]))


def _scored_now(store: Store, company_key: str, config: Path, day: date) -> dict[str, Any]:
    from flows.scored_now import score_now  # noqa: PLC0415 - most companies have scores of a run

    now = score_now(store, company_key, config, day)
    scores = [explain_score(score) for score in now.scores]
    return {"scores": scores, "scored": {"on": day.isoformat(), "in_run": False},
            "not_scored": now.why_not}  # fmt: skip
