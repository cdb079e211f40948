"""The page of `prospects icp diff`: who changes tier, as a picture and a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from flows.printing.charts import tier_matrix
from flows.printing.paper import write_paper
from outreach.exports.words import day_words
from scoring.icp.movers import Comparison, IcpChange, Mover

MOST_MOVERS = 500
"""Movers in the table of one ICP; the CSV holds all."""
MOST_REASONS = 4


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One ICP with its movers, as people see it.

    Attributes:
        change: What was compared.
        movers: Those that are shown, the furthest first.
    """

    change: IcpChange
    movers: Sequence[Mover]

    @property
    def moved(self) -> int:
        """How many companies change tier."""
        return len(self.change.rows)


@dataclass(frozen=True, slots=True)
class People:
    """What is known of the contacts at the companies that move; None where nobody knows."""

    names: Mapping[str, str]
    contacts: Mapping[str, int] | None


def write_change_page(
    path: Path, comparison: Comparison, views: Sequence[ChangeView], people: People,
    versions: tuple[str, str], day: date,
) -> None:  # fmt: skip
    """Write the page.

    Args:
        path: The file.
        comparison: All that was compared.
        views: The ICPs with their movers.
        people: Names of companies, and their contacts if known.
        versions: What people call the old version and the new one.
        day: The day of the comparison.
    """
    write_paper(path, "change.html", _view(comparison, views, people, versions, day))


def _view(
    comparison: Comparison, views: Sequence[ChangeView], people: People,
    versions: tuple[str, str], day: date,
) -> dict[str, Any]:  # fmt: skip
    return {
        "title": headline(views),
        "day_words": day_words(day),
        "old": versions[0],
        "new": versions[1],
        "added": comparison.added,
        "removed": comparison.removed,
        "icps": [_icp(view, people) for view in views],
        "contacts_known": people.contacts is not None,
        "most_reasons": MOST_REASONS,
    }


def headline(views: Sequence[ChangeView]) -> str:
    """What the change does, in one sentence."""
    moved = sum(view.moved for view in views)
    if not views:
        return "No ICP is in both versions"
    if not moved:
        return "No company changes tier"
    return f"{moved:,} {'company changes' if moved == 1 else 'companies change'} tier"


def _icp(view: ChangeView, people: People) -> dict[str, Any]:
    change = view.change
    shown = view.movers[:MOST_MOVERS]
    contacts = people.contacts
    return {
        "name": change.new.name,
        "id": change.new.id,
        "was": change.old.id if change.old.id != change.new.id else "",
        "companies": change.companies,
        "moved": view.moved,
        "picture": tier_matrix(change.matrix),
        "file": change.file,
        "beyond": view.moved - len(shown),
        "movers": [
            {
                "key": mover.after.company_key,
                "name": people.names.get(mover.after.company_key, ""),
                "mover": mover,
                "contacts": contacts.get(mover.after.company_key, 0) if contacts else 0,
            }
            for mover in shown
        ],
    }
