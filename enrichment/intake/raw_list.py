"""A raw list: what a file holds before anybody says what it means."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from prospects.errors import InputError
from prospects.specs.source import Source

FIELD_CHARACTERS_MAX = 1_000_000
SAMPLE_CELLS = 200


@dataclass(frozen=True, slots=True)
class RawList:
    """A file read as a table of text.

    Attributes:
        frame: One row a record, every column text, "" for missing. The index is the place below
            the header, from 0, and skips the blank rows of the file; columns are `columns`.
        columns: Names as written; a name that stands twice becomes "name (2)".
        encoding: Python's name of the text encoding, or None for XLSX and Parquet.
        delimiter: Of a CSV, else None.
        rows: Records, blank rows not counted.
        file_name: Name without folder.
        source: The named source it is of, or None.
    """

    frame: pd.DataFrame
    columns: tuple[str, ...]
    encoding: str | None
    delimiter: str | None
    rows: int
    file_name: str
    source: Source | None = None

    @property
    def list_name(self) -> str:
        """What people call the list: its source ("Apollo export"), else its file."""
        return self.source.name if self.source else self.file_name

    def samples(self, cells: int = SAMPLE_CELLS) -> dict[str, list[str]]:
        """Column -> some of its filled cells, the first ones."""
        first = self.frame.head(5 * cells)
        return {
            column: [text for text in first.iloc[:, at] if text.strip()][:cells]
            for at, column in enumerate(self.columns)
        }


def table_of(
    rows: Iterable[Sequence[str]],
    file_name: str,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
) -> RawList:
    """Table of rows of any length; the first row that is not blank is the header.

    What a row holds beyond the header is kept in columns "column 5", "column 6", ... of its own.

    Raises:
        InputError: There is no row at all.
    """
    kept = list(rows)
    start = next((at for at, row in enumerate(kept) if _is_filled(row)), None)
    if start is None:
        raise InputError(f"{file_name}: is empty; a list needs a header row and one row a record")
    body = kept[start + 1 :]
    width = max((len(row) for row in kept[start:]), default=0)
    filled = [(at, row) for at, row in enumerate(body) if _is_filled(row)]
    data = [[row[i] if i < len(row) else "" for _, row in filled] for i in range(width)]
    frame = pd.DataFrame(dict(enumerate(data)), index=[at for at, _ in filled], dtype=str)
    return raw_list(frame, list(kept[start]), file_name, encoding=encoding, delimiter=delimiter)


def raw_list(
    frame: pd.DataFrame,
    header: Sequence[str],
    file_name: str,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
) -> RawList:
    """A table with its header, without the nameless columns that hold nothing.

    Args:
        frame: Columns in order; may be wider than the header.
        header: Names as written.
        file_name: Name without folder.
        encoding: See `RawList`.
        delimiter: See `RawList`.

    Raises:
        InputError: A cell is too long to be one.
    """
    frame.columns = pd.RangeIndex(frame.shape[1])
    _refuse_long_cells(frame, header, file_name)
    surplus = range(len(header), frame.shape[1])
    named = [*header, *("" for _ in surplus)]
    kept = [i for i, name in enumerate(named) if name.strip() or (frame[i] != "").any()]
    columns = _distinct([f"column {i + 1}" if i in surplus else named[i] for i in kept])
    frame = frame[kept]
    frame.columns = pd.Index(columns, dtype=object)
    return RawList(frame, tuple(columns), encoding, delimiter, len(frame), file_name)


def _is_filled(row: Sequence[str]) -> bool:
    return any(cell.strip() for cell in row)


def _refuse_long_cells(frame: pd.DataFrame, header: Sequence[str], file_name: str) -> None:
    for i in range(frame.shape[1]):
        lengths = frame[i].str.len()
        if len(lengths) and lengths.max() > FIELD_CHARACTERS_MAX:
            name = header[i] if i < len(header) else f"column {i + 1}"
            raise InputError(
                f"{file_name}: row {int(lengths.argmax()) + 1}, column {name!r}: a cell of "
                f"{int(lengths.max()):,} characters (at most {FIELD_CHARACTERS_MAX:,}); a quote is "
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
