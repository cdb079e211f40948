"""The machine's part of a persona: `outreach_templates/<persona>/persona.yml`."""

from pydantic import Field, model_validator

from prospects.specs.reading import Spec
from prospects.specs.title_match import TitleMatch
from prospects.vocabulary import BuyingRole, Channel


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
