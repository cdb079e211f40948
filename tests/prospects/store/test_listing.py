import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prospects.mention import Mention
from prospects.mention_columns import MentionColumns
from prospects.store import open_store
from prospects.store.listing import Taken

MORNING = datetime(2026, 11, 23, 8, tzinfo=UTC)
EVENING = MORNING + timedelta(hours=10)
KEYS = ["a.example", "b.example", "c.example", "name:acme:NO"]


def row(number, key, *, read_at=MORNING, of='crm "x".csv', why="", **facts):
    domain = None if key.startswith("name:") else "other.example" if why else key
    return Mention(key, of, number, domain, f"Firm {number % 3}", facts, {"Ta\ng": "é\""}, None,
                   read_at, why)  # fmt: skip


def columns(mentions):
    return MentionColumns(
        mentions[0].list_name, mentions[0].observed_at, [m.row for m in mentions],
        [m.company_key for m in mentions], [m.domain for m in mentions],
        [m.name for m in mentions], [json.dumps(m.facts) for m in mentions],
        [json.dumps(m.extra) for m in mentions], [m.owner for m in mentions],
        [m.why for m in mentions],
    )  # fmt: skip


def save(store, mentions):
    (taken,) = store.save_listing([mentions])
    return taken


def held(store):
    """All that is known of companies."""
    kept = store.load_kept_mentions(KEYS)
    mentions = {key: sorted(some, key=lambda m: (m.source, m.row)) for key, some in kept.items()}
    return store.load_companies(), mentions


def test_each_mention_is_counted_once_and_a_second_version_renews(store):
    first = [row(1, "a.example", city="Oslo"), row(2, "b.example"), row(3, "b.example")]
    assert save(store, columns(first)) == Taken(new=2, merged=1)
    other = [row(1, "a.example", of="apollo.csv"), row(2, "c.example", of="apollo.csv")]
    assert save(store, columns(other)) == Taken(new=1, merged=1)
    again = [row(7, "c.example", of="apollo.csv", read_at=EVENING, city="Bergen")]
    assert save(store, columns(again)) == Taken(renewed=1)
    companies, mentions = held(store)
    assert [company.sources for company in companies] == [
        ("apollo.csv row 1", 'crm "x".csv row 1'),
        ('crm "x".csv row 2', 'crm "x".csv row 3'),
        ("apollo.csv row 7",),
    ]
    assert companies[2].facts == {"city": "Bergen"}
    assert companies[2].listed_at == EVENING
    assert {key: len(some) for key, some in mentions.items()} == {"a.example": 2, "b.example": 2}


_ROWS = st.lists(
    st.tuples(st.sampled_from(KEYS), st.sampled_from(["", "", "x redirects"])), max_size=8
)


@pytest.fixture(scope="module")
def two_stores(tmp_path_factory):
    folder = tmp_path_factory.mktemp("listing")
    with open_store(str(folder / "one.db")) as one, open_store(str(folder / "other.db")) as other:
        yield one, other


@settings(max_examples=40, deadline=None)
@given(_ROWS, _ROWS, st.integers(1, 9))
def test_the_size_of_chunks_changes_nothing(two_stores, older, newer, size):
    one, other = two_stores
    for store in two_stores:
        with store._writing() as connection:
            connection.exec_driver_sql("DELETE FROM company")
    for lists, read_at in ((older, MORNING), (newer, EVENING)):
        mentions = [
            row(n, key, why=why, read_at=read_at, city=f"{read_at.hour} {n}", **{f"f{n}": "x"})
            for n, (key, why) in enumerate(lists)
        ]
        one.save_mentions(mentions)
        chunks = [mentions[start : start + size] for start in range(0, len(mentions), size)]
        total = sum(other.save_listing(map(columns, chunks)), Taken())
        assert total.new + total.merged + total.renewed == len(mentions)
    assert held(one) == held(other)


@pytest.mark.parametrize("why", ["", "acme.test redirects to a.example"])
def test_a_mention_with_a_reason_keeps_it_when_it_is_read_again(store, why):
    for read_at in (MORNING, EVENING):
        save(store, columns([row(1, "a.example", why=why, read_at=read_at)]))
    [mention] = store.load_mentions(["a.example"])["a.example"]
    assert (mention.why, mention.observed_at) == (why, EVENING)
