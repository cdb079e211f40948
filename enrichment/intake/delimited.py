"""CSV in all its dialects: delimiter, quoted newlines, ragged rows, quotes never closed."""

import csv
import io
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import TextIO

from enrichment.intake.content import Coding, Content
from enrichment.intake.header_row import find_header, first_rows, told_above
from enrichment.intake.plain_csv import CsvHead, Done, plain_chunks
from enrichment.intake.raw_list import FIELD_CHARACTERS_MAX, Origin, RawList, chunks_of_rows
from prospects.errors import InputError

_DELIMITERS = ",;\t|"
_SAMPLE_ROWS = 60
_SAMPLE_CHARACTERS = 200_000
_SEP_LINE = re.compile(r'\A"?sep=(.)"?[^\S\r\n]*(?:\r\n|\r|\n)', re.IGNORECASE)
_END = "\x1e"


def delimited_chunks(content: Content, coding: Coding, rows: int) -> Iterator[RawList]:
    """Chunks of a CSV.

    What the fast reader cannot read, such as ragged rows, the csv module reads, which loses
    nothing and knows the line of a fault.

    Args:
        content: The file.
        coding: Its encoding.
        rows: Rows of a chunk at most.

    Raises:
        InputError: The text holds nothing, or a quote is never closed; where the number of quotes
            is odd, before the first chunk.
    """
    # Above the longest cell that is let through, so that a long cell is told from an open quote.
    csv.field_size_limit(4 * FIELD_CHARACTERS_MAX)
    delimiter, start = _dialect(content, coding)
    if sum(block.count(b'"') for block in content.blocks()) % 2:
        with coding.text(content) as text:
            deque(_records(text, start, delimiter, coding, content.file_name), maxlen=0)
    head, notes = _head(content, coding, delimiter, start)
    origin = Origin(content.file_name, coding.encoding, delimiter, notes=notes)
    done = Done()
    if coding.is_plain and delimiter.isascii() and head.header:
        yield from plain_chunks(content, head, origin, rows, done)
    if not done.is_whole:
        with coding.text(content) as text:
            records = _records(text, start, delimiter, coding, content.file_name)
            for chunk in chunks_of_rows(records, origin, rows, header=head.above, skip=done.rows):
                yield chunk.at(text.buffer.tell() / content.size)


def delimited_rows(
    content: Content, coding: Coding
) -> tuple[tuple[str, ...], Callable[[], Iterator[list[str]]]]:
    """Header of a CSV as written, and its rows from the first one on, each time they are asked for.

    Rows are as wide as they stand; lines without any character are none.

    Args:
        content: The file.
        coding: Its encoding.

    Raises:
        InputError: While rows are taken, if a quote is never closed.
    """
    csv.field_size_limit(4 * FIELD_CHARACTERS_MAX)
    delimiter, start = _dialect(content, coding)
    head, _ = _head(content, coding, delimiter, start)

    def rows() -> Iterator[list[str]]:
        with coding.text(content) as text:
            records = _records(text, start, delimiter, coding, content.file_name)
            yield from filter(None, islice(records, head.above + 1, None))

    return tuple(head.header), rows


def _head(
    content: Content, coding: Coding, delimiter: str, start: int
) -> tuple[CsvHead, tuple[str, ...]]:
    """The header, whose names are empty where there is none, and what is passed over above it."""
    ends: list[int] = []
    with coding.text(content) as text:
        lines = text.read(start).count("\n")
        reader = csv.reader(_lines(text, coding), delimiter=delimiter)

        def sound_rows() -> Iterator[list[str]]:
            try:
                for row in reader:
                    ends.append(lines + reader.line_num)
                    yield row
            except csv.Error:
                return  # Whoever reads it says where.

        rows = first_rows(sound_rows())
    at = find_header(rows)
    header, end = (rows[at], ends[at]) if rows else ((), 0)
    return CsvHead(header, delimiter, end, at), told_above(rows, at)


def _dialect(content: Content, coding: Coding) -> tuple[str, int]:
    """Delimiter, and the number of characters before the first line that counts."""
    with coding.text(content) as text:
        head = text.read(_SAMPLE_CHARACTERS + 100)
    mark = len(head) - len(head.removeprefix("\ufeff"))
    if match := _SEP_LINE.match(head[mark:]):
        return match[1], mark + match.end()
    sample = head[mark:].replace("\0", "").lstrip("\r\n")[:_SAMPLE_CHARACTERS]
    scored = [(_fitness(sample, delimiter), delimiter) for delimiter in _DELIMITERS]
    best = max(scored, key=lambda pair: pair[0])
    return (best[1] if best[0] > (0.0, 1) else ","), mark


def _fitness(sample: str, delimiter: str) -> tuple[float, int]:
    """How well rows agree with the header's width, then the width."""
    try:
        reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
        rows = [row for row in islice(reader, _SAMPLE_ROWS) if any(row)]
    except csv.Error:
        return 0.0, 0
    if max(map(len, rows), default=0) < 2:
        return 0.0, 1
    below = rows[find_header(rows) :]
    width = len(below[0])
    if width < 2:
        return 0.0, width
    agreeing = sum(len(row) == width for row in below) / len(below)
    filled = sum(bool(name.strip()) for name in below[0]) / width
    return round(agreeing * filled, 1), width


def _records(
    text: TextIO, start: int, delimiter: str, coding: Coding, file_name: str
) -> Iterator[list[str]]:
    """Rows with blank ones; the one read last is held back until its end is known to be sound."""
    text.read(start)
    # Two cells: within an open quote they are one.
    reader = csv.reader(
        chain(_lines(text, coding), (f"{_END}{delimiter}{_END}",)), delimiter=delimiter
    )
    held: list[str] | None = None
    held_line = line = 0
    try:
        for row in reader:
            if held is not None:
                yield held
            held, held_line, line = row, line, reader.line_num
    except csv.Error:
        raise InputError(
            f"{file_name}: line {line + 1}: a cell of more than {csv.field_size_limit():,} "
            'characters; shorten it, or close the quote (") that is never closed before it'
        ) from None
    if held != [_END, _END]:
        raise _unclosed(file_name, held_line)


def _lines(text: TextIO, coding: Coding) -> Iterable[str]:
    """Lines without NUL characters."""
    return (line.replace("\0", "") for line in text) if coding.may_hold_nul else text


def _unclosed(file_name: str, line: int) -> InputError:
    return InputError(
        f'{file_name}: line {line + 1}: a quote (") is opened and never closed, so that the rest '
        "of the file would be one cell; close or remove it"
    )
