"""A criterion that was chosen from a field."""

from dataclasses import dataclass
from math import lgamma, log

import numpy as np

from scoring.icp.learning.field import Codes, Field, Truths


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """A criterion that was chosen.

    Attributes:
        field: Its field.
        levels: The levels where companies are won more often, or more seldom.
        z: Standardised excess of wins in them beside the other criteria.
        log_p: Logarithm of the probability of so much by chance in this field.
    """

    field: Field
    levels: Truths
    z: float
    log_p: float

    @property
    def inside(self) -> Truths:
        """Companies in the levels; where unknown, not."""
        return self.field.inside(self.levels)

    @property
    def states(self) -> Codes:
        """0 outside, 1 inside, 2 unknown."""
        return np.where(self.field.known, self.inside.astype(np.intp), 2)

    @property
    def length(self) -> float:
        """What it takes to say which levels, of all that might be said; natural units (nats)."""
        size, kept = len(self.levels), int(self.levels.sum())
        if self.field.shape == "range":
            has_two_ends = not (self.levels[0] or self.levels[-1])
            return log(size * (size - 1) / 2 if has_two_ends else 2 * size)
        return lgamma(size + 1) - lgamma(kept + 1) - lgamma(size - kept + 1)

    @property
    def met(self) -> Truths:
        """Companies that it speaks for: inside a good sign, outside a bad one."""
        return self.inside if self.z > 0 else self.field.known & ~self.inside

    @property
    def name(self) -> str:
        """Its field, and of tags which."""
        if self.field.shape != "tags":
            return self.field.name
        return f"{self.field.name} {' or '.join(self.words)}"

    @property
    def words(self) -> tuple[str, ...]:
        """Names of its levels."""
        pairs = zip(self.field.levels, self.levels, strict=True)
        return tuple(name for name, is_in in pairs if is_in)


def compressed(codes: Codes) -> Codes:
    """The same strata, numbered without gaps."""
    return np.unique(codes, return_inverse=True)[1].astype(np.intp)
