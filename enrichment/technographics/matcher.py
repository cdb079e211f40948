"""The patterns of one field, searched for together."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice, starmap

from enrichment.technographics.pattern import Pattern
from enrichment.technographics.scanner import Scanner, scanner_of
from enrichment.technographics.texts import Texts

# Twice the longest of usual pages; what a hostile page repeats is not read on.
_CHARACTERS_READ_MAX = 200_000


class FieldMatcher:
    """Patterns of one field, ready to be searched for in the texts of a page.

    One pass over the texts finds the literals that are there; only patterns with such a literal
    are tried, and only around it. A pattern without literal is tried on all texts.

    Args:
        patterns: In the order of the answers.
        scanner: What finds literals; the machine's fastest unless told.
    """

    def __init__(
        self,
        patterns: Sequence[Pattern],
        scanner: Callable[[Sequence[bytes]], Scanner] = scanner_of,
    ) -> None:
        self._patterns = patterns
        owners: dict[str, list[int]] = {}
        for number, pattern in enumerate(patterns):
            for literal in pattern.literals:
                owners.setdefault(literal, []).append(number)
        self._owners = [(len(literal), numbers) for literal, numbers in owners.items()]
        self._scanner = scanner([literal.encode() for literal in owners])
        self._always = [number for number, p in enumerate(patterns) if not p.literals]

    def search(self, texts: Texts) -> Iterator[tuple[int, re.Match[str]]]:
        """Number of each pattern that is found, with its first match, in order of the numbers."""
        starts: dict[int, list[int]] = {number: [] for number in self._always}
        for end, literal in self._scanner.places(texts.data):
            length, owners = self._owners[literal]
            for number in owners:
                starts.setdefault(number, []).append(end - length)
        for number in sorted(starts):
            match = _first_match(self._patterns[number], texts, starts[number])
            if match:
                yield number, match


def _first_match(pattern: Pattern, texts: Texts, starts: Iterable[int]) -> re.Match[str] | None:
    if not pattern.literals:
        return next(filter(None, map(pattern.regex.search, texts.values)), None)
    tries = max(_CHARACTERS_READ_MAX // max(pattern.width, 1), 1)
    places = map(texts.place_of, islice(sorted(starts), tries))
    return next(filter(None, starmap(pattern.match_around, places)), None)
