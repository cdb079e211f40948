"""The processes that read sites and boards, one a core: Python's threads share one core."""

import itertools
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from multiprocessing.connection import Connection

from flows.orders import (
    ORDERS_AT_ONCE,
    Assignment,
    Done,
    Failed,
    Order,
    Progress,
    Refused,
    Report,
    Work,
)
from prospects.errors import RunFailed
from prospects.specs.settings import Settings

_ENVIRONMENT = {"MALLOC_ARENA_MAX": "1"}
"""Memory that one thread gave back serves all others: a fifth less of it is held."""


class Workers:
    """Processes that carry out orders; a context manager, shared by threads.

    A process is started when it is first needed, and ends with us however we end: it reads its
    orders from a pipe that only we hold.

    Args:
        count: How many there are at most.
        settings: All of them.
        database: Address of the database that the workers open.
    """

    def __init__(self, count: int, settings: Settings, database: str) -> None:
        self._assignment = Assignment(settings, database)
        self._seats: queue.SimpleQueue[int] = queue.SimpleQueue()
        for _ in range(ORDERS_AT_ONCE):
            for place in range(count):
                self._seats.put(place)
        self._at_work: dict[int, _Worker] = {}
        self._started: list[_Worker] = []
        self._lock = threading.Lock()
        self._is_closed = False

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, *error: object) -> None:
        with self._lock:
            self._is_closed = True
        for worker in self._started:
            worker.stop()

    @property
    def cpu_seconds(self) -> float:
        """CPU that all workers have used."""
        return sum(worker.cpu_seconds for worker in self._started)

    @property
    def rss_bytes_max(self) -> int:
        """Most memory that one worker has had."""
        return max((worker.rss_bytes_max for worker in self._started), default=0)

    def carry_out(self, work: Work, day: date) -> Iterator[int]:
        """Have work done by the next worker that has a seat for it.

        Yields:
            Number of readings that were just saved.

        Raises:
            RunFailed: The worker ended before its work; else what it raised.
        """
        place = self._seats.get()
        try:
            yield from self._worker(place).carry_out(work, day)
        finally:
            self._seats.put(place)

    def _worker(self, place: int) -> "_Worker":
        """The worker of a place, a new one where the last has ended."""
        with self._lock:
            if self._is_closed:
                raise RunFailed("reading web sites and job boards was stopped")
            worker = self._at_work.get(place)
            if worker is None or worker.end is not None:
                worker = self._at_work[place] = _Worker(self._assignment)
                self._started.append(worker)
            return worker


class _Worker:
    """One process, and a thread that hands its reports to whoever waits for them.

    Attributes:
        end: Why it takes no more orders, or None while it does.
        cpu_seconds: CPU it had used when its last order was done.
        rss_bytes_max: Most memory it had had then.
    """

    def __init__(self, assignment: Assignment) -> None:
        self.end: Exception | None = None
        self.cpu_seconds = 0.0
        self.rss_bytes_max = 0
        self._waiting: dict[int, queue.SimpleQueue[Report]] = {}
        self._numbers = itertools.count()
        self._lock = threading.Lock()
        command = [sys.executable, "-m", "flows.worker"]
        self._process = subprocess.Popen(  # noqa: S603 - our own module
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ | _ENVIRONMENT
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._orders = Connection(os.dup(self._process.stdin.fileno()), readable=False)
        self._reports = Connection(os.dup(self._process.stdout.fileno()), writable=False)
        self._process.stdin.close()
        self._process.stdout.close()
        self._orders.send(assignment)
        self._reader = threading.Thread(target=self._hand_out_reports, daemon=True)
        self._reader.start()

    def carry_out(self, work: Work, day: date) -> Iterator[int]:
        """Give an order and follow its progress to the end."""
        reports: queue.SimpleQueue[Report] = queue.SimpleQueue()
        with self._lock:
            if self.end is not None:  # Nobody would answer, though the pipe may still take it.
                raise self.end
            number = next(self._numbers)
            self._waiting[number] = reports
            try:
                self._orders.send(Order(number, work, day))
            except OSError:
                raise _ended_early() from None
        while not isinstance(report := reports.get(), Done):
            if isinstance(report, Failed):
                raise report.error
            yield report.readings

    def stop(self) -> None:
        """End the process, at once if it is still at work."""
        self._orders.close()
        self._process.wait()
        self._reader.join()
        self._reports.close()

    def _hand_out_reports(self) -> None:
        end: Exception = _ended_early()
        try:
            while not isinstance(report := self._reports.recv(), Refused):
                self._hand_out(report)
            end = report.error
        except (EOFError, OSError):
            pass  # It was stopped, or killed: whoever still waits is told.
        with self._lock:
            self.end = end
            for number, reports in self._waiting.items():
                reports.put(Failed(number, end))

    def _hand_out(self, report: Report) -> None:
        with self._lock:
            if isinstance(report, Done):
                self.cpu_seconds, self.rss_bytes_max = report.cpu_seconds, report.rss_bytes_max
            ends = not isinstance(report, Progress)
            waiting = self._waiting.pop(report.order) if ends else self._waiting[report.order]
        waiting.put(report)


def _ended_early() -> RunFailed:
    return RunFailed(
        "a process that reads web sites ended before its work was done (was it killed, or is "
        "memory short?); run again: sites that were read are not read again"
    )
