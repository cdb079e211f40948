"""Total deadlines: a socket that has had its time is shut down, whatever it drips.

A read timeout starts anew with each byte, so a server that sends one byte every few seconds
outlives it for ever.
"""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from enrichment.fetching.clock import Clock


class Allowance:
    """The time one exchange may take.

    Attributes:
        expires_at: Monotonic time.
        expired: Whether the clock has cut the connection.
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


@contextmanager
def allowed(seconds: float, clock: Clock) -> Iterator[Allowance]:
    """Give an exchange its time."""
    allowance = Allowance(seconds)
    clock.call_at(allowance.expires_at, allowance.expire)
    try:
        yield allowance
    finally:
        allowance.watch(None)
