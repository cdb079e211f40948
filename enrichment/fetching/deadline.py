"""Total deadlines: a socket that has had its time is shut down, whatever it drips.

A read timeout starts anew with each byte, so a server that sends one byte every few seconds
outlives it for ever. One thread watches all requests of the process.
"""

import heapq
import itertools
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class Allowance:
    """The time one fetch may take.

    Attributes:
        expires_at: Monotonic time.
        expired: Whether the watcher has cut the connection.
        reused: Whether the connection in use had served an earlier request.
    """

    def __init__(self, seconds: float) -> None:
        self.expires_at = time.monotonic() + seconds
        self.expired = False
        self.reused = False
        self._socket: socket.socket | None = None
        self._lock = threading.Lock()

    def remaining(self) -> float:
        """Seconds left; 0.0 when there are none."""
        return max(0.0, self.expires_at - time.monotonic())

    def watch(self, connection: socket.socket | None) -> None:
        """Name the socket that is in use now, or None when there is none."""
        with self._lock:
            self._socket = connection
            if self.expired:
                self._cut()

    def expire(self) -> None:
        """Cut the connection in use."""
        with self._lock:
            self.expired = True
            self._cut()

    def _cut(self) -> None:
        if self._socket is not None:
            with suppress(OSError):  # It was closed a moment ago: just what is wanted.
                self._socket.shutdown(socket.SHUT_RDWR)


class DeadlineWatcher:
    """One daemon thread that expires allowances in time; ends with `close`."""

    def __init__(self) -> None:
        self._due: list[tuple[float, int, Allowance]] = []
        self._order = itertools.count()
        self._wake = threading.Condition()
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="deadlines", daemon=True)
        self._thread.start()

    @contextmanager
    def allow(self, seconds: float) -> Iterator[Allowance]:
        """Give a fetch its time."""
        allowance = Allowance(seconds)
        with self._wake:
            heapq.heappush(self._due, (allowance.expires_at, next(self._order), allowance))
            self._wake.notify()
        try:
            yield allowance
        finally:
            allowance.watch(None)

    def close(self) -> None:
        """Stop watching."""
        with self._wake:
            self._closed = True
            self._wake.notify()
        self._thread.join()

    def _run(self) -> None:
        with self._wake:
            while not self._closed:
                now = time.monotonic()
                while self._due and self._due[0][0] <= now:
                    heapq.heappop(self._due)[2].expire()
                self._wake.wait(self._due[0][0] - now if self._due else None)
