"""The owner's file `config/title_reviews.csv`: what people decided on job titles.

Columns `title,standing,seniority,functions,persona,by,on,note`, and where they are wanted `country`
and `industry`; see `TitleReview`. Rows are numbered as a spreadsheet numbers them: the header is
row 1. A spreadsheet may have saved the file with semicolons.
"""

import csv
import io
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from prospects.errors import ConfigError, Fault, InputError
from prospects.title_review_rows import SURPLUS, reviews_of_rows
from prospects.title_reviews import TitleReview
from prospects.whole_file import whole_file

FILE_NAME = "title_reviews.csv"
COLUMNS = ("title", "standing", "seniority", "functions", "persona", "by", "on", "note")
SCOPES = ("country", "industry")
_FORMULA = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True)
class ReviewTable:
    """A file of reviews as text.

    Attributes:
        columns: Names in order, lower case.
        delimiter: Between cells.
        rows: Number of the row in a spreadsheet -> column -> cell without outer blanks.
    """

    columns: tuple[str, ...]
    delimiter: str
    rows: Mapping[int, Mapping[str, str]]


def read_reviews(path: Path, personas: Collection[str]) -> tuple[TitleReview, ...]:
    """Read the owner's reviews; none where there is no file.

    Args:
        path: The file.
        personas: Ids of the personas that a review may name.

    Raises:
        ConfigError: With every cell that is not understood, every column that is missing or not
            read, and every row that decides what an earlier row decides.
    """
    if not path.exists():
        return ()
    try:
        table = read_table(path)
    except InputError as error:
        raise ConfigError([Fault(str(path), "", str(error).removeprefix(f"{path}: "))]) from None
    reviews, faults = reviews_of_rows(path, table.rows, personas)
    strange = [name for name in table.columns if name not in COLUMNS + SCOPES]
    faults[:0] = [
        Fault(str(path), "row 1", f'"{name}" is no column that is read; use {_listed()}')
        for name in strange
    ]
    if faults:
        raise ConfigError(faults)
    return tuple(reviews.values())


def read_table(path: Path) -> ReviewTable:
    """Read a file of reviews as text; rows without any are passed over.

    Raises:
        InputError: It cannot be read as CSV, or lacks a column.
    """
    text = _text(path)
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    try:
        header, *records = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except (csv.Error, ValueError):
        raise InputError(f"{path}: is no CSV; row 1 must be {','.join(COLUMNS)}") from None
    columns = tuple(name.strip().lower() for name in header)
    if missing := [name for name in COLUMNS if name not in columns]:
        raise InputError(f"{path}: lacks the column {', '.join(missing)}; use {_listed()}")
    rows = {
        number: _cells(columns, record)
        for number, record in enumerate(records, start=2)
        if any(cell.strip() for cell in record)
    }
    return ReviewTable(columns, delimiter, rows)


def _text(path: Path) -> str:
    """Text of a file in UTF-8, or as spreadsheets of the West save it."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path}: does not exist; check the path") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _cells(columns: Sequence[str], record: Sequence[str]) -> dict[str, str]:
    cells = {name: cell.strip() for name, cell in zip(columns, record, strict=False)}
    title = cells.get("title", "")
    # What a table for spreadsheets puts before a text that would be a formula.
    if title.startswith("'") and title[1:].startswith(_FORMULA):
        cells["title"] = title[1:]
    surplus = any(cell.strip() for cell in record[len(columns) :])
    return dict.fromkeys(columns, "") | cells | ({SURPLUS: "yes"} if surplus else {})


def _listed() -> str:
    return f"{','.join(COLUMNS)}, and {' and '.join(SCOPES)} where they are wanted"


def add_reviews(path: Path, reviews: Iterable[TitleReview]) -> None:
    """Write reviews below those that are there; the file is replaced whole or not at all.

    Older rows stay as they are, cell by cell, also those that are not understood.

    Args:
        path: The file; it and its folder are made if absent.
        reviews: New ones, checked by the caller against the older ones.

    Raises:
        InputError: The file that is there cannot be read as CSV, or lacks a column.
        OSError: It cannot be written.
    """
    old = read_table(path) if path.exists() else ReviewTable(COLUMNS, ",", {})
    new = [review_cells(review) for review in reviews]
    scopes = [name for name in SCOPES if any(row[name] for row in new)]
    columns = list(dict.fromkeys([*old.columns, *scopes]))
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole_file(path) as part, part.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=old.delimiter, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(
            [row.get(name, "") for name in columns] for row in (*old.rows.values(), *new)
        )


def review_cells(review: TitleReview) -> dict[str, str]:
    """A review as the cells of its row."""
    return {
        "title": review.title, "standing": review.standing, "seniority": review.seniority or "",
        "functions": "|".join(review.functions), "persona": review.persona or "",
        "by": review.by, "on": review.on.isoformat(), "note": review.note,
        "country": review.country or "", "industry": review.industry or "",
    }  # fmt: skip
