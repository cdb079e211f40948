"""What a visit leaves behind of a site's pages, and what becomes of the facts they showed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from prospects.company import Company
from prospects.site_memory import RobotsRecord, SiteMemory, StoredBody
from prospects.store.pages import HELD_DAYS
from prospects.visit import SiteReading
from tests.prospects.store.specimens import (
    HOME,
    KEY,
    MONDAY,
    TEAM,
    current,
    fact,
    failed,
    later,
    noon,
    page,
    read,
)


@pytest.fixture(autouse=True)
def company(store):
    store.save_companies([Company(KEY, KEY, None), Company("name:none:", None, "None")])


def remembered(store):
    return store.load_site_memories([KEY])[KEY]


def test_pages_come_back_in_the_order_of_reading(store):
    pages = [page("https://acme-invented.tld/z"), page(HOME), page(TEAM)]
    store.save_readings([read(MONDAY, pages=pages)])
    assert remembered(store) == SiteMemory(tuple(pages))


def test_a_site_never_read_has_an_empty_memory(store):
    keys = [KEY, "name:none:", "unknown-invented.tld"]
    assert store.load_site_memories(keys) == dict.fromkeys(keys, SiteMemory())


def test_a_good_visit_replaces_the_pages(store):
    store.save_readings([read(MONDAY, pages=[page(), page(TEAM, body=StoredBody(b"team"))])])
    store.save_readings([read(later(1), pages=[page(day=later(1), etag='"e2"')])])
    assert remembered(store).pages == (page(day=later(1), etag='"e2"'),)
    assert list(store.load_stored_pages()) == []


def test_a_failed_visit_leaves_the_pages(store):
    store.save_readings([read(MONDAY)])
    store.save_readings([failed(later(1))])
    assert remembered(store).pages == (page(),)


def test_robots_files_are_kept_by_origin_and_found_by_domain(store):
    old = RobotsRecord(HOME[:-1], KEY, noon(MONDAY), 200, b"User-agent: *\nDisallow: /x \xff\x00")
    new = replace(old, fetched_at=noon(later(1)), body=b"", status=404, etag='"r"')
    www = replace(old, origin="https://www.acme-invented.tld")
    other = replace(old, origin="https://b-invented.tld", domain="b-invented.tld")
    store.save_readings([failed(MONDAY, robots=(old, www, other))])
    assert remembered(store).robots == (old, www)
    store.save_readings([read(later(1), robots=(new,))])
    store.save_readings([failed(later(2), robots=(old,))])
    assert remembered(store).robots == (new, www)


def test_facts_of_an_unchanged_page_are_seen_again(store):
    store.save_readings([read(MONDAY, fact("a"))])
    store.save_readings([read(later(1), unchanged=(HOME,))])
    [sighting] = store.load_sightings(KEY)
    assert sighting.current
    assert (sighting.first_seen_on, sighting.last_seen_on) == (MONDAY, later(1))
    assert sighting.signal.provenance.observed_at == noon(later(1))


def test_facts_of_another_page_are_not_seen_again_with_it(store):
    pages = [page(), page(TEAM)]
    store.save_readings([read(MONDAY, fact("a"), fact("b", url=TEAM), pages=pages)])
    store.save_readings([read(later(1), pages=[page(day=later(1))], unchanged=(HOME,))])
    assert current(store) == ["a"]


def test_facts_are_found_by_the_url_that_answered(store):
    moved = replace(page(), url="https://www.acme-invented.tld/home")
    store.save_readings([read(MONDAY, fact("a", url=moved.url), pages=[moved])])
    store.save_readings([read(later(1), pages=[moved], unchanged=(HOME,))])
    assert current(store) == ["a"]


def test_a_fact_gone_before_stays_gone_when_the_page_is_unchanged(store):
    store.save_readings([read(MONDAY, fact("a"), fact("b"))])
    store.save_readings([read(later(1), fact("b"))])
    store.save_readings([read(later(2), unchanged=(HOME,))])
    assert current(store) == ["b"]


def test_an_unchanged_page_after_a_failed_visit_shows_what_it_showed(store):
    store.save_readings([read(MONDAY, fact("a"))])
    store.save_readings([failed(later(1))])
    store.save_readings([read(later(2), unchanged=(HOME,))])
    assert current(store) == ["a"]


def test_facts_of_a_page_missed_for_a_passing_reason_are_held_and_not_seen(store):
    store.save_readings([read(MONDAY, fact("a"), fact("b", url=TEAM), pages=[page(), page(TEAM)])])
    store.save_readings([read(later(1), fact("a"), missed=(TEAM,))])
    assert current(store) == ["a", "b"]
    assert store.load_sightings(KEY)[1].last_seen_on == MONDAY
    assert [found.requested_url for found in remembered(store).pages] == [HOME, TEAM]


def test_a_held_page_that_is_unchanged_shows_its_facts_again(store):
    store.save_readings([read(MONDAY, fact("b", url=TEAM), pages=[page(), page(TEAM)])])
    store.save_readings([read(later(1), missed=(TEAM,))])
    both = [page(day=later(2)), page(TEAM, later(2))]
    store.save_readings([read(later(2), pages=both, unchanged=(TEAM,))])
    [sighting] = store.load_sightings(KEY)
    assert (sighting.current, sighting.last_seen_on) == (True, later(2))


MX, TXT = f"dns:{KEY}/MX", f"dns:{KEY}/TXT"


def test_facts_of_the_dns_are_held_where_it_says_nothing(store):
    store.save_readings([read(MONDAY, fact("mail", url=MX), fact("sender", url=TXT))])
    store.save_readings([read(later(1), fact("mail", url=MX))])
    store.save_readings([read(later(2))])
    assert current(store) == ["mail", "sender"]
    assert store.load_sightings(KEY)[1].last_seen_on == MONDAY
    store.save_readings([read(later(HELD_DAYS + 1))])
    assert current(store) == ["mail"]


def test_another_fact_of_the_same_record_takes_its_place(store):
    store.save_readings([read(MONDAY, fact("old", url=MX))])
    store.save_readings([read(later(1), fact("new", url=MX))])
    assert current(store) == ["new"]
    store.save_readings([read(later(2))])
    assert current(store) == ["new"]


def test_a_page_is_not_missed_for_ever(store):
    store.save_readings([read(MONDAY, fact("b", url=TEAM), pages=[page(), page(TEAM)])])
    store.save_readings([read(later(HELD_DAYS), missed=(TEAM,))])
    assert current(store) == ["b"]
    store.save_readings([read(later(HELD_DAYS + 1), missed=(TEAM,))])
    assert current(store) == []
    assert [found.requested_url for found in remembered(store).pages] == [HOME]


def test_the_same_day_again_changes_nothing(store):
    for _ in range(2):
        store.save_readings([read(MONDAY, fact("a"))])
    store.save_readings([read(MONDAY, unchanged=(HOME,))])
    [sighting] = store.load_sightings(KEY)
    assert (sighting.first_seen_on, sighting.last_seen_on) == (MONDAY, MONDAY)
    assert sighting.current


def test_a_company_that_is_deleted_takes_its_pages_along(store):
    store.save_readings([read(MONDAY, pages=[page(body=StoredBody(b"x"))])])
    with store._writing() as connection:
        connection.exec_driver_sql("DELETE FROM company")
    assert remembered(store) == SiteMemory()
    assert list(store.load_stored_pages()) == []


@pytest.mark.parametrize(
    ("asked_until", "day", "is_fresh"),
    [
        (later(3), later(2), True),
        (later(3), later(3), False),
        (None, later(1), False),
    ],
)
def test_a_site_that_asked_for_a_later_day_is_not_due_before_it(store, asked_until, day, is_fresh):
    visit = replace(failed(MONDAY).visit, put_off_until=asked_until)
    store.save_readings([SiteReading(visit)])
    assert store.fresh_companies([KEY], day, 1) == ({KEY} if is_fresh else set())
    assert store.fresh_companies([KEY], MONDAY - timedelta(days=1), 1) == set()


def test_only_the_latest_visit_puts_off(store):
    store.save_readings([SiteReading(replace(failed(MONDAY).visit, put_off_until=later(9)))])
    store.save_readings([failed(later(1))])
    assert store.fresh_companies([KEY], later(2), 1) == set()
