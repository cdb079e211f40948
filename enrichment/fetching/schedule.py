"""Visits of many sites by few threads: who waits politely parks no thread.

A visit is a generator that yields the turns it waits for. A thread runs it until its turn is not
yet, and takes the next visit that is due.
"""

import threading
import time
from collections.abc import Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Generic, TypeVar

from enrichment.fetching.turns import Turn, Turns, Wake

_LOOK_SECONDS = 0.1
_THREADS_AT_FIRST = 8
_THREADS_MORE = 8
_CORE_IS_BUSY = 0.7
"""CPU seconds a second from which more threads would only fight for the core."""
T = TypeVar("T")
Waiting = Generator[Turn, None, T]
"""A piece of a visit that may have to wait, and what it comes to."""


class Schedule(Generic[T]):
    """Runs visits to their ends; used once, in a `with` statement.

    Args:
        visits: Taken lazily, by any thread but one at a time.
        turns: Of the process.
        threads: Visits that are run at the same time, at most. It begins with few: more are
            added while visits are due and the core has time for them, because answers are slow.
        open_max: Visits that are open at the same time, those that wait included.
    """

    def __init__(
        self, visits: Iterable[Waiting[T]], turns: Turns, *, threads: int, open_max: int
    ) -> None:
        self._visits = iter(visits)
        self._turns = turns
        self._open_max = open_max
        self._due: SimpleQueue[Waiting[T] | None] = SimpleQueue()
        self._done: SimpleQueue[_Ended[T] | BaseException | None] = SimpleQueue()
        self._lock = threading.Lock()
        self._open: dict[Waiting[T], _Wait | None] = {}
        self._is_last_taken = False
        self._is_stopping = False
        self._threads_max = threads
        self._threads: list[threading.Thread] = []
        self._looked_at = time.monotonic()
        self._cpu_then = time.process_time()

    def __enter__(self) -> Iterator[list[T]]:
        """Start; gives what ended, several times a second, be it nothing."""
        self._add_threads(_THREADS_AT_FIRST)
        try:
            self._open_more()
        except BaseException:
            self._stop()
            raise
        return self._results()

    def __exit__(self, *error: object) -> None:
        """Stop, and close the visits that have not ended."""
        self._stop()

    def _stop(self) -> None:
        """Let the requests under way end; no visit goes on after that, and no turn stays taken."""
        self._is_stopping = True
        for _ in self._threads:
            self._due.put(None)
        for thread in self._threads:
            thread.join()
        for visit, wait in self._open.items():
            if wait is not None:
                self._turns.give_up(wait.of, wait.wake)
            visit.close()

    def _results(self) -> Iterator[list[T]]:
        while True:
            ended: list[T] = []
            with suppress(Empty):
                result = self._done.get(timeout=_LOOK_SECONDS)
                if result is None:
                    return
                if isinstance(result, BaseException):
                    raise result
                ended.append(result.result)
            self._add_where_wanted()
            yield ended

    def _add_where_wanted(self) -> None:
        """Add threads where visits are due and the core is not busy: all others wait for sites."""
        now, cpu = time.monotonic(), time.process_time()
        seconds = now - self._looked_at
        if seconds < _LOOK_SECONDS:
            return
        is_busy = (cpu - self._cpu_then) / seconds >= _CORE_IS_BUSY
        self._looked_at, self._cpu_then = now, cpu
        if not is_busy and not self._due.empty():
            self._add_threads(_THREADS_MORE)

    def _add_threads(self, count: int) -> None:
        for number in range(len(self._threads), min(len(self._threads) + count, self._threads_max)):
            thread = threading.Thread(target=self._work, name=f"visits-{number}", daemon=True)
            self._threads.append(thread)
            thread.start()

    def _open_more(self) -> None:
        """Open visits up to the limit; with the last one done, say so."""
        with self._lock:
            while self._may_open():
                visit = next(self._visits, None)
                if visit is None:
                    self._is_last_taken = True
                else:
                    self._open[visit] = None
                    self._due.put(visit)
            if self._is_last_taken and not self._open:
                self._done.put(None)

    def _may_open(self) -> bool:
        is_over = self._is_stopping or self._is_last_taken
        return not is_over and len(self._open) < self._open_max

    def _work(self) -> None:
        while visit := self._due.get():
            if self._is_stopping:
                return
            try:
                self._go_on(visit)
            except BaseException as defect:  # noqa: BLE001 - told to the caller, who stops all
                self._done.put(defect)

    def _go_on(self, visit: Waiting[T]) -> None:
        """Run a visit until it has to wait or has ended."""
        try:
            while self._goes_on(visit):
                pass
        except StopIteration as end:
            self._done.put(_Ended(end.value))
            with self._lock:
                del self._open[visit]
            self._open_more()

    def _goes_on(self, visit: Waiting[T]) -> bool:
        """Run a visit up to the next turn that it needs; whether that turn is now."""
        self._open[visit] = None
        turn = next(visit)
        # Noted before the turn is asked for: another thread may wake the visit at once.
        wait = self._open[visit] = _Wait(turn.of, lambda: self._due.put(visit))
        return self._turns.take(turn, wait.wake) and not self._is_stopping


@dataclass(frozen=True, slots=True)
class _Wait:
    """What a visit waits for, and how it is woken."""

    of: str
    wake: Wake


@dataclass(frozen=True, slots=True)
class _Ended(Generic[T]):
    """A visit's result, whatever that is: None too, or an exception."""

    result: T
