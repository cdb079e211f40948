"""Merges as both databases keep them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from prospects.company import OTHER_DOMAINS
from prospects.contact import Contact, mention_id
from prospects.contact_mention import ContactMention, StoredPerson
from prospects.hiring import BoardReading, Opening
from prospects.mention import Mention
from prospects.merge import Merge, apart, final_keys, merge_id
from prospects.signal import Provenance, Signal, SignalKind

IO, COM = "acme-invented.io", "acme-invented.com"
DAY, AT = date(2026, 11, 23), datetime(2026, 11, 23, 6, tzinfo=UTC)
MERGE = Merge(
    merge_id("company", COM, IO, AT), "company", COM, IO, "alias", "the old name",
    ("crm.csv row 1",), DAY, AT,
)  # fmt: skip
ADA = Contact(
    "ada", COM, "Ada", "Example", email=f"ada@{COM}", sources=("people.csv row 1",),
    crm_owner="Maya", other_emails=(f"ada@{IO}",), contacted_on=DAY,
    contacted_in="people.csv row 1",
    contacted_doubt="last week (people.csv row 1)", extra={"Note": "x"},
)  # fmt: skip


def mention(domain: str, row: int) -> Mention:
    return Mention(domain, "crm.csv", row, domain, "Acme", {"country": "DE"}, observed_at=AT)


def stated(value: str) -> Signal:
    seen = Provenance("person:Dana#day=2026-11-20", AT, "person", value)
    return Signal(SignalKind.FIRMOGRAPHICS, "headcount", value, 1.0, seen)


@pytest.fixture
def two(store):
    store.save_mentions([mention(IO, 1), mention(COM, 2)])
    store.save_contacts([replace(ADA, company_key=IO)])
    store.set_fact(IO, stated("50-50"), DAY)
    opening = Opening("lever/acme", "p1", "SDR", f"https://{IO}/jobs/1")
    store.save_board_readings([BoardReading(IO, "lever/acme", DAY, "hiring", AT, (opening,), 1)])
    return store


def test_a_merged_companys_rows_follow_and_come_back(two):
    done = two.merge_company(MERGE)
    assert (done.moved["contact"], len(done.moved["signal"]), len(done.moved["opening"])) == (
        ["ada"], 1, 1,
    )  # fmt: skip
    (company,) = two.load_companies()
    assert (company.key, company.facts[OTHER_DOMAINS]) == (COM, IO)
    assert [c.company_key for c in two.load_contacts([IO])] == [COM]
    assert len(two.load_openings(COM)) == 1
    two.undo_company_merge(done, "Dana", AT)
    assert [company.key for company in two.load_companies()] == [COM, IO]
    assert [c.company_key for c in two.load_contacts()] == [IO]
    assert (len(two.load_openings(COM)), len(two.load_openings(IO))) == (0, 1)
    (kept,) = two.load_merges(keys=[IO])
    assert (kept.undone_by, kept.undone_at, kept.holds) == ("Dana", AT, False)


def test_what_was_stated_of_the_kept_company_stands(two):
    two.set_fact(COM, stated("90-90"), DAY)
    done = two.merge_company(MERGE)
    assert done.moved["signal"] == []
    assert [signal.value for signal in two.load_signals([COM])[COM]] == ["90-90"]


def test_a_contact_comes_back_with_all_that_lists_say_of_it(store):
    store.save_mentions([mention(COM, 2)])
    other = replace(ADA, contact_id="x", first_name="A.")
    mentions = [
        ContactMention(mention_id(ADA), ADA, "people.csv", AT, 0),
        ContactMention(mention_id(other), other, "old.csv", AT - timedelta(1), 0),
    ]
    store.save_people([StoredPerson(ADA, mentions)])
    assert store.load_people(["ada", "nobody"]) == [ADA]
    assert store.load_contact_mentions(["ada"]) == {"ada": mentions}
    assert store.load_touched(DAY) == [ADA]
    assert store.load_touched(DAY + timedelta(1)) == []


@pytest.mark.parametrize(
    "listed",
    [
        pytest.param(Contact("new", "elsewhere.com", email=ADA.email), id="address"),
        pytest.param(Contact("new", "elsewhere.com", email=f"ada@{IO}"), id="further-address"),
        pytest.param(Contact("new", "x.com", other_emails=(f"ada@{IO}",)), id="both-further"),
        pytest.param(Contact("new", COM, "Ben"), id="company"),
        pytest.param(Contact("ada", "elsewhere.com"), id="id"),
    ],
)
def test_who_may_be_the_same_is_found(store, listed):
    store.save_mentions([mention(COM, 2)])
    store.save_people([StoredPerson(ADA)])
    assert store.find_contacts([listed]) == [ADA]


def test_people_are_found_by_the_addresses_that_they_have_now(store):
    store.save_mentions([mention(COM, 2)])
    store.save_people([StoredPerson(ADA)])
    assert store.load_people_at([f"ada@{IO}", "nobody@x.com"]) == [ADA]
    moved = replace(ADA, other_emails=("ada@new-invented.com",))
    store.save_people([StoredPerson(moved)])
    assert store.load_people_at([f"ada@{IO}"]) == []
    assert store.load_people_at(["ada@new-invented.com", f"ada@{COM}"]) == [moved]
    store.save_people([StoredPerson(replace(ADA, contact_id="a"), (), ["ada"])])
    assert [c.contact_id for c in store.load_people_at([f"ada@{IO}"])] == ["a"]


def test_who_counts_for_another_goes_and_its_days_are_remembered(store):
    store.save_mentions([mention(COM, 2)])
    gone = replace(ADA, contact_id="gone", email=None)
    store.save_people([StoredPerson(ADA), StoredPerson(gone)])
    store.save_scope(DAY, [COM], ["ada", "gone"])
    merge = replace(MERGE, what="contact", kept="ada", merged="gone", kind="review")
    store.save_people([StoredPerson(ADA, (), ["gone"], [merge])])
    (stored,) = store.load_merges()
    assert stored.moved == {"day_contact": [DAY.isoformat()]}
    assert store.load_merged_keys("contact") == {"gone": "ada"}
    store.undo_contact_merge(stored, [StoredPerson(ADA), StoredPerson(gone)], "Dana", AT)
    assert store.load_scope(DAY).contact_ids == ("ada", "gone")
    assert store.load_merged_keys("contact") == {}


def test_two_that_are_apart_are_known_whatever_their_order(store):
    store.add_apart([apart("company", IO, COM, "Dana", AT), apart("company", COM, IO, "Ben", AT)])
    (both,) = store.load_apart("company")
    assert (both.pair, both.stated_by) == (frozenset({IO, COM}), "Ben")
    assert store.load_apart("contact") == []


def test_namesakes_begin_with_the_same_word(store):
    names = {"a.com": "Acme Foods", "b.com": "ACME", "c.com": "Acmeville", "name:acme:": "Acme"}
    rows = [
        replace(mention(key, n), name=name, domain=None if key.startswith("name:") else key)
        for n, (key, name) in enumerate(names.items())
    ]
    store.save_mentions(rows)
    assert {c.key for c in store.load_namesakes(["Acme Ltd"])} == {"a.com", "b.com"}
    assert store.load_namesakes([]) == []


@pytest.mark.parametrize(
    ("steps", "ends"),
    [
        ({"a": "b"}, {"a": "b"}),
        ({"a": "b", "b": "c"}, {"a": "c", "b": "c"}),
        ({}, {}),
    ],
)
def test_a_way_of_merges_ends_where_it_stops(steps, ends):
    assert final_keys(steps) == ends
