"""What a company's openings signal, each with its openings as proof and the day it began."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from prospects.hiring.opening import Opening
from prospects.hiring.reading import HiringState
from prospects.vocabulary import Function, Seniority

DemandKind = Literal[
    "first_in_function", "surge", "new_location", "new_country", "leadership", "technology"
]


@dataclass(frozen=True, slots=True)
class OpeningSighting:
    """An opening with its age.

    Attributes:
        opening: As it was last seen.
        first_seen_on: Day of the run that first saw it, on whichever board.
        last_seen_on: Day of the run that last saw it.
        misses: Good, whole answers in a row that did not show it.
        closed_on: Day of its second miss; None while it is open.
        opened_on: Day since which it is open: posted or first seen, whichever is earlier; None
            where it was there at the first look and has no date.
        is_evergreen: Whether it has been open for more than 180 days; such are never "new".
        missed_on: Day of its latest miss; None where the latest good, whole answer showed it.
        was_there: Whether it was there at the first good, whole look at its board, or no such look
            came before it: nobody saw it come, so it proves nothing new.
    """

    opening: Opening
    first_seen_on: date
    last_seen_on: date
    misses: int = 0
    closed_on: date | None = None
    opened_on: date | None = None
    is_evergreen: bool = False
    missed_on: date | None = None
    was_there: bool = False


@dataclass(frozen=True, slots=True)
class DemandSignal:
    """One thing that a company's openings say, as a fact and never as a judgement.

    Attributes:
        kind: `first_in_function` (value: a function), `surge` ("9 openings, usually 4"),
            `new_location` (place as written), `new_country` (two letters), `leadership` (title),
            `technology` (name; used in the work).
        value: What it is about.
        since: Day on which it began to hold.
        proof: The openings that show it, newest first; never empty.
        may_quote: False for a leadership opening: it must never be quoted to the present holder
            or peers, so it stays out of every message.
    """

    kind: DemandKind
    value: str
    since: date
    proof: tuple[OpeningSighting, ...]
    may_quote: bool = True


@dataclass(frozen=True, slots=True)
class Hiring:
    """All that is known of a company's hiring on a day.

    Attributes:
        state: Of the latest look; `unknown` also where nobody looked yet.
        why: Of an unknown state: why it is unknown; else "".
        board: Key of the board that was read, `OWN_SITE`, or None.
        as_of: Day of the latest good look, or None.
        total: Openings in all as of the latest look, those included that a board has and does
            not show; None where that look is `unknown`.
        openings: Open ones as of the latest good look, the newest first. One that this look did
            not show stays until a second one of another day does not: it has a miss. Where the
            state is `unknown` these are what was known last.
        signals: What they say, the most telling kind first.
        read_at: Aware UTC time of the latest good look, or None.
    """

    state: HiringState = "unknown"
    why: str = "not looked yet"
    board: str | None = None
    as_of: date | None = None
    total: int | None = None
    openings: tuple[OpeningSighting, ...] = ()
    signals: tuple[DemandSignal, ...] = ()
    read_at: datetime | None = None

    def new_within(self, days: int) -> tuple[OpeningSighting, ...]:
        """Openings that were open for at most so many days at the latest good look.

        Without the evergreen, and without those of which nobody knows since when they are open.
        """
        as_of = self.as_of
        return tuple(
            each
            for each in self.openings
            if as_of and each.opened_on and not each.is_evergreen
            if (as_of - each.opened_on).days <= days
        )

    def by_function(self) -> dict[Function, int]:
        """Number of openings a function; those of an unknown one are left out."""
        return dict(Counter(e.opening.function for e in self.openings if e.opening.function))

    def by_seniority(self) -> dict[Seniority, int]:
        """Number of openings a seniority; those of an unknown one are left out."""
        return dict(Counter(e.opening.seniority for e in self.openings if e.opening.seniority))
