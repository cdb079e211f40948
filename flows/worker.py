"""One process that reads sites and boards: `flows.workers` starts it and sends it orders.

It imports neither Prefect nor pandas, so it is up in a second and small. It ends when its orders
do, also when whoever gave them was killed.
"""

import logging
import os
import resource
import signal
import threading
from multiprocessing.connection import Connection

from enrichment.enrich import Enrichment
from flows.memory import peak_rss_bytes
from flows.orders import (
    ORDERS_AT_ONCE,
    Assignment,
    Done,
    Failed,
    Order,
    Progress,
    Refused,
    Report,
)
from prospects.store import open_store

_ADDRESS_BYTES_MAX = 3 * 2**29
_STACK_BYTES = 2**23
"""Address space, not memory: 250 MB are used. A thread's stack takes its part without using it."""


def main() -> None:
    """Carry out orders from standard input, each in a thread, until nobody can give one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever gives the orders.
    orders, reports = Connection(os.dup(0), writable=False), Connection(os.dup(1), readable=False)
    os.dup2(2, 1)  # Whatever prints must not garble the reports.
    reporter = _Reporter(reports)
    # Whoever started us has said what is wrong with the fingerprints.
    logging.getLogger("enrichment.technographics").setLevel(logging.ERROR)
    try:
        assignment: Assignment = orders.recv()
        _limit_memory(assignment.settings.fetch.requests_at_once)
        with (
            open_store(assignment.database, upgrade=False) as store,
            Enrichment(assignment.settings, store, ORDERS_AT_ONCE) as enrichment,
        ):
            while True:
                carry_out = (enrichment, orders.recv(), reporter)
                threading.Thread(target=_carry_out, args=carry_out, daemon=True).start()
    except EOFError:
        # Whatever is under way is given up; batches are saved whole, so nothing is left half done.
        os._exit(0)
    except Exception as error:  # noqa: BLE001 - told to whoever gives the orders, who raises it
        reporter.send(Refused(error))


def _limit_memory(threads: int) -> None:
    """Let a page that swells in the tree builder fail, not the machine.

    HTML repeats unclosed formatting in each new block: a page of 42 KB came to 1.1 GB (measured).
    Out of memory the tree builder gives up that page alone.
    """
    wanted = _ADDRESS_BYTES_MAX + threads * _STACK_BYTES
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or hard > wanted:
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))


class _Reporter:
    """Sends reports of several threads through one pipe."""

    def __init__(self, reports: Connection) -> None:
        self._reports = reports
        self._lock = threading.Lock()

    def send(self, report: Report | Refused) -> None:
        with self._lock:
            self._reports.send(report)


def _carry_out(enrichment: Enrichment, order: Order, reporter: _Reporter) -> None:
    try:
        for readings in order.work.carry_out(enrichment, order.day):
            reporter.send(Progress(order.number, readings))
        reporter.send(_done(order))
    except Exception as error:  # noqa: BLE001 - told to whoever gave the order, who raises it
        reporter.send(Failed(order.number, error))


def _done(order: Order) -> Done:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return Done(order.number, used.ru_utime + used.ru_stime, peak_rss_bytes())


if __name__ == "__main__":
    main()
