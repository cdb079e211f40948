"""How long `re` takes for an expression in the worst of all texts, estimated from above.

`re` tries one way after the other: in how many ways can a part be passed, from one place and to
one place? A run of characters can be left at each of its ends at which what is ahead can follow,
so `[^>]+>` is passed in one way, `[^>]+a` in many. A run after something that cannot be part of it
has one start only: `"[^"]+`. Rounds that can be cut up in two ways have ways beyond measure.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, reduce
from math import prod

from enrichment.technographics.patterns.expression import (
    ALL,
    NEWLINE,
    Again,
    Bounds,
    Characters,
    Choice,
    Look,
    Mark,
    Part,
    Parts,
    Repeat,
)

_AHEAD_MAX = 24
# How long a group that stands again may be.
_AGAIN = 250
# Nanoseconds, measured with CPython 3.11 and rounded up.
_SCAN, _TRY_ONE, _TRY, _REPEAT, _ROUND, _CHARACTER = 15.0, 3.0, 12.0, 30.0, 40.0, 4.0
_WAYS_MAX, _BEYOND_MEASURE = 200, 1e30


@dataclass(frozen=True, slots=True)
class _Ahead:
    """What has to follow a part.

    Attributes:
        sets: Characters that come next, one set each, as far as that is known; an empty set where
            the match has succeeded, so that nothing can follow and fail.
        step: Nanoseconds to see that it does not follow.
    """

    sets: tuple[int, ...]
    step: float


_DONE = _Ahead((0,), 0.0)
_UNKNOWN = _Ahead((), 0.0)


def width_of(parts: Parts, bounds: Sequence[Bounds]) -> int:
    """Characters of the longest match, what is looked at included."""
    return sum(_width(part, bounds) for part in parts)


def search_cost(parts: Parts, bounds: Sequence[Bounds], room: int) -> float:
    """Nanoseconds of one search at most.

    Args:
        parts: What the expression matches.
        bounds: How often its repeats repeat.
        room: Characters of the text.
    """
    estimate = _Estimate(bounds, room)
    ahead = estimate.ahead(parts, _DONE)
    anchored = bool(parts) and isinstance(parts[0], Mark) and parts[0].is_start
    starts, reach = (1.0, 1) if anchored else (room / _period(ahead.sets, ALL), room)
    return room * (_SCAN + ahead.step) + estimate.sequence(parts, _DONE, starts, reach)[0]


def _width(part: Part, bounds: Sequence[Bounds]) -> int:
    if isinstance(part, Repeat):
        return bounds[part.number][1] * width_of(part.body, bounds)
    if isinstance(part, Choice):
        return max(width_of(branch, bounds) for branch in part.branches)
    if isinstance(part, Look):
        return width_of(part.body, bounds)
    return 0 if isinstance(part, Mark) else 1 if isinstance(part, Characters) else _AGAIN


class _Estimate:
    """Nanoseconds and ways of the parts of an expression.

    Attributes:
        bounds: How often its repeats repeat.
        room: Characters of the text.
    """

    def __init__(self, bounds: Sequence[Bounds], room: int) -> None:
        self.bounds, self.room = bounds, room

    def least(self, parts: Parts) -> int:
        """Characters of the shortest match."""
        return sum(map(self._least, parts))

    def _least(self, part: Part) -> int:
        if isinstance(part, Repeat):
            return self.bounds[part.number][0] * self.least(part.body)
        if isinstance(part, Choice):
            return min(map(self.least, part.branches))
        return int(isinstance(part, Characters))

    def ahead(self, parts: Parts, behind: _Ahead) -> _Ahead:
        """What has to follow where these parts come next, and then what is behind them."""
        return reduce(lambda ahead, part: self._ahead(part, ahead), reversed(parts), behind)

    def _may_lack(self, part: Part) -> bool:
        if isinstance(part, Choice):
            return any(all(map(self._may_lack, branch)) for branch in part.branches)
        return isinstance(part, Repeat) and self.bounds[part.number][0] == 0

    def _ahead(self, part: Part, behind: _Ahead) -> _Ahead:
        if behind is _DONE and self._may_lack(part):
            return _DONE
        if isinstance(part, Characters):
            step = _TRY if part.mask & part.mask - 1 else _TRY_ONE
            return _Ahead((part.mask, *behind.sets)[:_AHEAD_MAX], step)
        if isinstance(part, Repeat):
            return self._repeat_ahead(part, behind)
        if isinstance(part, Choice):
            return reduce(_either, [self.ahead(branch, behind) for branch in part.branches])
        if isinstance(part, Mark):
            sets = (NEWLINE,) if part.is_end else behind.sets
            return _Ahead(sets, behind.step + _TRY)
        # A look is made at every end of what stands before it: nothing tells these ends apart.
        return _Ahead((), behind.step + self._passed(part, _DONE)[0])

    def _repeat_ahead(self, part: Repeat, behind: _Ahead) -> _Ahead:
        low, high = self.bounds[part.number]
        times = min(max(low, 1), _AHEAD_MAX)
        again = behind if high <= times else _either(self.ahead(part.body, _UNKNOWN), behind)
        ahead = self.ahead(part.body * times, again)
        ahead = replace(ahead, step=ahead.step + _REPEAT)
        return ahead if low else _either(ahead, behind)

    def sequence(
        self, parts: Parts, behind: _Ahead, starts: float = 1.0, reach: int = 1
    ) -> tuple[float, float]:
        """Nanoseconds from all starts, and in how many ways what is behind is reached.

        Args:
            parts: What follows each other.
            behind: What follows them.
            starts: From how many places of the text they are tried.
            reach: How far these places lie apart.
        """
        aheads = [behind]
        for part in reversed(parts):
            aheads.append(self._ahead(part, aheads[-1]))
        paths = _Paths(starts, reach, self.room)
        for part, ahead in zip(parts, reversed(aheads[:-1]), strict=True):
            cost, ways = self._passed(part, ahead)
            if ahead is _DONE and self._may_lack(part):
                paths.cost += cost  # It is tried but once, when all else has been found.
                continue
            high = min(_width(part, self.bounds), self.room)
            if isinstance(part, Repeat) and part.run:
                paths.run(part.run.mask, self._run_bounds(part), ahead, (cost, ways))
            else:
                paths.go(part, self._alike(part), high, (cost, ways))
        return paths.cost, paths.ways

    def _run_bounds(self, part: Repeat) -> Bounds:
        low, high = self.bounds[part.number]
        return low, max(min(high, self.room), low)

    def _alike(self, part: Part) -> float:
        """In how many ways it can be passed from anywhere to the same place."""
        if isinstance(part, Repeat):
            low, high = self.bounds[part.number]
            ways = prod(map(self._alike, part.body))
            if high <= 1:
                return ways + (not low)
            return high - low + 1 if part.run else _BEYOND_MEASURE
        if isinstance(part, Choice):
            return sum(prod(map(self._alike, branch)) for branch in part.branches)
        return 1

    def _passed(self, part: Part, ahead: _Ahead) -> tuple[float, float]:
        """Nanoseconds from one start, and in how many ways what is ahead is reached."""
        if isinstance(part, Repeat):
            if part.run:
                return self._run(part.run, self._run_bounds(part), ahead)
            return self._rounds(part.body, self.bounds[part.number], ahead)
        if isinstance(part, Choice):
            return self._choice(part, ahead)
        if isinstance(part, Look):
            return _REPEAT + self.sequence(part.body, _DONE)[0], 1
        return _AGAIN if isinstance(part, Again) else _CHARACTER, 1

    def _run(self, characters: Characters, bounds: Bounds, ahead: _Ahead) -> tuple[float, float]:
        """It counts its characters, and tries what is ahead at each end."""
        low, high = bounds
        if ahead is _DONE:  # The first success is the last: only what fails comes often.
            return _REPEAT + low * characters.count, 1
        tries = (high - low + 1) * (ahead.step + _CHARACTER * _read_in_vain(ahead.sets))
        ways = _ways_out(characters.mask, high - low + 1, ahead.sets)
        return _REPEAT + high * characters.count + tries, ways

    def _choice(self, part: Choice, ahead: _Ahead) -> tuple[float, float]:
        """Branches that one text can begin with add up."""
        first = [self.ahead(branch, ahead).sets for branch in part.branches]
        passed = [self.sequence(branch, ahead) for branch in part.branches]
        ways = [
            sum(others for (_, others), second in zip(passed, first, strict=True)
                if second is sets or _agree(sets, second))
            for sets in first
        ]  # fmt: skip
        return _REPEAT + sum(cost for cost, _ in passed), max(ways)

    def _rounds(self, body: Parts, bounds: Bounds, ahead: _Ahead) -> tuple[float, float]:
        low, high = bounds
        high = max(min(high, self.room // max(self.least(body), 1)), low)
        first = self.ahead(body, ahead)
        leaves = _agree(first.sets, ahead.sets)
        cost, ways = self.sequence(body, ahead)
        if high <= 1:
            return _ROUND + cost, ways + (leaves and not low)
        again = self.ahead(body, _UNKNOWN)
        again_cost, again_ways = self.sequence(body, again)
        if again_ways > 1:
            ways = again_ways**high * ways if high * again_ways < _WAYS_MAX else _BEYOND_MEASURE
            return high * ways * (_ROUND + cost), ways
        # The text has room for one round as long as can be, and for many short ones.
        short = _Estimate(self.bounds, max(self.room // high, 1)).sequence(
            body, _either(again, ahead)
        )
        exits = high - low + 1 if leaves or ways > 1 else 1
        return cost + again_cost + high * (short[0] + _ROUND + ahead.step), exits * ways


class _Paths:
    """In how many ways a place behind some parts is reached.

    Attributes:
        cost: Nanoseconds so far.
        ways: Ways in all, from all starts to all places.
    """

    def __init__(self, starts: float, reach: int, room: int) -> None:
        self.cost, self.ways = 0.0, starts
        self._to_one = 1.0  # Ways to one place.
        self._reach, self._room = reach, room
        self._before: tuple[int, ...] = ()

    def go(self, part: Part, alike: float, width: int, passed: tuple[float, float]) -> None:
        """Pass any part but a run."""
        cost, ways = passed
        self.cost, self.ways = self.cost + self.ways * cost, self.ways * ways
        self._reach = min(self._reach + width, self._room)
        if isinstance(part, Characters):
            self._before += (part.mask,)
        elif not isinstance(part, Mark | Look):
            self._to_one, self._before = min(self._to_one * alike, self.ways), ()

    def run(self, mask: int, bounds: Bounds, ahead: _Ahead, passed: tuple[float, float]) -> None:
        """Pass a run of characters.

        Runs after something that cannot be part of them lie apart: each place is reached from one
        start, and all of them together are read but once.
        """
        (low, high), (cost, ways) = bounds, passed
        self._reach = min(self._reach + high, self._room)
        all_cost = self.ways * cost
        if all(each & mask for each in self._before):
            self._to_one *= min((high - low) / _period(self._before, ALL) + 1, self.ways)
        else:
            once = self._to_one * self._reach * cost / max(high, 1)
            all_cost = min(all_cost, self.ways * _REPEAT + once)
        places = self._reach / _period(ahead.sets, ALL) + 1
        self.cost += all_cost
        self.ways = min(self.ways * ways, self._to_one * places)
        self._to_one = min(self._to_one, self.ways)
        self._before = (mask,) if low else ()


@lru_cache(maxsize=1 << 14)
def _ways_out(mask: int, ends: int, ahead: tuple[int, ...]) -> float:
    """At how many of its ends what is ahead can follow a run of characters.

    Where the run is over, what is ahead has a character that the run cannot have: each of its
    places that can have one makes an end. Else it lies within the run, once in its period.
    """
    over = 0
    for mask_ahead in ahead:
        over += bool(mask_ahead & ~mask)
        if not mask_ahead & mask:
            return max(min(over, ends), 1)
    return min(over + ends // _period(ahead, mask) + 1, ends)


@lru_cache(maxsize=1 << 14)
def _period(sets: tuple[int, ...], mask: int) -> int:
    """How far two places of a text lie apart at least where these sets stand at both."""
    sets = tuple(each & mask for each in sets)
    apart = range(1, len(sets))
    return next((by for by in apart if _agree(sets[by:], sets)), max(len(sets), 1))


@lru_cache(maxsize=1 << 14)
def _read_in_vain(sets: tuple[int, ...]) -> float:
    """Characters of what is ahead that are read at each end, in a text full of its beginnings."""
    sizes = range(1, len(sets) + 1)
    return max((size / _period(sets[:size], ALL) for size in sizes), default=0.0)


def _agree(sets: tuple[int, ...], others: tuple[int, ...]) -> bool:
    """Whether one text can begin with both."""
    return all(one & other for one, other in zip(sets, others, strict=False))


def _either(one: _Ahead, other: _Ahead) -> _Ahead:
    sets = tuple(a | b for a, b in zip(one.sets, other.sets, strict=False))
    return _Ahead(sets, one.step + other.step)
