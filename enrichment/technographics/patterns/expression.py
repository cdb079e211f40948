"""A regular expression as the parts that `re` tries one after the other."""

import re
import re._constants as c  # type: ignore[import-not-found]

# The parser of `re` itself, which has no public door: what is weighed is what will run.
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

FLAGS = re.IGNORECASE | re.ASCII
UNBOUNDED = int(c.MAXREPEAT)

# Sets of characters are bit masks: a bit for each of ASCII, and one for all others.
ALL = (1 << 129) - 1
NEWLINE = 1 << ord("\n")
_OTHER = 1 << 128
_SMALL = sum(1 << ord(letter) for letter in "abcdefghijklmnopqrstuvwxyz")
_LETTERS = _SMALL | _SMALL >> 32
_DIGIT = sum(1 << ord(digit) for digit in "0123456789")
_NUMBER = _DIGIT | 1 << ord(".")
_WORD = _LETTERS | _DIGIT | 1 << ord("_")
_SPACE = sum(1 << ord(space) for space in " \t\n\r\f\v")
_CATEGORIES = {
    c.CATEGORY_DIGIT: _DIGIT,
    c.CATEGORY_NOT_DIGIT: ALL & ~_DIGIT,
    c.CATEGORY_SPACE: _SPACE,
    c.CATEGORY_NOT_SPACE: ALL & ~_SPACE,
    c.CATEGORY_WORD: _WORD,
    c.CATEGORY_NOT_WORD: ALL & ~_WORD,
}
# Nanoseconds for each character of a run, measured with CPython 3.11 and rounded up.
_COUNT, _COUNT_LISTED, _COUNT_CASED = 1.0, 4.0, 14.0
_TOKEN = re.compile(
    r"\\.|\[\^?\]?(?:[^\]\\]|\\.)*\]|\(\?#[^)]*\)|\(\??"
    r"|(?P<times>[*+?]|\{(?P<exact>\d+)\}|\{(?P<low>\d*),(?P<high>\d*)\})(?P<kind>[?+]?)|.",
    re.DOTALL,
)


class UntamedError(ValueError):
    """An expression that is not known to be quick."""


@dataclass(frozen=True, slots=True)
class Characters:
    """One character.

    Attributes:
        mask: The set out of which it is.
        count: Nanoseconds for each one of a run of them.
    """

    mask: int
    count: float = _COUNT

    @property
    def is_number(self) -> bool:
        """Whether it is one of a number or a version."""
        return not self.mask & ~_NUMBER


@dataclass(frozen=True, slots=True)
class Repeat:
    """A body several times.

    Attributes:
        body: What is repeated.
        number: Which of the bounds of the expression say how often.
    """

    body: "Parts"
    number: int

    @property
    def run(self) -> Characters | None:
        """The set of which it is a run, or None for a repeat of anything else."""
        first = self.body[0] if len(self.body) == 1 else None
        return first if isinstance(first, Characters) else None


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several branches."""

    branches: "tuple[Parts, ...]"


@dataclass(frozen=True, slots=True)
class Look:
    """A look ahead or behind, which takes no characters."""

    body: "Parts"


@dataclass(frozen=True, slots=True)
class Mark:
    r"""A place as `^`, `$` and `\\b` say it, which takes no characters."""

    sign: Any

    @property
    def is_start(self) -> bool:
        """Whether it is the start of the text."""
        return self.sign in (c.AT_BEGINNING, c.AT_BEGINNING_STRING)

    @property
    def is_end(self) -> bool:
        """Whether it is the end of the text, with or without a line break."""
        return self.sign in (c.AT_END, c.AT_END_STRING)


@dataclass(frozen=True, slots=True)
class Again:
    """What a group matched, once more."""


Part = Characters | Repeat | Choice | Look | Mark | Again
Parts = tuple[Part, ...]
Bounds = tuple[int, int]


class Expression:
    """An expression, its parts, and the bounds of its repeats.

    Groups are no parts: what they hold stands where they stand.

    Attributes:
        source: Its text.
        bounds: Least and greatest number of times of each repeat, in the order of their signs.
        repeats: The repeats in the same order.
        parts: What it matches, one after the other.
    """

    def __init__(self, source: str) -> None:
        """Read a source; raises re.error, or UntamedError for what is not weighed here."""
        self.source = source
        self.bounds: list[Bounds] = []
        self.repeats: list[Repeat] = []
        self._groups: dict[int, Parts] = {}
        tree = parser.parse(source, FLAGS)
        self.parts = self._sequence(tree)
        self._signs = [token for token in _TOKEN.finditer(source) if token["times"]]
        if tree.state.flags != FLAGS or list(map(_written, self._signs)) != self.bounds:
            raise UntamedError(source)

    def source_with(self, bounds: Sequence[Bounds]) -> str:
        """The source with other bounds; those that are the same stay as they are written."""
        pieces, at = [], 0
        for sign, before, (low, high) in zip(self._signs, self.bounds, bounds, strict=True):
            if before != (low, high):
                pieces += [self.source[at : sign.start()], f"{{{low},{high}}}", sign["kind"]]
                at = sign.end()
        return "".join([*pieces, self.source[at:]])

    def _sequence(self, tree: Any) -> Parts:
        return tuple(part for operator, value in tree for part in self._parts(operator, value))

    def _parts(self, operator: Any, value: Any) -> Iterator[Part]:
        if operator in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT):
            yield self._repeat(*value)
        elif operator is c.SUBPATTERN:
            yield from self._group(*value)
        elif operator is c.ATOMIC_GROUP:
            yield from self._sequence(value)
        else:
            yield _characters(operator, value) or self._other(operator, value)

    def _repeat(self, low: Any, high: Any, tree: Any) -> Repeat:
        body = self._sequence(tree)
        repeat = Repeat(body, len(self.bounds))
        self.bounds.append((int(low), int(high)))
        self.repeats.append(repeat)
        return repeat

    def _group(self, number: int | None, added: int, removed: int, tree: Any) -> Parts:
        if added or removed:
            raise UntamedError(self.source)
        parts = self._sequence(tree)
        if number is not None:
            self._groups[number] = parts
        return parts

    def _other(self, operator: Any, value: Any) -> Part:
        if operator is c.BRANCH:
            return Choice(tuple(map(self._sequence, value[1])))
        if operator is c.GROUPREF_EXISTS:
            return Choice((self._sequence(value[1]), self._sequence(value[2] or ())))
        if operator in (c.ASSERT, c.ASSERT_NOT):
            return Look(self._sequence(value[1]))
        if operator is c.AT:
            return Mark(value)
        if operator is c.GROUPREF:
            parts = self._groups.get(value, ())
            return parts[0] if len(parts) == 1 and isinstance(parts[0], Characters) else Again()
        raise UntamedError(self.source)


def sequences(parts: Parts) -> Iterator[Parts]:
    """All sequences of parts, the outer ones first."""
    yield parts
    for part in parts:
        if isinstance(part, Choice):
            for branch in part.branches:
                yield from sequences(branch)
        elif isinstance(part, Repeat | Look):
            yield from sequences(part.body)


def _characters(operator: Any, value: Any) -> Characters | None:
    if operator is c.ANY:
        return Characters(ALL & ~NEWLINE)
    if operator is c.FAILURE:
        return Characters(0)
    if operator is c.IN:
        return _listed(value)
    if operator not in (c.LITERAL, c.NOT_LITERAL):
        return None
    mask = _any_case(1 << min(value, 128))
    return Characters(mask if operator is c.LITERAL else _without(mask))


def _listed(items: Any) -> Characters:
    negated = items[0][0] is c.NEGATE
    members = items[1:] if negated else items
    mask = reduce(lambda found, item: found | _members(*item), members, 0)
    # A class that names letters is looked through for each character in both cases.
    cased = any(kind is not c.CATEGORY and _members(kind, value) & _LETTERS
                for kind, value in members)  # fmt: skip
    return Characters(_without(mask) if negated else mask, _COUNT_CASED if cased else _COUNT_LISTED)


def _members(kind: Any, value: Any) -> int:
    if kind is c.CATEGORY:
        return int(_CATEGORIES[value])
    low, high = (value, value) if kind is c.LITERAL else value
    return _any_case((1 << min(high, 128) + 1) - (1 << min(low, 128)))


def _any_case(mask: int) -> int:
    return mask | (mask & _SMALL) >> 32 | (mask & _SMALL >> 32) << 32


def _without(mask: int) -> int:
    # A character beyond ASCII excludes itself only.
    return ALL & ~mask | _OTHER


def _written(sign: re.Match[str]) -> Bounds:
    times = sign["times"]
    if times[0] != "{":
        return int(times == "+"), 1 if times == "?" else UNBOUNDED
    if sign["exact"]:
        return int(sign["exact"]), int(sign["exact"])
    return int(sign["low"] or 0), int(sign["high"] or UNBOUNDED)
