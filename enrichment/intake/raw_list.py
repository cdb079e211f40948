"""A raw list, or a chunk of one: what a file holds before anybody says what it means."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Self

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from enrichment.intake.header_row import is_blank
from prospects.errors import InputError
from prospects.specs.source import SHEET_MARK, Source

FIELD_CHARACTERS_MAX = 1_000_000
SAMPLE_CELLS = 200
CHUNK_ROWS = 10_000
"""Rows that are in memory at a time."""

TEXT = pd.StringDtype("pyarrow", na_value=float("nan"))


@dataclass(frozen=True, slots=True)
class RawList:
    """A file, or some rows of it, read as a table of text.

    Attributes:
        frame: One row a record, every column text, "" for missing. The index is the row's place in
            the file less one, so that it is 0 for the row below a header that stands on top; blank
            rows are left out. Columns are `columns`.
        columns: Names as written; a name that stands twice becomes "name (2)".
        encoding: Python's name of the text encoding, or None for XLSX and Parquet.
        delimiter: Of a CSV, else None.
        rows: Records, blank rows not counted.
        file_name: Name without folder.
        source: The named source it is of, or None.
        share: How much of the file is read with it and all before it, 0.0 to 1.0.
        sheet: Of a further sheet of a workbook its name, else empty.
        notes: What somebody should know of how it was read, a sentence each.
    """

    frame: pd.DataFrame
    columns: tuple[str, ...]
    encoding: str | None
    delimiter: str | None
    rows: int
    file_name: str
    source: Source | None = None
    share: float = 1.0
    sheet: str = ""
    notes: tuple[str, ...] = ()

    def at(self, share: float) -> Self:
        """The same, with how much of the file is read."""
        return replace(self, share=min(share, 1.0))

    @property
    def list_name(self) -> str:
        """What people call the list: its source ("Apollo export"), else its file, and the sheet."""
        name = self.source.name if self.source else self.file_name
        return f"{name}{SHEET_MARK}{self.sheet}" if self.sheet else name

    def samples(self, cells: int = SAMPLE_CELLS) -> dict[str, list[str]]:
        """Column -> some of its filled cells, the first ones."""
        first = self.frame.head(5 * cells)
        return {
            column: [text for text in first.iloc[:, at] if text.strip()][:cells]
            for at, column in enumerate(self.columns)
        }


@dataclass(frozen=True, slots=True)
class Origin:
    """What all chunks of a list share; see `RawList`."""

    file_name: str
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str = ""
    notes: tuple[str, ...] = ()


def chunks_of_rows(
    records: Iterable[Sequence[str]], origin: Origin, rows: int, *, header: int = 0, skip: int = 0
) -> Iterator[RawList]:
    """Chunks of rows of any length, with their header.

    What a row holds beyond the header is kept in columns "column 5", "column 6", ... of its own.

    Args:
        records: Rows, the header and blank ones included.
        origin: Where they come from.
        rows: Rows of a chunk at most, blank ones included.
        header: Place of the header among them; what stands above it is passed over.
        skip: Rows below the header that somebody else has read.

    Yields:
        At least one chunk, which is empty where there is only a header.

    Raises:
        InputError: There is no row at all, or a cell is too long to be one.
    """
    rest = islice(iter(records), header, None)
    names = next(rest, ())
    if is_blank(names):
        raise InputError(
            f"{origin.file_name}: is empty; a list needs a header row and one row a record"
        )
    first = place = header + sum(1 for _ in islice(rest, skip))
    while (batch := list(islice(rest, rows))) or place == first == header:
        yield _chunk(batch, names, place, origin)
        place += len(batch) or 1


def chunk_of_columns(
    columns: Sequence[pa.Array],
    places: Sequence[int] | range,
    header: Sequence[str],
    origin: Origin,
) -> RawList:
    """A table with its header, without the nameless columns that hold nothing.

    Args:
        columns: Text without nulls, in order; may be more than the header names.
        places: Of the rows in the file less one, see `RawList`.
        header: Names as written.
        origin: Where it comes from.

    Raises:
        InputError: A cell is too long to be one.
    """
    surplus = range(len(header), len(columns))
    named = [*header, *("" for _ in surplus)]
    names = _distinct([f"column {i + 1}" if i in surplus else name for i, name in enumerate(named)])
    _refuse_long_cells(columns, places, names, origin.file_name)
    kept = [
        i
        for i, name in enumerate(named)
        if name.strip() or pc.any(pc.not_equal(columns[i], "")).as_py()
    ]
    frame = pd.DataFrame(
        {at: pd.array(columns[i], dtype=TEXT) for at, i in enumerate(kept)}, index=pd.Index(places)
    )
    frame.columns = pd.Index([names[i] for i in kept], dtype=object)
    return RawList(
        frame, tuple(frame.columns), origin.encoding, origin.delimiter, len(frame),
        origin.file_name, sheet=origin.sheet, notes=origin.notes,
    )  # fmt: skip


def filled_chunk(
    columns: Sequence[pa.Array], places: Sequence[int], header: Sequence[str], origin: Origin
) -> RawList:
    """As `chunk_of_columns`, without blank rows."""
    blank = pa.scalar(True)
    for column in columns:
        blank = pc.and_(blank, pc.equal(pc.utf8_trim_whitespace(column), ""))
        if not pc.any(blank).as_py():
            return chunk_of_columns(columns, places, header, origin)
    filled = pc.invert(blank)
    kept = [column.filter(filled) for column in columns]
    left = [at for at, is_kept in zip(places, filled.to_pylist(), strict=True) if is_kept]
    return chunk_of_columns(kept, left, header, origin)


def _chunk(
    batch: Sequence[Sequence[str]], header: Sequence[str], start: int, origin: Origin
) -> RawList:
    places: Sequence[int] = range(start, start + len(batch))
    if any(map(is_blank, batch)):
        filled = [(at, row) for at, row in zip(places, batch, strict=True) if not is_blank(row)]
        places, batch = [at for at, _ in filled], [row for _, row in filled]
    width = max(map(len, (header, *batch)))
    if any(len(row) != width for row in batch):
        batch = [[*row, *("" for _ in range(width - len(row)))] for row in batch]
    cells = zip(*batch, strict=True) if batch else ([] for _ in range(width))
    columns = [pa.array(column, pa.large_string()) for column in cells]
    return chunk_of_columns(columns, places, header, origin)


def _refuse_long_cells(
    columns: Sequence[pa.Array], places: Sequence[int], names: Sequence[str], file_name: str
) -> None:
    for name, column in zip(names, columns, strict=True):
        # Bytes are counted at once, and are never fewer than characters.
        if (pc.max(pc.binary_length(column)).as_py() or 0) <= FIELD_CHARACTERS_MAX:
            continue
        lengths = pc.utf8_length(column).to_pylist()
        longest = max(lengths)
        if longest > FIELD_CHARACTERS_MAX:
            raise InputError(
                f"{file_name}: row {places[lengths.index(longest)] + 1}, column {name!r}: a cell "
                f"of {longest:,} characters (at most {FIELD_CHARACTERS_MAX:,}); a quote is "
                "probably never closed there"
            )


def _distinct(names: Sequence[str]) -> list[str]:
    seen: set[str] = set()
    result = []
    for name in names:
        candidate, number = name, 1
        while candidate in seen:
            number += 1
            candidate = f"{name} ({number})"
        seen.add(candidate)
        result.append(candidate)
    return result
