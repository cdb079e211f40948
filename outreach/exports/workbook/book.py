"""The workbook as a whole: its settings and its sheets."""

from datetime import datetime, time
from pathlib import Path

from xlsxwriter import Workbook

from outreach.exports.day import DayResult
from outreach.exports.workbook.accounts import add_accounts
from outreach.exports.workbook.held_back import add_held_back
from outreach.exports.workbook.looks import Looks
from outreach.exports.workbook.run_sheet import add_run
from outreach.exports.workbook.today import add_today

_TEXT_STAYS_TEXT = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_workbook(path: Path, result: DayResult) -> None:
    """Write the sheets Today, Held back, Accounts and Run.

    Every text is a text cell: a value that begins with `=`, `+`, `-` or `@` is never a formula.
    """
    with Workbook(str(path), _TEXT_STAYS_TEXT) as book:
        # The creation time would otherwise make two equal days differ.
        book.set_properties({"title": f"Queue {result.day}", "created": _morning(result)})
        book.set_size(2400, 1300)
        looks = Looks(book)
        add_today(book, looks, result)
        add_held_back(book, looks, result)
        add_accounts(book, looks, result)
        add_run(book, looks, result)


def _morning(result: DayResult) -> datetime:
    return datetime.combine(result.day, time())
