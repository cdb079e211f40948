"""Politeness: one request at a time to a host, and a pause after each."""

import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager


class Pace:
    """Turns of all hosts of one process."""

    def __init__(self) -> None:
        self._locks: dict[str, threading.Lock] = defaultdict(threading.Lock)
        self._due_at: dict[str, float] = {}
        self._guard = threading.Lock()

    @contextmanager
    def turn(self, host: str, delay_seconds: float) -> Iterator[None]:
        """Wait for the host's turn; the pause begins when the answer has ended."""
        with self._guard:
            lock = self._locks[host]
        with lock:
            wait = self._due_at.get(host, 0.0) - time.monotonic()
            if wait > 0:
                time.sleep(wait)
            try:
                yield
            finally:
                self._due_at[host] = time.monotonic() + delay_seconds
