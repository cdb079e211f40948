from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from prospects.company import Company
from prospects.mention import Mention
from prospects.store.mentions import ListReading

MORNING = datetime(2026, 11, 23, 8, tzinfo=UTC)
EVENING = MORNING + timedelta(hours=10)
ACME = Mention(
    "acme.example", "crm.csv", 3, "acme.example", "Acme Ltd", {"industry": "Mining"},
    {"Tag": "x"}, "ann", MORNING,
)  # fmt: skip
OTHER = replace(
    ACME, list_name="apollo.csv", row=1, name="ACME Group",
    facts={"industry": "Steel", "city": "Leeds"}, extra={}, owner=None, observed_at=EVENING,
)  # fmt: skip


def test_a_company_of_one_mention_is_one_row(store):
    store.save_mentions([ACME])
    assert store.load_companies() == [
        Company("acme.example", "acme.example", "Acme Ltd", {"industry": "Mining"}, {"Tag": "x"},
                ("crm.csv row 3",), "ann", MORNING)
    ]  # fmt: skip
    assert store.load_mentions(["acme.example", "b.example"]) == {"acme.example": [ACME]}
    assert store.load_kept_mentions(["acme.example"]) == {}


@pytest.mark.parametrize("arriving", [(ACME, OTHER), (OTHER, ACME)])
def test_the_newer_list_wins_a_fact_and_the_older_fills_its_gaps(store, arriving):
    for mention in arriving:
        store.save_mentions([mention])
    [company] = store.load_companies()
    assert company == Company(
        "acme.example", "acme.example", "ACME Group",
        {"industry": "Steel", "city": "Leeds", "other_names": "Acme Ltd"}, {"Tag": "x"},
        ("crm.csv row 3", "apollo.csv row 1"), "ann", EVENING,
    )  # fmt: skip
    found = store.load_mentions(["acme.example"])["acme.example"]
    assert sorted(m.source for m in found) == ["apollo.csv row 1", "crm.csv row 3"]


@pytest.mark.parametrize("older_first", [True, False])
def test_a_newer_version_of_a_list_replaces_what_the_older_one_said(store, older_first):
    newer = replace(ACME, row=9, facts={"city": "York"}, owner=None, observed_at=EVENING)
    for mention in [ACME, newer] if older_first else [newer, ACME]:
        store.save_mentions([mention])
    [company] = store.load_companies()
    assert (company.facts, company.sources, company.list_owner) == (
        {"city": "York"},
        ("crm.csv row 9",),
        None,
    )
    assert store.load_kept_mentions([company.key]) == {}


def test_rows_of_one_reading_stand_beside_each_other(store):
    later = replace(ACME, row=4, facts={"industry": "Steel", "city": "York"})
    store.save_mentions([later])
    store.save_mentions([ACME])
    [company] = store.load_companies()
    assert company.facts == {"industry": "Mining", "city": "York"}
    assert company.sources == ("crm.csv row 3", "crm.csv row 4")


def test_a_mention_that_was_brought_here_keeps_its_own_domain_and_the_reason(store):
    brought = replace(ACME, domain="acme.test", why="acme.test redirects to acme.example")
    store.save_mentions([brought])
    assert store.load_companies()[0].domain == "acme.example"
    assert store.load_mentions(["acme.example"]) == {"acme.example": [brought]}


def test_a_company_that_was_merged_before_mentions_were_kept_keeps_its_sources(store):
    sources = ("a.csv row 1", "b.csv row 2")
    old = Company("acme.example", "acme.example", "Acme", {"city": "York"}, {}, sources)
    store.save_companies([old])
    store.save_mentions([OTHER])
    [company] = store.load_companies()
    assert company.sources == (*sources, "apollo.csv row 1")
    assert company.facts["city"] == "Leeds"


def test_the_latest_reading_of_a_list_is_remembered(store):
    newer = ListReading("crm.csv", EVENING, {"headcount": "# Employees"})
    store.save_list_reading(newer)
    store.save_list_reading(ListReading("crm.csv", MORNING, {}))
    assert store.load_list_readings() == {"crm.csv": newer}
