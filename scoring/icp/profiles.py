"""Profiles as columns: one row a company.

A frame of profiles has some of the columns `COLUMNS`; unknown is None or NaN, many values are a
tuple or a list, and a column that is missing is unknown of all. Columns of a frame may be Python
objects, as those of a database are, or Arrow's, as those of a file are.
"""

from collections.abc import Container

import numpy as np
import numpy.typing as npt
import pandas as pd

from prospects.profile import CompanyProfile
from scoring.icp.words import Numbers, Truths, Words, truths_of

__all__ = ["Numbers", "Profiles", "Truths", "Words", "truths_of"]


class Profiles:
    """A frame of profiles as criteria see it; columns are read once however many ask."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self.frame = frame
        self.size = len(frame)
        self._words: dict[str, Words] = {}
        self._numbers: dict[str, Numbers] = {}
        self._profiles: npt.NDArray[np.object_] | None = None

    def has(self, column: str) -> bool:
        """Whether the frame tells of a column at all; what it does not tell of is unknown."""
        return column in self.frame

    def numbers(self, column: str) -> Numbers:
        """A column of numbers, NaN where unknown."""
        if column not in self._numbers:
            self._numbers[column] = self._read_numbers(column)
        return self._numbers[column]

    def _read_numbers(self, column: str) -> Numbers:
        if column not in self.frame:
            return np.broadcast_to(np.nan, self.size)
        return self.frame[column].to_numpy(dtype=np.float64, na_value=np.nan)

    def truths(self, column: str) -> Truths:
        """A column of truths, false where the frame has none."""
        if column not in self.frame:
            return np.zeros(self.size, dtype=np.bool_)
        return self.frame[column].to_numpy(dtype=np.bool_)

    def was_read(self, column: str) -> Truths:
        """Rows of which all words of a column are known, so that absence is a real no.

        Args:
            column: "technologies", "ats" or "text": what a site shows, or a file states in full.
        """
        own = f"read.{column}"
        return self.truths(own if own in self.frame else "site_read")

    def ages(self, field: str) -> Numbers:
        """Days since a field was last seen, NaN where nothing tells."""
        own = f"age.{field}"
        return self.numbers(own if own in self.frame else "age")

    def words(self, column: str) -> Words:
        """The words of a column; none where the frame has no such column."""
        if column not in self._words:
            given = self.frame.get(column)
            self._words[column] = (
                Words.none(self.size)
                if given is None
                else Words.of(given, are_texts=column == "text")
            )
        return self._words[column]

    def values(self, column: str, row: int) -> tuple[str, ...]:
        """The words of one row, for its sentence."""
        return self.words(column).of_row(row)

    def profile(self, row: int) -> CompanyProfile | None:
        """The profile behind a row, if the frame has it."""
        if self._profiles is None:
            none = pd.Series([None] * self.size, dtype="object")
            self._profiles = self.frame.get("profile", none).to_numpy(dtype=object)
        value = self._profiles[row]
        return value if isinstance(value, CompanyProfile) else None

    def seen(self, field: str, row: int, among: Container[str] | None = None) -> str | None:
        """URL where a field of a row was seen, or None.

        Args:
            field: Field of the profile, or "technology".
            row: Position of the company.
            among: For a field with several values, the values that count; None takes any.
        """
        profile = self.profile(row)
        if profile is None:
            return None
        single = profile.facts.get(field)
        signals = (single,) if single else profile.many.get(field, ())
        named = [(signal.value, signal) for signal in signals]
        if field == "technology":
            named = list(profile.technologies.items())
        urls = (s.provenance.source_url for name, s in named if among is None or name in among)
        return next(urls, None)
