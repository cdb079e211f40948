"""What speaks for a criterion: rates inside and outside, effect beside the others, deal values."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scoring.icp.learning.choice import Choice
from scoring.icp.learning.field import Numbers, Truths
from scoring.icp.learning.logistic import fit
from scoring.icp.learning.rates import Interval, Rate, odds_ratio


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """Of one criterion, in the companies that were learned from.

    Attributes:
        inside: Won of those inside.
        outside: Won of those outside.
        unknown: Won of those of which it is unknown; shown, and never counted as outside.
        odds: Odds ratio of inside against outside beside the other criteria.
        value_inside: Median value of the deals won inside; None where no value is given.
        value_outside: The same outside.
        held_inside: Won of those inside, of the companies held out.
        held_outside: The same outside.
        log_p: Logarithm of the probability of so much by chance, for all fields that were tried.
    """

    inside: Rate
    outside: Rate
    unknown: Rate
    odds: Interval
    value_inside: float | None
    value_outside: float | None
    held_inside: Rate
    held_outside: Rate
    log_p: float

    @property
    def difference(self) -> Interval:
        """Share won inside less that outside."""
        return self.inside.minus(self.outside)


def weigh(
    choices: Sequence[Choice], held: Sequence[Choice], good: tuple[Truths, Truths],
    values: Numbers, tried: int,
) -> tuple[Evidence, ...]:  # fmt: skip
    """Evidence for each choice.

    Args:
        choices: The criteria over the companies that were learned from.
        held: The same over those that were held out.
        good: Whether each company was won, of the one and of the other.
        values: Value of the deal of each company learned from, NaN where none is given.
        tried: Fields that were compared.
    """
    fitted = fit(choices, good[0])
    return tuple(
        Evidence(
            rate(choice.inside, good[0]),
            rate(choice.field.known & ~choice.inside, good[0]),
            rate(~choice.field.known, good[0]),
            odds_ratio(float(fitted.effects[place]), float(fitted.errors[place])),
            _median(values, choice.inside & good[0]),
            _median(values, choice.field.known & ~choice.inside & good[0]),
            rate(again.inside, good[1]),
            rate(again.field.known & ~again.inside, good[1]),
            min(0.0, choice.log_p + float(np.log(max(1, tried)))),
        )
        for place, (choice, again) in enumerate(zip(choices, held, strict=True))
    )


def rate(among: Truths, good: Truths) -> Rate:
    """How many of some companies were won."""
    return Rate(int((among & good).sum()), int(among.sum()))


def _median(values: Numbers, among: Truths) -> float | None:
    given = values[among & (values > 0)]
    return float(np.median(given)) if len(given) else None
