"""Profiles as columns: one row a company.

A frame of profiles has some of the columns `COLUMNS`; unknown is None or NaN, many values are a
tuple or a list, and a column that is missing is unknown of all. Columns of a frame may be Python
objects, as those of a database are, or Arrow's, as those of a file are.
"""

import re
from collections.abc import Container, Iterable, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from prospects.place import find_place
from prospects.profile import CompanyProfile, parse_bounds
from scoring.icp.hiring_words import hiring_columns
from scoring.icp.words import Numbers, Truths, Words, truths_of

__all__ = [
    "COLUMNS", "Numbers", "Profiles", "Truths", "Words", "profiles_frame", "truths_of",
]  # fmt: skip
COLUMNS = (
    "company_key", "headcount_min", "headcount_max", "founded_year", "industry", "country",
    "region", "city", "latitude", "longitude", "languages", "technologies", "ats", "openings",
    "openings_total", "opening_kinds", "hiring_changes", "technologies_in_demand",
    "lists", "site_standing", "site_read", "text", "profile",
)  # fmt: skip
_NUMBERS = frozenset(
    {
        "headcount_min", "headcount_max", "founded_year", "latitude", "longitude",
        "openings_total",
    }
)  # fmt: skip
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def profiles_frame(
    profiles: Iterable[CompanyProfile], lists: Mapping[str, AbstractSet[str]]
) -> pd.DataFrame:
    """One wide row a company, in the order given.

    Args:
        profiles: What is known of each company.
        lists: Name of a list -> keys of the companies on it.

    Returns:
        Columns `COLUMNS`; `profile` holds the profile itself, for names and evidence.
    """
    rows = [_row(profile, lists) for profile in profiles]
    columns = list(zip(*rows, strict=True)) or [()] * len(COLUMNS)
    return pd.DataFrame(
        {name: _column(name, values) for name, values in zip(COLUMNS, columns, strict=True)}
    )


def _column(name: str, values: tuple[object, ...]) -> pd.Series:
    if name in _NUMBERS:
        return pd.Series(values, dtype="float64")
    return pd.Series(values, dtype="bool" if name == "site_read" else "object")


def _row(profile: CompanyProfile, lists: Mapping[str, AbstractSet[str]]) -> tuple[object, ...]:
    key, value = profile.company.key, profile.value
    place = (value("city"), value("region"), value("country"))
    return (
        key, *_bounds(value("headcount")), _number(value("founded_year")), value("industry"),
        place[2], place[1], place[0], *_coordinates(value("latitude"), value("longitude"), *place),
        profile.values("language"), tuple(profile.technologies), profile.values("ats"),
        profile.values("opening"), *hiring_columns(profile),
        tuple(name for name, keys in lists.items() if key in keys),
        value("site_standing"), profile.site_read, _text(profile), profile,
    )  # fmt: skip


@lru_cache(maxsize=65536)
def _bounds(headcount: str | None) -> tuple[float | None, float | None]:
    """Bounds of a headcount; a single number is both, what is no number is unknown."""
    number = _number(headcount)
    if number is not None:
        return number, number
    try:
        return parse_bounds(headcount)
    except ValueError:
        return None, None


def _number(text: str | None) -> float | None:
    return float(text) if text and _NUMBER.fullmatch(text.strip()) else None


def _coordinates(
    latitude: str | None, longitude: str | None, city: str | None,
    region: str | None, country: str | None,
) -> tuple[float | None, float | None]:  # fmt: skip
    north, east = _number(latitude), _number(longitude)
    if north is not None and east is not None:
        return north, east
    place = find_place(city, region, country) if city else None
    return (place.latitude, place.longitude) if place else (None, None)


def _text(profile: CompanyProfile) -> str | None:
    name = profile.value("display_name") or profile.company.name
    parts = (name, profile.value("description"), profile.value("industry"))
    return "\n".join(part for part in parts if part) or None


class Profiles:
    """A frame of profiles as criteria see it; columns are read once however many ask."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self.frame = frame
        self.size = len(frame)
        self._words: dict[str, Words] = {}
        self._profiles: npt.NDArray[np.object_] | None = None

    def has(self, column: str) -> bool:
        """Whether the frame tells of a column at all; what it does not tell of is unknown."""
        return column in self.frame

    def numbers(self, column: str) -> Numbers:
        """A column of numbers, NaN where unknown."""
        if column not in self.frame:
            return np.full(self.size, np.nan)
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
            none = pd.Series([None] * self.size, dtype="str") if given is None else given
            self._words[column] = Words.of(none)
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
