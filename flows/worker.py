"""One process that reads sites: started by `flows.workers`, told what to read through a pipe.

It imports neither Prefect nor pandas, so it is up in a second and small. It ends when its orders
do, also when whoever gave them was killed.
"""

import os
import queue
import resource
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from multiprocessing.connection import Connection

from enrichment.enrich import Enrichment
from prospects.company import Company
from prospects.specs.settings import Settings
from prospects.store import open_store


@dataclass(frozen=True, slots=True)
class Assignment:
    """What a worker is told first: its settings and its database."""

    settings: Settings
    database: str


@dataclass(frozen=True, slots=True)
class Order:
    """One chunk of companies to be read on a day."""

    companies: Sequence[Company]
    day: date


@dataclass(frozen=True, slots=True)
class Progress:
    """So many readings were just saved."""

    companies: int


@dataclass(frozen=True, slots=True)
class Done:
    """The order is carried out; what the process has used since its start."""

    cpu_seconds: float
    rss_bytes_max: int


@dataclass(frozen=True, slots=True)
class Failed:
    """The order, or the assignment, cannot be carried out."""

    error: Exception


def main() -> None:
    """Carry out orders from standard input until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever gave the orders.
    orders, reports = Connection(os.dup(0), writable=False), Connection(os.dup(1), readable=False)
    os.dup2(2, 1)  # Whatever prints must not garble the reports.
    try:
        _work(orders, reports)
    except Exception as error:  # noqa: BLE001 - told to whoever gave the order, who raises it
        reports.send(Failed(error))


def _work(orders: Connection, reports: Connection) -> None:
    assignment: Assignment = orders.recv()
    with (
        open_store(assignment.database, upgrade=False) as store,
        Enrichment(assignment.settings, store) as enrichment,
    ):
        for order in _received(orders):
            for companies in enrichment.read(order.companies, order.day):
                reports.send(Progress(companies))
            reports.send(_done())


def _received(orders: Connection) -> Iterator[Order]:
    """Orders as they come; the process ends at once when nobody is left to give one."""
    waiting: queue.SimpleQueue[Order] = queue.SimpleQueue()

    def receive() -> None:
        try:
            while True:
                waiting.put(orders.recv())
        except (EOFError, OSError):
            # Batches are saved whole, so there is nothing to tidy up.
            os._exit(0)

    threading.Thread(target=receive, name="orders", daemon=True).start()
    while True:
        yield waiting.get()


def _done() -> Done:
    used = resource.getrusage(resource.RUSAGE_SELF)
    unit = 1 if sys.platform == "darwin" else 1024
    return Done(used.ru_utime + used.ru_stime, used.ru_maxrss * unit)
