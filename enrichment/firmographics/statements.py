"""Statements in the visible text of a page, all found in one pass over it."""

import re
import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from enrichment.firmographics.once import once_per_page
from enrichment.firmographics.quote import quote
from enrichment.page import Page
from prospects.once import once
from prospects.specs.reading import Spec, load_spec

try:
    import hyperscan
except ImportError:  # no wheel for this machine: the same answers, slower
    _IS_FAST = False
else:
    _IS_FAST = True

_FILE = Path(__file__).parent / "data" / "statements.yml"
_SEARCHED_CHARACTERS = 60_000
_BEFORE_BYTES, _AFTER_BYTES = 220, 120
_APART_BYTES = 12
_OF_ONE_PHRASE_MAX = 10
_ENDS_MAX = 2_000
_ROUGH_ABOUT = r"[^\n\d]*"
_ROUGH_NUMBER = r"\d[\d., 'k\x80-\xff]{0,10}(?:\s?\+)?"
_ANY_WORDS = re.compile(r"\(\?:[^()]*\[[^\]]*\\w[^\]]*\]\{\d+,\d+\}\)(?:\?|\{\d,\d\})")
_SHOWN = 60
_KINDS = (
    "founded", "headcount", "parked", "for_sale", "default_page", "suspended", "coming_soon",
    "closed",
)  # fmt: skip


class Statements(Spec):
    """Phrases of `data/statements.yml`, regular expressions by kind, and hosts of parking sites."""

    blocks: dict[str, str]
    founded: tuple[str, ...]
    headcount: tuple[str, ...]
    headcount_never_before: str
    headcount_never_after: str
    headcount_never_within: str
    positions: frozenset[str]
    parked: tuple[str, ...]
    for_sale: tuple[str, ...]
    default_page: tuple[str, ...]
    suspended: tuple[str, ...]
    coming_soon: tuple[str, ...]
    closed: tuple[str, ...]
    closed_never: str
    parking_hosts: frozenset[str]
    selling_hosts: frozenset[str]


class Statement(NamedTuple):
    """A phrase found in the text.

    Attributes:
        kind: "founded", "headcount" or one of the standings.
        match: With the named groups of the phrase, within the words on both sides of it.
        place: Bytes of title and text before its end.
    """

    kind: str
    match: re.Match[str]
    place: int

    @property
    def before(self) -> str:
        """Words before the phrase in its own line."""
        return self.match.string[: self.match.start()].rpartition("\n")[2]

    @property
    def after(self) -> str:
        """Words after the phrase in its own line."""
        return self.match.string[self.match.end() :].partition("\n")[0]

    def shown(self) -> str:
        """The phrase and a few words on both sides, as evidence."""
        start, end = self.match.span()
        return quote(self.match.string, start - _SHOWN, end + _SHOWN)


@once
def statement_phrases() -> Statements:
    """The phrases, read once."""
    return load_spec(Statements, _FILE)


@once_per_page
def _statements(page: Page) -> Mapping[str, tuple[Statement, ...]]:
    text = f"{page.title}\n{page.text[:_SEARCHED_CHARACTERS]}".encode("utf-8", "replace")
    found: dict[str, list[Statement]] = {}
    for number, end in _finder().ends(text):
        statement = _read(number, text, end)
        if statement:
            found.setdefault(statement.kind, []).append(statement)
    return {kind: tuple(told) for kind, told in found.items()}


def statements(page: Page, kind: str) -> tuple[Statement, ...]:
    """Statements of a kind in title and text, in their order; the first 60,000 characters."""
    return _statements(page).get(kind, ())


def _read(number: int, text: bytes, end: int) -> Statement | None:
    """The phrase that ends about here, matched again with its groups."""
    kind, _ = _phrases()[number]
    start = max(end - _BEFORE_BYTES, 0)
    before = text[start:end].decode("utf-8", "ignore")
    around = before + text[end : end + _AFTER_BYTES].decode("utf-8", "ignore")
    # A cut line is no line's beginning.
    window = around if start == 0 or text[start - 1 : start] == b"\n" else f" {around}"
    matches = (m for m in _pattern(number).finditer(window) if m.end() >= len(before) - 1)
    match = next(matches, None)
    return Statement(kind, match, end) if match else None


class _Finder:
    """Ends of the phrases in a text; threads may share it."""

    def __init__(self) -> None:
        rough = [_rough(phrase).encode() for _, phrase in _phrases()]
        self._database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
        self._database.compile(
            expressions=rough, ids=range(len(rough)), elements=len(rough),
            flags=hyperscan.HS_FLAG_CASELESS | hyperscan.HS_FLAG_MULTILINE,
        )  # fmt: skip
        self._own = threading.local()

    def ends(self, text: bytes) -> Iterator[tuple[int, int]]:
        """Number of the phrase and the byte where it ends, a few of each phrase, in order."""
        raw: list[tuple[int, int]] = []

        def note(number: int, _start: int, end: int, _flags: int, _context: object) -> bool:
            raw.append((number, end))
            return len(raw) >= _ENDS_MAX

        with suppress(hyperscan.ScanTerminated):
            self._database.scan(text, note, scratch=self._scratch())
        last: dict[int, int] = {}
        count: Counter[int] = Counter()
        for number, end in raw:
            # One phrase may end at several places of the same words: "1 200", "1 200 people".
            if end - last.get(number, -_APART_BYTES) >= _APART_BYTES:
                count[number] += 1
                if count[number] <= _OF_ONE_PHRASE_MAX:
                    yield number, end
            last[number] = end

    def _scratch(self) -> "hyperscan.Scratch":
        # Two scans at a time in one scratch space answer ScratchInUse.
        if not hasattr(self._own, "scratch"):
            self._own.scratch = hyperscan.Scratch(self._database)
        scratch: hyperscan.Scratch = self._own.scratch
        return scratch


class _SlowFinder:
    """What `_Finder` answers, a hundred times slower."""

    def ends(self, text: bytes) -> Iterator[tuple[int, int]]:
        """As in `_Finder`."""
        shown = text.decode("utf-8", "ignore")
        for number in range(len(_phrases())):
            for match in islice(_pattern(number).finditer(shown), _OF_ONE_PHRASE_MAX):
                yield number, len(shown[: match.end()].encode("utf-8", "replace"))


@once
def _finder() -> _Finder | _SlowFinder:
    return _Finder() if _IS_FAST else _SlowFinder()


@once
def _phrases() -> tuple[tuple[str, str], ...]:
    return tuple((kind, phrase) for kind in _KINDS for phrase in getattr(statement_phrases(), kind))


@cache
def _pattern(number: int) -> re.Pattern[str]:
    """Pattern of a phrase, compiled when it is first found; it keeps to the edges of words."""
    _, phrase = _phrases()[number]
    return re.compile(_whole(_filled(phrase)), re.IGNORECASE | re.MULTILINE)


def _whole(phrase: str) -> str:
    opening = "" if phrase.startswith("^") else r"(?<![\w.,$\u20ac\u00a3#/-])"
    return rf"{opening}(?:{phrase})(?!\w|[-.,\u2013]\d)"


def _filled(phrase: str, **others: str) -> str:
    for name, text in (statement_phrases().blocks | others).items():
        phrase = phrase.replace(f"{{{name}}}", text)
    return phrase


def _rough(phrase: str) -> str:
    """A phrase over bytes, without groups, edges and bounds: finds too much, and compiles fast."""
    bare = phrase.removeprefix("{about}")
    plain = re.sub(r"\?P<\w+>", "?:", _filled(bare, about=_ROUGH_ABOUT, number=_ROUGH_NUMBER))
    plain = _ANY_WORDS.sub(r"[^\\n]*", plain)
    # Without case only for ASCII: the other letters stand there in both.
    both = "".join(f"(?:{c}|{c.upper()})" if c > "\x7f" else c for c in plain)
    return both.replace(r"\S", r"[^ \n]").replace(r"\w", r"a-z0-9_\x80-\xff")
