"""Titles whose words say one thing and mean another, each family a way to be misled.

A cell with several values ("ic/mgr") holds every answer that a recruiter would accept, an empty one
asks nothing. Somebody is contacted who holds a position now and is a manager or above.
"""

import pytest

from prospects.titles import read_title
from prospects.vocabulary import SENIORITIES
from tests.prospects.titles.specimens import rows_by

_FAMILIES = rows_by("family", "traps")
"""Invented titles with their standing, tier, whether to write, and first function, by family."""

_TIERS = {
    None: "none", **dict.fromkeys(("owner", "founder", "c_suite", "partner"), "exec"),
    "vp": "vp", "head": "dir", "director": "dir", "manager": "mgr",
    **dict.fromkeys(("senior", "entry", "intern"), "ic"),
}  # fmt: skip
_LEADS = frozenset({None, *SENIORITIES} - {None, "senior", "entry", "intern"})


def _answer(title):
    reading = read_title(title)
    held = reading.standing in ("current", "interim")
    return {
        "standing": reading.standing,
        "tier": _TIERS[reading.seniority],
        "contacted": "yes" if held and reading.seniority in _LEADS else "no",
        "function": next(iter(reading.functions), ""),
    }


@pytest.mark.parametrize("family", _FAMILIES)
def test_no_title_misleads_where_a_recruiter_would_not_be_misled(family):
    misled = [
        (row["title"], column, answer)
        for row in _FAMILIES[family]
        for column, answer in _answer(row["title"]).items()
        if row[column] and answer not in row[column].split("/")
    ]
    assert misled == []
