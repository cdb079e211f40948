"""The machine's part of a persona: `outreach_templates/<persona>/persona.yml`."""

from pydantic import Field, model_validator

from prospects.specs.reading import Spec
from prospects.vocabulary import SENIORITIES, BuyingRole, Channel, Function, Seniority, Standing


class SeniorityRange(Spec):
    """Levels from the lowest to the highest, both inclusive.

    Attributes:
        lowest: Lowest level that fits (`from` in YAML).
        highest: Highest level that fits (`to` in YAML).
    """

    lowest: Seniority = Field(default="entry", alias="from")
    highest: Seniority = Field(default="owner", alias="to")

    @model_validator(mode="after")
    def _in_order(self) -> "SeniorityRange":
        if SENIORITIES.index(self.lowest) < SENIORITIES.index(self.highest):
            raise ValueError(f"`from` {self.lowest} is above `to` {self.highest}")
        return self

    def holds(self, seniority: str) -> bool:
        """Whether a level lies in the range."""
        return seniority in SENIORITIES and (
            SENIORITIES.index(self.highest)
            <= SENIORITIES.index(seniority)
            <= SENIORITIES.index(self.lowest)
        )


class TitleMatch(Spec):
    """Which titles belong to the persona.

    Precedence: exclude beats include, include beats seniority x function.

    Attributes:
        functions: Functions that fit; empty means none by function.
        seniority: Levels that fit together with the functions.
        include: Words or phrases (whole words) that make a title fit whatever its level.
        exclude: Words or phrases (whole words) that keep a title out.
        standing: Standings that may be contacted.
    """

    functions: tuple[Function, ...] = ()
    seniority: SeniorityRange = SeniorityRange()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    standing: tuple[Standing, ...] = ("current", "interim")

    @model_validator(mode="after")
    def _matches_something(self) -> "TitleMatch":
        if not self.functions and not self.include:
            raise ValueError("give `functions`, `include` or both; this persona fits no title")
        return self


class CadenceStep(Spec):
    """One touch.

    Attributes:
        step: Name of the step; its text is `<step>.md` beside this file (`<step>.linkedin.md`
            for another channel than e-mail).
        day: Days after the first touch, counted from 0.
    """

    step: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    day: int = Field(ge=0, le=365)


class PersonaSpec(Spec):
    """A buyer role and how it is recognised and reached.

    Attributes:
        id: The folder's name.
        name: What people call it.
        negative: True for people who are never contacted (students, recruiters, assistants).
        match: Which titles belong to it.
        buying_role: What it does in the buying committee.
        channels: In order of preference.
        cadence: Touches in order of day; empty only for a negative persona.
    """

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    name: str
    negative: bool = False
    match: TitleMatch
    buying_role: BuyingRole | None = None
    channels: tuple[Channel, ...] = ("email",)
    cadence: tuple[CadenceStep, ...] = ()

    @model_validator(mode="after")
    def _cadence_fits(self) -> "PersonaSpec":
        if not self.negative and not self.cadence:
            raise ValueError("cadence: at least one step, or `negative: true`")
        days = [step.day for step in self.cadence]
        if days != sorted(days):
            raise ValueError("cadence: days must rise from step to step")
        return self
