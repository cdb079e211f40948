"""How much work a page may make."""

import time

_SECONDS_MAX = 0.03


class Effort:
    """CPU that the patterns of one page have taken in this thread; a hostile page is not read on.

    The slowest of 900 real pages takes a quarter of it.
    """

    def __init__(self) -> None:
        self._until = time.thread_time() + _SECONDS_MAX

    def is_spent(self) -> bool:
        """Whether the rest of the page's patterns has to be left alone."""
        return time.thread_time() > self._until
