"""Parquet and workbooks as chunks of text."""

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from python_calamine import (
    CalamineError,
    CalamineSheet,
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


def workbook_lists(content: Content, rows: int) -> dict[str, Iterator[RawList]]:
    """Chunks of the sheets that are read: of the one that was named, else of every list.

    The workbook is read once, and all its sheets are in memory until their chunks are taken.

    Returns:
        Name of the sheet -> its chunks; the first list of a workbook bears the file's name alone.

    Raises:
        InputError: It is damaged, protected or empty, or has no such sheet.
    """
    name = content.file_name
    with _opened(content) as book:
        sheets = _worksheets(book)
        choice = _choice(book, sheets, name, content.sheet)
    first = Origin(name, notes=() if content.sheet else choice.notes)
    chosen = choice.lists
    if content.sheet:
        chosen = (find_sheet(list(sheets), content.sheet, name),)
    return {
        sheet: _sheet_chunks(
            sheets[sheet], first if sheet == choice.lists[0] else Origin(name, sheet=sheet), rows
        )
        for sheet in chosen
    }


def _sheet_chunks(sheet: CalamineSheet, origin: Origin, rows: int) -> Iterator[RawList]:
    texts = _texts_of(sheet)
    top = first_rows(texts)
    at = find_header(top)
    origin = replace(origin, notes=(*told_above(top, at), *origin.notes))
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


def _worksheets(book: CalamineWorkbook) -> dict[str, CalamineSheet]:
    names = (each.name for each in book.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet)
    return {name: book.get_sheet_by_name(name) for name in names}


def _choice(
    book: CalamineWorkbook, sheets: Mapping[str, CalamineSheet], file_name: str, named: str
) -> SheetChoice:
    """The sheets that are read; a name that somebody gave is not questioned."""
    seen = {each.name: each.visible == SheetVisibleEnum.Visible for each in book.sheets_metadata}
    tops = {name: first_rows(_texts_of(sheet, _TOP_ROWS)) for name, sheet in sheets.items()}
    told = [
        Sheet(name, top, _head(top, file_name), is_hidden=not seen[name])
        for name, top in tops.items()
    ]
    if all(sheet.is_empty for sheet in told):
        raise InputError(f"{file_name}: is empty; a list needs a header row and one row a record")
    return choose_sheets(told, file_name, named)


def _texts_of(sheet: CalamineSheet, rows: int | None = None) -> Iterator[list[str]]:
    """Rows of a sheet; what merged cells say stands in each of their rows, once a row."""
    cells = sheet.to_python(skip_empty_area=False, nrows=rows)
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or ():
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
