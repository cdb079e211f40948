"""JSON as a list of records, and JSON lines, which are read as they are taken."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any, TextIO

from enrichment.intake.cells import cell_text, clean_text
from enrichment.intake.content import Coding, Content
from enrichment.intake.raw_list import Origin, RawList, chunks_of_rows
from prospects.errors import InputError

_Record = Mapping[str, Any]


def looks_like_json(content: Content, coding: Coding) -> bool:
    """Whether the first character that is no white space opens a list or an object."""
    with coding.text(content) as text:
        line = next((line for line in text if line.strip()), "")
    return line.lstrip("\ufeff \t\0")[:1] in ("[", "{")


def json_chunks(content: Content, coding: Coding, rows: int) -> Iterator[RawList]:
    """Chunks of the records of a JSON text.

    Columns are the keys of all records, so JSON lines are gone through once before the first
    chunk.

    Raises:
        InputError: Before the first chunk: it is no JSON, or no list of records.
    """
    if _is_lines(content, coding):
        with coding.text(content) as text:
            columns = _columns_of(_lines(text, content.file_name))
        return _chunks_of_lines(content, coding, columns, rows)
    with coding.text(content) as text:
        objects = _objects(_plain(text.read()), content.file_name)
    table = _table(_columns_of(objects), objects)
    return chunks_of_rows(table, Origin(content.file_name, coding.encoding), rows)


def _is_lines(content: Content, coding: Coding) -> bool:
    """Whether the first of several lines is an object by itself."""
    with coding.text(content) as text:
        text.reconfigure(newline="\n")  # type: ignore[attr-defined]
        first = list(islice((line for line in text if line.strip()), 2))
    try:
        return len(first) == 2 and isinstance(json.loads(_plain(first[0])), dict)
    except (ValueError, RecursionError):
        return False


def _chunks_of_lines(
    content: Content, coding: Coding, columns: Sequence[str], rows: int
) -> Iterator[RawList]:
    with coding.text(content) as text:
        table = _table(columns, _lines(text, content.file_name))
        for chunk in chunks_of_rows(table, Origin(content.file_name, coding.encoding), rows):
            yield chunk.at(text.buffer.tell() / content.size)


def _lines(text: TextIO, file_name: str) -> Iterator[_Record]:
    """Records of JSON lines."""
    text.reconfigure(newline="\n")  # type: ignore[attr-defined]
    for number, line in enumerate(text, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(_plain(line))
        except (ValueError, RecursionError):
            raise InputError(f"{file_name}: is not JSON: line {number} is no JSON") from None
        if not isinstance(record, dict):
            raise InputError(f"{file_name}: line {number} is no JSON object")
        yield record


def _objects(text: str, file_name: str) -> Sequence[_Record]:
    try:
        loaded = json.loads(text)
    except RecursionError:
        raise InputError(f"{file_name}: is JSON nested too deep to be a list") from None
    except ValueError as error:
        raise InputError(f"{file_name}: is not JSON: {error}") from None
    if isinstance(loaded, dict):
        lists = [v for v in loaded.values() if isinstance(v, list) and _are_objects(v)]
        loaded = max(lists, key=len) if lists else [loaded]
    if not isinstance(loaded, list) or not _are_objects(loaded):
        raise InputError(
            f'{file_name}: is JSON but no list of records; write [{{"name": "..."}}, ...]'
        )
    return loaded


def _are_objects(values: Sequence[Any]) -> bool:
    return bool(values) and all(isinstance(value, dict) for value in values)


def _columns_of(records: Iterable[_Record]) -> list[str]:
    return list(dict.fromkeys(str(key) for record in records for key in record))


def _table(columns: Sequence[str], records: Iterable[_Record]) -> Iterator[list[str]]:
    """The names of the columns, then the cells of each record."""
    cells = ([cell_text(record.get(column)) for column in columns] for record in records)
    return chain([[clean_text(column) for column in columns]], cells)


def _plain(text: str) -> str:
    """Text without what no JSON begins with, and without NUL characters."""
    return text.removeprefix("\ufeff").replace("\0", "")
