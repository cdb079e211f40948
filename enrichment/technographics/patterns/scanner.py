"""Where any of many literals stands in a text, in one pass over it."""

import contextlib
import logging
import threading
from collections.abc import Iterator, Sequence
from heapq import merge
from importlib.metadata import version
from itertools import islice
from typing import Protocol

from prospects.once import once

try:
    import hyperscan
except ImportError:  # There is no wheel for this machine.
    ENGINE = "re"
else:
    ENGINE = f"hyperscan {version('hyperscan')}"

# Five times what the fullest of 900 real pages holds; a hostile page is not read on.
PLACES_MAX = 20_000

_log = logging.getLogger(__name__)


class Scanner(Protocol):
    """Finds literals, without regard to the case of A-Z."""

    def places(self, data: bytes) -> list[tuple[int, int]]:
        """Where literals end, and their numbers, in order of the ends: the first 20,000 places."""

    def packed(self) -> bytes:
        """What `scanner_of` makes the same scanner of, sooner than of the literals."""


class PlainScanner:
    """One search a literal: what `HyperscanScanner` answers, a hundred times slower.

    Args:
        literals: In lower case; their numbers are their places in this list.
    """

    def __init__(self, literals: Sequence[bytes]) -> None:
        self._literals = literals

    def places(self, data: bytes) -> list[tuple[int, int]]:
        """As in `Scanner`."""
        lowered = data.lower()
        each = (_ends(lowered, literal, n) for n, literal in enumerate(self._literals))
        return list(islice(merge(*each), PLACES_MAX))

    def packed(self) -> bytes:
        """As in `Scanner`; there is nothing to keep."""
        return b""


class HyperscanScanner:
    """All literals in one pass, more than a gigabyte a second; threads may share it.

    Hyperscan releases the GIL while it reads and takes it for each place.

    Args:
        literals: In lower case; their numbers are their places in this list.
        packed: What another scanner of the same literals gave, or nothing.
    """

    def __init__(self, literals: Sequence[bytes], packed: bytes = b"") -> None:
        self._database = _loaded(packed) or (_compiled(literals) if literals else None)
        self._own = threading.local()

    def places(self, data: bytes) -> list[tuple[int, int]]:
        """As in `Scanner`."""
        found: list[tuple[int, int]] = []

        def note(number: int, _start: int, end: int, _flags: int, _context: object) -> bool:
            found.append((end, number))
            return len(found) >= PLACES_MAX

        if self._database and data:
            with contextlib.suppress(hyperscan.ScanTerminated):
                self._database.scan(data, note, scratch=self._scratch())
        found.sort()
        return found

    def packed(self) -> bytes:
        """As in `Scanner`."""
        return hyperscan.dumpb(self._database) if self._database else b""

    def _scratch(self) -> "hyperscan.Scratch":
        # Two scans at a time in one scratch space fail with ScratchInUse.
        scratch: hyperscan.Scratch | None = getattr(self._own, "scratch", None)
        if scratch is None:
            scratch = self._own.scratch = hyperscan.Scratch(self._database)
        return scratch


def scanner_of(literals: Sequence[bytes], packed: bytes = b"") -> Scanner:
    """The fastest scanner that this machine has."""
    if ENGINE != "re":
        return HyperscanScanner(literals, packed)
    _say_slower()
    return PlainScanner(literals)


def _ends(lowered: bytes, literal: bytes, number: int) -> Iterator[tuple[int, int]]:
    at = lowered.find(literal)
    while at >= 0:
        yield at + len(literal), number
        at = lowered.find(literal, at + 1)


def _loaded(packed: bytes) -> "hyperscan.Database | None":
    """A packed database; None where it was made by another library or for another processor."""
    with contextlib.suppress(hyperscan.error):
        return hyperscan.loadb(packed, hyperscan.HS_MODE_BLOCK) if packed else None
    return None


def _compiled(literals: Sequence[bytes]) -> "hyperscan.Database":
    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    database.compile(
        expressions=literals, ids=range(len(literals)), elements=len(literals),
        flags=hyperscan.HS_FLAG_CASELESS, literal=True,
    )  # fmt: skip
    return database


@once
def _say_slower() -> None:
    _log.warning("hyperscan cannot be imported: technologies are found all the same, but slower")
