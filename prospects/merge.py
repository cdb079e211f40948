"""A merge: two that were taken for one, why, and how it is taken back."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

MergeOf = Literal["company", "contact"]

PROGRAM = "prospects"
"""Who merged where no person did."""


@dataclass(frozen=True, slots=True)
class Reading:
    """When lists are read, and for whom the log says that something was merged.

    Attributes:
        day: Day of the run.
        at: Aware UTC time.
        by: A person's name, or "prospects".
    """

    day: date
    at: datetime
    by: str = PROGRAM


@dataclass(frozen=True, slots=True)
class Merge:
    """One company or person that counts for another.

    Attributes:
        merge_id: Short, of what was merged into what and when; what `prospects merges undo` takes.
        what: Companies or contacts.
        kept: Key of the company, or id of the contact, that remains.
        merged: The one that counts for it.
        kind: By what: "alias", "redirect", "name", "email", "linkedin", or "review" by a person.
        why: One sentence for people.
        sources: Rows that named the merged one, "people.csv row 3".
        day: Day of the run, or of the decision.
        merged_at: Aware UTC time.
        merged_by: Who: a person's name, or "prospects".
        moved: Table -> keys of the rows that went along.
        undone_at: Aware UTC time at which it was taken back, or None.
        undone_by: Who took it back, or None.
    """

    merge_id: str
    what: MergeOf
    kept: str
    merged: str
    kind: str
    why: str
    sources: tuple[str, ...]
    day: date
    merged_at: datetime
    merged_by: str = PROGRAM
    moved: Mapping[str, Any] = field(default_factory=dict)
    undone_at: datetime | None = None
    undone_by: str | None = None

    @property
    def holds(self) -> bool:
        """Whether nobody took it back."""
        return self.undone_at is None


def merge_id(what: MergeOf, kept: str, merged: str, merged_at: datetime) -> str:
    """Id of a merge."""
    text = f"{what}|{kept}|{merged}|{merged_at.isoformat()}"
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:10]


@dataclass(frozen=True, slots=True)
class Apart:
    """Two that are never merged, for a person said so.

    Attributes:
        what: Companies or contacts.
        one: Key or id that sorts first.
        other: The other one.
        stated_by: Who said so.
        stated_at: Aware UTC time.
    """

    what: MergeOf
    one: str
    other: str
    stated_by: str
    stated_at: datetime

    @property
    def pair(self) -> frozenset[str]:
        """Both, in no order."""
        return frozenset({self.one, self.other})


def apart(what: MergeOf, one: str, other: str, by: str, at: datetime) -> Apart:
    """Two that are apart, in their order."""
    first, second = sorted((one, other))
    return Apart(what, first, second, by, at)


def final_keys(steps: Mapping[str, str]) -> dict[str, str]:
    """Merged key -> the key that remains at the end of the way; never itself."""
    found: dict[str, str] = {}
    for start in steps:
        key, seen = start, {start}
        while key in steps and steps[key] not in seen:
            key = steps[key]
            seen.add(key)
        if key != start:
            found[start] = key
    return found
