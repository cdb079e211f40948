"""What is said between the run and the processes that read its sites and boards."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from enrichment.enrich import Enrichment
from enrichment.hiring.visit import BoardAssignment
from prospects.company import Company
from prospects.specs.settings import Settings

ORDERS_AT_ONCE = 2
"""Orders that a process carries out at the same time: while one waits for its last slow sites, the
next is under way."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """What a worker is told first: its settings and its database."""

    settings: Settings
    database: str


class Work(Protocol):
    """What an order asks for; it crosses from process to process as it is."""

    def carry_out(self, enrichment: Enrichment, day: date) -> Iterator[int]:
        """Do it; gives how many readings were just saved."""
        ...


@dataclass(frozen=True, slots=True)
class SiteWork:
    """The sites of one chunk of companies; no two orders share a registrable domain."""

    companies: Sequence[Company]

    def carry_out(self, enrichment: Enrichment, day: date) -> Iterator[int]:
        """Read them; gives how many readings were just saved."""
        return enrichment.read(self.companies, day)


@dataclass(frozen=True, slots=True)
class BoardWork:
    """The boards at one vendor's back end; no two orders share one, so its pace is kept."""

    assignments: Sequence[BoardAssignment]

    def carry_out(self, enrichment: Enrichment, day: date) -> Iterator[int]:
        """Read them; gives how many readings were just saved."""
        return enrichment.read_boards(self.assignments, day)


@dataclass(frozen=True, slots=True)
class Order:
    """Work to be done for a day; reports name its number."""

    number: int
    work: Work
    day: date


@dataclass(frozen=True, slots=True)
class Progress:
    """So many readings of an order were just saved."""

    order: int
    readings: int


@dataclass(frozen=True, slots=True)
class Done:
    """An order is carried out; what the process has used since its start."""

    order: int
    cpu_seconds: float
    rss_bytes_max: int


@dataclass(frozen=True, slots=True)
class Failed:
    """An order cannot be carried out."""

    order: int
    error: Exception


@dataclass(frozen=True, slots=True)
class Refused:
    """No order can be carried out: the assignment is impossible."""

    error: Exception


Report = Progress | Done | Failed
"""What is said of one order."""
