"""Openings and what they signal as words of a column: a million companies are counted fast."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from prospects.hiring import DemandSignal, OpeningSighting
from prospects.profile import CompanyProfile

_OLD = "old"


def hiring_columns(profile: CompanyProfile) -> tuple[object, ...]:
    """`openings_total`, `opening_kinds`, `hiring_changes` and `technologies_in_demand`."""
    hiring = profile.hiring
    kinds = tuple(kind_of(each, hiring.as_of).word for each in hiring.openings)
    changes = tuple(change_word(s) for s in hiring.signals if s.kind != "technology")
    wanted = tuple(s.value for s in hiring.signals if s.kind == "technology")
    return hiring.total, kinds, changes, wanted


@dataclass(frozen=True, slots=True)
class OpeningKind:
    """What counts of an opening.

    Attributes:
        function: "" where unknown.
        seniority: "" where unknown.
        age_days: Days for which it had been open at the last good look, or None.
        is_old: Whether it is evergreen, so that it is new for no number of days.
    """

    function: str
    seniority: str
    age_days: int | None
    is_old: bool = False

    @property
    def word(self) -> str:
        """As one word: "sales|manager|12", "data||", "hr|entry|old"."""
        age = "" if self.age_days is None else str(self.age_days)
        return f"{self.function}|{self.seniority}|{_OLD if self.is_old else age}"

    @classmethod
    def of_word(cls, word: str) -> Self:
        """The reverse of `word`."""
        function, seniority, age = word.split("|")
        return cls(function, seniority, int(age) if age.isdigit() else None, age == _OLD)


def kind_of(sighting: OpeningSighting, as_of: date | None) -> OpeningKind:
    """What counts of an opening.

    Args:
        sighting: The opening.
        as_of: Day of the last good look.
    """
    opening, since = sighting.opening, sighting.opened_on
    days = max((as_of - since).days, 0) if as_of and since else None
    return OpeningKind(
        opening.function or "", opening.seniority or "", days, sighting.is_evergreen
    )  # fmt: skip


def change_word(signal: DemandSignal) -> str:
    """A change as one word: its kind and the functions of its openings, "surge|sales|data"."""
    functions = dict.fromkeys(each.opening.function or "" for each in signal.proof)
    return "|".join([signal.kind, *functions])
