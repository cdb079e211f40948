"""What changed at a company as words of a column: "new|2026-10-05|technology|HubSpot"."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Self

from prospects.change import ChangedValue, Changes
from prospects.signal import Sighting, SignalKind

TECHNOLOGY = "technology"
_MOVED = "redirect_domain"


@dataclass(frozen=True, slots=True)
class ChangeWord:
    """One change.

    Attributes:
        change: "new", "gone" or "became".
        on: Day on which it was first seen; of what is gone, of the first look that missed it.
        name: Field, or "technology".
        value: Value or technology; of `became` the value that it has now.
    """

    change: str
    on: date
    name: str
    value: str

    @property
    def word(self) -> str:
        """As one word."""
        return f"{self.change}|{self.on.isoformat()}|{self.name}|{self.value}"

    @classmethod
    def of_word(cls, word: str) -> Self:
        """The reverse of `word`."""
        change, on, name, value = word.split("|", 3)
        return cls(change, date.fromisoformat(on), name, value)


def change_words(changes: Changes) -> tuple[str, ...]:
    """All changes as words.

    Nothing is told where the site leads or led to another company's: its pages were another's.
    """
    told = [*changes.new, *changes.gone, *(each.after for each in changes.changed)]
    if any(sighting.signal.name == _MOVED for sighting in told):
        return ()
    return tuple(change.word for change in _changes(changes))


def _changes(changes: Changes) -> Iterator[ChangeWord]:
    for sighting in changes.new:
        yield ChangeWord("new", sighting.first_seen_on, *_named(sighting))
    for sighting in changes.gone:
        yield ChangeWord("gone", _missed_on(sighting, changes), *_named(sighting))
    for change in changes.changed:
        yield ChangeWord("became", _became_on(change, changes), *_named(change.after))


def _named(sighting: Sighting) -> tuple[str, str]:
    signal = sighting.signal
    if signal.kind is SignalKind.TECHNOGRAPHICS:
        return TECHNOLOGY, signal.name
    return signal.name, signal.value


def _missed_on(sighting: Sighting, changes: Changes) -> date:
    """Day of the first good look after a fact that no longer saw it."""
    later = bisect_right(changes.looked_on, sighting.stood_until)
    return changes.looked_on[later] if later < len(changes.looked_on) else sighting.stood_until


def _became_on(change: ChangedValue, changes: Changes) -> date:
    """Day on which a value was seen in place of another: it was new, or the other vanished."""
    if change.after.first_seen_on > changes.since:
        return change.after.first_seen_on
    return _missed_on(change.before, changes)
