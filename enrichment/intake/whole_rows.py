"""The rows of a list as they stand, for who hands them back with something added.

Nothing is cleaned, mapped or left out but what stands above the header and lines without any
character. A file is gone through twice: once for the number and width of its rows, once for them.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from enrichment.intake.content import content_of, find_coding
from enrichment.intake.delimited import delimited_rows
from enrichment.intake.raw_list import RawList
from enrichment.intake.reading import read_chunks

_HEAD_ROWS = 1_000

Row = Sequence[str]


@dataclass(frozen=True, slots=True)
class WholeRows:
    """A list as rows of text.

    Attributes:
        columns: Names as written, twice where a name stands twice; cells beyond the header are in
            columns "column 5", "column 6", ....
        total: Number of rows.
        samples: Column -> some of its filled cells, under the names that `map_headers` takes.
        notes: What somebody should know of how it was read, a sentence each.
        rows: Gives the rows from the first one on, each as wide as `columns`.
    """

    columns: tuple[str, ...]
    total: int
    samples: dict[str, list[str]]
    notes: tuple[str, ...]
    rows: Callable[[], Iterator[Row]]


def read_rows(path: Path) -> WholeRows:
    """Read a list of any format as rows; those of a CSV are never all in memory.

    Args:
        path: The file; "book.xlsx#Paris" is a sheet of a workbook.

    Raises:
        InputError: As `read_list`.
    """
    head = next(read_chunks(path, _HEAD_ROWS))
    found = _of_csv(path) if head.delimiter else _of_chunks(path)
    return WholeRows(*found[:2], head.samples(), head.notes, found[2])


_Found = tuple[tuple[str, ...], int, Callable[[], Iterator[Row]]]


def _of_csv(path: Path) -> _Found:
    content = content_of(path)
    header, opened = delimited_rows(content, find_coding(content))
    total, width = 0, len(header)
    for row in opened():
        total, width = total + 1, max(width, len(row))
    surplus = (f"column {at + 1}" for at in range(len(header), width))
    return (*header, *surplus), total, partial(_padded, opened, width)


def _padded(opened: Callable[[], Iterator[Row]], width: int) -> Iterator[Row]:
    for row in opened():
        yield row if len(row) == width else [*row, *("" for _ in range(width - len(row)))]


def _of_chunks(path: Path) -> _Found:
    total, names = 0, dict[str, None]()
    for chunk in read_chunks(path):
        total, names = total + chunk.rows, names | dict.fromkeys(chunk.columns)
    return tuple(names), total, partial(_aligned, path, tuple(names))


def _aligned(path: Path, names: Sequence[str]) -> Iterator[Row]:
    """Rows under all names; a chunk may lack a column that holds nothing in it."""
    for chunk in read_chunks(path):
        yield from zip(*(_column(chunk, name) for name in names), strict=True)


def _column(chunk: RawList, name: str) -> list[str]:
    if name not in chunk.columns:
        return [""] * chunk.rows
    texts: list[str] = chunk.frame[name].tolist()
    return texts
