"""What is said between the run and the processes that read its sites."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from prospects.company import Company
from prospects.specs.settings import Settings

ORDERS_AT_ONCE = 2
"""Chunks that a process reads at the same time: while one waits for its last slow sites, the
next is under way."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """What a worker is told first: its settings and its database."""

    settings: Settings
    database: str


@dataclass(frozen=True, slots=True)
class Order:
    """One chunk of companies to be read on a day; reports name its number."""

    number: int
    companies: Sequence[Company]
    day: date


@dataclass(frozen=True, slots=True)
class Progress:
    """So many readings of an order were just saved."""

    order: int
    companies: int


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
