"""English levels and standings by families of words, each family a rule of `data/en.yml`."""

import pytest

from prospects.titles import read_title
from tests.prospects.titles.specimens import rows_by

_FAMILIES = rows_by("family", "english_levels")
"""Invented titles with their standing, level and mark, by family."""


@pytest.mark.parametrize("family", _FAMILIES)
def test_a_title_has_the_standing_and_level_of_its_family(family):
    readings = {row["title"]: read_title(row["title"]) for row in _FAMILIES[family]}
    said = {title: (read.standing, read.seniority or "") for title, read in readings.items()}
    assert said == {row["title"]: (row["standing"], row["seniority"]) for row in _FAMILIES[family]}
    marked = [row for row in _FAMILIES[family] if row["mark"]]
    assert [r["title"] for r in marked if r["mark"] not in readings[r["title"]].marks] == []


@pytest.mark.parametrize(
    ("title", "mark"),
    [
        ("Lead Generation Specialist", "lead"),
        ("Assistant Professor", "junior"),
        ("Director of Sales", "director_title"),
        ("Operations Manager", "manager_title"),
        ("Senior Director", "senior"),
    ],
)
def test_a_mark_is_not_said_where_the_word_is_of_something_else(title, mark):
    assert mark not in read_title(title).marks
