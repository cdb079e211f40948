"""Texts to search, so that a place in their bytes is a place in one of them."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate, islice


class Texts:
    """The texts of one field of a page: the source itself, or the URLs of its scripts.

    Attributes:
        values: The texts, bounded.
        data: All of them, one byte a character, a newline between two. What Latin-1 cannot say is
            a question mark, so literals may seem to stand where they do not; expressions are
            tried on the texts.
    """

    def __init__(self, values: Iterable[str], *, count_max: int, characters_max: int) -> None:
        self.values = tuple(value[:characters_max] for value in islice(values, count_max))
        self.data = "\n".join(self.values).encode("latin-1", "replace")
        self._starts = [0, *accumulate(len(value) + 1 for value in self.values)]

    def place_of(self, at: int) -> tuple[str, int]:
        """The text that holds a byte, and the place in it."""
        number = bisect_right(self._starts, at) - 1
        return self.values[number], at - self._starts[number]
