"""Patterns on short texts that are read whole: the URL of a script, a header, a meta tag."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from enrichment.technographics.patterns.rule import Rule
from enrichment.technographics.patterns.scanner import Scanner

VALUE_CHARACTERS_MAX = 4_000
# Fewer are tried sooner than their literals are looked for.
_SCANNED_MIN = 5
Scanners = Callable[[Sequence[bytes]], Scanner]


class Found(NamedTuple):
    """A rule that matches a value.

    Attributes:
        rule: The rule.
        match: Its match; None where its literal says all.
        span: Start and end of the match, or the end of the literal twice.
    """

    rule: Rule
    match: re.Match[str] | None
    span: tuple[int, int]


class ValueMatcher:
    """Rules on one kind of value, ready to be tried.

    Args:
        rules: In the order of the answers.
        scanners: Makes what finds literals.
        characters_max: What is read of a value.
    """

    def __init__(
        self,
        rules: Sequence[Rule],
        scanners: Scanners,
        characters_max: int = VALUE_CHARACTERS_MAX,
    ) -> None:
        self._rules = rules
        self._characters_max = characters_max
        self._owners: list[list[int]] = []
        self._always = [n for n, rule in enumerate(rules) if not rule.pattern.literals]
        self._scanner = self._scanner_of(scanners) if len(rules) >= _SCANNED_MIN else None

    def search(self, value: str) -> Iterator[Found]:
        """Rules that match, in order."""
        text = value[: self._characters_max]
        if self._scanner is None:
            yield from self._tried(text, dict.fromkeys(range(len(self._rules)), -1))
            return
        found = dict.fromkeys(self._always, -1)
        for end, literal in self._scanner.places(text.encode("latin-1", "replace")):
            for number in self._owners[literal]:
                found.setdefault(number, end)
        yield from self._tried(text, found)

    def search_all(self, values: Sequence[str]) -> Iterator[tuple[int, Iterator[Found]]]:
        """As `search`, for many values in one pass: number of each, and the rules that match it."""
        if self._scanner is None:
            yield from ((n, self.search(value)) for n, value in enumerate(values))
            return
        texts = [value[: self._characters_max] for value in values]
        starts = [0, *accumulate(len(text) + 1 for text in texts)]
        candidates = {number: dict.fromkeys(self._always, -1) for number in range(len(texts))}
        for end, literal in self._scanner.places("\n".join(texts).encode("latin-1", "replace")):
            value = bisect_right(starts, end - 1) - 1
            for number in self._owners[literal]:
                candidates[value].setdefault(number, end - starts[value])
        for value, found in candidates.items():
            if found:
                yield value, self._tried(texts[value], found)

    def _tried(self, text: str, candidates: Mapping[int, int]) -> Iterator[Found]:
        """Those that match, of rules with the end of one of their literals, or -1."""
        lowered = text.lower()
        for number, end in sorted(candidates.items()):
            rule = self._rules[number]
            pattern = rule.pattern
            if pattern.plain and end >= 0:
                yield Found(rule, None, (end, end))
            elif pattern.prefix in lowered and (match := pattern.regex.search(text)):
                yield Found(rule, match, match.span())

    def _scanner_of(self, scanners: Scanners) -> Scanner:
        owners: dict[str, list[int]] = {}
        for number, rule in enumerate(self._rules):
            for literal in rule.pattern.literals:
                owners.setdefault(literal, []).append(number)
        self._owners = [*owners.values()]
        return scanners([literal.encode() for literal in owners])
