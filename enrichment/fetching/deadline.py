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


class Breaker:
    """A second handle on a connection, by which the clock can cut it.

    It stays open as long as anybody holds it: http.client closes a connection that will not be
    kept before the body is read, and TLS takes the first handle away during its handshake.
    """

    def __init__(self, connection: socket.socket) -> None:
        self._socket = connection.dup()
        self._holders = 1

    def hold(self) -> None:
        """Keep it open."""
        self._holders += 1

    def release(self) -> None:
        """Need it no more."""
        self._holders -= 1
        if not self._holders:
            self._socket.close()

    def cut(self) -> None:
        """End the connection, whoever reads from it."""
        with suppress(OSError):  # It ended a moment ago: just what is wanted.
            self._socket.shutdown(socket.SHUT_RDWR)


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
        self._breaker: Breaker | None = None
        self._lock = threading.Lock()

    def remaining(self) -> float:
        """Seconds left; 0.0 when there are none."""
        return max(0.0, self.expires_at - time.monotonic())

    def watch(self, breaker: Breaker | None) -> None:
        """Name the connection that is in use now, or None when there is none."""
        with self._lock:
            before, self._breaker = self._breaker, breaker
            if breaker is not None:
                breaker.hold()
                if self.expired:
                    breaker.cut()
            if before is not None:
                before.release()

    def expire(self) -> None:
        """Cut the connection in use."""
        with self._lock:
            self.expired = True
            if self._breaker is not None:
                self._breaker.cut()


@contextmanager
def allowed(seconds: float, clock: Clock) -> Iterator[Allowance]:
    """Give an exchange its time."""
    allowance = Allowance(seconds)
    clock.call_at(allowance.expires_at, allowance.expire)
    try:
        yield allowance
    finally:
        allowance.watch(None)
