"""A sheet with a header and one row a thing, described by its columns."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any, Generic, TypeVar

from outreach.exports.cells import cell_text
from outreach.exports.workbook.looks import Looks

T = TypeVar("T")

Value = str | int | float | None

MOST_ROWS = 100_000
"""Rows of a sheet; a longer list is for programs, and the CSV beside it has all of it."""

_LINE_POINTS, _MOST_LINES = 13.5, 8


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One column of a sheet.

    Attributes:
        header: As people read it.
        width: In characters.
        value: Cell of a row; None leaves it empty.
        look: Name in `Looks`, or how to choose one for a row.
        header_look: Name in `Looks`.
        sets_height: Whether its text makes the row higher.
        hidden: Whether it is for programs, and people do not see it.
    """

    header: str
    width: float
    value: Callable[[T], Value]
    look: str | Callable[[T], str] = "text"
    header_look: str = "header"
    sets_height: bool = False
    hidden: bool = False

    def look_of(self, row: T) -> str:
        """Name of the look of this column's cell in a row."""
        return self.look if isinstance(self.look, str) else self.look(row)


@dataclass(frozen=True, slots=True)
class Grid:
    """Where a table was written, all counted from 0.

    Attributes:
        header: Row of the header.
        last_row: Last row with a value; the header's where there is none.
        last_column: Last column.
    """

    header: int
    last_row: int
    last_column: int


def add_banner(sheet: Any, looks: Looks, notice: str, columns: int) -> int:
    """Write the notice over the whole width of the table.

    Returns:
        The row at which the table starts: 1 below a notice, 0 without one.
    """
    if not notice:
        return 0
    sheet.set_row(0, 24)
    sheet.write_string(0, 0, cell_text(notice), looks["banner"])
    for column in range(1, columns):
        sheet.write_blank(0, column, None, looks["banner"])
    return 1


def write_grid(
    sheet: Any, looks: Looks, columns: Sequence[Column[T]], rows: Sequence[T], start: int
) -> Grid:
    """Write header and rows, with filter, frozen header and print set-up.

    A row is as high as its longest cell needs, up to a bound, so that a screen shows several.
    """
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width, None, {"hidden": column.hidden})
        sheet.write_string(start, at, column.header, looks[column.header_look])
    sheet.set_row(start, 22)
    for at, row in enumerate(rows[:MOST_ROWS], start=start + 1):
        _write_row(sheet, looks, columns, row, at)
    grid = Grid(start, start + min(len(rows), MOST_ROWS), len(columns) - 1)
    _finish(sheet, grid)
    return grid


def write_cell(sheet: Any, row: int, column: int, value: Value, look: Any) -> None:
    """Write a text as a text, a number as a number and None as an empty cell."""
    if isinstance(value, str) and value:
        sheet.write_string(row, column, cell_text(value), look)
    elif isinstance(value, (int, float)):
        sheet.write_number(row, column, value, look)
    else:
        sheet.write_blank(row, column, None, look)


def _write_row(sheet: Any, looks: Looks, columns: Sequence[Column[T]], row: T, at: int) -> None:
    lines = 1
    for place, column in enumerate(columns):
        value = column.value(row)
        write_cell(sheet, at, place, value, looks[column.look_of(row)])
        if column.sets_height and isinstance(value, str):
            lines = max(lines, _lines(value, column.width))
    sheet.set_row(at, _LINE_POINTS * min(lines, _MOST_LINES) + 5)


def _lines(text: str, width: float) -> int:
    """Lines that a text takes in a column so wide; a word at the end of a line costs a little."""
    return sum(max(1, ceil(len(line) / ((width - 2) * 1.05))) for line in text.splitlines())


def _finish(sheet: Any, grid: Grid) -> None:
    sheet.hide_gridlines(2)
    sheet.autofilter(grid.header, 0, max(grid.last_row, grid.header), grid.last_column)
    sheet.freeze_panes(grid.header + 1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.3, right=0.3, top=0.4, bottom=0.5)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(grid.header)
    sheet.set_footer("&L&A&C&P / &N&R&F")
