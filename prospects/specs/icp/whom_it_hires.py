"""Criteria over openings: which there are, how many, what has begun, what they ask for."""

from typing import Literal

from pydantic import Field

from prospects.specs.icp.criterion import AnyCriterion, Band, NumberCriterion
from prospects.vocabulary import Function, Seniority


class HiringCriterion(AnyCriterion):
    """The company advertises openings.

    Attributes:
        any: Words of opening titles ("sales development", "SDR"), whole words; empty: any opening.
    """

    key: Literal["hiring"]
    any: tuple[str, ...] = ()


class OpeningsCriterion(NumberCriterion):
    """A number of openings, counted once over places and boards; both bounds inclusive.

    Attributes:
        low: Least number; 1 unless a bound is given.
        high: Most; None is an open end.
        functions: Only openings of these functions; empty: of any.
        seniorities: Only openings of these seniorities; empty: of any.
        new_within_days: Only openings that are open for at most so many days; None: of any age.
    """

    key: Literal["openings"]
    low: int | None = Field(default=None, alias="from", ge=0)
    high: int | None = Field(default=None, alias="to", ge=0)
    functions: tuple[Function, ...] = ()
    seniorities: tuple[Seniority, ...] = ()
    new_within_days: int | None = Field(default=None, ge=1, le=180)

    def _require_bounds(self) -> None:
        if self.low is not None or self.high is not None:
            super()._require_bounds()

    @property
    def ranges(self) -> tuple[Band, ...]:
        """The bands, or the bounds as one; without any, at least one opening."""
        if not self.bands and self.low is None and self.high is None:
            return (Band.model_construct(low=1.0, high=None, points=1.0),)
        return super().ranges


HiringChange = Literal["first_in_function", "surge", "new_location", "new_country", "leadership"]
"""Kinds of demand that began; `technology` has the criterion `technology_in_demand`."""


class HiringChangeCriterion(AnyCriterion):
    """What the openings signal: something began within the last 30 days.

    Attributes:
        any: `first_in_function`, `surge`, `new_location`, `new_country` or `leadership`.
        functions: Only where the openings that show it are of these functions; empty: of any.
    """

    key: Literal["hiring_change"]
    any: tuple[HiringChange, ...] = Field(min_length=1)
    functions: tuple[Function, ...] = ()


class WantedTechnologyCriterion(AnyCriterion):
    """Openings ask for one of these technologies, as something that the work uses."""

    key: Literal["technology_in_demand"]
