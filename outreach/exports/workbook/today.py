"""The sheet Today: whom to contact, why, with which words, and what came of it."""

from datetime import date
from typing import Any

from outreach.exports.day import DayResult
from outreach.exports.empty_day import why_empty
from outreach.exports.words import CHANNEL_WORDS, OUTCOMES
from outreach.exports.workbook.grid import Column, Grid, add_banner, write_grid
from outreach.exports.workbook.looks import Looks
from prospects.entry import QueueEntry

_FROZEN = 5
"""Columns that stay in view: rank to last name."""

_PRINTED = "Message"
"""Last column on paper; what follows is for the screen."""


def add_today(book: Any, looks: Looks, result: DayResult) -> None:
    """Add the sheet, one row an entry in rank order."""
    sheet = book.add_worksheet("Today")
    columns = _columns(result)
    start = add_banner(sheet, looks, result.notice, len(columns))
    grid = write_grid(sheet, looks, columns, result.entries, start)
    sheet.freeze_panes(grid.header + 1, _FROZEN)
    sheet.print_area(0, 0, grid.last_row, _place(columns, _PRINTED))
    _ask_for_answers(sheet, columns, grid)
    if not result.entries:
        sheet.write_string(grid.header + 2, 0, why_empty(result), looks["note"])


def _columns(result: DayResult) -> list[Column[QueueEntry]]:
    return [*_who(result), *_why(), *_how(), *_answers(), *_ids()]


def _who(result: DayResult) -> list[Column[QueueEntry]]:
    return [
        Column("Rank", 7, lambda entry: entry.rank, "count"),
        Column("Do", 10, lambda entry: CHANNEL_WORDS[entry.channel], "strong"),
        Column("Send window", 17, lambda entry: entry.send_window, "wrap", sets_height=True),
        Column("First", 12, lambda entry: entry.first_name, "strong"),
        Column("Last", 14, lambda entry: entry.last_name, "strong"),
        Column("Title", 23, lambda entry: entry.title, "wrap", sets_height=True),
        Column("Persona", 18, lambda entry: result.persona(entry.persona), "wrap"),
        Column("Company", 18, lambda entry: entry.company, "wrap"),
    ]


def _why() -> list[Column[QueueEntry]]:
    return [
        Column("Why now", 38, lambda entry: entry.why_now, "wrap", sets_height=True),
        Column("Why they fit", 42, _bullets, "wrap", sets_height=True),
        Column("Tier", 17, lambda entry: entry.tier_words, lambda entry: f"tier_{entry.tier}"),
        Column("Buying committee", 34, _committee, "wrap", sets_height=True),
    ]


def _how() -> list[Column[QueueEntry]]:
    return [
        Column("Subject", 24, lambda entry: entry.subject, "wrap"),
        Column("Message", 60, lambda entry: entry.body, "wrap"),
        Column("E-mail", 28, lambda entry: entry.email),
        Column("Phone", 17, lambda entry: entry.phone),
        Column("LinkedIn", 28, lambda entry: entry.linkedin_url),
        Column("Website", 20, lambda entry: entry.domain),
        Column("Caution", 26, lambda entry: entry.caution, _caution, sets_height=True),
        Column("Template", 22, _template, "wrap"),
    ]


def _answers() -> list[Column[QueueEntry]]:
    return [
        Column("Outcome", 15, _left_open, "answer", "header_answer"),
        Column("Until", 12, _left_open, "answer_date", "header_answer"),
        Column("Note", 30, _left_open, "answer_wrap", "header_answer"),
    ]


def _ids() -> list[Column[QueueEntry]]:
    return [
        Column("queue_item_id", 9, lambda entry: entry.queue_item_id, "grey", "header_grey"),
        Column("contact_id", 9, lambda entry: entry.contact_id, "grey", "header_grey"),
        Column("run_id", 9, lambda entry: entry.run_id, "grey", "header_grey"),
    ]


def _bullets(entry: QueueEntry) -> str:
    return "\n".join(f"• {reason}" for reason in entry.reasons)


def _committee(entry: QueueEntry) -> str:
    return "\n".join(f"• {line}" for line in entry.committee)


def _caution(entry: QueueEntry) -> str:
    return "caution" if entry.caution else "text"


def _template(entry: QueueEntry) -> str:
    return f"{entry.template} @ {entry.template_version}" if entry.template else ""


def _left_open(_entry: QueueEntry) -> None:
    return None


def _place(columns: list[Column[QueueEntry]], header: str) -> int:
    return next(at for at, column in enumerate(columns) if column.header == header)


def _ask_for_answers(sheet: Any, columns: list[Column[QueueEntry]], grid: Grid) -> None:
    if grid.last_row == grid.header:
        return
    rows = (grid.header + 1, grid.last_row)
    outcome, until = _place(columns, "Outcome"), _place(columns, "Until")
    sheet.data_validation(rows[0], outcome, rows[1], outcome, _OUTCOME_RULE)
    sheet.data_validation(rows[0], until, rows[1], until, _UNTIL_RULE)


_OUTCOME_RULE = {
    "validate": "list",
    "source": list(OUTCOMES),
    "error_title": "Not an outcome",
    "error_message": "Choose one from the list, or leave the cell empty.",
}

_UNTIL_RULE = {
    "validate": "date",
    "criteria": ">=",
    "value": date(2000, 1, 1),
    "input_title": "Until",
    "input_message": "Only with not_now or out_of_office: the day from which to try again.",
    "error_title": "Not a date",
    "error_message": "Write a date like 2026-12-31, or leave the cell empty.",
}
