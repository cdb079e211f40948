r"""No pattern that users bring may hang Python's `re`.

`re` backtracks: `[^>]+a[^>]+b` reads a text without end once for each pair of places, and `(a+)+b`
once for each way to cut it up. So repeats get bounds, with which the worst of all texts costs
little; what stays costly is refused.
"""

import contextlib
import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from enrichment.technographics.patterns.backtracking import search_cost, width_of
from enrichment.technographics.patterns.expression import (
    UNBOUNDED,
    Bounds,
    Characters,
    Expression,
    Mark,
    Repeat,
    UntamedError,
    sequences,
)
from enrichment.technographics.patterns.literal import shape_of, without_sets

_COST_MAX = 5e6  # Nanoseconds of CPU for one search.
_TEXT = 2_000  # Characters of a value or URL; a longer one without literals costs as much again.
_SOURCE_CHARACTERS_MAX = 4_000  # Hyperscan takes literals of 16,000 characters.
_BOUND = 250
_BOUND_AT_EDGE = 2_000  # For `^.*` and `.*$`, which pass over a whole value.
_ROUNDS = 16  # Of an unbounded repeat around another one,
_BOUND_INSIDE = 63  # and the bound of that other one: the length of a label of a host name.
_BOUND_NUMBER = 40  # Digits and dots.


class _Limits(NamedTuple):
    """How far bounds may be halved, and nanoseconds that a search may then take."""

    characters: int
    digits: int
    rounds: int
    nanoseconds: float


_LIMITS = (_Limits(16, 8, 6, _COST_MAX), _Limits(12, 3, 3, 4 * _COST_MAX))
"""The second for the few that the first refuses: better a short reach than none."""

_LEADING = re.compile(r"\.(?:\*|(\+))(\??)(?![?+])")
_TRAILING = re.compile(r"(?<!\\)(?P<before>(?:\\\\)*)\.(?:\*|(?P<some>\+))\??$")
_CAPTURING = re.compile(r"(?<!\\)\((?!\?[:=!<])")


def tame(source: str) -> str | None:
    """An expression that finds the same in texts of real pages, and is quick in every text.

    Repeats without bound get one: 250, 2,000 for what lies between `^` or `$` and the rest, and
    less where repeats of the same characters multiply. A `.*` at either end goes where that
    changes neither whether the expression matches nor what its groups hold.

    Args:
        source: A regular expression, searched without regard to the case of ASCII letters: around
            its literals (`Pattern.match_around`) or, if it has none, in texts of some 2,000
            characters. One of 100,000 takes 50 times as long.

    Returns:
        The source itself where it is quick as it is. None where it is not valid, has flags of its
        own, or takes longer than some 20 ms even with the shortest bounds.
    """
    if len(source) > _SOURCE_CHARACTERS_MAX:
        return None
    source = without_sets(source)
    for limits in _LIMITS:
        with contextlib.suppress(re.error, RecursionError, OverflowError, UntamedError):
            expression = Expression(_without_dots(source))
            return expression.source_with(_quick_bounds(expression, limits))
    return None


def tame_pattern(text: str) -> str | None:
    """As `tame`, of a pattern with its tags."""
    source, tag, tags = text.partition("\\;")
    tamed = tame(source)
    return None if tamed is None else tamed + tag + tags


def _quick_bounds(expression: Expression, limits: _Limits) -> list[Bounds]:
    """Bounds with which every search is quick: one after the other is halved where it helps most.

    Where all are beyond measure, so that none helps, the widest goes first.
    """
    if all(isinstance(part, Characters | Mark) for part in expression.parts):
        return []  # Most are plain text.
    fixed = bool(shape_of(expression.source).literals)
    bounds = _first_bounds(expression)
    while (cost := _cost(expression, bounds, fixed=fixed)) > limits.nanoseconds:
        halved = list(_halved(expression, bounds, limits))
        if not halved:
            raise UntamedError(f"{expression.source}: {cost:.0f} ns")
        bounds = min(
            halved,
            key=lambda each: (_cost(expression, each, fixed=fixed), sum(high for _, high in each)),
        )
    return bounds


def _cost(expression: Expression, bounds: list[Bounds], *, fixed: bool) -> float:
    """Nanoseconds of one search: in the window around a literal, or in a value."""
    room = 2 * width_of(expression.parts, bounds) + 2 if fixed else _TEXT
    return search_cost(expression.parts, bounds, room)


def _halved(
    expression: Expression, bounds: list[Bounds], limits: _Limits
) -> Iterator[list[Bounds]]:
    """The bounds with each one of them halved."""
    for repeat, (low, high) in zip(expression.repeats, bounds, strict=True):
        least = max(low, _bound_min(repeat, limits))
        if high > least:
            half = low, max(high // 2, least)
            yield [*bounds[: repeat.number], half, *bounds[repeat.number + 1 :]]


def _bound_min(repeat: Repeat, limits: _Limits) -> int:
    if not repeat.run:
        return limits.rounds
    return limits.digits if repeat.run.is_number else limits.characters


def _first_bounds(expression: Expression) -> list[Bounds]:
    """The bounds of the source, with one for each repeat that has none."""
    unbounded = [repeat for repeat in expression.repeats
                 if expression.bounds[repeat.number][1] == UNBOUNDED]  # fmt: skip
    most = dict.fromkeys((repeat.number for repeat in unbounded), _BOUND)
    most |= dict.fromkeys(most.keys() & set(_at_edges(expression)), _BOUND_AT_EDGE)
    for repeat in unbounded:
        if inside := most.keys() & set(_repeats_in(repeat)):
            most |= dict.fromkeys(inside, _BOUND_INSIDE) | {repeat.number: _ROUNDS}
    most |= {each.number: _BOUND_NUMBER for each in unbounded if each.run and each.run.is_number}
    return [(low, max(most.get(number, high), low))
            for number, (low, high) in enumerate(expression.bounds)]  # fmt: skip


def _at_edges(expression: Expression) -> Iterator[int]:
    """The repeats beside `^` or `$`."""
    for parts in sequences(expression.parts):
        for one, other in itertools.pairwise(parts):
            if isinstance(one, Mark) and one.is_start and isinstance(other, Repeat):
                yield other.number
            if isinstance(other, Mark) and other.is_end and isinstance(one, Repeat):
                yield one.number


def _repeats_in(repeat: Repeat) -> Iterator[int]:
    for parts in sequences(repeat.body):
        yield from (part.number for part in parts if isinstance(part, Repeat))


def _without_dots(source: str) -> str:
    """Without a `.*` at an end, and with `.` for a `.+` there.

    One that leads and takes as much as it can finds the last of several matches, so it stays
    where there are groups. Choices are left as they are.
    """
    if "|" in source:
        return source
    trailing = _TRAILING.search(source)
    if trailing:
        source = source[: trailing.end("before")] + ("." if trailing["some"] else "")
    leading = _LEADING.match(source)
    if leading and (leading[2] or not _CAPTURING.search(source)):
        source = ("." if leading[1] else "") + source[leading.end() :]
    return source
