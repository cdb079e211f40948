"""Which titles belong to a persona: the part `match` of its `persona.yml`."""

from collections.abc import Mapping
from itertools import combinations
from typing import Any, Literal

from pydantic import Field, model_validator

from prospects.specs.reading import Spec, refuse
from prospects.vocabulary import SENIORITIES, Function, Seniority, Standing

ManagerTitles = Literal["ic", "manager"]
"""What a title counts as that is called a manager and leads nobody."""


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

    @property
    def words(self) -> str:
        """As explanations name it: "director to c_suite", or one level."""
        return self.lowest if self.lowest == self.highest else f"{self.lowest} to {self.highest}"


class HeadcountRange(Spec):
    """Sizes of a company, both bounds inclusive.

    Attributes:
        lowest: Least number of people (`from` in YAML).
        highest: Most people (`to` in YAML); None for an open end.
    """

    lowest: int = Field(default=1, alias="from", ge=0)
    highest: int | None = Field(default=None, alias="to", ge=1)

    @model_validator(mode="after")
    def _in_order(self) -> "HeadcountRange":
        if self.highest is not None and self.highest < self.lowest:
            raise ValueError(f"`from` {self.lowest} is above `to` {self.highest}")
        if self.lowest <= 1 and self.highest is None:
            raise ValueError("holds every company; give `from`, `to` or both")
        return self

    def holds(self, headcount: int) -> bool:
        """Whether a company of so many people is meant."""
        return self.lowest <= headcount and (self.highest is None or headcount <= self.highest)

    def overlaps(self, other: "HeadcountRange") -> bool:
        """Whether a company may be of both sizes."""
        return self.holds(other.lowest) or other.holds(self.lowest)

    @property
    def words(self) -> str:
        """As rules and faults name it: "1-19" or "500+"."""
        return f"{self.lowest}+" if self.highest is None else f"{self.lowest}-{self.highest}"


class SizeOverride(Spec):
    """What is different at companies of a size; None is as everywhere.

    Attributes:
        headcount: The size. A company whose size is unknown has none.
        functions: Instead of the functions that fit elsewhere.
        seniority: Instead of the levels.
        include: Instead of the phrases that make a title fit.
        exclude: Instead of the phrases that keep a title out.
        manager_titles_count_as: Instead of what titles of managers without a team count as.
    """

    headcount: HeadcountRange
    functions: tuple[Function, ...] | None = None
    seniority: SeniorityRange | None = None
    include: tuple[str, ...] | None = None
    exclude: tuple[str, ...] | None = None
    manager_titles_count_as: ManagerTitles | None = None

    @model_validator(mode="after")
    def _changes_something(self) -> "SizeOverride":
        if not self.changes:
            keys = ", ".join(name for name in type(self).model_fields if name != "headcount")
            raise ValueError(f"changes nothing; give at least one of {keys}")
        return self

    @property
    def changes(self) -> Mapping[str, Any]:
        """Key of `match` -> its value at this size."""
        values = {name: getattr(self, name) for name in type(self).model_fields}
        return {k: v for k, v in values.items() if k != "headcount" and v is not None}


class TitleMatch(Spec):
    """Which titles belong to the persona.

    Precedence: exclude beats include, include beats seniority x function.

    Attributes:
        functions: Functions that fit; empty means none by function.
        seniority: Levels that fit together with the functions.
        include: Words or phrases (whole words) that make a title fit whatever its level.
        exclude: Words or phrases (whole words) that keep a title out.
        standing: Standings that may be contacted.
        manager_titles_count_as: What a title as "Account Manager" counts as, which is called a
            manager and leads nobody: an individual contributor (`ic`) or a `manager`.
        sizes: What is different at companies of some sizes; no company is of two.
        icps: The ICPs through which it is worked, whether they name it or not; empty for those
            that name it.
    """

    functions: tuple[Function, ...] = ()
    seniority: SeniorityRange = SeniorityRange()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    standing: tuple[Standing, ...] = ("current", "interim")
    manager_titles_count_as: ManagerTitles = "ic"
    sizes: tuple[SizeOverride, ...] = ()
    icps: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _matches_something(self) -> "TitleMatch":
        if not self.functions and not self.include:
            raise ValueError("give `functions`, `include` or both; this persona fits no title")
        return self

    @model_validator(mode="after")
    def _sizes_are_apart(self) -> "TitleMatch":
        ranges = [size.headcount for size in self.sizes]
        refuse(
            (
                ("sizes", later, "headcount"),
                f"{ranges[later].words} overlaps {ranges[earlier].words} of sizes[{earlier}]; "
                "no company may be of two sizes",
            )
            for earlier, later in combinations(range(len(ranges)), 2)
            if ranges[earlier].overlaps(ranges[later])
        )
        return self

    def at_size(self, headcount: int | None) -> "TitleMatch":
        """The same as it counts at a company of so many people; None where that is unknown."""
        size = self.size_of(headcount)
        return self.model_copy(update=dict(size.changes)) if size else self

    def size_of(self, headcount: int | None) -> SizeOverride | None:
        """What is different at a company of so many people; None where nothing is."""
        if headcount is None:
            return None
        return next((size for size in self.sizes if size.headcount.holds(headcount)), None)
