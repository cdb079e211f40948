"""Where the literals of all fields stand in the source of a page: one pass for all of them."""

from collections.abc import Sequence
from typing import NamedTuple

from enrichment.technographics.page.markup import MARKS
from enrichment.technographics.patterns.values import Scanners

Candidates = dict[int, list[int]]
"""Number of a rule -> where its literals begin, in the order of the page."""


class Places(NamedTuple):
    """What one pass found.

    Attributes:
        marks: Where each mark of the markup ends, and its number, in order.
        candidates: For each field, in the order of the fields.
    """

    marks: list[tuple[int, int]]
    candidates: list[Candidates]


class PageScanner:
    """Finds the literals of several fields, and the marks of the markup, in one pass.

    Args:
        fields: For each field, for each of its rules, the literals of which one must be there.
        scanners: Makes what finds literals.
    """

    def __init__(self, fields: Sequence[Sequence[Sequence[str]]], scanners: Scanners) -> None:
        owners: dict[bytes, list[tuple[int, int]]] = {mark: [] for mark in MARKS}
        for field, rules in enumerate(fields):
            for number, literals in enumerate(rules):
                for literal in literals:
                    owners.setdefault(literal.encode(), []).append((field, number))
        self._fields = len(fields)
        self._owners = [(len(literal), tuple(known)) for literal, known in owners.items()]
        self._scanner = scanners([*owners])

    def scan(self, body: bytes) -> Places:
        """One pass over a page."""
        marks: list[tuple[int, int]] = []
        candidates: list[Candidates] = [{} for _ in range(self._fields)]
        owners, first_literal = self._owners, len(MARKS)
        for place in self._scanner.places(body):
            end, literal = place
            if literal < first_literal:
                marks.append(place)
            length, known = owners[literal]
            for field, number in known:
                candidates[field].setdefault(number, []).append(end - length)
        return Places(marks, candidates)
