"""Parquet and workbooks as chunks of text."""

import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from enrichment.intake.cells import cell_text
from enrichment.intake.content import Content
from enrichment.intake.header_row import find_header, first_rows, is_blank, told_above
from enrichment.intake.raw_list import (
    Origin,
    RawList,
    chunk_of_columns,
    chunks_of_rows,
    filled_chunk,
)
from enrichment.intake.sheets import Sheet, SheetChoice, choose_sheets, find_sheet
from prospects.errors import InputError

_TOP_ROWS = 200
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


def workbook_sheets(content: Content) -> SheetChoice:
    """The sheets of a workbook that are read, the one under the file's name first.

    Raises:
        InputError: As `workbook_chunks`.
    """
    with _opened(content) as book:
        return _choice(book, content.file_name)


def workbook_chunks(content: Content, rows: int) -> Iterator[RawList]:
    """Chunks of a sheet of a workbook: of the one that was named, else of the first list.

    Raises:
        InputError: It is damaged, protected or empty, or has no such sheet.
    """
    name = content.file_name
    with _opened(content) as book:
        choice = _choice(book, name, content.sheet)
        chosen = find_sheet(book.sheet_names, content.sheet or choice.lists[0], name)
        further = "" if chosen == choice.lists[0] else chosen
        texts = _texts_of(book, chosen)
        top = first_rows(texts)
        at = find_header(top)
        notes = (*told_above(top, at), *(() if content.sheet else choice.notes))
        origin = Origin(name, sheet=further, notes=notes)
        yield from chunks_of_rows(chain(top, texts), origin, rows, header=at)


@contextmanager
def _opened(content: Content) -> Iterator[CalamineWorkbook]:
    try:
        with content.opened() as handle:
            yield CalamineWorkbook.from_filelike(handle)
    except (CalamineError, OSError, ValueError, zipfile.BadZipFile) as error:
        if packed := _packed(content):
            raise InputError(
                f"{content.file_name}: is a ZIP archive ({packed}); unpack it and name its files"
            ) from error
        raise InputError(
            f"{content.file_name}: is no workbook that can be read (damaged, or protected by a "
            "password); save it again as XLSX"
        ) from error


def _packed(content: Content) -> str:
    """What a ZIP archive holds that is no workbook, in words; empty for anything else."""
    try:
        with content.opened() as handle, zipfile.ZipFile(handle) as archive:
            names = archive.namelist()
    except (OSError, ValueError, zipfile.BadZipFile):
        return ""
    if any(name.startswith(("xl/", "content.xml", "[Content_Types]")) for name in names):
        return ""
    return ", ".join(names[:3]) + (", ..." if len(names) > 3 else "")


def _choice(book: CalamineWorkbook, file_name: str, named: str = "") -> SheetChoice:
    """The sheets that are read; a name that somebody gave is not questioned."""
    sheets = [
        Sheet(
            each.name, top := first_rows(_texts_of(book, each.name, _TOP_ROWS)),
            _head(top, file_name), each.visible != SheetVisibleEnum.Visible,
        )
        for each in book.sheets_metadata
        if each.typ == SheetTypeEnum.WorkSheet
    ]  # fmt: skip
    if all(sheet.is_empty for sheet in sheets):
        raise InputError(f"{file_name}: is empty; a list needs a header row and one row a record")
    return choose_sheets(sheets, file_name, named)


def _texts_of(book: CalamineWorkbook, sheet: str, rows: int | None = None) -> Iterator[list[str]]:
    """Rows of a sheet; what merged cells say stands in each of their rows, once a row."""
    found = book.get_sheet_by_name(sheet)
    cells = found.to_python(skip_empty_area=False, nrows=rows)
    for (top, left), (bottom, _) in found.merged_cell_ranges or ():
        for row in cells[top + 1 : bottom + 1]:
            # A merge of empty cells may lie beyond the last column that is used.
            row[left : left + 1] = cells[top][left : left + 1]
    return ([cell_text(cell) for cell in row] for row in cells)


def _head(top: Sequence[Sequence[str]], file_name: str) -> RawList | None:
    """The first rows of a sheet as a list; None where they are blank."""
    if all(map(is_blank, top)):
        return None
    chunks = chunks_of_rows(top, Origin(file_name), len(top), header=find_header(top))
    return next(chunks)
