"""What differs between two versions of an ICP file: criteria, tiers and what people wrote."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from prospects.specs.icp import Criterion, IcpSpec
from scoring.icp.stating import asked_words, criterion_name, criterion_words, decay_words

What = Literal["added", "removed", "changed"]
Pair = tuple[int | None, int | None]
"""Positions of one criterion in the old file and in the new one; None where it is not there."""

_TEXTS = (
    "name", "purpose", "seller", "segment", "territory", "budget", "buying_season", "pains",
    "personas", "negative",
)  # fmt: skip
_ALL_WORDS = 1_000


@dataclass(frozen=True, slots=True)
class FileChange:
    """One difference between two files.

    Attributes:
        what: Added, removed or changed.
        subject: What people call it: a criterion's name, "Tiers", "Personas".
        before: What stood there; empty where it was added.
        after: What stands there now; empty where it was removed.
    """

    what: What
    subject: str
    before: str
    after: str


def pair_criteria(old: Sequence[Criterion], new: Sequence[Criterion]) -> list[Pair]:
    """Which criterion of one file is which of the other.

    Criteria that are wholly the same are paired first, then those of one kind and name, then those
    of one kind in the order of the files. The order of criteria is no change.

    Returns:
        In the order of the new file, those that were removed last.
    """
    found: dict[int, int] = {}
    for same in (_whole, _kind_and_name, _kind):
        for position, criterion in enumerate(new):
            if position in found:
                continue
            free = (n for n in range(len(old)) if n not in found.values())
            partner = next((n for n in free if same(old[n]) == same(criterion)), None)
            if partner is not None:
                found[position] = partner
    removed = [n for n in range(len(old)) if n not in found.values()]
    return [(found.get(n), n) for n in range(len(new))] + [(n, None) for n in removed]


def file_changes(old: IcpSpec, new: IcpSpec) -> tuple[FileChange, ...]:
    """Everything that differs between two versions of an ICP, what decides first.

    Expectations are told by their number alone: they change no tier.
    """
    return (*_criteria_changes(old, new), *_tier_changes(old, new), *_text_changes(old, new))


def bounds_words(icp: IcpSpec) -> str:
    """Least scores of the tiers: "A from 70, B from 45, C from 25"."""
    tiers = icp.tiers
    return f"A from {tiers.A:g}, B from {tiers.B:g}, C from {tiers.C:g}"


def _criteria_changes(old: IcpSpec, new: IcpSpec) -> Iterator[FileChange]:
    for before, after in pair_criteria(old.criteria, new.criteria):
        if before is None and after is not None:
            added = new.criteria[after]
            yield FileChange("added", criterion_name(added), "", _whole_words(added))
        elif after is None and before is not None:
            gone = old.criteria[before]
            yield FileChange("removed", criterion_name(gone), _whole_words(gone), "")
        elif before is not None and after is not None:
            yield from _one_criterion(old.criteria[before], new.criteria[after])


def _one_criterion(old: Criterion, new: Criterion) -> Iterator[FileChange]:
    if _whole(old) == _whole(new):
        return
    before, after = _shown(old), _shown(new)
    names = [n for n in dict.fromkeys((*before, *after)) if before.get(n) != after.get(n)]
    yield FileChange(
        "changed",
        criterion_name(new),
        "; ".join(before[name] for name in names if name in before),
        "; ".join(after[name] for name in names if name in after),
    )


def _tier_changes(old: IcpSpec, new: IcpSpec) -> Iterator[FileChange]:
    if old.tiers != new.tiers:
        yield FileChange("changed", "Tiers", bounds_words(old), bounds_words(new))


def _text_changes(old: IcpSpec, new: IcpSpec) -> Iterator[FileChange]:
    for name in _TEXTS:
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            subject = name.replace("_", " ").capitalize()
            yield FileChange("changed", subject, _plain(before), _plain(after))
    if old.expectations != new.expectations:
        yield FileChange("changed", "Expectations", *map(_expected, (old, new)))


def _expected(icp: IcpSpec) -> str:
    number = len(icp.expectations)
    return f"{number} {'company' if number == 1 else 'companies'}"


def _shown(criterion: Criterion) -> dict[str, str]:
    """Each thing that a criterion says, for itself, in words."""
    shown = {"asks": asked_words(criterion, _ALL_WORDS) or "any", "mode": f"mode {criterion.mode}"}
    if criterion.mode == "score":
        shown["weight"] = f"weight {criterion.weight:g}"
    if criterion.name:
        shown["name"] = f"name “{criterion.name}”"
    if criterion.mode == "filter":
        shown["unknown"] = f"unknown: {criterion.unknown.replace('_', ' ')}"
    if criterion.decay:
        shown["decay"] = decay_words(criterion.decay)
    return shown


def _whole_words(criterion: Criterion) -> str:
    weight = f", weight {criterion.weight:g}" if criterion.mode == "score" else ""
    return f"{criterion_words(criterion)} ({criterion.mode}{weight})"


def _whole(criterion: Criterion) -> object:
    return criterion.model_dump()


def _kind_and_name(criterion: Criterion) -> object:
    return criterion.key, criterion_name(criterion)


def _kind(criterion: Criterion) -> object:
    return criterion.key


def _plain(value: Any) -> str:
    """A value of a file, short; nothing at all is a dash."""
    if value is None or value in ("", (), []):
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return ", ".join(map(_plain, value))
    return str(value)
