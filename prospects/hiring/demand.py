"""What a company's openings signal, each with its openings as proof and the day it began."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from prospects.hiring.opening import Opening
from prospects.hiring.reading import HiringState

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
    """

    opening: Opening
    first_seen_on: date
    last_seen_on: date
    misses: int = 0
    closed_on: date | None = None
    opened_on: date | None = None
    is_evergreen: bool = False


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
        total: Openings in all; None where unknown.
        openings: Open ones as of the latest good look, the newest first.
        signals: What they say, the most telling kind first.
    """

    state: HiringState = "unknown"
    why: str = "not looked yet"
    board: str | None = None
    as_of: date | None = None
    total: int | None = None
    openings: tuple[OpeningSighting, ...] = ()
    signals: tuple[DemandSignal, ...] = ()
