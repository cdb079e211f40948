"""The page of `prospects personas diff`: which contacts move, by title."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from flows.printing.paper import write_paper
from outreach.exports.words import day_words
from prospects.score import NO_PERSONA_FIT
from scoring.personas.movers import KeyChange, Move, Moves, by_title

MOST_TITLES = 200
"""Titles of one way that the page shows; the CSV holds everybody."""


@dataclass(frozen=True, slots=True)
class PersonaChange:
    """Two versions of the personas, compared.

    Attributes:
        file: What differs in the files.
        moves: What became of the contacts.
        names: Persona id -> what people call it.
    """

    file: Sequence[KeyChange]
    moves: Moves
    names: Mapping[str, str]

    def name(self, bucket: str) -> str:
        """What people call a persona, or the bucket of those that are none."""
        return "No persona fit" if bucket == NO_PERSONA_FIT else self.names.get(bucket, bucket)

    @property
    def counts(self) -> list[tuple[str, int, int]]:
        """Persona, contacts before and after; those that are none last."""
        before, after = self.moves.before, self.moves.after
        buckets = sorted({*before, *after}, key=lambda name: (name == NO_PERSONA_FIT, name))
        return [(name, before[name], after[name]) for name in buckets]


def headline(moves: Moves) -> str:
    """What the change does, in one sentence."""
    moved = len(moves.moves)
    if not moved:
        return f"Nobody moves, of {moves.contacts:,} contacts"
    return f"{moved:,} of {moves.contacts:,} contacts {'moves' if moved == 1 else 'move'}"


def write_persona_change(
    path: Path, change: PersonaChange, versions: tuple[str, str], day: date
) -> None:
    """Write the page.

    Args:
        path: The file.
        change: What was compared.
        versions: What people call the old version and the new one.
        day: The day of the comparison.
    """
    write_paper(path, "persona_change.html", _view(change, versions, day))


def _view(change: PersonaChange, versions: tuple[str, str], day: date) -> dict[str, Any]:
    most = max((max(before, after) for _, before, after in change.counts), default=0) or 1
    return {
        "title": headline(change.moves),
        "day_words": day_words(day),
        "old": versions[0],
        "new": versions[1],
        "file": [
            {"persona": change.name(each.persona), "key": each.key, "before": each.before,
             "after": each.after}
            for each in change.file
        ],
        "counts": [
            {"name": change.name(persona), "before": before, "after": after,
             "step": f"{after - before:+,}" if after != before else "",
             "share_before": 100 * before / most, "share_after": 100 * after / most}
            for persona, before, after in change.counts
        ],
        "ways": [_way(change, *way, some) for way, some in change.moves.ways.items()],
        "besides": change.moves.besides,
    }  # fmt: skip


def _way(change: PersonaChange, was: str, is_now: str, some: Sequence[Move]) -> dict[str, Any]:
    titles = by_title(some)
    return {
        "was": change.name(was),
        "is_now": change.name(is_now),
        "contacts": len(some),
        "titles": titles[:MOST_TITLES],
        "beyond": max(0, len(titles) - MOST_TITLES),
    }
