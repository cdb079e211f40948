"""An ICP file: which companies fit a seller, criterion by criterion."""

from datetime import date
from typing import Annotated, Any

from pydantic import Field, ValidationInfo, field_validator, model_validator

from prospects.company import key_named
from prospects.specs.icp.what_it_is import (
    BusinessModelCriterion,
    FoundedCriterion,
    HeadcountCriterion,
    KnownCriterion,
    PostalCodeCriterion,
    RadiusCriterion,
    RevenueCriterion,
    TextCriterion,
    WordsCriterion,
)
from prospects.specs.icp.what_it_runs import (
    AtsCriterion,
    TechnologyCategoryCriterion,
    TechnologyCriterion,
)
from prospects.specs.icp.what_we_say import (
    ChangedCriterion,
    CrmCriterion,
    ExtraCriterion,
    ListCriterion,
)
from prospects.specs.icp.whom_it_hires import (
    HiringChangeCriterion,
    HiringCriterion,
    OpeningsCriterion,
    WantedTechnologyCriterion,
)
from prospects.specs.reading import Spec, refuse
from prospects.vocabulary import Tier

Criterion = Annotated[
    HeadcountCriterion
    | RevenueCriterion
    | FoundedCriterion
    | WordsCriterion
    | PostalCodeCriterion
    | RadiusCriterion
    | TextCriterion
    | BusinessModelCriterion
    | KnownCriterion
    | TechnologyCriterion
    | TechnologyCategoryCriterion
    | AtsCriterion
    | HiringCriterion
    | OpeningsCriterion
    | HiringChangeCriterion
    | WantedTechnologyCriterion
    | ListCriterion
    | CrmCriterion
    | ExtraCriterion
    | ChangedCriterion,
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
        company: Its domain; what people call it will do where a profile is given.
        tier: The tiers that are right; any one of them suffices.
        why: Why it must, for whoever reads that it does not any more.
        profile: What is known of it, under the columns of a profiles file (`headcount: 51-200`);
            empty: what the database knows.
    """

    company: str
    tier: tuple[Tier, ...] = Field(min_length=1)
    why: str = ""
    profile: dict[str, str | int | float | bool | tuple[str, ...]] = Field(default={})

    @field_validator("profile", mode="before")
    @classmethod
    def _cells(cls, given: Any) -> Any:
        if not isinstance(given, dict):
            return given
        return {str(column): _cell(str(column), value) for column, value in given.items()}

    @field_validator("tier", mode="before")
    @classmethod
    def _one_or_several(cls, value: Any) -> Any:
        return [value] if isinstance(value, str) else value

    @model_validator(mode="after")
    def _is_found_by_its_company(self) -> "Expectation":
        if not self.profile and key_named(self.company) is None:
            told = (
                f'"{self.company}" is no domain, so no company is found by it; write that of its '
                "site, as in acme.example, or give a `profile`"
            )
            refuse([(("company",), told)])
        return self


def _cell(column: str, value: Any) -> Any:
    """A value as a cell of a profiles file holds it; nothing at all is unknown.

    Raises:
        ValueError: No cell can hold it.
    """
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple) and not any(isinstance(one, dict | list) for one in value):
        return tuple(map(str, value))
    if isinstance(value, dict | list | tuple):
        raise ValueError(f"{column}: write a word, a number or a list of words")  # noqa: TRY004 - pydantic's way
    return "" if value is None else value


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
