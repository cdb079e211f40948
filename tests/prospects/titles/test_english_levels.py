"""English levels and standings by families of words, each row one rule of `data/en.yml`."""

import csv
from pathlib import Path

import pytest

from prospects.titles import read_title

_ROWS = list(
    csv.DictReader(
        (Path(__file__).parent / "english_levels.csv").open(encoding="utf-8", newline="")
    )
)


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: f"{row['family']}: {row['title']}")
def test_an_english_title_has_the_level_and_standing_of_its_family(row):
    reading = read_title(row["title"])
    assert (reading.standing, reading.seniority or "") == (row["standing"], row["seniority"])
    assert row["mark"] == "" or row["mark"] in reading.marks


@pytest.mark.parametrize(
    ("title", "mark"),
    [
        ("Head of Lead Generation", "lead"),
        ("Assistant Professor", "junior"),
        ("Director of Sales", "director_title"),
        ("Operations Manager", "manager_title"),
        ("Senior Director", "senior"),
    ],
)
def test_a_mark_is_not_said_where_the_word_is_of_something_else(title, mark):
    assert mark not in read_title(title).marks
