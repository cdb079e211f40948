"""The funnel as a table in the terminal."""

from rich.table import Table

from prospects.report import Funnel, RunReport
from prospects.score import NO_PERSONA_FIT

COMMITTEE_WORDS = {
    "covered": "every role covered",
    "tried": "every role written to, some earlier",
    "open": "somebody left to write to",
    "nobody_known": "nobody known for a role",
}
"""State of a buying committee -> the same in words."""


def funnel_table(report: RunReport) -> Table:
    """From the raw lists to the queue, one line each, with the reasons of what was held back."""
    funnel = report.funnel
    table = Table(
        title=f"Queue of {report.day}",
        title_justify="left",
        box=None,
        pad_edge=False,
        show_header=False,
    )
    table.add_column("", no_wrap=True)
    table.add_column("", justify="right")
    rows: list[tuple[str, int]] = [
        ("Company rows read", funnel.companies_read),
        ("  rejected", funnel.companies_rejected),
        ("Companies, merged", funnel.companies),
        ("  enriched from their site", funnel.enriched),
        ("  boards read", funnel.boards_read),
        ("  hiring", funnel.hiring),
        ("  not hiring", funnel.not_hiring),
        ("  hiring unknown", funnel.hiring_unknown),
        *((f"  tier {tier.replace('_', ' ')}", n) for tier, n in funnel.tiers.items()),
        ("Contact rows read", funnel.contacts_read),
        ("  rejected", funnel.contacts_rejected),
        ("Contacts, merged", funnel.contacts),
        *_persona_rows(funnel),
        ("Queued", funnel.queued),
        ("Held back", sum(funnel.withheld.values())),
        *((f"  {reason.replace('_', ' ')}", n) for reason, n in funnel.withheld.items()),
        *_committee_rows(funnel),
    ]
    for words, number in rows:
        style = "bold" if words == "Queued" else ""
        table.add_row(words, f"{number:,}", style=style)
    if report.notice:
        table.caption = report.notice
        table.caption_justify = "left"
    return table


def _persona_rows(funnel: Funnel) -> list[tuple[str, int]]:
    """Personas, and below those who are none, why."""
    whys = [(f"  - {why}", n) for why, n in funnel.no_persona_fit.items()]
    rows = list[tuple[str, int]]()
    for persona, number in funnel.personas.items():
        rows.append((f"  {persona}", number))
        rows += whys if persona == NO_PERSONA_FIT else []
    return rows


def _committee_rows(funnel: Funnel) -> list[tuple[str, int]]:
    """None where nothing was exported: the committees are counted with the accounts."""
    if not funnel.committees:
        return []
    states = [(f"  {COMMITTEE_WORDS[state]}", n) for state, n in funnel.committees.items()]
    return [("Buying committees begun", sum(funnel.committees.values())), *states]
