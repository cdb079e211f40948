"""Profiles as columns: one row a company, and the words of a column known by code.

A frame of profiles has the columns `COLUMNS`; unknown is None or NaN, many values are a tuple.
"""

import re
from collections.abc import Callable, Collection, Container, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from prospects.place import find_place
from prospects.profile import CompanyProfile, parse_bounds
from scoring.icp.hiring_words import hiring_columns

Numbers = npt.NDArray[np.float64]
T = TypeVar("T")
Truths = npt.NDArray[np.bool_]
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


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a column: each distinct one once, and which row has which.

    Attributes:
        distinct: Distinct words.
        rows: Row of each occurrence.
        codes: Position in `distinct` of each occurrence.
        size: Number of rows.
    """

    distinct: tuple[str, ...]
    rows: npt.NDArray[np.intp]
    codes: npt.NDArray[np.intp]
    size: int

    @classmethod
    def of(cls, column: pd.Series) -> "Words":
        """Words of a column of strings or of tuples of strings; None and NaN are no word."""
        values = [
            v if isinstance(v, tuple) else ((v,) if isinstance(v, str) else ()) for v in column
        ]
        counts = np.fromiter(map(len, values), dtype=np.intp, count=len(values))
        flat = np.array(list(chain.from_iterable(values)), dtype=object)
        codes, distinct = pd.factorize(flat)
        rows = np.repeat(np.arange(len(values), dtype=np.intp), counts)
        return cls(tuple(distinct), rows, codes.astype(np.intp), len(values))

    def known(self) -> Truths:
        """Rows with any word."""
        return self._rows_of(np.ones(len(self.rows), dtype=np.bool_))

    def having(self, wanted: Truths) -> Truths:
        """Rows with any word for which `wanted`, one truth a distinct word, is true."""
        return self._rows_of(wanted[self.codes])

    def count(self, wanted: Truths) -> Numbers:
        """How many occurrences of words a row has for which `wanted` is true."""
        rows = self.rows[wanted[self.codes]]
        return np.bincount(rows, minlength=self.size).astype(np.float64)

    def _rows_of(self, occurrences: Truths) -> Truths:
        found = np.zeros(self.size, dtype=np.bool_)
        found[self.rows[occurrences]] = True
        return found


def truths_of(distinct: Collection[T], is_wanted: Callable[[T], bool]) -> Truths:
    """Which of some distinct values are wanted; each is asked once."""
    return np.fromiter(map(is_wanted, distinct), np.bool_, len(distinct))


class Profiles:
    """A frame of profiles as criteria see it; columns are read once however many ask."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self.frame = frame
        self.size = len(frame)
        self._words: dict[str, Words] = {}
        self._arrays: dict[str, npt.NDArray[np.object_]] = {}

    def numbers(self, column: str) -> Numbers:
        """A column of numbers, NaN where unknown."""
        return self.frame[column].to_numpy(dtype=np.float64, na_value=np.nan)

    def truths(self, column: str) -> Truths:
        """A column of truths."""
        return self.frame[column].to_numpy(dtype=np.bool_)

    def words(self, column: str) -> Words:
        """The words of a column."""
        if column not in self._words:
            self._words[column] = Words.of(self.frame[column])
        return self._words[column]

    def values(self, column: str, row: int) -> tuple[str, ...]:
        """The words of one row, for its sentence."""
        value = self._objects(column)[row]
        return value if isinstance(value, tuple) else ((value,) if isinstance(value, str) else ())

    def profile(self, row: int) -> CompanyProfile | None:
        """The profile behind a row, if the frame has it."""
        value = self._objects("profile")[row] if "profile" in self.frame else None
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

    def _objects(self, column: str) -> npt.NDArray[np.object_]:
        if column not in self._arrays:
            self._arrays[column] = self.frame[column].to_numpy(dtype=object)
        return self._arrays[column]
