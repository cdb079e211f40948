"""Pages that are kept with their bodies, and newer extractors that read them again."""

from dataclasses import replace
from datetime import timedelta

import pytest

from prospects.company import Company
from prospects.site_memory import StoredBody
from tests.prospects.store.specimens import (
    HOME,
    KEY,
    MONDAY,
    TEAM,
    current,
    fact,
    later,
    noon,
    page,
    read,
)

BODY = StoredBody(b"\x28\xb5\x2f\xfd\x00", {"content-type": ("text/html",), "link": ("a", "b")})


@pytest.fixture(autouse=True)
def companies(store):
    store.save_companies([Company(KEY, KEY, None)])


def test_bodies_come_back_with_their_headers_and_not_with_the_memory(store):
    store.save_readings([read(MONDAY, pages=[page(body=BODY), page(TEAM)])])
    assert list(store.load_stored_pages()) == [(page(body=BODY),)]
    assert store.load_site_memories([KEY])[KEY].pages == (page(), page(TEAM))


def test_an_unchanged_page_keeps_its_body_and_a_changed_one_does_not(store):
    store.save_readings([read(MONDAY, pages=[page(body=BODY), page(TEAM, body=BODY)])])
    again = [page(day=later(1)), page(TEAM, later(1), body_hash="new")]
    store.save_readings([read(later(1), pages=again, unchanged=(HOME,))])
    assert list(store.load_stored_pages([KEY])) == [(page(day=later(1), body=BODY),)]


def test_a_changed_page_replaces_its_body(store):
    store.save_readings([read(MONDAY, pages=[page(body=BODY)])])
    newer = page(day=later(1), body=StoredBody(b"newer"))
    store.save_readings([read(later(1), pages=[newer])])
    assert list(store.load_stored_pages()) == [(newer,)]


def test_bodies_are_forgotten_by_the_day_of_their_transfer(store):
    store.save_readings([read(MONDAY, pages=[page(body=BODY), page(TEAM, later(1), body=BODY)])])
    assert store.forget_page_bodies(later(1)) == 1
    assert list(store.load_stored_pages()) == [(page(TEAM, later(1), body=BODY),)]
    assert len(store.load_site_memories([KEY])[KEY].pages) == 2


def test_many_companies_are_read_one_after_the_other(store):
    keys = [f"{number:04}-invented.tld" for number in range(250)]
    store.save_companies(Company(key, key, None) for key in keys)
    visit = read(MONDAY).visit
    store.save_readings(
        replace(read(MONDAY), visit=replace(visit, company_key=key),
                pages=(page(body=BODY, company_key=key),))
        for key in keys
    )  # fmt: skip
    assert [pages[0].company_key for pages in store.load_stored_pages()] == keys
    wanted = keys[200:90:-1]
    assert [pages[0].company_key for pages in store.load_stored_pages(wanted)] == wanted


def test_the_caller_may_write_between_two_companies(store):
    store.save_readings([read(MONDAY, fact("a"), pages=[page(body=BODY)])])
    for [stored] in store.load_stored_pages():
        store.replace_page_facts([(stored, [fact("b")])], "v2")
    assert current(store) == ["b"]


def reread(store, *facts, url=HOME):
    store.replace_page_facts([(page(url), [*facts])], "v2")


def test_what_a_newer_extractor_no_longer_finds_was_a_mistake(store):
    store.save_readings([read(MONDAY, fact("a"), fact("b"))])
    store.save_readings([read(later(1), fact("a"), fact("b"))])
    reread(store, fact("b"), fact("c"))
    found = {s.signal.value: s for s in store.load_sightings(KEY)}
    assert sorted(found) == ["b", "c"]
    assert (found["b"].first_seen_on, found["b"].last_seen_on) == (MONDAY, later(1))
    assert (found["c"].first_seen_on, found["c"].last_seen_on) == (later(1), later(1))
    assert current(store) == ["b", "c"]


def test_facts_of_other_pages_and_facts_long_gone_stay_as_they_are(store):
    both = [page(), page(TEAM)]
    store.save_readings([read(MONDAY, fact("gone"), fact("team", url=TEAM), pages=both)])
    both = [page(day=later(1)), page(TEAM, later(1))]
    store.save_readings([read(later(1), fact("a"), fact("team", url=TEAM), pages=both)])
    reread(store, fact("b"))
    assert {s.signal.value: s.current for s in store.load_sightings(KEY)} == {
        "gone": False, "team": True, "b": True,
    }  # fmt: skip


def test_a_fact_of_an_unchanged_page_keeps_the_time_of_the_visit(store):
    store.save_readings([read(MONDAY, fact("a"))])
    store.save_readings([read(later(1), unchanged=(HOME,))])
    reread(store, fact("a"))
    [sighting] = store.load_sightings(KEY)
    assert sighting.signal.provenance.observed_at == noon(later(1))


def test_page_and_visit_are_those_of_the_newer_extractors(store):
    store.save_readings([read(MONDAY)])
    reread(store)
    assert store.load_site_memories([KEY])[KEY].pages == (page(version="v2"),)
    assert [visit.version for visit in store.load_visits(KEY)] == ["v2"]


def test_a_page_that_is_no_longer_stored_changes_nothing(store):
    store.save_readings([read(MONDAY, fact("a"))])
    reread(store, fact("b", url=TEAM), url=TEAM)
    assert current(store) == ["a"]


def test_the_retention_of_no_day_forgets_nothing(store):
    store.save_readings([read(MONDAY, pages=[page(body=BODY)])])
    assert store.forget_page_bodies(MONDAY - timedelta(days=365)) == 0
