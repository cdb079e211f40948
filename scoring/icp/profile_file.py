"""Profiles from a file: one row a company, each cell what is known of it.

A cell that is filled tells all of its field: of a company whose `technologies` are given, what is
not among them is a real no. An empty cell is unknown. A value that cannot be read is unknown too,
and told.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from prospects.bounds import Bounds
from prospects.country import parse_country
from prospects.domain import parse_domain
from prospects.headcount import parse_headcount
from prospects.place import find_place
from prospects.revenue import parse_revenue
from prospects.stated import year_stated
from scoring.icp.cells import Cells, Tell
from scoring.icp.columns import EXTRA
from scoring.icp.table_file import TEXT, open_table
from scoring.icp.words import Numbers

WORDS = (
    "industry", "country", "region", "city", "postal_code", "site_standing", "owner", "stage",
    "source",
)  # fmt: skip
SEVERAL = {"languages": "languages", "technologies": "technologies", "ats_vendor": "ats"}
NUMBERS = ("openings_total", "openings_sales", "openings_new_30d")
ENDS = ("headcount_min", "headcount_max", "revenue_min", "revenue_max")
TEXTS = {"name": "name", "domain": "domain", "phone": "phone", "linkedin_url": "social"}
READ_TO_OTHERS = ("website", "description", "external_id")
READ_AS_TEXT = ("headcount", "revenue", "founded_year", "observed_at")
FILE_COLUMNS = frozenset(
    {*WORDS, *SEVERAL, *NUMBERS, *ENDS, *TEXTS, *READ_TO_OTHERS, *READ_AS_TEXT}
)
"""Columns that a file of profiles may have; any other is `extra.<column>`."""

_Names = Sequence[str | None]


def silent(_message: str) -> None:
    """Tell nobody."""


def read_profiles(
    source: Path | str | BinaryIO, *, day: date | None = None, tell: Tell = silent
) -> pd.DataFrame:
    """Read the profiles of a CSV or Parquet file.

    Args:
        source: File, or the open bytes of one.
        day: Day from which ages are counted; None is today, UTC.
        tell: Takes one sentence for each column of which some values cannot be read.

    Returns:
        One row a company in the order of the file, as the engine scores it. Beside the columns of
        `profiles_frame`: `name` and `domain`, `revenue_min` and `revenue_max`, `openings_sales`
        and `openings_new_30d`, `read.<column>` (whether the file tells the whole of it), `age`
        (days since `observed_at`), `extra.<column>`. What the file has no column for is missing.

    Raises:
        InputError: It cannot be read as a file of profiles.
    """
    with open_table(source, frozenset(WORDS)) as table:
        columns = _columns(Cells(table, FILE_COLUMNS, tell), day or datetime.now(UTC).date())
    return pd.DataFrame({name: _series(values) for name, values in columns.items()}, copy=False)


def _columns(cells: Cells, day: date) -> dict[str, Any]:
    columns: dict[str, Any] = {"company_key": _domains(cells)}
    columns |= {column: cells.texts(name) for name, column in TEXTS.items() if name in cells}
    columns |= {name: cells.words(name) for name in WORDS if name in cells}
    if "country" in cells:
        columns["country"] = _countries(cells)
    for name, column in SEVERAL.items():
        if name in cells:
            columns[column] = cells.several(name)
            columns[f"read.{column}"] = columns[column].is_valid()
    columns |= {name: cells.numbers(name) for name in NUMBERS if name in cells}
    columns |= _bounds(cells, "headcount", parse_headcount)
    columns |= _bounds(cells, "revenue", parse_revenue)
    columns |= _coordinates(cells)
    columns |= _year(cells)
    columns |= _text(cells)
    columns |= _age(cells, day)
    columns |= {f"{EXTRA}{name}": words for name, words in cells.extras().items()}
    return columns


def _series(values: Any) -> pd.Series:
    if isinstance(values, np.ndarray):
        return pd.Series(values, copy=False)
    if pa.types.is_boolean(values.type):
        return pd.Series(np.asarray(values), copy=False)
    return pd.Series(pd.arrays.ArrowExtensionArray(values), copy=False)


def _domains(cells: Cells) -> Any:
    """The domain as it is given, without case; where it is missing that of the website."""
    domains = pc.utf8_lower(cells.texts("domain"))
    if "website" not in cells or not domains.null_count:
        return pc.fill_null(domains, "")
    sites = cells.texts("website").filter(pc.is_null(domains)).to_pylist()
    found = pa.array([(parse_domain(site) if site else None) or "" for site in sites], TEXT)
    return pc.replace_with_mask(domains, pc.is_null(domains), found)


def _countries(cells: Cells) -> Any:
    """Countries as they are written; one that cannot be read ("Europe") is unknown, and told."""
    words = cells.words("country")
    unread = np.array(
        [*(parse_country(word) is None for word in words.dictionary.to_pylist()), False]
    )
    is_unread = unread[np.asarray(pc.fill_null(words.indices, -1))]
    if not is_unread.any():
        return words
    cells.tell_unread("country", is_unread)
    kept = pc.if_else(pa.array(is_unread), pa.scalar(None, words.indices.type), words.indices)
    return pa.DictionaryArray.from_arrays(kept, words.dictionary)


def _bounds(
    cells: Cells, name: str, parse: Callable[[str], Bounds | None]
) -> Mapping[str, Numbers]:
    """Both ends of a number: those of its own columns, else those that its text means."""
    columns = (f"{name}_min", f"{name}_max")
    if not any(column in cells for column in (name, *columns)):
        return {}
    nothing = np.full(cells.rows, np.nan)
    low, high = (cells.numbers(c) if c in cells else nothing for c in columns)
    crossed = low > high
    low, high = (np.where(crossed, np.nan, ends) for ends in (low, high))
    if crossed.any():
        cells.tell_unread(columns[0], crossed)
    if name in cells:
        stated = cells.by_word(name, lambda text: _ends(parse(text)))
        missing = np.isnan(low) & np.isnan(high)
        low, high = (np.where(missing, stated[:, i], ends) for i, ends in enumerate((low, high)))
    return dict(zip(columns, (low, high), strict=True))


def _ends(bounds: Bounds | None) -> tuple[float, float] | None:
    if bounds is None:
        return None
    return float(bounds.low), np.nan if bounds.high is None else float(bounds.high)


def _coordinates(cells: Cells) -> Mapping[str, Numbers]:
    """Where the city of each row lies; each city, region and country is looked up once."""
    if "city" not in cells:
        return {}
    names = ("city", "region", "country")
    parts = [cells.words(name) if name in cells else None for name in names]
    texts = [[None] if part is None else [None, *part.dictionary.to_pylist()] for part in parts]
    places = np.zeros(cells.rows, dtype=np.int64)
    for part, known in zip(parts, texts, strict=True):
        codes = 0 if part is None else np.asarray(pc.fill_null(part.indices, -1)) + 1
        places = places * len(known) + codes
    codes, distinct = pd.factorize(places)
    found = np.array([_position(place, *texts) for place in distinct.tolist()]).reshape(-1, 2)
    return {"latitude": found[codes, 0], "longitude": found[codes, 1]}


def _position(
    place: int, cities: _Names, regions: _Names, countries: _Names
) -> tuple[float, float]:
    """Coordinates of a place that is written as one number; NaN where it is not known."""
    rest, country = divmod(place, len(countries))
    city, region = divmod(rest, len(regions))
    name, code = cities[city], parse_country(countries[country])
    found = find_place(name, regions[region], code) if name else None
    return (found.latitude, found.longitude) if found else (np.nan, np.nan)


def _year(cells: Cells) -> Mapping[str, Numbers]:
    if "founded_year" not in cells:
        return {}
    return {"founded_year": cells.by_word("founded_year", _year_of)[:, 0]}


def _year_of(text: str) -> tuple[float] | None:
    year = year_stated(text)
    return (float(year),) if year else None


def _text(cells: Cells) -> Mapping[str, Any]:
    """What the criterion `text` looks in; a description tells all of it, a name alone does not."""
    names = [name for name in ("name", "description", "industry") if name in cells]
    if not names:
        return {}
    parts = {name: cells.texts(name) for name in names}
    whole = pc.binary_join_element_wise(
        *parts.values(), pa.scalar("\n", TEXT), null_handling="skip"
    )
    is_empty = pc.equal(whole, "")
    if pc.any(is_empty).as_py():
        whole = pc.if_else(is_empty, pa.scalar(None, TEXT), whole)
    described = parts.get("description", pa.nulls(cells.rows, TEXT))
    return {"text": whole, "read.text": pc.is_valid(described)}


def _age(cells: Cells, day: date) -> Mapping[str, Numbers]:
    """Days since the row was observed; a day to come is today."""
    if "observed_at" not in cells:
        return {}
    seen = cells.by_word("observed_at", _day_of, characters=10)[:, 0]
    return {"age": np.maximum(day.toordinal() - seen, 0.0)}


def _day_of(text: str) -> tuple[float] | None:
    try:
        return (float(date.fromisoformat(text).toordinal()),)
    except ValueError:
        return None
