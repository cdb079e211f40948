"""Stretches of a page: the texts of its scripts, of its styles."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence


class Spans:
    """Stretches that do not overlap, in order.

    Args:
        spans: Start and end of each.
    """

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = [*spans]
        self._starts = [start for start, _ in self._spans]

    def span_of(self, place: int) -> tuple[int, int] | None:
        """The stretch that holds a place, or None."""
        number = bisect_right(self._starts, place) - 1
        if number < 0 or place >= self._spans[number][1]:
            return None
        return self._spans[number]

    def sorted_in(self, places: Sequence[int]) -> Mapping[tuple[int, int], list[int]]:
        """Places by the stretch that holds them; the others are left out."""
        found: dict[tuple[int, int], list[int]] = {}
        for place in places:
            if span := self.span_of(place):
                found.setdefault(span, []).append(place)
        return found

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return iter(self._spans)
