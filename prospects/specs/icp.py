"""An ICP file: which companies fit a seller, criterion by criterion."""

from typing import Annotated, Any, Literal

from pydantic import Field, ValidationInfo, field_validator, model_validator

from prospects.specs.reading import Spec
from prospects.vocabulary import Function, Seniority, Tier

Mode = Literal["filter", "score", "exclude"]


class CriterionBase(Spec):
    """What every criterion has.

    Attributes:
        mode: `filter` a company must pass, `score` adds up to `weight`, `exclude` ends it.
        weight: Points this criterion can add (mode score only); points are scaled to 0-100.
        name: What people call the criterion; by default made from its key.
    """

    mode: Mode = "score"
    weight: float = Field(default=10, gt=0, le=100)
    name: str = ""


class HeadcountCriterion(CriterionBase):
    """Number of people, both bounds inclusive; None is an open end."""

    key: Literal["headcount"]
    low: int | None = Field(default=None, alias="from", ge=1)
    high: int | None = Field(default=None, alias="to", ge=1)

    @model_validator(mode="after")
    def _bounds_in_order(self) -> "HeadcountCriterion":
        if self.low is None and self.high is None:
            raise ValueError("give `from`, `to` or both, in people")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"`from` {self.low} is above `to` {self.high}")
        return self


class FoundedCriterion(CriterionBase):
    """Founding year, both bounds inclusive."""

    key: Literal["founded_year"]
    low: int | None = Field(default=None, alias="from")
    high: int | None = Field(default=None, alias="to")


class WordsCriterion(CriterionBase):
    """A field of the profile is one of these words; case does not matter."""

    key: Literal["industry", "country", "region", "city", "language", "site_standing"]
    any: tuple[str, ...] = Field(min_length=1)


class TextCriterion(CriterionBase):
    """Name, description or industry hold one of these words or phrases, as whole words."""

    key: Literal["text"]
    any: tuple[str, ...] = Field(min_length=1)


class TechnologyCriterion(CriterionBase):
    """The site shows one of these technologies; known once the site was read."""

    key: Literal["technology"]
    any: tuple[str, ...] = Field(min_length=1)


class HiringCriterion(CriterionBase):
    """The company advertises openings.

    Attributes:
        any: Words of opening titles ("sales development", "SDR"), whole words; empty: any opening.
    """

    key: Literal["hiring"]
    any: tuple[str, ...] = ()


class OpeningsCriterion(CriterionBase):
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

    @model_validator(mode="after")
    def _bounds_in_order(self) -> "OpeningsCriterion":
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"`from` {self.low} is above `to` {self.high}")
        return self


HiringChange = Literal["first_in_function", "surge", "new_location", "new_country", "leadership"]
"""Kinds of demand that began; `technology` has the criterion `technology_in_demand`."""


class HiringChangeCriterion(CriterionBase):
    """What the openings signal: something began within the last 30 days.

    Attributes:
        any: `first_in_function`, `surge`, `new_location`, `new_country` or `leadership`.
        functions: Only where the openings that show it are of these functions; empty: of any.
    """

    key: Literal["hiring_change"]
    any: tuple[HiringChange, ...] = Field(min_length=1)
    functions: tuple[Function, ...] = ()


class WantedTechnologyCriterion(CriterionBase):
    """Openings ask for one of these technologies, as something that the work uses."""

    key: Literal["technology_in_demand"]
    any: tuple[str, ...] = Field(min_length=1)


class AtsCriterion(CriterionBase):
    """A job board of one of these vendors is linked; `any: []` takes every vendor."""

    key: Literal["ats"]
    any: tuple[str, ...] = ()


class RadiusCriterion(CriterionBase):
    """Within a distance of a place.

    Attributes:
        latitude: Degrees north of the centre, -90 to 90.
        longitude: Degrees east of the centre, -180 to 180.
        radius_km: Kilometres as the crow flies.
        place: What people call the centre ("Lyon").
    """

    key: Literal["radius"]
    place: str
    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)
    radius_km: float = Field(gt=0, le=20000)


class ListCriterion(CriterionBase):
    """The company is on a list of `config/lists/` ("competitors")."""

    key: Literal["list"]
    any: tuple[str, ...] = Field(min_length=1)


Criterion = Annotated[
    HeadcountCriterion
    | FoundedCriterion
    | WordsCriterion
    | TextCriterion
    | TechnologyCriterion
    | HiringCriterion
    | OpeningsCriterion
    | HiringChangeCriterion
    | WantedTechnologyCriterion
    | AtsCriterion
    | RadiusCriterion
    | ListCriterion,
    Field(discriminator="key"),
]


class Tiers(Spec):
    """Least score (0-100) of each tier; below C is out."""

    A: float = Field(default=70, ge=0, le=100)
    B: float = Field(default=45, ge=0, le=100)
    C: float = Field(default=25, ge=0, le=100)

    @model_validator(mode="after")
    def _falling(self) -> "Tiers":
        if not self.A > self.B > self.C:
            raise ValueError(f"must fall from A to C; given A {self.A}, B {self.B}, C {self.C}")
        return self


class Expectation(Spec):
    """A company that people know well, and the tier it must land in.

    Attributes:
        company: Its domain.
        tier: The tiers that are right; any one of them suffices.
        why: Why it must, for whoever reads that it does not any more.
        profile: What is known of it, under the columns of a profiles file (`headcount: 51-200`);
            empty: what the database knows.
    """

    company: str
    tier: tuple[Tier, ...] = Field(min_length=1)
    why: str = ""
    profile: dict[str, str | int | float | bool | tuple[str, ...]] = Field(default={})

    @field_validator("tier", mode="before")
    @classmethod
    def _one_or_several(cls, value: Any) -> Any:
        return [value] if isinstance(value, str) else value


class IcpSpec(Spec):
    """An ideal customer profile.

    Attributes:
        id: Short name, the name of the file.
        name: What people call it.
        purpose: One sentence: whom we look for and why.
        seller: What is sold to them.
        segment: Which part of the market this is ("mid-market"), for people.
        territory: Where it is worked, for people and `tam` ("Midwest", "DACH").
        budget: What such a company spends, and who decides, for people.
        buying_season: When they buy, for people.
        pains: What hurts there and the seller mends.
        negative: Whether it describes companies that we do not want: who surely lands in its
            tier A or B is out of every other ICP.
        personas: Persona ids through which these companies are worked, the first preferred; empty
            for a negative one alone.
        criteria: What counts.
        tiers: Least scores.
        expectations: Companies that must land in a tier.
    """

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    name: str
    purpose: str
    seller: str = ""
    segment: str = ""
    territory: tuple[str, ...] = ()
    budget: str = ""
    buying_season: str = ""
    pains: tuple[str, ...] = ()
    negative: bool = False
    personas: tuple[str, ...] = Field(default=(), validate_default=True)
    criteria: tuple[Criterion, ...] = Field(min_length=1)
    tiers: Tiers = Tiers()
    expectations: tuple[Expectation, ...] = ()

    @field_validator("personas")
    @classmethod
    def _is_worked_through_somebody(
        cls, personas: tuple[str, ...], info: ValidationInfo
    ) -> tuple[str, ...]:
        if not personas and not info.data.get("negative"):
            raise ValueError("name at least one persona; only a negative ICP has none")
        return personas

    @model_validator(mode="after")
    def _has_something_to_score(self) -> "IcpSpec":
        if not any(criterion.mode == "score" for criterion in self.criteria):
            raise ValueError("criteria: at least one must have mode score")
        return self
