"""CSV files that people open with a spreadsheet, fill in and hand back."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from prospects.whole_file import whole_file

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_for_spreadsheets(
    path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]
) -> None:
    """Write a table; a text that would be a formula gets a "'" in front."""
    with whole_file(path) as part, part.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([*map(_harmless, row)] for row in rows)


def _harmless(text: str) -> str:
    plain = text.encode("utf-8", "replace").decode("utf-8")
    return f"'{plain}" if plain.startswith(_FORMULA) else plain
