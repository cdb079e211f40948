"""The sheet Held back: who was not contacted today, and which rule says so."""

from typing import Any

from outreach.exports.day import DayResult
from outreach.exports.words import WITHHELD_WORDS
from outreach.exports.workbook.grid import MOST_ROWS, Column, add_banner, write_grid
from outreach.exports.workbook.looks import Looks
from prospects.entry import Withheld


def add_held_back(book: Any, looks: Looks, result: DayResult) -> None:
    """Add the sheet, one row a contact."""
    sheet = book.add_worksheet("Held back")
    columns = _columns(result)
    start = add_banner(sheet, looks, result.notice, len(columns))
    grid = write_grid(sheet, looks, columns, result.withheld, start)
    beyond = len(result.withheld) - MOST_ROWS
    if beyond > 0:
        more = f"{beyond:,} more stand in withheld.csv."
        sheet.write_string(grid.last_row + 1, 0, more, looks["note"])
    if not result.withheld:
        sheet.write_string(grid.header + 2, 0, "Nobody was held back.", looks["note"])


def _columns(result: DayResult) -> list[Column[Withheld]]:
    return [
        Column("Name", 24, lambda one: one.name or one.email or "Name unknown", "strong"),
        Column("Title", 26, lambda one: one.title, "wrap", sets_height=True),
        Column("Company", 26, lambda one: one.company or one.domain),
        Column("Persona", 22, lambda one: result.persona(one.persona)),
        Column("Reason", 64, lambda one: WITHHELD_WORDS[one.reason], "wrap", sets_height=True),
        Column("Detail", 56, lambda one: one.detail, "wrap", sets_height=True),
        Column("E-mail", 30, lambda one: one.email),
        Column("contact_id", 9, lambda one: one.contact_id, "grey", "header_grey",
               hidden=True),
    ]  # fmt: skip
