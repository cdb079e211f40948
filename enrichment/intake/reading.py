"""Raw lists of any common format as tables of text; the content decides, then the file's name."""

import io
import json
import math
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from python_calamine import CalamineError, CalamineWorkbook

from enrichment.intake.delimited import decode, read_delimited
from enrichment.intake.raw_list import RawList, table_of
from prospects.errors import InputError

_MENDING = "save it as CSV, XLSX, JSON or Parquet"
_WORKBOOK_STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_FOREIGN_STARTS = {
    b"\x89PNG": "a PNG image", b"\xff\xd8\xff": "a JPEG image", b"GIF8": "a GIF image",
    b"%PDF": "a PDF", b"\x1f\x8b": "a gzip archive", b"BZh": "a bzip2 archive",
    b"7z\xbc\xaf": "a 7-Zip archive", b"SQLite format 3": "an SQLite database",
    b"Rar!": "a RAR archive", b"{\\rtf": "an RTF document",
}  # fmt: skip
_SURROGATE = re.compile("[\ud800-\udfff]")


def read_list(path: Path) -> RawList:
    """Read a raw list: CSV with any delimiter, XLSX, JSON, JSON lines or Parquet.

    Text stays as written ("NA" and "null" too); numbers of XLSX, JSON and Parquet become text
    without ".0", and what is missing becomes "".

    Args:
        path: The file; standard input is for the caller to buffer.

    Raises:
        InputError: The file is missing, empty, no list, or damaged.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path}: does not exist; check the path") from None
    except IsADirectoryError:
        raise InputError(f"{path}: is a folder; name one of the files in it") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from None
    return parse_list(content, path.name)


def parse_list(content: bytes, file_name: str) -> RawList:
    """Read the content of a raw list that is already in memory.

    Args:
        content: The whole file.
        file_name: Name for messages and provenance; its ending decides where content does not.

    Raises:
        InputError: As `read_list`.
    """
    if not content.strip(b"\x00\xff\xfe\xef\xbb\xbf \t\r\n"):
        raise InputError(f"{file_name}: is empty; a list needs a header row and one row a record")
    for start, what in _FOREIGN_STARTS.items():
        if content.startswith(start):
            raise InputError(f"{file_name}: is {what}, not a list; {_MENDING}")
    if content.startswith(b"PAR1"):
        return _read_parquet(content, file_name)
    if content.startswith(_WORKBOOK_STARTS):
        return _read_workbook(content, file_name)
    text, encoding = decode(content, file_name)
    return _read_text(text, encoding, file_name)


def _read_text(text: str, encoding: str, file_name: str) -> RawList:
    ending = Path(file_name).suffix.lower()
    if ending in (".xlsx", ".xls", ".xlsm", ".parquet"):
        raise InputError(f"{file_name}: is not a {ending} file but text; give it its true ending")
    if ending in (".json", ".jsonl", ".ndjson"):
        return _table_of_objects(_objects(text, file_name), encoding, file_name)
    if text.lstrip()[:1] in ("[", "{"):
        try:
            return _table_of_objects(_objects(text, file_name), encoding, file_name)
        except InputError:
            pass  # A CSV whose first name starts with a bracket.
    return read_delimited(text, encoding, file_name)


def _objects(text: str, file_name: str) -> list[Mapping[str, Any]]:
    try:
        loaded = json.loads(text)
    except RecursionError:
        raise InputError(f"{file_name}: is JSON nested too deep to be a list") from None
    except ValueError as error:
        return _json_lines(text, file_name, error)
    if isinstance(loaded, dict):
        lists = [v for v in loaded.values() if isinstance(v, list) and _are_objects(v)]
        loaded = max(lists, key=len) if lists else [loaded]
    if not isinstance(loaded, list) or not _are_objects(loaded):
        raise InputError(
            f'{file_name}: is JSON but no list of records; write [{{"name": "..."}}, ...]'
        )
    return loaded


def _json_lines(text: str, file_name: str, whole: ValueError) -> list[Mapping[str, Any]]:
    records: list[Mapping[str, Any]] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            where = whole if number == 1 or not records else f"line {number} is no JSON"
            raise InputError(f"{file_name}: is not JSON: {where}") from None
        if not isinstance(record, dict):
            raise InputError(f"{file_name}: line {number} is no JSON object")
        records.append(record)
    return records


def _are_objects(values: Sequence[Any]) -> bool:
    return bool(values) and all(isinstance(value, dict) for value in values)


def _table_of_objects(
    objects: Sequence[Mapping[str, Any]], encoding: str, file_name: str
) -> RawList:
    columns = list(dict.fromkeys(str(key) for record in objects for key in record))
    rows = ([_as_text(record.get(column)) for column in columns] for record in objects)
    return table_of([[_clean(c) for c in columns], *rows], file_name, encoding=encoding)


def _read_parquet(content: bytes, file_name: str) -> RawList:
    try:
        table = pq.read_table(io.BytesIO(content))
    except (pa.ArrowException, OSError) as error:
        raise InputError(f"{file_name}: is a damaged Parquet file; export it again") from error
    columns = [[_as_text(value) for value in column.to_pylist()] for column in table.columns]
    return table_of([table.column_names, *zip(*columns, strict=True)], file_name)


def _read_workbook(content: bytes, file_name: str) -> RawList:
    """First sheet of a workbook that holds anything."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for name in book.sheet_names:
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            if any(cell != "" for row in rows for cell in row):
                return table_of(([_as_text(cell) for cell in row] for row in rows), file_name)
    except (CalamineError, OSError, ValueError, zipfile.BadZipFile) as error:
        raise InputError(
            f"{file_name}: is no workbook that can be read (damaged, or protected by a password); "
            "save it again as XLSX"
        ) from error
    raise InputError(f"{file_name}: is empty; a list needs a header row and one row a record")


def _as_text(value: Any) -> str:
    """Cell as text: no ".0", no time of midnight, lists joined by "|", "" for null."""
    if value is None or isinstance(value, str):
        return _clean(value or "")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _float_as_text(value)
    if isinstance(value, (date, time)):
        return value.isoformat().removesuffix("T00:00:00")
    return _nested_as_text(value)


def _float_as_text(value: float) -> str:
    if math.isnan(value):
        return ""
    return f"{value:.0f}" if value.is_integer() and abs(value) < 1e16 else repr(value)


def _nested_as_text(value: Any) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, list) and not _holds_containers(value):
        return "|".join(_as_text(item) for item in value)
    if isinstance(value, (dict, list)):
        return _clean(json.dumps(value, ensure_ascii=False, default=str))
    return str(value)


def _holds_containers(values: Iterable[Any]) -> bool:
    return any(isinstance(value, (dict, list)) for value in values)


def _clean(text: str) -> str:
    """Text that can be stored: no NUL, no half of a surrogate pair."""
    return _SURROGATE.sub("\ufffd", text).replace("\x00", "")
