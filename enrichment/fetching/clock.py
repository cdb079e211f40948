"""One thread that calls what is due, when it is due."""

import heapq
import itertools
import threading
import time
from collections.abc import Callable

Call = Callable[[], None]


class Clock:
    """Calls in the order of their times; ends with `close`, which forgets what is not yet due.

    What is called runs in the clock's thread, so it has to be short and must not raise.
    """

    def __init__(self) -> None:
        self._calls: list[tuple[float, int, Call]] = []
        self._order = itertools.count()
        self._wake = threading.Condition()
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="clock", daemon=True)
        self._thread.start()

    def call_at(self, due_at: float, call: Call) -> None:
        """Call when a monotonic time has come."""
        with self._wake:
            heapq.heappush(self._calls, (due_at, next(self._order), call))
            # Most calls are deadlines, which are never the next: the thread sleeps on.
            if self._calls[0][2] is call:
                self._wake.notify()

    def close(self) -> None:
        """Stop; a second call does nothing."""
        with self._wake:
            self._closed = True
            self._wake.notify()
        self._thread.join()

    def _run(self) -> None:
        while calls := self._wait_for_due():
            for call in calls:
                call()

    def _wait_for_due(self) -> list[Call]:
        """What is due, as soon as anything is; nothing when the clock is closed."""
        due: list[Call] = []
        with self._wake:
            while not due and not self._closed:
                now = time.monotonic()
                while self._calls and self._calls[0][0] <= now:
                    due.append(heapq.heappop(self._calls)[2])
                if not due:
                    self._wake.wait(self._calls[0][0] - now if self._calls else None)
        return due
