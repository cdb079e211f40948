"""Where many regular expressions end in a text, in one pass over it."""

import contextlib
import re
import threading
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

try:
    import hyperscan
except ImportError:  # There is no wheel for this machine: the same answers, slower.
    _IS_FAST = False
else:
    _IS_FAST = True

# Ten times what the fullest of 900 real pages holds; a hostile page is not read on.
_ENDS_MAX = 3_000
_LOOKING_AHEAD = re.compile(r"\(\?[!=][^)]*\)")


class Mark(NamedTuple):
    r"""A regular expression that both `re` and hyperscan read.

    Attributes:
        pattern: Without \w and flags; what it looks ahead for is left to the reader of the place.
        caseless: Whether case does not matter.
        once: Whether it is enough to find it once.
    """

    pattern: str
    caseless: bool = False
    once: bool = False


class Finder(Protocol):
    """Finds marks."""

    def ends(self, text: str) -> Iterator[tuple[int, int]]:
        """Number of a mark and the characters before an end of its."""


class PlainFinder:
    """One search a mark."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self._compiled = [
            re.compile(_rough(m.pattern), re.IGNORECASE if m.caseless else 0) for m in marks
        ]

    def ends(self, text: str) -> Iterator[tuple[int, int]]:
        """As in `Finder`, mark after mark."""
        for number, pattern in enumerate(self._compiled):
            for match in pattern.finditer(text):
                yield number, match.end()


class HyperscanFinder:
    """All marks in one pass; threads may share it."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self._database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
        self._database.compile(
            expressions=[_rough(mark.pattern).encode() for mark in marks], ids=range(len(marks)),
            elements=len(marks), flags=[_flags(mark) for mark in marks],
        )  # fmt: skip
        self._own = threading.local()

    def ends(self, text: str) -> Iterator[tuple[int, int]]:
        """As in `Finder`, in the order of the text; the first 3,000."""
        data = text.encode("utf-8", "replace")
        found: list[tuple[int, int]] = []

        def note(number: int, _start: int, end: int, _flags: int, _context: object) -> bool:
            found.append((number, end))
            return len(found) >= _ENDS_MAX

        with contextlib.suppress(hyperscan.ScanTerminated):
            self._database.scan(data, note, scratch=self._scratch())
        if len(data) == len(text):
            yield from found
            return
        characters = read = 0
        for number, end in found:
            characters += len(data[read:end].decode("utf-8", "ignore"))
            read = end
            yield number, characters

    def _scratch(self) -> "hyperscan.Scratch":
        # Two scans at a time in one scratch space fail with ScratchInUse.
        scratch: hyperscan.Scratch | None = getattr(self._own, "scratch", None)
        if scratch is None:
            scratch = self._own.scratch = hyperscan.Scratch(self._database)
        return scratch


def finder_of(marks: Sequence[Mark]) -> Finder:
    """The fastest finder that this machine has."""
    return HyperscanFinder(marks) if _IS_FAST else PlainFinder(marks)


def _flags(mark: Mark) -> int:
    flags = int(hyperscan.HS_FLAG_UTF8)
    flags |= int(hyperscan.HS_FLAG_CASELESS) if mark.caseless else 0
    return flags | (int(hyperscan.HS_FLAG_SINGLEMATCH) if mark.once else 0)


def _rough(pattern: str) -> str:
    """The pattern without names of groups and what looks ahead: it may find a little too much."""
    return _LOOKING_AHEAD.sub("", re.sub(r"\?P<\w+>", "", pattern))
