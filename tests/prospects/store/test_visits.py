from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from prospects.company import Company
from prospects.errors import DatabaseError
from prospects.issue import TRANSIENT_CODES, Issue, IssueCode, Stage
from prospects.signal import Provenance, Sighting, Signal, SignalKind
from prospects.visit import SiteReading, Visit

MONDAY = date(2026, 11, 23)


def noon(day):
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def days_later(days):
    return MONDAY + timedelta(days=days)


def visit(key="a.com", day=MONDAY, state="read", pages=1):
    return Visit(key, day, state, pages, pages + 1, noon(day), f"https://{key}/")


def tool(name, day=MONDAY, url="https://a.com/", confidence=0.9):
    provenance = Provenance(url, noon(day), "fingerprint", f"<script src={name}>")
    return Signal(SignalKind.TECHNOGRAPHICS, name, "", confidence, provenance, "1.2")


def reading(visit, signals=(), issues=()):
    return SiteReading(visit, tuple(signals), tuple(issues))


def issue(subject="a.com", code=IssueCode.SITE_DOWN, stage=Stage.ENRICHMENT):
    return Issue(stage, subject, code, "nothing answered", noon(MONDAY))


@pytest.fixture(autouse=True)
def companies(store):
    store.save_companies(Company(key, key, None) for key in ("a.com", "b.com", "c.com"))


def names(store, key="a.com", day=None):
    return [signal.name for signal in store.load_signals([key], day=day)[key]]


def test_a_fact_comes_back_with_its_provenance(store):
    store.save_readings([reading(visit(), [tool("HubSpot")])])
    assert store.load_signals(["b.com", "a.com"]) == {"b.com": [], "a.com": [tool("HubSpot")]}


def test_a_fact_seen_again_moves_last_seen_and_keeps_first_seen(store):
    for day in (MONDAY, days_later(1)):
        again = tool("HubSpot", day, confidence=0.5 if day == MONDAY else 0.8)
        store.save_readings([reading(visit(day=day), [again])])
    assert store.load_sightings("a.com") == [
        Sighting(tool("HubSpot", days_later(1), confidence=0.8), noon(MONDAY), MONDAY,
                 days_later(1), current=True)
    ]  # fmt: skip


def test_a_fact_of_an_older_page_does_not_turn_time_back(store):
    for day in (days_later(1), MONDAY):
        store.save_readings([reading(visit(day=day), [tool("HubSpot", day)])])
    [sighting] = store.load_sightings("a.com")
    assert sighting.last_seen_on == days_later(1)


def test_a_fact_no_longer_seen_is_old_but_not_lost(store):
    store.save_readings([reading(visit(), [tool("HubSpot"), tool("Intercom")])])
    later = days_later(1)
    store.save_readings([reading(visit(day=later), [tool("Intercom", later)])])
    assert names(store) == ["Intercom"]
    assert [(s.signal.name, s.current) for s in store.load_sightings("a.com")] == [
        ("HubSpot", False), ("Intercom", True),
    ]  # fmt: skip
    assert names(store, day=MONDAY) == ["HubSpot", "Intercom"]


def test_a_fact_first_seen_after_the_day_is_not_known_on_it(store):
    later = days_later(1)
    store.save_readings([reading(visit())])
    store.save_readings([reading(visit(day=later), [tool("Intercom", later)])])
    assert names(store, day=MONDAY) == []


def test_a_failed_visit_makes_nothing_old(store):
    store.save_readings([reading(visit(), [tool("HubSpot")])])
    store.save_readings([reading(visit(day=days_later(1), state="failed"), [], [issue()])])
    assert names(store) == ["HubSpot"]


def test_facts_of_a_site_that_was_never_read_are_current(store):
    store.save_readings([reading(visit(state="failed"), [tool("Google Workspace")])])
    assert names(store) == ["Google Workspace"]
    assert store.site_read(["a.com"]) == set()


def test_facts_come_in_one_order(store):
    facts = [tool("b"), tool("a", url="https://a.com/z"), tool("a"), tool("Z")]
    store.save_readings([reading(visit(), facts)])
    found = store.load_signals(["a.com"])["a.com"]
    assert [(s.name, s.provenance.source_url) for s in found] == [
        ("Z", "https://a.com/"), ("a", "https://a.com/"), ("a", "https://a.com/z"),
        ("b", "https://a.com/"),
    ]  # fmt: skip


def test_a_batch_with_one_bad_part_leaves_nothing_behind(store):
    unknown = visit("unknown.com")
    with pytest.raises(DatabaseError):
        store.save_readings([reading(visit(), [tool("HubSpot")], [issue()]), reading(unknown)])
    assert store.load_visits("a.com") == []
    assert store.load_sightings("a.com") == []
    assert store.load_issues() == []


def test_a_naive_time_is_refused(store):
    naive = replace(visit(), finished_at=datetime(2026, 11, 23))  # noqa: DTZ001  # the point
    with pytest.raises(ValueError, match="no time zone"):
        store.save_readings([reading(naive)])


def test_a_time_of_another_zone_comes_back_in_utc(store):
    local = datetime(2026, 11, 23, 23, 30, 1, 7, tzinfo=timezone(timedelta(hours=-5)))
    store.save_readings([reading(replace(visit(), finished_at=local))])
    [found] = store.load_visits("a.com")
    assert found.finished_at == local
    assert found.finished_at.tzinfo is UTC


def test_a_second_visit_of_the_day_replaces_the_first_with_its_issues(store):
    store.save_readings(
        [
            reading(visit(state="failed"), [], [issue()]),
            reading(visit("b.com"), [], [issue("b.com")]),
        ]
    )
    store.save_readings([reading(visit(pages=3), [], [])])
    assert store.load_visits("a.com") == [visit(pages=3)]
    assert [found.subject for found in store.load_issues(day=MONDAY)] == ["b.com"]


@pytest.mark.parametrize(
    ("state", "age", "fresh_days", "fresh"),
    [
        pytest.param("read", 0, 1, True, id="today"),
        pytest.param("read", 1, 1, False, id="once-a-day"),
        pytest.param("read", 6, 7, True, id="within-the-week"),
        pytest.param("read", 7, 7, False, id="a-week-ago"),
        pytest.param("read", -1, 7, False, id="tomorrow"),
        pytest.param("failed", 0, 7, True, id="tried-today"),
        pytest.param("failed", 1, 7, False, id="failed-yesterday"),
    ],
)
def test_a_site_is_read_again_when_it_is_no_longer_fresh(store, state, age, fresh_days, fresh):
    store.save_readings([reading(visit(day=days_later(-age), state=state))])
    found = store.fresh_companies(["a.com", "b.com"], MONDAY, fresh_days)
    assert found == ({"a.com"} if fresh else set())


def test_a_site_counts_as_read_from_the_day_of_its_first_good_visit(store):
    store.save_readings(
        [reading(visit(day=days_later(1))), reading(visit("b.com", state="failed"))]
    )
    assert store.site_read(["a.com", "b.com", "c.com"]) == {"a.com"}
    assert store.site_read(["a.com"], day=MONDAY) == set()


def test_failures_that_may_pass_are_forgotten_and_others_are_not(store):
    closed = issue("b.com", IssueCode.ROBOTS_CLOSED)
    store.save_readings([
        reading(visit(state="failed"), [], [issue()]),
        reading(visit("b.com", state="failed"), [], [closed]),
        reading(visit("c.com"), [], [issue("c.com")]),
    ])  # fmt: skip
    assert store.forget_failed_visits(MONDAY, TRANSIENT_CODES) == 1
    assert store.fresh_companies(["a.com", "b.com", "c.com"], MONDAY, 7) == {"b.com", "c.com"}
    assert [found.subject for found in store.load_issues()] == ["b.com", "c.com"]
    assert store.forget_failed_visits(days_later(1), TRANSIENT_CODES) == 0


def test_issues_of_a_stage_are_replaced_and_others_stay(store):
    store.save_readings([reading(visit(), [], [issue()])])
    intake = issue("people.csv row 3", IssueCode.NO_DOMAIN, Stage.INTAKE)
    for _again in range(2):
        store.replace_issues(MONDAY, Stage.INTAKE, [intake])
    assert store.load_issues(day=MONDAY) == [issue(), intake]
    assert store.load_issues(subject="people.csv row 3") == [intake]
    assert store.load_issues(day=days_later(1)) == []
    with pytest.raises(ValueError, match="stage"):
        store.replace_issues(MONDAY, Stage.SCORING, [intake])


def test_the_issues_of_the_latest_visit_count(store):
    store.save_readings(
        [reading(visit(), [], [issue()]), reading(visit("b.com"), [], [issue("b.com")])]
    )
    store.save_readings([reading(visit(day=days_later(1)), [], [issue(code=IssueCode.NO_SIGNALS)])])
    keys = ["b.com", "a.com", "c.com"]
    now = store.load_current_issues(keys, days_later(1))
    assert now == [issue(code=IssueCode.NO_SIGNALS), issue("b.com")]
    assert store.load_current_issues(keys, MONDAY) == [issue(), issue("b.com")]


def test_issue_of_a_board_is_none_of_the_visit_of_that_day(store):
    of_board = issue(stage=Stage.HIRING)
    store.save_readings([reading(visit(state="failed"), issues=[issue(code=IssueCode.FORBIDDEN)])])
    store.replace_issues(MONDAY, Stage.HIRING, [of_board])
    assert store.load_current_issues(["a.com"], MONDAY) == [issue(code=IssueCode.FORBIDDEN)]
    assert store.forget_failed_visits(MONDAY, TRANSIENT_CODES) == 0
    store.save_readings([reading(visit())])
    assert store.load_issues(subject="a.com") == [of_board]


def test_day_of_the_latest_good_visit_is_known_for_each_company(store):
    store.save_readings([reading(visit()), reading(visit("b.com", state="failed"))])
    store.save_readings([reading(visit(day=days_later(2))), reading(visit("c.com", days_later(2)))])
    keys = ["a.com", "b.com", "c.com"]
    assert store.good_visit_days(keys, days_later(1)) == {"a.com": MONDAY}
    assert store.good_visit_days(keys, days_later(2)) == {
        "a.com": days_later(2), "c.com": days_later(2),
    }  # fmt: skip
