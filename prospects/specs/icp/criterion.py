"""What every criterion of an ICP file has, and the forms that several of them share."""

from collections.abc import Mapping
from typing import Any, ClassVar, Literal

from pydantic import Field, field_validator, model_validator

from prospects.specs.reading import Spec, refuse

Mode = Literal["filter", "score", "exclude"]


class Decay(Spec):
    """How a value loses points as it grows old: by half-lives, or along a line.

    Attributes:
        half_life_days: Days after which it counts half, after twice as many a quarter.
        fresh_days: Days for which it counts fully.
        stale_days: Days from which it counts nothing; between the two it falls evenly.
    """

    half_life_days: float | None = Field(default=None, gt=0, le=36500)
    fresh_days: int | None = Field(default=None, ge=0, le=36500)
    stale_days: int | None = Field(default=None, ge=1, le=36500)

    @model_validator(mode="after")
    def _one_form(self) -> "Decay":
        line = (self.fresh_days, self.stale_days)
        if (self.half_life_days is None) == (line == (None, None)):
            raise ValueError("give `half_life_days`, or `fresh_days` and `stale_days`")
        if self.half_life_days is None and None in line:
            raise ValueError("`fresh_days` and `stale_days` go together")
        if self.fresh_days is not None and self.fresh_days >= (self.stale_days or 0):
            raise ValueError(f"`fresh_days` {line[0]} must be below `stale_days` {line[1]}")
        return self


class CriterionBase(Spec):
    """What every criterion has.

    Attributes:
        mode: `filter` a company must pass, `score` adds up to `weight`, `exclude` ends it.
        weight: Points this criterion can add (mode score only); points are scaled to 0-100.
        name: What people call the criterion; by default made from its key.
        unknown: What a filter does with a company of which the value is unknown: `needs_data`
            leaves it open, `out` rejects it.
        decay: How the points fall with the age of the value (mode score only).
    """

    ages: ClassVar[bool] = True
    """Whether the value has an age, so that it may decay."""

    mode: Mode = "score"
    weight: float = Field(default=10, gt=0, le=100)
    name: str = ""
    unknown: Literal["needs_data", "out"] = "needs_data"
    decay: Decay | None = None

    @model_validator(mode="after")
    def _keys_of_its_mode(self) -> "CriterionBase":
        if self.unknown == "out" and self.mode != "filter":
            raise ValueError(f"`unknown: out` is for mode filter; this has mode {self.mode}")
        if self.decay and self.mode != "score":
            raise ValueError(f"`decay` is for mode score; this has mode {self.mode}")
        if self.decay and not self.ages:
            raise ValueError("`decay` is of no use here: nothing tells how old the value is")
        return self


class Band(Spec):
    """A range of numbers with the share of the weight that it is worth.

    Attributes:
        low: Least value, inclusive; None is an open end.
        high: Greatest value, inclusive; None is an open end.
        points: Share of the weight, above 0 and up to 1.
    """

    low: float | None = Field(default=None, alias="from")
    high: float | None = Field(default=None, alias="to")
    points: float = Field(default=1.0, gt=0, le=1)

    @model_validator(mode="after")
    def _bounds_in_order(self) -> "Band":
        require_bounds(self.low, self.high)
        return self

    def __str__(self) -> str:
        """For messages: "50-200", "500+"."""
        low = "" if self.low is None else number_words(self.low)
        if self.high is None:
            return f"{low}+"
        return f"{low or 'up to '}{low and '-'}{number_words(self.high)}"


def number_words(number: float) -> str:
    """A number as messages write it: "50", "2.5", "5,000,000"."""
    return f"{number:,.0f}" if abs(number) >= 1e5 else f"{number:g}"


def require_bounds(low: float | None, high: float | None) -> None:
    """Refuse a range without bounds or with its bounds in the wrong order.

    Raises:
        ValueError: The message says which.
    """
    if low is None and high is None:
        raise ValueError("give `from`, `to` or both")
    if low is not None and high is not None and low > high:
        raise ValueError(f"`from` {number_words(low)} is above `to` {number_words(high)}")


class NumberCriterion(CriterionBase):
    """A number lies within bounds, both inclusive; None is an open end.

    Attributes:
        low: Least value.
        high: Greatest value.
        bands: Instead of the two: ranges that are worth different shares of the weight; what lies
            in none is worth nothing.
    """

    low: float | None = Field(default=None, alias="from")
    high: float | None = Field(default=None, alias="to")
    bands: tuple[Band, ...] = ()

    @field_validator("bands")
    @classmethod
    def _apart(cls, bands: tuple[Band, ...]) -> tuple[Band, ...]:
        for later, band in enumerate(bands):
            for earlier, other in enumerate(bands[:later]):
                if _overlap(band, other):
                    raise ValueError(
                        f"[{later}] {band} overlaps [{earlier}] {other}; both ends are included"
                    )
        return bands

    @model_validator(mode="after")
    def _bounds_or_bands(self) -> "NumberCriterion":
        if self.bands and (self.low is not None or self.high is not None):
            raise ValueError("give `bands`, or `from` and `to`, not both")
        if self.bands and self.mode != "score":
            raise ValueError(f"`bands` are for mode score; give mode {self.mode} `from` and `to`")
        if not self.bands:
            self._require_bounds()
        return self

    def _require_bounds(self) -> None:
        require_bounds(self.low, self.high)

    @property
    def ranges(self) -> tuple[Band, ...]:
        """The bands, or the bounds as one band that is worth the whole weight."""
        return self.bands or (Band.model_construct(low=self.low, high=self.high, points=1.0),)


def _overlap(one: Band, other: Band) -> bool:
    infinite = float("inf")
    lows = [-infinite if band.low is None else band.low for band in (one, other)]
    highs = [infinite if band.high is None else band.high for band in (one, other)]
    return max(lows) <= min(highs)


_BETWEEN_WORDS = " \t\r\n\xa0-_\u2010\u2011\u2012\u2013\u2014\u2015"


class AnyCriterion(CriterionBase):
    """A value is one of some words; upper and lower case are the same.

    Attributes:
        any: The words; any one of them suffices.
        points: Instead of `any`: each word with the share of the weight that it is worth; the best
            one that a company has counts.
    """

    any: tuple[str, ...] = Field(min_length=1)
    points: Mapping[str, float] = {}

    @model_validator(mode="before")
    @classmethod
    def _words_of_points(cls, given: Any) -> Any:
        if not isinstance(given, dict) or not isinstance(given.get("points"), dict):
            return given
        if "any" in given:
            raise ValueError("give `any` or `points`, not both")
        return given | {"any": [str(word) for word in given["points"]]}

    @field_validator("points")
    @classmethod
    def _are_shares(cls, points: Mapping[str, float]) -> Mapping[str, float]:
        for word, share in points.items():
            if not 0 < share <= 1:
                raise ValueError(f"{word}: {share:g} is no share; give one above 0 and up to 1")
        return points

    @model_validator(mode="after")
    def _points_score(self) -> "AnyCriterion":
        if self.points and self.mode != "score":
            raise ValueError(f"`points` are for mode score; give mode {self.mode} `any`")
        return self

    @model_validator(mode="after")
    def _words_can_be_had(self) -> "AnyCriterion":
        places = (("points", w) if self.points else ("any", at) for at, w in enumerate(self.any))
        told = zip(places, map(self._fault_of_any, self.any), strict=True)
        refuse((place, fault) for place, fault in told if fault)
        return self

    def _fault_of_any(self, word: str) -> str | None:
        if not word.strip(_BETWEEN_WORDS):
            return f'"{word}" is no word; write one or leave it out'
        return self.fault_of(word)

    def fault_of(self, word: str) -> str | None:  # noqa: ARG002 - criteria with a vocabulary ask it
        """Why no company can ever have a word, and what is allowed; None where one can."""
        return None

    @property
    def shares(self) -> Mapping[str, float]:
        """Each word with the share of the weight that it is worth."""
        return self.points or dict.fromkeys(self.any, 1.0)
