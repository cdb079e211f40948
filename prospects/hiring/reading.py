"""One look at a company's openings: hiring, not hiring or unknown, and never a silent zero."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from prospects.hiring.opening import Opening
from prospects.issue import Issue

OWN_SITE = "own-site"
"""Stands for the company's own careers page, where no board is known."""

HiringState = Literal["hiring", "not_hiring", "unknown"]
"""`not_hiring` is a good answer without openings; whatever cannot be told is `unknown`."""


@dataclass(frozen=True, slots=True)
class BoardReading:
    """What one look at a board gave.

    Attributes:
        company_key: The company.
        board: Key of the board (`BoardRef.key`), or `OWN_SITE`.
        day: Day of the run, not of the clock.
        state: Good answers are `hiring` and `not_hiring`; else `unknown`.
        read_at: Aware UTC time.
        openings: Each counted once; of an unknown state, what was seen before it broke off.
        total: How many openings the board says it has; None where unknown.
        is_whole: Whether `openings` are all there are: what a whole answer does not show counts
            as missed, what a capped one does not show may be there still.
        why: Of an unknown state: what was wrong, in a few words; else "".
        issues: What went wrong, for the run's report.
    """

    company_key: str
    board: str
    day: date
    state: HiringState
    read_at: datetime
    openings: tuple[Opening, ...] = ()
    total: int | None = None
    is_whole: bool = True
    why: str = ""
    issues: tuple[Issue, ...] = ()
