"""Criteria over what our own lists and the CRM say of a company, and over what has changed."""

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from prospects.profile import MANY_FIELDS, SINGLE_FIELDS
from prospects.specs.icp.allowed import OF_FIELD
from prospects.specs.icp.criterion import AnyCriterion, CriterionBase, NumberCriterion
from prospects.specs.reading import refuse


class ListCriterion(AnyCriterion):
    """The company is on a list of `config/lists/` ("competitors")."""

    ages = False
    key: Literal["list"]


class CrmCriterion(AnyCriterion):
    """A column of a list or a CRM export is one of these words; case does not matter."""

    key: Literal["stage", "owner", "source"]


class ExtraCriterion(AnyCriterion, NumberCriterion):
    """A column without a field of ours ("Plan") is one of some words, or a number within bounds.

    Attributes:
        column: Name of the column as the list writes it; upper and lower case are the same.
    """

    ages = False
    key: Literal["extra"]
    column: str = Field(min_length=1)
    any: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _words_or_numbers(self) -> "ExtraCriterion":
        if self.any and self.asks_number:
            raise ValueError("give words (`any`, `points`) or numbers (`from`, `to`, `bands`)")
        return self

    def _require_bounds(self) -> None:
        if not self.any and self.low is None and self.high is None:
            raise ValueError("give `any` or `points` for words, `from` and `to` for numbers")
        if not self.any:
            super()._require_bounds()

    @property
    def asks_number(self) -> bool:
        """Whether numbers are asked for and not words."""
        return bool(self.bands) or self.low is not None or self.high is not None


ChangeKind = Literal["new", "gone", "became"]


class ChangedCriterion(CriterionBase):
    """Something changed at the company since a day, as our looks at its site tell.

    Attributes:
        technology: Technologies that came or went; an empty list takes any.
        field: Instead: a field of the profile that came, went or became something else.
        change: `new`, `gone`, or for a field with one value `became` (another value than before).
        any: Values of the field that count; empty: any.
        since: Day after which a change counts.
        within_days: Instead: days before the day of the score within which it counts.
    """

    ages = False
    key: Literal["changed"]
    technology: tuple[str, ...] | None = None
    field: str | None = None
    change: ChangeKind = "new"
    any: tuple[str, ...] = ()
    since: date | None = None
    within_days: int | None = Field(default=None, ge=1, le=3650)

    @model_validator(mode="after")
    def _one_thing_in_one_time(self) -> "ChangedCriterion":
        if (self.technology is None) == (self.field is None):
            raise ValueError("give `technology` (a list of names, [] for any) or `field`")
        if (self.since is None) == (self.within_days is None):
            raise ValueError("give `since` (a day) or `within_days`")
        if self.field is not None and self.field not in (*SINGLE_FIELDS, *MANY_FIELDS):
            known = ", ".join((*SINGLE_FIELDS, *MANY_FIELDS))
            raise ValueError(f'"{self.field}" is no field of a profile; use one of {known}')
        if self.change == "became" and self.field not in SINGLE_FIELDS:
            raise ValueError("`became` is for a field with one value; use `new` or `gone`")
        if self.any and self.field is None:
            raise ValueError("`any` names values of a `field`; name technologies in `technology`")
        return self

    @model_validator(mode="after")
    def _values_can_be_had(self) -> "ChangedCriterion":
        if known := OF_FIELD.get(self.field or ""):
            told = ((("any", at), known.fault_of(word)) for at, word in enumerate(self.any))
            refuse((place, fault) for place, fault in told if fault)
        return self
