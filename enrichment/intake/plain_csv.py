"""CSV as most programs write it, a block of bytes at a time, without an object a cell.

It reads what it reads as the csv module does; at anything odd (a row of another width, a quote
that is never closed) it stops and says how far it came.
"""

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, islice
from typing import Any, BinaryIO

import pyarrow as pa
from pyarrow import csv

from enrichment.intake.content import Content
from enrichment.intake.raw_list import Origin, RawList, filled_chunk

_BLOCK = 1 << 20
_END = "\x1e"


@dataclass(frozen=True, slots=True)
class CsvHead:
    """What stands above the rows of a CSV.

    Attributes:
        header: Names as written.
        delimiter: One character.
        lines: Physical lines up to the end of the header.
        above: Rows above the header, blank ones included.
    """

    header: Sequence[str]
    delimiter: str
    lines: int
    above: int


@dataclass(slots=True)
class Done:
    """How far the reader came.

    Attributes:
        rows: Rows below the header, blank ones included.
        is_whole: Whether that is all.
    """

    rows: int = 0
    is_whole: bool = False


def plain_chunks(
    content: Content, head: CsvHead, origin: Origin, rows: int, done: Done
) -> Iterator[RawList]:
    """Chunks of a UTF-8 text without NUL characters and with lines that end in a line feed.

    Args:
        content: The file.
        head: What stands above its rows.
        origin: Where it comes from.
        rows: Rows of a chunk at most.
        done: Is told how far the chunks go.
    """
    with content.opened() as handle:
        for _ in range(head.lines):
            handle.readline()
        blank: set[int] = set()
        for table in _of_size(_batches(handle, head, blank, done), rows):
            places = list(islice((n for n in count(done.rows) if n not in blank), len(table)))
            done.rows = places[-1] + 1 if places else done.rows
            columns = [column.combine_chunks() for column in table.columns]
            chunk = filled_chunk(columns, [head.above + at for at in places], head.header, origin)
            yield chunk.at(handle.tell() / content.size)


def _of_size(batches: Iterable[pa.RecordBatch], rows: int) -> Iterator[pa.Table]:
    """The rows of batches, at most so many at a time; one empty table where they have none."""
    held: list[pa.RecordBatch] = []
    is_any = False
    for batch in batches:
        held.append(batch)
        while sum(map(len, held)) >= rows:
            is_any, table = True, pa.Table.from_batches(held)
            yield table.slice(0, rows)
            held = table.slice(rows).to_batches()
    if any(map(len, held)) or (held and not is_any):
        yield pa.Table.from_batches(held)


def _batches(
    handle: BinaryIO, head: CsvHead, blank: set[int], done: Done
) -> Iterator[pa.RecordBatch]:
    """Rows as they stand; the last ones only once their end is known to be sound."""
    held = None
    try:
        for batch in _reader(handle, head, blank):
            if held is not None and batch.num_rows:
                yield held
            held = batch if batch.num_rows else held
    except pa.ArrowException:
        return
    if held is not None and held.column(0)[-1].as_py() == _END:
        done.is_whole = True
        yield held.slice(0, held.num_rows - 1)


def _reader(handle: BinaryIO, head: CsvHead, blank: set[int]) -> Iterable[pa.RecordBatch]:
    """Arrow's reader, with a last line of ours behind the file.

    Args:
        handle: Below the header.
        head: What stands above the rows.
        blank: Is told which rows are blank.
    """

    def look(row: Any) -> str:
        if row.text.strip():
            return "error"
        blank.add(row.number - 1)
        return "skip"

    names = [str(at) for at in range(len(head.header))]
    end = f"{_END}{head.delimiter * (len(names) - 1)}\n".encode()
    reader: Iterable[pa.RecordBatch] = csv.open_csv(
        _WithEnd(handle, end),
        read_options=csv.ReadOptions(use_threads=False, block_size=_BLOCK, column_names=names),
        parse_options=csv.ParseOptions(
            delimiter=head.delimiter, newlines_in_values=True, ignore_empty_lines=False,
            invalid_row_handler=look,
        ),
        convert_options=csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.large_string()), strings_can_be_null=False
        ),
    )  # fmt: skip
    return reader


class _WithEnd(io.RawIOBase):
    """A file with a last line put behind it, which an open quote would swallow."""

    def __init__(self, handle: BinaryIO, end: bytes) -> None:
        self._handle = handle
        self._end = end
        self._is_ended = True

    def readable(self) -> bool:
        """It is."""
        return True

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes; none at the end."""
        block = self._handle.read(size)
        if block:
            self._is_ended = block.endswith(b"\n")
            return block
        end, self._end = self._end, b""
        return end if self._is_ended or not end else b"\n" + end
