"""Looks at boards and openings in the database."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prospects.company import Company
from prospects.errors import DatabaseError
from prospects.hiring import OWN_SITE, Hiring, Opening
from prospects.issue import Issue, IssueCode, Stage
from prospects.store import storable_text
from prospects.store.hiring import _COMPANIES_AT_ONCE
from tests.prospects.hiring.specimens import (
    BOARD,
    KEY,
    OTHER_BOARD,
    failure,
    hiring,
    later,
    look,
    morning,
    opening,
    remembered,
)
from tests.prospects.hiring.test_history import histories

FULL = Opening(
    BOARD, "7", "Analyst", "https://jobs-invented.tld/7", "data", "senior", "Insights",
    ("Oslo, Norway", "Bergen"), ("NO",), True, date(2026, 10, 30), ("Python", "dbt"), ("Rust",),
    "Head of Data", "R-7", "https://jobs-invented.tld/apply/7",
)  # fmt: skip


@pytest.fixture(autouse=True)
def companies(store):
    store.save_companies(Company(key, key, None) for key in (KEY, "b.com", "c.com"))


def of(key, reading):
    return replace(reading, company_key=key)


def trouble(code=IssueCode.SITE_DOWN, subject=KEY):
    return Issue(Stage.HIRING, subject, code, "the board did not answer", morning(later(0)))


def save(store, *looks):
    for each in looks:
        store.save_board_readings([each])


def test_an_opening_comes_back_as_it_was_with_its_age(store):
    save(store, look(0), look(1, FULL))
    [sighting] = store.load_openings(KEY)
    assert sighting.opening == FULL
    assert [sighting] == list(remembered([look(0), look(1, FULL)]))
    assert store.load_openings("b.com") == []


def test_hiring_is_what_the_looks_and_their_openings_say(store):
    looks = [look(0, "SDR"), look(1, "SDR", FULL), failure(2), look(3, FULL)]
    save(store, *looks)
    for day in range(4):
        assert store.load_hiring([KEY], later(day)) == {KEY: hiring(looks[: day + 1])}
    assert [s.kind for s in hiring(looks).signals][:2] == ["first_in_function", "new_country"]


def test_companies_at_whose_boards_nobody_looked_are_absent(store):
    save(store, of("b.com", look(1, "SDR")))
    assert list(store.load_hiring([KEY, "b.com", "c.com"], later(1))) == ["b.com"]
    assert store.load_hiring(["b.com"], later(0)) == {}


def test_hiring_comes_in_the_order_asked_for_each_company_once(store):
    store.save_board_readings([of("c.com", look(0)), of("b.com", look(0))])
    assert list(store.load_hiring(["c.com", "b.com", "c.com"], later(0))) == ["c.com", "b.com"]


def test_many_companies_are_loaded_in_chunks(store):
    keys = [f"company-{number:04}.com" for number in range(_COMPANIES_AT_ONCE + 1)]
    store.save_companies(Company(key, key, None) for key in keys)
    store.save_board_readings(of(key, look(0, "SDR", "Baker")) for key in keys)
    found = store.load_hiring(keys, later(0))
    assert list(found) == keys
    assert {one.total for one in found.values()} == {2}


def test_looks_are_kept_one_a_board_and_day(store):
    save(store, look(0, "SDR"), look(0, "SDR", "Baker"), look(0, board=OTHER_BOARD), failure(1))
    kept = store.load_board_readings(KEY)
    assert [(r.day, r.board, r.state, r.total, r.is_whole) for r in kept] == [
        (later(1), BOARD, "unknown", None, False),
        (later(0), BOARD, "hiring", 2, True),
        (later(0), OTHER_BOARD, "not_hiring", 0, True),
    ]
    assert kept[0].why == "the board answered 500"
    assert {reading.openings for reading in kept} == {()}


def test_nothing_unknown_replaces_a_good_answer_of_the_day(store):
    save(store, look(0, "SDR"), failure(0))
    assert store.load_hiring([KEY], later(0))[KEY] == hiring([look(0, "SDR")])
    store.save_board_readings([failure(1), look(1, "SDR"), failure(1)])
    assert [r.state for r in store.load_board_readings(KEY)] == ["hiring", "hiring"]


def test_the_same_looks_again_change_nothing(store):
    looks = [look(0, "SDR", "Baker"), look(1, "SDR"), failure(2), look(3, FULL)]
    save(store, *looks)
    before = store.load_openings(KEY), store.load_board_readings(KEY)
    save(store, *looks, *looks)
    assert (store.load_openings(KEY), store.load_board_readings(KEY)) == before


def test_looks_of_several_days_may_come_in_one_call(store):
    store.save_board_readings([look(2), look(0, "SDR"), look(1)])
    [sighting] = store.load_openings(KEY)
    assert (sighting.misses, sighting.closed_on) == (2, later(2))


def test_a_board_move_leaves_one_row_an_opening(store):
    save(
        store, look(0), look(1, "SDR"), look(5, opening("SDR", OTHER_BOARD, "x"), board=OTHER_BOARD)
    )
    [sighting] = store.load_openings(KEY)
    assert (sighting.opening.board, sighting.first_seen_on) == (OTHER_BOARD, later(1))
    assert store.load_hiring([KEY], later(5))[KEY].board == OTHER_BOARD
    assert store.load_hiring([KEY], later(4))[KEY].board == BOARD


def test_the_latest_look_is_the_one_that_tells_the_state(store):
    store.save_board_readings([look(0, "SDR"), look(1, "SDR"), failure(1, board=OTHER_BOARD)])
    store.save_board_readings([of("b.com", look(0)), of("b.com", failure(1))])
    for day in (later(0), later(1), later(9)):
        found = store.latest_looks([KEY, "b.com", "c.com"], day)
        told = store.load_hiring([KEY, "b.com", "c.com"], day)
        assert {k: (r.state, r.board) for k, r in found.items()} == {
            k: (h.state, h.board) for k, h in told.items()
        }
        assert found[KEY].state == "hiring"


def test_the_latest_board_is_that_of_the_last_look_well_or_not(store):
    store.save_board_readings([look(0, "SDR"), failure(1, board=OTHER_BOARD)])
    store.save_board_readings([of("b.com", look(0, "SDR", board=OWN_SITE))])
    found = store.latest_looks([KEY, "b.com"], later(1))
    assert {key: look.board for key, look in found.items()} == {KEY: OTHER_BOARD, "b.com": OWN_SITE}


def test_openings_are_listed_open_ones_first_then_the_newest(store):
    save(store, look(0, "Baker", "SDR"), look(1, "SDR"), look(2, "SDR", "Cook"))
    assert [each.opening.title for each in store.load_openings(KEY)] == ["Cook", "SDR", "Baker"]
    old = store.load_openings(KEY, day=later(200))
    assert [each.is_evergreen for each in old] == [True, True, False]


def test_a_company_not_looked_at_for_long_keeps_what_was_known(store):
    save(store, look(0, "SDR"), *(failure(day) for day in range(300, 303)))
    found = store.load_hiring([KEY], later(302))[KEY]
    assert (found.state, found.as_of, found.total) == ("unknown", later(0), None)
    assert [each.opening.title for each in found.openings] == ["SDR"]
    found = store.load_hiring([KEY], later(290))[KEY]
    assert (found.state, found.as_of, found.total) == ("hiring", later(0), 1)


def test_a_company_whose_board_only_ever_failed_is_unknown(store):
    save(store, failure(0), failure(200))
    found = store.load_hiring([KEY], later(400))[KEY]
    assert (found.state, found.why, found.as_of) == ("unknown", "the board answered 500", None)


@pytest.mark.parametrize(
    ("reading", "age", "fresh_days", "fresh"),
    [
        pytest.param(look(20, "SDR"), 0, 1, True, id="today"),
        pytest.param(look(20), 0, 1, True, id="none-today"),
        pytest.param(look(20, "SDR"), 1, 1, False, id="once-a-day"),
        pytest.param(look(20, "SDR"), 6, 7, True, id="within-the-week"),
        pytest.param(look(20, "SDR"), 7, 7, False, id="a-week-ago"),
        pytest.param(look(20, "SDR"), -1, 7, False, id="tomorrow"),
        pytest.param(failure(20), 0, 7, True, id="tried-today"),
        pytest.param(failure(20), 1, 7, False, id="failed-yesterday"),
    ],
)
def test_a_board_is_read_again_when_it_is_no_longer_fresh(store, reading, age, fresh_days, fresh):
    store.save_board_readings([reading])
    found = store.fresh_boards([KEY, "b.com"], later(20 + age), fresh_days)
    assert found == ({KEY} if fresh else set())


def test_issues_are_those_of_the_latest_looks_of_the_day(store):
    other = of("b.com", replace(failure(0), issues=(trouble(subject="b.com"),)))
    store.save_board_readings([replace(failure(0), issues=(trouble(),)), other])
    assert [issue.subject for issue in store.load_issues(day=later(0))] == ["b.com", KEY]
    save(store, look(0, "SDR"))
    assert [issue.subject for issue in store.load_issues(day=later(0))] == ["b.com"]


def test_a_batch_with_one_bad_part_leaves_nothing_behind(store):
    unknown = of("unknown.com", look(0, "SDR"))
    with pytest.raises(DatabaseError):
        store.save_board_readings([replace(look(0, "SDR"), issues=(trouble(),)), unknown])
    assert store.load_openings(KEY) == []
    assert store.load_board_readings(KEY) == []
    assert store.load_issues() == []


def test_a_naive_time_is_refused(store):
    naive = replace(look(0, "SDR"), read_at=datetime(2026, 11, 2))  # noqa: DTZ001  # the point
    with pytest.raises(ValueError, match="no time zone"):
        store.save_board_readings([naive])


def test_a_time_of_another_zone_comes_back_in_utc(store):
    local = datetime(2026, 11, 2, 23, 30, 1, 7, tzinfo=timezone(timedelta(hours=-5)))
    store.save_board_readings([replace(look(0, "SDR"), read_at=local)])
    read_at = store.load_hiring([KEY], later(0))[KEY].read_at
    assert (read_at, read_at.tzinfo) == (local, UTC)


def test_a_number_that_no_board_has_is_unknown(store):
    save(store, look(0, "SDR", total=10**12, is_whole=False))
    assert store.load_hiring([KEY], later(0))[KEY].total is None


def test_long_ids_of_hostile_boards_are_stored(store):
    board, number = "lever/" + "x" * 9_000, "y" * 9_000
    long = opening("SDR", board, number)
    for day in (0, 1):
        save(store, look(day, long, board=board))
    [sighting] = store.load_openings(KEY)
    assert (sighting.opening, sighting.last_seen_on) == (long, later(1))
    assert store.load_hiring([KEY], later(1))[KEY].board == board


odd_text = st.text(st.characters(), min_size=1, max_size=20) | st.sampled_from(
    ["\x00a", "\ud800", "a\x00b\udfffc", "'\"%s", "\u202e"]
)


# The store is one of many examples' worth of work, each a company of its own.
on_one_store = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


numbers = count()


def new_company(store):
    key = f"company-{next(numbers)}.com"
    store.save_companies([Company(key, key, None)])
    return key


@on_one_store
@given(odd_text, odd_text, odd_text)
def test_odd_openings_are_known_again_by_what_can_be_stored(store, board, posting_id, title):
    key = new_company(store)
    odd = Opening(board, posting_id, title, "/", locations=(title,), department=title)
    for day in (0, 1):
        store.save_board_readings([of(key, look(day, odd, board=board))])
    [sighting] = store.load_openings(key)
    assert (sighting.opening.board, sighting.opening.posting_id, sighting.opening.title) == (
        storable_text(board), storable_text(posting_id), storable_text(title),
    )  # fmt: skip
    assert (sighting.first_seen_on, sighting.last_seen_on) == (later(0), later(1))


@on_one_store
@given(histories, st.integers(0, 60))
def test_the_database_remembers_as_the_rules_do(store, readings, day):
    key = new_company(store)
    by_day = sorted((of(key, reading) for reading in readings), key=lambda r: r.day)
    unlike = list({(r.board, r.day): r for r in by_day}.values())
    save(store, *unlike)
    known = hiring(unlike, day) if unlike else Hiring()
    assert store.load_hiring([key], later(day)).get(key, Hiring()) == known
