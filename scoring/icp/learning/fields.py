"""A frame of profiles as fields that may decide: which columns, under which key of an ICP.

What is known only after the sale is not among them; `leaks` tells the rest.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd
from pydantic import TypeAdapter, ValidationError

from prospects.industry import parse_industry
from prospects.specs.icp import Criterion
from scoring.icp.columns import EXTRA
from scoring.icp.hiring_words import OpeningKind
from scoring.icp.learning.field import (
    REST,
    Codes,
    Field,
    Numbers,
    range_field,
    tags_field,
    words_field,
)
from scoring.icp.profiles import Profiles
from scoring.icp.words import Truths, Words, truths_of

BOUNDS = ("headcount", "revenue")
WORDS = ("industry", "country", "region", "city", "postal_code", "site_standing")
TAGS = {
    "technology": "technologies",
    "ats": "ats",
    "technology_in_demand": "technologies_in_demand",
}
_CRITERION: TypeAdapter[Any] = TypeAdapter(Criterion)
_NUMERIC_SHARE = 0.95
_FEW_NUMBERS = 6
_MANY_WORDS = 60
_SAME_SHARE = 0.5
_ONE_EACH = 1.1
"""Words a company from which on they are tags; below, the first of each is its only word."""


def fields_of(frame: pd.DataFrame) -> list[Field]:
    """Fields of a frame of profiles that divide its companies.

    Args:
        frame: One row a company, as `read_profiles` or `profiles_frame` makes it.
    """
    profiles = Profiles(frame)
    found = [*_numbers(profiles), *_words(profiles), *_tags(profiles), *_extra(profiles)]
    return [field for field in found if field is not None]


def _numbers(profiles: Profiles) -> Iterator[Field | None]:
    for name in BOUNDS:
        low, high = (profiles.numbers(f"{name}_{end}") for end in ("min", "max"))
        yield range_field(name, low, high)
    year = profiles.numbers("founded_year")
    yield range_field("founded_year", year, year)
    for name, count in _openings(profiles).items():
        yield range_field(name, count, count)


def _openings(profiles: Profiles) -> Mapping[str, Numbers]:
    """Numbers of openings: of all, of a function, of new ones; NaN where nobody looked."""
    total = profiles.numbers("openings_total")
    counts = {"openings": total}
    kinds = profiles.words("opening_kinds")
    parsed = [OpeningKind.of_word(word) for word in kinds.distinct]
    for function in sorted({kind.function for kind in parsed if kind.function}):
        of_it = truths_of(parsed, lambda kind, wanted=function: kind.function == wanted)  # type: ignore[misc]
        counts[f"openings.{function}"] = np.where(np.isnan(total), np.nan, kinds.count(of_it))
    for name, column in (
        ("openings.sales", "openings_sales"),
        ("openings.new", "openings_new_30d"),
    ):
        if profiles.has(column):
            counts[name] = profiles.numbers(column)
    return counts


def _words(profiles: Profiles) -> Iterator[Field | None]:
    for name in WORDS:
        yield _field_of_words(name, profiles.words(name))


def _field_of_words(name: str, words: Words) -> Field | None:
    """One word a company; names of one industry are one, under the name that the file uses."""
    words = _that_icps_ask(name, words)
    distinct, codes = _same(words.distinct, _meaning(name))
    of_row = np.full(words.size, -1)
    told = words.codes >= 0
    of_row[words.rows[told]] = codes[words.codes[told]]
    return words_field(name, of_row, distinct)


def _that_icps_ask(name: str, words: Words) -> Words:
    """Words that an ICP file may name; of any other ("Utopia", "-") no criterion can be made."""
    return words.only(truths_of(words.distinct, lambda word: _may_be_asked(name, word)))


def _may_be_asked(name: str, word: str) -> bool:
    if name.startswith(EXTRA):
        asks = {"key": "extra", "column": name.removeprefix(EXTRA), "any": [word]}
    else:
        asks = {"key": name, "any": [word.partition("/")[0] if name == "ats" else word]}
    try:
        _CRITERION.validate_python(asks)
    except ValidationError:
        return False
    return True


def _meaning(name: str) -> Callable[[str], str]:
    if name == "industry":
        return lambda word: parse_industry(word) or word.casefold()
    return str.casefold


def _same(distinct: tuple[str, ...], meaning: Callable[[str], str]) -> tuple[list[str], Codes]:
    """Words of one meaning as one: as they are written where all are, else as they are meant."""
    spellings: dict[str, list[str]] = {}
    for word in distinct:
        spellings.setdefault(meaning(word), []).append(word)
    place = {meant: at for at, meant in enumerate(spellings)}
    names = [words[0] if len(words) == 1 else meant for meant, words in spellings.items()]
    return names, np.array([place[meaning(word)] for word in distinct], dtype=np.intp)


def _tags(profiles: Profiles) -> Iterator[Field | None]:
    for name, column in TAGS.items():
        words = profiles.words(column)
        looked = ~np.isnan(profiles.numbers("openings_total"))
        known = looked if name == "technology_in_demand" else profiles.was_read(column)
        yield _field_of_tags(name, words, known | words.known())
    languages = profiles.words("languages")
    yield _field_of_tags("language", languages, languages.known())


def _field_of_tags(name: str, words: Words, known: Truths) -> Field | None:
    cut = (lambda word: word.partition("/")[0].casefold()) if name == "ats" else str.casefold
    words = _that_icps_ask(name, words)
    told = words.codes >= 0
    if not told.any():
        return None
    distinct, codes = _same(words.distinct, cut)
    rows, codes = words.rows[told], codes[words.codes[told]]
    if len(rows) <= _ONE_EACH * len(np.unique(rows)):
        of_row = np.where(known, len(distinct), -1)
        of_row[rows[::-1]] = codes[::-1]
        return words_field(name, of_row, [*distinct, REST])
    return tags_field(name, rows, codes, distinct, known)


def _extra(profiles: Profiles) -> Iterator[Field | None]:
    for column in profiles.frame:
        if str(column).startswith(EXTRA):
            yield extra_field(str(column), profiles.words(str(column)))


def extra_field(name: str, words: Words) -> Field | None:
    """Field of a column that has no field of ours: numbers, or a few words.

    Returns:
        None where it names each company its own way, or all the same.
    """
    told = words.codes >= 0
    numbers = pd.to_numeric(pd.Series(words.distinct, dtype="object"), errors="coerce").to_numpy(
        float
    )
    filled = int(told.sum())
    if len(numbers) > _FEW_NUMBERS and np.isfinite(numbers).mean() >= _NUMERIC_SHARE:
        value = np.full(words.size, np.nan)
        value[words.rows[told]] = numbers[words.codes[told]]
        value[~np.isfinite(value)] = np.nan
        return range_field(name, value, value)
    if len(words.distinct) > max(_MANY_WORDS, _SAME_SHARE * filled):
        return None
    return _field_of_words(name, words)
