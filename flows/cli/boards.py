"""`prospects ats`: whose boards the URLs of a file name."""

import csv
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from itertools import chain, islice
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from enrichment.hiring.boards import parse_board
from flows.cli.diagnostics import csv_cell
from prospects.errors import InputError

_ROWS_AT_ONCE = 1_000
_DELIMITERS = ",;\t"


def ats(
    file: Annotated[str, typer.Argument(help="One URL a line, or a CSV; - is standard input.")],
) -> None:
    """Write which board of which applicant-tracking system each URL names, as CSV.

    A URL that is no board, or not surely one, has its row with an empty vendor. Of a CSV with a
    column `url` that column is read. Example: prospects ats urls.txt
    """
    with _opened(file) as stream:
        typer.echo("url,vendor,tenant,site,confidence")
        rows = map(_row, _urls(_lines(stream), file))
        while some := "".join(islice(rows, _ROWS_AT_ONCE)):
            sys.stdout.write(some)


def _row(url: str) -> str:
    board = parse_board(url)
    if board is None:
        return f"{csv_cell(url)},,,,\n"
    tenant, site = csv_cell(board.tenant), csv_cell(board.site or "")
    return f"{csv_cell(url)},{board.vendor},{tenant},{site},{board.confidence}\n"


@contextmanager
def _opened(file: str) -> Iterator[BinaryIO]:
    try:
        with nullcontext(sys.stdin.buffer) if file == "-" else Path(file).open("rb") as stream:
            yield stream
    except OSError as error:
        if error.filename is None:
            raise
        raise InputError(f"{file}: cannot be read: {error.strerror}") from None


def _lines(stream: BinaryIO) -> Iterator[str]:
    """Lines without their ends; only a line feed ends one, since a URL may hold other ends."""
    for number, line in enumerate(stream):
        text = line.decode("utf-8-sig" if number == 0 else "utf-8", "replace")
        yield text.removesuffix("\n").removesuffix("\r")


def _urls(lines: Iterator[str], file: str) -> Iterable[str]:
    """The lines, or of a CSV with a column `url` that column of each record."""
    first = next(lines, None)
    if first is None:
        return ()
    if _header(first, ",") == ["url"]:
        return map(_only_cell, lines)
    delimiter = None if "://" in first else _delimiter(first)
    if delimiter is None:
        return chain([first], lines)
    return _column(lines, _header(first, delimiter).index("url"), delimiter, file)


def _delimiter(header: str) -> str | None:
    return next((each for each in _DELIMITERS if "url" in _header(header, each)), None)


def _header(line: str, delimiter: str) -> list[str]:
    return [cell.strip().strip('"').casefold() for cell in line.split(delimiter)]


def _only_cell(line: str) -> str:
    """Cell of a record of one column: a quotation mark or comma of a URL takes no other line."""
    is_quoted = len(line) > 1 and line[0] == line[-1] == '"'
    return line[1:-1].replace('""', '"') if is_quoted else line


def _column(lines: Iterator[str], at: int, delimiter: str, file: str) -> Iterator[str]:
    csv.field_size_limit(sys.maxsize)
    records = csv.reader((f"{line}\n" for line in lines), delimiter=delimiter)
    try:
        for record in records:
            yield record[at] if at < len(record) else ""
    except csv.Error as error:
        raise InputError(f"{file}: line {records.line_num + 1}: not CSV: {error}") from None
