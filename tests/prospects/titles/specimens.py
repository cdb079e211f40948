"""Invented titles of the tables beside the tests, by what they show."""

import csv
from pathlib import Path

Row = dict[str, str]


def rows_by(column: str, *tables: str) -> dict[str, list[Row]]:
    """Rows of tables by a column; those of one value come together, wherever they are written."""
    found: dict[str, list[Row]] = {}
    for table in tables:
        path = Path(__file__).parent / f"{table}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found.setdefault(row[column], []).append(row)
    return found
