"""Facts that people set, and changes of many companies."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import event

from prospects.company import Company
from prospects.signal import Provenance, Signal, SignalKind
from prospects.visit import SiteReading
from tests.prospects.store.specimens import HOME, KEY, MONDAY, current, fact, later, noon, read

B = "b-invented.tld"


@pytest.fixture(autouse=True)
def companies(store):
    store.save_companies([Company(KEY, KEY, None), Company(B, B, None)])


def stated(value, day=MONDAY, by="Dana Ops", name="headcount"):
    seen = Provenance(f"person:{by}#day={day}", noon(day), "person", f"{name} {value}")
    return Signal(SignalKind.FIRMOGRAPHICS, name, value, 1.0, seen)


def test_a_fact_of_a_person_is_current_whatever_the_site_shows(store):
    assert store.set_fact(KEY, stated("50-80"), MONDAY) is None
    store.save_readings([read(later(9))])
    assert store.load_signals([KEY])[KEY] == [stated("50-80")]


def test_a_fact_of_a_person_is_not_known_before_its_day(store):
    store.set_fact(KEY, stated("50-80", later(1)), later(1))
    assert store.load_signals([KEY], day=MONDAY)[KEY] == []


def test_a_new_fact_replaces_the_old_one_which_stays_among_the_sightings(store):
    store.set_fact(KEY, stated("50-80"), MONDAY)
    replaced = store.set_fact(KEY, stated("90-90", later(2), "Ben"), later(2))
    assert replaced == stated("50-80")
    assert current(store) == ["90-90"]
    assert [(s.signal.value, s.current, s.withdrawn_on) for s in store.load_sightings(KEY)] == [
        ("50-80", False, later(2)), ("90-90", True, None),
    ]  # fmt: skip
    assert [s.value for s in store.load_signals([KEY], day=later(1))[KEY]] == ["50-80"]


def test_facts_of_other_fields_and_companies_stand(store):
    store.set_fact(KEY, stated("50-80"), MONDAY)
    store.set_fact(B, stated("1-1"), MONDAY)
    store.set_fact(KEY, stated("DE", name="country"), MONDAY)
    assert current(store) == ["DE", "50-80"]
    assert [s.value for s in store.load_signals([B])[B]] == ["1-1"]


def test_the_same_fact_again_stands(store):
    for _ in range(2):
        store.set_fact(KEY, stated("50-80"), MONDAY)
    assert current(store) == ["50-80"]


def test_a_withdrawn_fact_says_by_whom(store):
    store.set_fact(KEY, stated("50-80"), MONDAY)
    assert store.withdraw_fact(KEY, "headcount", later(1), "Ben") == stated("50-80")
    assert store.withdraw_fact(KEY, "headcount", later(1), "Ben") is None
    assert current(store) == []
    [sighting] = store.load_sightings(KEY)
    assert sighting.signal.provenance.evidence == "withdrawn by Ben; headcount 50-80"
    store.set_fact(KEY, stated("50-80"), later(3))
    assert current(store) == ["50-80"]


def test_changes_of_many_companies(store):
    store.save_readings([read(MONDAY, fact("a"), fact("b"))])
    store.save_readings([read(later(7), fact("b"), fact("c"))])
    found = store.load_changes([B, KEY])
    assert list(found) == [KEY]
    assert found[KEY].since == MONDAY
    assert [s.signal.value for s in found[KEY].new] == ["c"]
    assert [s.signal.value for s in found[KEY].gone] == ["a"]
    assert store.load_changes([KEY], date(2026, 12, 24))[KEY].new == ()
    assert found[KEY].new[0].signal.provenance.source_url == HOME


def test_changes_of_one_kind_alone(store):
    tool = Signal(
        SignalKind.TECHNOGRAPHICS, "HubSpot", "", 0.9, Provenance(HOME, noon(MONDAY), "test", "")
    )
    store.save_readings([read(MONDAY, fact("a"))])
    store.save_readings([read(later(7), fact("a"), fact("c"), tool)])
    [changes] = store.load_changes([KEY], None, SignalKind.TECHNOGRAPHICS).values()
    assert [s.signal.name for s in changes.new] == ["HubSpot"]


def test_changes_of_many_companies_cost_two_queries(store):
    asked = []
    event.listen(store._engine, "before_cursor_execute", lambda *call: asked.append(call[2]))
    keys = [f"c{number}-invented.tld" for number in range(40)]
    store.save_companies([Company(key, key, None) for key in keys])
    for days in (0, 7):
        visit = read(later(days)).visit
        store.save_readings([SiteReading(replace(visit, company_key=key)) for key in keys])
    asked.clear()
    assert list(store.load_changes(keys, MONDAY)) == keys
    assert len([statement for statement in asked if statement.startswith("SELECT")]) == 2
