"""The CSV files of a day: exact values, made for programs.

No guard against spreadsheet formulas is put in front of values here; the workbook is the file
for people, and there every text is a text.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pandas as pd

from outreach.exports.words import number_text
from prospects.entry import QueueEntry, Withheld
from prospects.issue import Issue
from prospects.rejected import RejectedRow

QUEUE_COLUMNS = (
    "day", "rank", "owner", "persona", "channel", "step", "first_name", "last_name", "title",
    "email", "company", "domain", "icp", "tier", "score_min", "score_max", "coverage", "why_now",
    "reasons", "send_window", "subject", "body", "template", "template_version", "queue_item_id",
    "contact_id", "run_id", "phone", "linkedin_url", "tier_words", "caution", "sources",
    "persona_rule", "notice", "adds_roles", "committee",
)  # fmt: skip
WITHHELD_COLUMNS = (
    "contact_id", "email", "domain", "persona", "reason", "detail", "name", "company",
    "title",
)  # fmt: skip
ISSUE_COLUMNS = ("stage", "subject", "code", "message", "at")
REJECT_COLUMNS = ("reject_reason", "source_row")

_DECIMALS: Mapping[str, int] = {"score_min": 1, "score_max": 1, "coverage": 2}


def queue_frame(entries: Iterable[QueueEntry]) -> pd.DataFrame:
    """One row an entry, all values as text."""
    return _frame(entries, QUEUE_COLUMNS)


def withheld_frame(withheld: Iterable[Withheld]) -> pd.DataFrame:
    """One row a would-be entry that was stopped."""
    return _frame(withheld, WITHHELD_COLUMNS)


def issues_frame(issues: Iterable[Issue]) -> pd.DataFrame:
    """One row an issue."""
    return _frame(issues, ISSUE_COLUMNS)


def rejected_frame(rejected: Iterable[RejectedRow]) -> pd.DataFrame:
    """The rows in the form they came in, then why they were rejected and where they stood.

    Columns of several lists are united in the order in which they appear; a cell that a list
    did not have is empty. A column of a list that is called like one of ours is written as
    `original.<name>`.
    """
    rows = tuple(rejected)
    names = original_names(dict.fromkeys(name for row in rows for name in row.original))
    columns = {new: [row.original.get(old, "") for row in rows] for old, new in names.items()}
    ours = ([row.reason for row in rows], [row.source_row for row in rows])
    return pd.DataFrame({**columns, **dict(zip(REJECT_COLUMNS, ours, strict=True))}, dtype=object)


def original_names(names: Iterable[str]) -> dict[str, str]:
    """Column of a list -> what it is called among rejected rows, in the order given."""
    taken = {*names, *REJECT_COLUMNS}
    given: dict[str, str] = {}
    for name in names:
        new = name
        while name in REJECT_COLUMNS and new in taken:
            new = f"original.{new}"
        taken.add(new)
        given[name] = new
    return given


def _frame(rows: Iterable[object], columns: tuple[str, ...]) -> pd.DataFrame:
    kept = tuple(rows)
    return pd.DataFrame(
        {name: [_writer(name)(getattr(row, name)) for row in kept] for name in columns},
        dtype=object,
    )


def _writer(column: str) -> Callable[[Any], str]:
    decimals = _DECIMALS.get(column)
    return _exact if decimals is None else lambda number: number_text(number, decimals)


def _exact(value: Any) -> str:
    if isinstance(value, tuple):
        # The joint may not stand inside an item, else the list could not be taken apart again.
        return "|".join(item.replace("|", "/") for item in value)
    return value.isoformat() if isinstance(value, (date, datetime)) else str(value)


def write_csv(path: Path, frame: pd.DataFrame) -> None:
    """Write a frame of texts as RFC 4180 asks, in UTF-8 with newline as row end.

    pandas leaves a value with a lone carriage return unquoted, and readers then see two rows;
    so the quoting is done here. A lone surrogate, which UTF-8 cannot hold, becomes "?".
    """
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        file.write(_row(frame.columns))
        file.writelines(_row(values) for values in frame.itertuples(index=False, name=None))


def _row(values: Iterable[str]) -> str:
    return ",".join(_quoted(value) for value in values) + "\n"


def _quoted(text: str) -> str:
    if any(mark in text for mark in ',"\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text
