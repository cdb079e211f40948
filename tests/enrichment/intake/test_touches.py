"""What a contact list says of touches made elsewhere, and whose the owner it names is."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from enrichment.intake import intake_contacts, parse_list
from enrichment.intake.ownership import names_crm_owner, owner_named
from enrichment.intake.touches import Touch, parse_touch
from prospects.issue import IssueCode
from prospects.specs.source import Source

TODAY, ROW = date(2026, 11, 21), "HubSpot export row 12"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-02", date(2026, 11, 2)),
        ("2026-11-02 14:05", date(2026, 11, 2)),
        ("2026-11-21T09:00:00Z", TODAY),
    ],
)
def test_a_day_is_read(text, day):
    assert parse_touch(text, ROW, TODAY) == Touch(day)


@pytest.mark.parametrize("text", ["", "never", "N/A", "-", "--", "No", "nan", "not contacted"])
def test_never_is_no_touch(text):
    assert parse_touch(text, ROW, TODAY) == Touch()


@pytest.mark.parametrize("text", ["03/04/2026", "last week", "yes", "2026"])
def test_a_touch_whose_day_is_not_understood_stays_a_doubt(text):
    touch = parse_touch(text, ROW, TODAY)
    assert (touch.on, touch.doubt) == (None, f"{text} ({ROW})")
    assert touch.fault == f"last contacted {text} ({ROW}): the day is not understood"


def test_a_day_to_come_is_refused():
    touch = parse_touch("2026-11-30", ROW, TODAY)
    assert (touch.on, touch.doubt) == (None, None)
    assert touch.fault == f"last contacted 2026-11-30 ({ROW}): the day is to come"


def intake(text, source=None):
    raw = replace(parse_list(text.encode(), "people.csv"), source=source)
    return intake_contacts(raw, observed_at=datetime(2026, 11, 21, tzinfo=UTC))


def test_a_list_says_who_was_contacted_and_what_it_says_wrongly_is_an_issue():
    found = intake(
        "email,last contacted\na@acme-invented.com,2026-11-02\nb@acme-invented.com,2026-12-24\n"
        "c@acme-invented.com,03/04/26\n"
    )
    one, to_come, unclear = found.contacts
    assert (one.contacted_on, one.contacted_in) == (date(2026, 11, 2), "people.csv row 1")
    assert (to_come.contacted_on, to_come.contacted_doubt) == (None, None)
    assert unclear.contacted_doubt == "03/04/26 (people.csv row 3)"
    assert [(i.subject, i.code) for i in found.issues] == [
        ("people.csv row 2", IssueCode.VALUE_NOT_TAKEN),
        ("people.csv row 3", IssueCode.VALUE_NOT_TAKEN),
    ]


@pytest.mark.parametrize(
    ("other", "order", "on"),
    [
        pytest.param("25/10/2026", None, date(2026, 4, 3), id="a-cell-shows-the-day-first"),
        pytest.param("10/25/2026", None, date(2026, 3, 4), id="a-cell-shows-the-month-first"),
        pytest.param("", "day_first", date(2026, 4, 3), id="the-source-says-so"),
        pytest.param("", None, None, id="nothing-shows-it"),
    ],
)
def test_a_day_is_read_in_the_order_of_its_column_or_source(other, order, on):
    source = Source(name="House list", files=("*.csv",), day_order=order)
    found = intake(
        f"email,last contacted\na@acme-invented.com,03/04/2026\nb@acme-invented.com,{other}\n",
        source,
    )
    assert found.contacts[0].contacted_on == on


CRM = Source(name="House CRM", files=("*.csv",), crm=True)


@pytest.mark.parametrize(
    ("column", "source", "is_crm"),
    [
        ("Contact owner", None, True),
        ("HubSpot Owner", None, True),
        ("Account Owner", None, True),
        ("SDR", None, False),
        ("assigned to", None, False),
        ("SDR", CRM, True),
        ("Contact owner", CRM.model_copy(update={"crm": False}), False),
        ("Contact owner", CRM.model_copy(update={"crm": None}), True),
    ],
)
def test_a_crm_is_known_by_its_source_else_by_the_name_of_its_column(column, source, is_crm):
    assert names_crm_owner(column, source) is is_crm


def test_an_owner_of_a_crm_is_kept_beside_the_lists_own():
    (contact,) = intake("email,Contact owner\na@acme-invented.com,Maya\n").contacts
    assert (contact.owner, contact.crm_owner) == ("Maya", "Maya")
    (contact,) = intake("email,SDR\na@acme-invented.com,Maya\n").contacts
    assert (contact.owner, contact.crm_owner) == ("Maya", None)


@pytest.mark.parametrize("text", ["", "Unassigned", "No owner", "-", None])
def test_nobody_is_no_owner(text):
    assert owner_named(text) is None
