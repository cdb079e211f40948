"""The processes that read sites, one a core: Python's threads share one core between them."""

import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from datetime import date
from multiprocessing.connection import Connection

from flows.worker import Assignment, Done, Failed, Order, Progress
from prospects.company import Company
from prospects.errors import RunFailed
from prospects.specs.settings import Settings


class Workers:
    """Processes that carry out one chunk at a time each; a context manager.

    A process is started when it is first needed, and ends with us however we end: it reads its
    orders from a pipe that only we hold.

    Args:
        count: How many there are at most.
        settings: All of them.
        database: Address of the database that the workers open.
    """

    def __init__(self, count: int, settings: Settings, database: str) -> None:
        self._assignment = Assignment(settings, database)
        self._idle: queue.LifoQueue[_Worker | None] = queue.LifoQueue()
        for _ in range(count):
            self._idle.put(None)
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
        return sum(worker.used.cpu_seconds for worker in self._started)

    @property
    def rss_bytes_max(self) -> int:
        """Most memory that one worker has had."""
        return max((worker.used.rss_bytes_max for worker in self._started), default=0)

    def read(self, companies: Sequence[Company], day: date) -> Iterator[int]:
        """Have a chunk read by the next idle worker.

        Yields:
            Number of companies whose readings were just saved.

        Raises:
            RunFailed: The worker ended before its work; else what it raised.
        """
        worker = self._idle.get()
        try:
            worker = worker or self._start()
            yield from worker.carry_out(Order(companies, day))
        except BaseException:
            worker = None  # Whatever state it is in, the next order gets a new one.
            raise
        finally:
            self._idle.put(worker)

    def _start(self) -> "_Worker":
        with self._lock:
            if self._is_closed:
                raise RunFailed("reading web sites was stopped")
            worker = _Worker(self._assignment)
            self._started.append(worker)
        return worker


class _Worker:
    """One process."""

    def __init__(self, assignment: Assignment) -> None:
        self.used = Done(0.0, 0)
        # Not by `-m`, which would name the classes of the messages after `__main__`.
        command = [sys.executable, "-c", "from flows.worker import main; main()"]
        self._process = subprocess.Popen(  # noqa: S603 - our own module
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._orders = Connection(os.dup(self._process.stdin.fileno()), readable=False)
        self._reports = Connection(os.dup(self._process.stdout.fileno()), writable=False)
        self._process.stdin.close()
        self._process.stdout.close()
        self._orders.send(assignment)

    def carry_out(self, order: Order) -> Iterator[int]:
        """Give an order and follow its progress to the end."""
        try:
            self._orders.send(order)
            while not isinstance(report := self._reports.recv(), Done):
                if isinstance(report, Failed):
                    raise report.error
                assert isinstance(report, Progress)
                yield report.companies
            self.used = report
        except (EOFError, OSError):
            raise RunFailed(
                "a process that reads web sites ended before its work was done (was it killed, or "
                "is memory short?); run again: sites that were read are not read again"
            ) from None

    def stop(self) -> None:
        """End the process, at once if it is still at work."""
        self._orders.close()
        self._process.wait()
        self._reports.close()
