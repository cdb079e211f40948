"""Parquet and workbooks as chunks of text."""

import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from python_calamine import CalamineError, CalamineWorkbook

from enrichment.intake.cells import cell_text
from enrichment.intake.content import Content
from enrichment.intake.raw_list import (
    Origin,
    RawList,
    chunk_of_columns,
    chunks_of_rows,
    filled_chunk,
)
from prospects.errors import InputError

_TEXTS = (pa.string(), pa.large_string(), pa.string_view())


def parquet_chunks(content: Content, rows: int) -> Iterator[RawList]:
    """Chunks of a Parquet file, never more of it in memory than a row group.

    Raises:
        InputError: It is damaged.
    """
    try:
        with content.opened() as handle, pq.ParquetFile(handle) as file:
            yield from _parquet_chunks(file, content.file_name, rows)
    except (pa.ArrowException, OSError) as error:
        raise InputError(
            f"{content.file_name}: is a damaged Parquet file; export it again"
        ) from error


def _parquet_chunks(file: pq.ParquetFile, file_name: str, rows: int) -> Iterator[RawList]:
    header, total, start = file.schema_arrow.names, file.metadata.num_rows, 0
    for batch in file.iter_batches(min(rows, max(total, 1))):
        places: Sequence[int] = range(start, start + batch.num_rows)
        start += batch.num_rows
        columns = list(map(_texts, batch.columns))
        yield filled_chunk(columns, places, header, Origin(file_name)).at(start / total)
    if not start:
        nothing = [pa.array([], pa.large_string()) for _ in header]
        yield chunk_of_columns(nothing, range(0), header, Origin(file_name))


def _texts(column: pa.Array) -> pa.Array:
    """A column as text; one of texts stays in columns, without nulls and NUL characters."""
    if column.type in _TEXTS:
        texts = pc.fill_null(column.cast(pa.large_string()), "")
        return pc.replace_substring(texts, "\0", "")
    return pa.array([cell_text(value) for value in column.to_pylist()], pa.large_string())


def workbook_chunks(content: Content, rows: int) -> Iterator[RawList]:
    """Chunks of the first sheet of a workbook that holds a table, else of the first filled one.

    A cover sheet has its text in one column.

    Raises:
        InputError: It is damaged, protected or empty.
    """
    try:
        with content.opened() as handle:
            book = CalamineWorkbook.from_filelike(handle)
            if sheet := _sheet(book):
                texts = ([cell_text(cell) for cell in row] for row in sheet)
                yield from chunks_of_rows(texts, content.file_name, rows)
                return
    except (CalamineError, OSError, ValueError, zipfile.BadZipFile) as error:
        raise InputError(
            f"{content.file_name}: is no workbook that can be read (damaged, or protected by a "
            "password); save it again as XLSX"
        ) from error
    raise InputError(
        f"{content.file_name}: is empty; a list needs a header row and one row a record"
    )


def _sheet(book: CalamineWorkbook) -> list[list[Any]]:
    """Rows of the sheet that counts; none where all are empty."""
    filled: list[list[Any]] = []
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        widths = [sum(cell != "" for cell in row) for row in sheet]
        if max(widths, default=0) > 1:
            return sheet
        if any(widths):
            filled = filled or sheet
    return filled
