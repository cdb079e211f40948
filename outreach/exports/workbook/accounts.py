"""The sheet Accounts: each company with its tier, what is known and what is not."""

from collections.abc import Callable
from typing import Any

from outreach.committee import State
from outreach.committee_words import seats_in
from outreach.exports.day import AccountRow, DayResult
from outreach.exports.words import gone_words, new_words
from outreach.exports.workbook.grid import MOST_ROWS, Column, add_banner, write_grid
from outreach.exports.workbook.looks import Looks


def add_accounts(book: Any, looks: Looks, result: DayResult) -> None:
    """Add the sheet, one row a company in the order of the result."""
    sheet = book.add_worksheet("Accounts")
    columns = _columns(result)
    start = add_banner(sheet, looks, result.notice, len(columns))
    grid = write_grid(sheet, looks, columns, result.accounts, start)
    sheet.freeze_panes(grid.header + 1, 1)
    beyond = len(result.accounts) - MOST_ROWS
    if beyond > 0:
        more = f"{beyond:,} more accounts are in the database."
        sheet.write_string(grid.last_row + 1, 0, more, looks["note"])


def _columns(result: DayResult) -> list[Column[AccountRow]]:
    return [*_verdict(result), *_committee(result), *_facts(), *_reasons()]


def _verdict(result: DayResult) -> list[Column[AccountRow]]:
    return [
        Column("Company", 24, lambda row: row.company, "strong"),
        Column("Website", 22, lambda row: row.domain),
        Column("ICP", 18, lambda row: result.icp(row.icp), "wrap"),
        Column("Tier", 20, lambda row: row.tier_words, lambda row: f"tier_{row.tier}"),
        Column("Score from", 11, lambda row: round(row.score_min, 1), "number"),
        Column("to", 8, lambda row: round(row.score_max, 1), "number"),
        Column("Known", 9, lambda row: round(row.coverage, 2), "percent"),
        Column("To contact", 11, lambda row: row.queued, "count"),
        Column("Held back", 11, lambda row: row.withheld, "count"),
    ]


def _committee(result: DayResult) -> list[Column[AccountRow]]:
    def seats(*states: State) -> Callable[[AccountRow], str]:
        return lambda row: "\n".join(seats_in(row.committee, result.day, *states))

    return [
        Column("Roles covered", 32, seats("covered"), "wrap", sets_height=True),
        Column("Roles open", 30, seats("open", "tried"), "wrap", sets_height=True),
        Column("Nobody known for", 36, seats("nobody_known"), "wrap", sets_height=True),
    ]  # fmt: skip


def _facts() -> list[Column[AccountRow]]:
    return [
        Column("People", 11, lambda row: row.headcount),
        Column("Industry", 20, lambda row: row.industry, "wrap"),
        Column("Place", 20, lambda row: row.place, "wrap"),
        Column("Runs", 26, lambda row: ", ".join(row.technologies), "wrap", sets_height=True),
        Column("New or gone", 30, _news, "wrap", sets_height=True),
        Column("Hiring", 28, lambda row: row.hiring, "wrap", sets_height=True),
    ]  # fmt: skip


def _reasons() -> list[Column[AccountRow]]:
    return [
        Column("Why", 50, lambda row: _bullets(row.reasons), "wrap", sets_height=True),
        Column("Would change it", 40, lambda row: _bullets(row.would_change), "wrap",
               sets_height=True),
        Column("Trouble", 32, lambda row: row.issues, "wrap", sets_height=True),
    ]  # fmt: skip


def _news(row: AccountRow) -> str:
    lines = (new_words(row.new_technologies), gone_words(row.gone_technologies))
    return "\n".join(filter(None, lines))


def _bullets(sentences: tuple[str, ...]) -> str:
    return "\n".join(f"• {sentence}" for sentence in sentences)
