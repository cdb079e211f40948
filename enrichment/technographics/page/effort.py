"""How much work the patterns of one page may make."""

import time
from collections.abc import Sequence

from enrichment.technographics.patterns.pattern import Pattern
from enrichment.technographics.patterns.window import Window, first_match

_SECONDS_MAX = 0.03
# No pattern takes much longer; what does is Python's collector, which ran meanwhile.
_TRY_SECONDS_MAX = 0.01


class Effort:
    """CPU that trying patterns on one page has taken in this thread.

    A hostile page is not read on; the slowest of 900 real pages takes a quarter of it. What is
    compiled on the way does not count, or the first pages of a process would show less.
    """

    def __init__(self) -> None:
        self._seconds = 0.0

    @property
    def is_spent(self) -> bool:
        """Whether the rest of the page's patterns has to be left alone."""
        return self._seconds > _SECONDS_MAX

    def first_match(
        self, pattern: Pattern, body: bytes, places: Sequence[int], low: int, high: int
    ) -> Window | None:
        """As in `window`, and None where nothing may be tried any more."""
        if self.is_spent:
            return None
        _ = pattern.regex  # Asking for it compiles it, which is no work of the page.
        started = time.thread_time()
        found = first_match(pattern, body, places, low, high)
        self._seconds += min(time.thread_time() - started, _TRY_SECONDS_MAX)
        return found
