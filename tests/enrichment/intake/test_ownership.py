"""Whose company it is where several lists name an owner."""

from datetime import UTC, datetime

import pytest

from enrichment.intake.ownership import crm_owner_of
from prospects.mention import Mention
from prospects.specs.source import Source

CRM = Source(name="House CRM", files=("house*.csv",), crm=True)
COLUMNS = {"export.csv": "Account Owner", "House CRM": "rep", "event.csv": "SDR"}


def said(list_name: str, owner: str | None, day: int, row: int = 1) -> Mention:
    at = datetime(2026, 11, day, tzinfo=UTC)
    return Mention(
        "acme.example", list_name, row, "acme.example", "Acme", owner=owner, observed_at=at
    )


@pytest.mark.parametrize(
    ("mentions", "owner"),
    [
        pytest.param([said("export.csv", "Maya", 2), said("event.csv", "Priya", 9)], "Maya",
                     id="a-crm-outranks-a-newer-list"),
        pytest.param([said("export.csv", "Maya", 2), said("House CRM", "Jonas", 9)], "Jonas",
                     id="the-newer-of-two-crms"),
        pytest.param([said("export.csv", "Maya", 2), said("House CRM", "Unassigned", 9)], "Maya",
                     id="nobody-is-no-owner"),
        pytest.param([said("export.csv", "Jonas", 2, row=8), said("export.csv", "Maya", 2, row=3)],
                     "Maya", id="of-one-list-the-earlier-row"),
        pytest.param([said("event.csv", "Priya", 9)], None, id="no-crm-names-one"),
        pytest.param([said("unknown.csv", "Priya", 9)], None, id="nobody-knows-the-column"),
        pytest.param([], None, id="no-list"),
    ],
)  # fmt: skip
def test_the_newest_list_of_a_crm_names_the_owner(mentions, owner):
    assert crm_owner_of(mentions, COLUMNS, [CRM]) == owner
    assert crm_owner_of(reversed(mentions), COLUMNS, [CRM]) == owner
