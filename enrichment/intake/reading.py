"""Raw lists of any common format as tables of text; the content decides, then the file's name."""

import sys
from collections.abc import Iterator
from pathlib import Path

from enrichment.intake.content import Content, content_of, find_coding
from enrichment.intake.delimited import delimited_chunks
from enrichment.intake.json_records import json_chunks, looks_like_json
from enrichment.intake.raw_list import CHUNK_ROWS, RawList
from enrichment.intake.tables import parquet_chunks, workbook_lists
from prospects.errors import InputError

_MENDING = "save it as CSV, XLSX, JSON or Parquet"
_WORKBOOK_STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_FOREIGN_STARTS = {
    b"\x89PNG": "a PNG image", b"\xff\xd8\xff": "a JPEG image", b"GIF8": "a GIF image",
    b"%PDF": "a PDF", b"\x1f\x8b": "a gzip archive", b"BZh": "a bzip2 archive",
    b"7z\xbc\xaf": "a 7-Zip archive", b"SQLite format 3": "an SQLite database",
    b"Rar!": "a RAR archive", b"{\\rtf": "an RTF document",
}  # fmt: skip


def read_list(path: Path) -> RawList:
    """Read a raw list as a whole: CSV with any delimiter, XLSX, JSON, JSON lines or Parquet.

    Text stays as written ("NA" and "null" too); numbers of XLSX, JSON and Parquet become text
    without ".0", and what is missing becomes "".

    Args:
        path: The file; standard input is for the caller to buffer. "book.xlsx#Paris" is a sheet
            of a workbook; without one it is the first that holds a list.

    Raises:
        InputError: The file is missing, empty, no list, or damaged.
    """
    return next(_chunks(content_of(path), sys.maxsize))


def read_chunks(path: Path, rows: int = CHUNK_ROWS) -> Iterator[RawList]:
    """Read a raw list in chunks, so that any number of rows fits into memory.

    CSV, JSON lines and Parquet are read as they are taken; a workbook and a JSON text are in
    memory as a whole. Rows keep their place in the file.

    Args:
        path: The file.
        rows: Rows of a chunk at most.

    Yields:
        At least one chunk; columns are those of the whole list, but for nameless ones that hold
        nothing in a chunk, and what rows hold beyond the header.

    Raises:
        InputError: As `read_list`; a quote that is never closed may be found after some chunks.
    """
    return _chunks(content_of(path), rows)


def list_chunks(path: Path, rows: int = CHUNK_ROWS) -> list[Iterator[RawList]]:
    """The chunks of every list of a file: one, or one for each sheet of a workbook that is a list.

    Args:
        path: The file; "book.xlsx#Paris" is one sheet of it.
        rows: Rows of a chunk.

    Raises:
        InputError: As `read_list`.
    """
    content = content_of(path)
    return (
        list(workbook_lists(content, rows).values())
        if _is_book(content)
        else [_chunks(content, rows)]
    )


def further_sheets(path: Path) -> tuple[str, ...]:
    """Sheets of a workbook that are lists, beside the first one; none where a sheet is named.

    Raises:
        InputError: As `read_list`.
    """
    content = content_of(path)
    is_whole_book = _is_book(content) and not content.sheet
    return tuple(workbook_lists(content, CHUNK_ROWS))[1:] if is_whole_book else ()


def _is_book(content: Content) -> bool:
    return content.head().startswith(_WORKBOOK_STARTS)


def parse_list(content: bytes, file_name: str) -> RawList:
    """Read the content of a raw list that is already in memory.

    Args:
        content: The whole file.
        file_name: Name for messages and provenance; its ending decides where content does not.

    Raises:
        InputError: As `read_list`.
    """
    return next(parse_chunks(content, file_name, sys.maxsize))


def parse_chunks(content: bytes, file_name: str, rows: int = CHUNK_ROWS) -> Iterator[RawList]:
    """Chunks of a raw list that is already in memory; see `read_chunks`."""
    return _chunks(Content(file_name, data=content), rows)


def _chunks(content: Content, rows: int) -> Iterator[RawList]:
    name, head = content.file_name, content.head()
    if content.is_blank():
        raise InputError(f"{name}: is empty; a list needs a header row and one row a record")
    for start, what in _FOREIGN_STARTS.items():
        if head.startswith(start):
            raise InputError(f"{name}: is {what}, not a list; {_MENDING}")
    if head.startswith(b"PAR1"):
        return parquet_chunks(content, rows)
    if _is_book(content):
        return next(iter(workbook_lists(content, rows).values()))
    if content.sheet:
        raise InputError(f'{name}: is no workbook, so it has no sheet "{content.sheet}"')
    return _text_chunks(content, rows)


def _text_chunks(content: Content, rows: int) -> Iterator[RawList]:
    coding = find_coding(content)
    ending = Path(content.file_name).suffix.lower()
    if ending in (".xlsx", ".xls", ".xlsm", ".parquet"):
        raise InputError(
            f"{content.file_name}: is not a {ending} file but text; give it its true ending"
        )
    if ending in (".json", ".jsonl", ".ndjson"):
        return json_chunks(content, coding, rows)
    if looks_like_json(content, coding):
        try:
            return json_chunks(content, coding, rows)
        except InputError:
            pass  # A CSV whose first name starts with a bracket.
    return delimited_chunks(content, coding, rows)
