"""Fields of companies cut into levels: the form in which they are compared with outcomes.

A range is cut into neighbouring levels, a word is its own level, and of tags a company may have
several. Unknown is no level: a company whose value is unknown says nothing of that field.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.intp]
Shape = Literal["range", "words", "tags"]

LEVELS_OF_RANGE = 32
"""Most levels of a range: each then holds 3 % of the companies, and its ends are as sure."""

LEVELS_OF_WORDS = 60
TAGS = 400
LEAST_ROWS = 8
"""Companies that a word or tag needs to be looked at; rarer ones prove nothing."""

REST = ""
"""Name of the level of all rare words together; it is compared with and never proposed."""


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """One field over all companies.

    Attributes:
        name: As in an ICP: "headcount", "technology", "extra.plan".
        shape: How its levels hang together.
        levels: Name of each level; of a range the words of its bounds.
        lows: Of a range, least value of each level.
        highs: Of a range, greatest value of each level; inf where it is open.
        member: Level by company: who is in it.
        known: Companies whose value is known.
    """

    name: str
    shape: Shape
    levels: tuple[str, ...]
    lows: Numbers
    highs: Numbers
    member: Truths
    known: Truths

    def inside(self, group: Truths) -> Truths:
        """Companies in any level of a group."""
        return np.asarray(self.member[group].any(axis=0), dtype=np.bool_)

    def at(self, rows: Codes) -> "Field":
        """The same field over some of the companies."""
        return Field(self.name, self.shape, self.levels, self.lows, self.highs,
                     self.member[:, rows], self.known[rows])  # fmt: skip


def range_field(name: str, low: Numbers, high: Numbers) -> Field | None:
    """Field of numbers or of bounds.

    Args:
        name: Of the field.
        low: Least value a company, NaN where unknown.
        high: Greatest value a company; NaN where it is open or unknown.

    Returns:
        None where fewer than two values are known.
    """
    value = middle(low, high)
    known = ~np.isnan(value)
    edges = _edges(value[known])
    if len(edges) < 2:
        return None
    code = np.where(known, np.searchsorted(edges, value, side="right") - 1, -1)
    member = code == np.arange(len(edges))[:, None]
    ends = [_ends(low[rows], high[rows], value[rows]) for rows in member]
    lows, highs = (np.array(each, dtype=np.float64) for each in zip(*ends, strict=True))
    levels = tuple(f"{a:g}-{b:g}" for a, b in ends)
    return Field(name, "range", levels, lows, highs, member, known)


def middle(low: Numbers, high: Numbers) -> Numbers:
    """The number that stands for bounds: their geometric mean where both are above 0.

    An open end is taken to reach to twice its floor, as in the criterion of headcounts.
    """
    floor = np.where(np.isnan(low), high, low)
    top = np.where(np.isnan(high), 2 * floor, high)
    top = np.where(np.isnan(high) & (floor <= 0), floor, top)
    with np.errstate(invalid="ignore"):
        geometric = np.sqrt(np.maximum(floor, 0) * np.maximum(top, 0))
        return np.where(floor == top, floor, np.where(floor > 0, geometric, (floor + top) / 2))


def _edges(values: Numbers) -> Numbers:
    """Least value of each level, so that each holds about as many companies.

    A value that many have is its own level; so few values stay apart, and rare ones do not.
    """
    distinct, counts = np.unique(values, return_counts=True)
    least = max(LEAST_ROWS, len(values) / LEVELS_OF_RANGE)
    if len(distinct) <= LEVELS_OF_RANGE:
        least = max(LEAST_ROWS, len(values) / 100)
    edges: list[float] = []
    held = 0.0
    for value, count in zip(distinct, counts, strict=True):
        if not edges or held >= least or (count >= least and held >= LEAST_ROWS):
            edges, held = [*edges, value], 0.0
        held += count
    return np.array(edges[:-1] if held < LEAST_ROWS and len(edges) > 1 else edges)


def _ends(low: Numbers, high: Numbers, value: Numbers) -> tuple[float, float]:
    """Ends of a level: those of its bracket where all have one, else of its values."""
    floor, top = np.where(np.isnan(low), value, low), np.where(np.isnan(high), np.inf, high)
    if len(np.unique(floor)) == len(np.unique(top)) == 1:
        return float(floor[0]), float(top[0])
    return float(value.min()), float(value.max())


def words_field(name: str, codes: Codes, distinct: Sequence[str]) -> Field | None:
    """Field of at most one word a company.

    Args:
        name: Of the field.
        codes: Position in `distinct` a company, -1 where unknown.
        distinct: Distinct words.

    Returns:
        None where fewer than two words are frequent enough to be compared.
    """
    frequent = _frequent(codes[codes >= 0], len(distinct), LEVELS_OF_WORDS)
    frequent = frequent[[distinct[code] != REST for code in frequent]]
    member = codes == frequent[:, None]
    known: Truths = codes >= 0
    rest = known & ~member.any(axis=0)
    names = [distinct[code] for code in frequent]
    if rest.any():
        member, names = np.vstack([member, rest]), [*names, REST]
    return None if len(names) < 2 else _named(name, "words", names, member, known)


def tags_field(
    name: str, rows: Codes, codes: Codes, distinct: Sequence[str], known: Truths
) -> Field | None:
    """Field of any number of words a company.

    Args:
        name: Of the field.
        rows: Company of each occurrence.
        codes: Position in `distinct` of each occurrence.
        distinct: Distinct words.
        known: Companies of which all words are known, so that absence is a real no.

    Returns:
        None where no word is frequent enough to be compared.
    """
    told = known[rows]
    frequent = _frequent(codes[told], len(distinct), TAGS)
    place = np.full(len(distinct) + 1, -1)
    place[frequent] = np.arange(len(frequent))
    member = np.zeros((len(frequent), len(known)), dtype=np.bool_)
    kept = told & (place[codes] >= 0)
    member[place[codes][kept], rows[kept]] = True
    fewer = known.sum() - member.sum(axis=1) >= LEAST_ROWS
    names = [distinct[code] for code, is_few in zip(frequent, fewer, strict=True) if is_few]
    return _named(name, "tags", names, member[fewer], known) if names else None


def _frequent(codes: Codes, size: int, at_most: int) -> Codes:
    counts = np.bincount(codes, minlength=size)
    order = np.argsort(-counts, kind="stable")[:at_most]
    return order[counts[order] >= LEAST_ROWS].astype(np.intp)


def _named(name: str, shape: Shape, levels: Sequence[str], member: Truths, known: Truths) -> Field:
    nothing = np.zeros(0)
    return Field(name, shape, tuple(levels), nothing, nothing, member, known)
