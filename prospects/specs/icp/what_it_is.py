"""Criteria over what a company is: size, money, age, place, industry, business model, contact."""

import re
from itertools import pairwise
from typing import Literal

from pydantic import Field, field_validator, model_validator

from prospects.country import parse_country
from prospects.place import find_place, names_like
from prospects.specs.icp.allowed import COUNTRIES, OF_FIELD
from prospects.specs.icp.criterion import AnyCriterion, Band, CriterionBase, NumberCriterion
from prospects.specs.reading import Spec


class HeadcountCriterion(NumberCriterion):
    """Number of people, both bounds inclusive; None is an open end."""

    key: Literal["headcount"]
    low: int | None = Field(default=None, alias="from", ge=1)
    high: int | None = Field(default=None, alias="to", ge=1)

    def _require_bounds(self) -> None:
        if self.low is None and self.high is None:
            raise ValueError("give `from`, `to` or both, in people")
        super()._require_bounds()


class RevenueCriterion(NumberCriterion):
    """Yearly revenue in US dollars, both bounds inclusive; None is an open end.

    Attributes:
        currency: Of the bounds; profiles hold US dollars alone.
    """

    key: Literal["revenue"]
    currency: Literal["USD"] = "USD"


class FoundedCriterion(NumberCriterion):
    """Founding year, both bounds inclusive."""

    key: Literal["founded_year"]
    low: int | None = Field(default=None, alias="from")
    high: int | None = Field(default=None, alias="to")


class WordsCriterion(AnyCriterion):
    """A field of the profile is one of these words; case does not matter."""

    key: Literal["industry", "country", "region", "city", "language", "site_standing"]

    def fault_of(self, word: str) -> str | None:
        """What is wrong with a word of a field that has only some."""
        known = OF_FIELD.get(self.key)
        return known.fault_of(word) if known else None


class TextCriterion(AnyCriterion):
    """Name, description or industry hold one of these words or phrases, as whole words."""

    key: Literal["text"]


BusinessModel = Literal["b2b", "b2c", "marketplace", "saas", "agency", "nonprofit", "public_sector"]


class BusinessModelCriterion(AnyCriterion):
    """How a company earns, as far as words of its description and industry say it."""

    key: Literal["business_model"]
    any: tuple[BusinessModel, ...] = Field(min_length=1)


class KnownCriterion(AnyCriterion):
    """One of these is known of the company."""

    ages = False
    key: Literal["known"]
    any: tuple[Literal["phone", "social", "legal_id"], ...] = Field(min_length=1)


_CODES = re.compile(r"(\d+)-(\d+)")


class PostalCodeCriterion(AnyCriterion):
    """The postal code is one of these, begins with one, or lies in a range ("10115-14199").

    Attributes:
        country: Country in which they count, since the same code stands for places in several
            countries; None takes any.
    """

    key: Literal["postal_code"]
    country: str | None = None

    def fault_of(self, word: str) -> str | None:
        """What is wrong with a code or a range of codes."""
        if (ends := postal_range(word)) and ends[0] > ends[1]:
            return f'"{word}" runs backwards; write the lower code first'
        return None if any(c.isalnum() for c in word) else f'"{word}" is no postal code'

    @field_validator("country")
    @classmethod
    def _country_is_known(cls, country: str | None) -> str | None:
        return require_country(country) if country else None


def postal_range(code: str) -> tuple[str, str] | None:
    """Ends of a range of codes with as many digits each, "10115-14199"; None for a single code."""
    match = _CODES.fullmatch(code.replace(" ", ""))
    if match is None or len(match[1]) != len(match[2]):
        return None
    return match[1], match[2]


def require_country(word: str) -> str:
    """Two letters of a country that an ICP names.

    Raises:
        ValueError: It is none.
    """
    code = parse_country(word)
    if code is None:
        raise ValueError(COUNTRIES.fault_of(word))
    return code


class DistanceBand(Spec):
    """Kilometres from the centre with the share of the weight that they are worth.

    Attributes:
        high: Most kilometres, inclusive.
        points: Share of the weight, above 0 and up to 1.
    """

    high: float = Field(alias="to", gt=0, le=20000)
    points: float = Field(default=1.0, gt=0, le=1)


class RadiusCriterion(CriterionBase):
    """Within a distance of a place.

    Attributes:
        place: What people call the centre ("Lyon"); without coordinates, a city that we know.
        region: Its state or province, where several cities have the name.
        country: Its country, likewise.
        latitude: Degrees north of the centre, -90 to 90; None is that of the city.
        longitude: Degrees east of the centre, -180 to 180; None is that of the city.
        radius_km: Kilometres as the crow flies.
        bands: Instead of `radius_km`: distances that are worth different shares of the weight, the
            nearest first.
    """

    key: Literal["radius"]
    place: str
    region: str | None = None
    country: str | None = None
    latitude: float | None = Field(default=None, ge=-90, le=90)
    longitude: float | None = Field(default=None, ge=-180, le=180)
    radius_km: float | None = Field(default=None, gt=0, le=20000)
    bands: tuple[DistanceBand, ...] = ()

    @field_validator("bands")
    @classmethod
    def _outwards(cls, bands: tuple[DistanceBand, ...]) -> tuple[DistanceBand, ...]:
        for inner, outer in pairwise(bands):
            if not (inner.high < outer.high and inner.points > outer.points):
                raise ValueError("must go outwards: `to` rises and `points` fall from each to next")
        return bands

    @model_validator(mode="after")
    def _one_centre_and_radius(self) -> "RadiusCriterion":
        if (self.radius_km is None) == (not self.bands):
            raise ValueError("give `radius_km` or `bands`, one of the two")
        if self.bands and self.mode != "score":
            raise ValueError(f"`bands` are for mode score; give mode {self.mode} `radius_km`")
        if (self.latitude is None) != (self.longitude is None):
            raise ValueError("`latitude` and `longitude` go together")
        if self.latitude is None:
            _centre(self.place, self.region, self.country)
        return self

    @property
    def centre(self) -> tuple[float, float]:
        """Degrees north and east."""
        if self.latitude is not None and self.longitude is not None:
            return self.latitude, self.longitude
        return _centre(self.place, self.region, self.country)

    @property
    def reach_km(self) -> float:
        """Kilometres beyond which nothing counts."""
        return self.bands[-1].high if self.bands else self.radius_km or 0.0

    @property
    def ranges(self) -> tuple[Band, ...]:
        """The bands, or the radius as one band, each from where the one before it ends."""
        rings = self.bands or (DistanceBand.model_construct(high=self.reach_km, points=1.0),)
        return tuple(Band.model_construct(low=None, high=r.high, points=r.points) for r in rings)


def _centre(place: str, region: str | None, country: str | None) -> tuple[float, float]:
    code = require_country(country) if country else None
    found = find_place(place, region, code)
    if found is None:
        near = names_like(place, code)
        hint = f"did you mean {', '.join(near)}? " if near else ""
        raise ValueError(
            f'"{place}" is no single city that we know; {hint}'
            "name its `region` or `country`, or give `latitude` and `longitude`"
        )
    return found.latitude, found.longitude
