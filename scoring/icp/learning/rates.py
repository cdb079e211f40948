"""Rates with their intervals, and how much two of them differ."""

from dataclasses import dataclass
from math import exp, sqrt
from statistics import NormalDist

Z = NormalDist().inv_cdf(0.975)
"""Standard deviations of an interval that holds the truth 95 times of 100."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A value with the bounds between which the true one lies 95 times of 100."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Rate:
    """How many of some companies were won.

    Attributes:
        won: Companies that were won.
        all: Companies.
    """

    won: int
    all: int

    @property
    def value(self) -> float:
        """Share, 0.0-1.0; 0 of none."""
        return self.won / self.all if self.all else 0.0

    @property
    def interval(self) -> Interval:
        """With the bounds of Wilson (1927), which hold for small numbers too."""
        n, p = self.all, self.value
        if not n:
            return Interval(0.0, 0.0, 1.0)
        middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n)
        half = Z * sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n)
        low = 0.0 if self.won == 0 else middle - half
        return Interval(p, low, 1.0 if self.won == n else middle + half)

    def minus(self, other: "Rate") -> Interval:
        """Difference, with bounds after Newcombe (1998, method 10)."""
        one, two = self.interval, other.interval
        gap = one.value - two.value
        low = gap - sqrt((one.value - one.low) ** 2 + (two.high - two.value) ** 2)
        high = gap + sqrt((one.high - one.value) ** 2 + (two.value - two.low) ** 2)
        return Interval(gap, max(low, -1.0), min(high, 1.0))

    def over(self, other: "Rate") -> Interval | None:
        """Ratio to another rate, the bounds by that rate as it is; None where that is 0."""
        if other.won == 0:
            return None
        own, base = self.interval, other.value
        return Interval(own.value / base, own.low / base, own.high / base)


def odds_ratio(effect: float, error: float) -> Interval:
    """Odds ratio of an effect in a logistic regression.

    Args:
        effect: Its logarithm.
        error: Standard error of the logarithm.
    """
    bounds = (effect, effect - Z * error, effect + Z * error)
    return Interval(*(exp(min(max(bound, -20.0), 20.0)) for bound in bounds))
