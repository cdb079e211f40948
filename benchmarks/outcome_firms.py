"""Companies of seeded data sets, and what rules are drawn from."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from outcome_rules import Truths, Values, Wanted

Dice = np.random.Generator
BANDS = ((10, 50), (11, 200), (50, 200), (50, 500), (100, 1000), (200, 2000), (500, np.inf))
STEPS = (1, 11, 51, 201, 501, 1001, 5001, 10001)


@dataclass
class Firms:
    """Companies before a value is lost: numbers, one word each, or several.

    Attributes:
        numbers: Of a field of ranges, a value a company.
        words: Of a field of words, a word a company.
        tags: Of a field of several words, word -> who has it.
        heads: Field -> column of the export.
        joined_by: What stands between several words of a cell.
        in_brackets: Fields of numbers whose values are written as the brackets of `STEPS`.
    """

    size: int
    dice: Dice
    numbers: dict[str, Values] = field(default_factory=dict)
    words: dict[str, Values] = field(default_factory=dict)
    tags: dict[str, dict[str, Truths]] = field(default_factory=dict)
    heads: dict[str, str] = field(default_factory=dict)
    joined_by: str = ", "
    in_brackets: frozenset[str] = frozenset()

    def any_of(self, name: str, most: int) -> Wanted:
        """Some words of a field."""
        there = sorted(set(self.words[name])) if name in self.words else sorted(self.tags[name])
        number = int(self.dice.integers(1, most + 1))
        return Wanted(name, frozenset(map(str, self.dice.choice(there, number, replace=False))))

    def met(self, wanted: Wanted) -> Truths:
        """Who meets a criterion."""
        if wanted.field in self.words:
            return np.isin(self.words[wanted.field].astype(str), list(wanted.words))
        if wanted.field in self.tags:
            return np.any([self.tags[wanted.field][word] for word in wanted.words], axis=0)
        values = self.numbers[wanted.field]
        return np.asarray((values >= wanted.low) & (values <= wanted.high))


Rule = tuple[Wanted, ...]
Made = tuple[Firms, Rule, Truths, Mapping[str, Any], Mapping[str, float]]
"""Companies, the rule, who was won, columns that decide nothing, and the share lost a column."""


def drawn(dice: Dice, words: Sequence[str], size: int, even: float = 3.0) -> Values:
    """A word a company; the greater `even`, the more alike their shares."""
    return dice.choice(np.array(words, dtype=object), size, p=dice.dirichlet([even] * len(words)))


def log_normal(dice: Dice, size: int, median: float, spread: float) -> Values:
    """Whole numbers of at least 1."""
    return np.maximum(1, np.exp(dice.normal(np.log(median), spread, size))).astype(int)


def some(dice: Dice, kinds: Sequence[str], least: int, most: int) -> list[str]:
    """Some of the kinds of criteria, each at most once."""
    return [str(k) for k in dice.choice(kinds, int(dice.integers(least, most + 1)), replace=False)]


def until(draw: Callable[[], Any], is_fine: Callable[[Any], bool]) -> Any:
    """Draw until it is fine."""
    return next(each for each in (draw() for _ in range(5000)) if is_fine(each))


def each_between(firms: Firms, rule: Rule, low: float, high: float) -> bool:
    """Whether each criterion is met by a share of companies between two."""
    return all(low <= firms.met(wanted).mean() <= high for wanted in rule)


def each_met(firms: Firms, rule: Rule) -> Values:
    """Criterion by company: who meets it."""
    return np.array([firms.met(wanted) for wanted in rule])


def all_met(firms: Firms, rule: Rule) -> Truths:
    """Who meets all criteria."""
    return np.asarray(each_met(firms, rule).all(axis=0))


def logistic(odds: Values) -> Values:
    """Probability of log odds."""
    return np.asarray(1 / (1 + np.exp(-odds)))


def band(dice: Dice, first: int = 0, last: int = len(BANDS)) -> Wanted:
    """One of the usual bands of headcounts."""
    low, high = BANDS[int(dice.integers(first, last))]
    return Wanted("headcount", low=low, high=high)


def draw_rule(dice: Dice, make: Mapping[str, Callable[[], Wanted]], least: int, most: int) -> Rule:
    """A rule of some of the kinds of criteria."""
    return tuple(make[kind]() for kind in some(dice, list(make), least, most))
