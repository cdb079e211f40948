from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from prospects.company import Company
from prospects.contact import Contact
from prospects.report import Funnel, ListAge, RunReport
from prospects.score import IcpScore, PersonaMatch, Reason
from prospects.store import ListFile, Scope
from prospects.title_reading import TitleReading

MONDAY = date(2026, 11, 23)
TUESDAY = MONDAY + timedelta(days=1)


def report(run_id="run-1", day=MONDAY, hour=6, state="running"):
    return RunReport(run_id, day, state, datetime(2026, 11, 23, hour, tzinfo=UTC))


def test_a_report_comes_back_as_it_was(store):
    store.begin_run(report())
    done = replace(
        report(state="completed"), finished_at=datetime(2026, 11, 23, 7, tzinfo=UTC),
        funnel=Funnel(companies=3, tiers={"A": 1, "out": 2}), issues={"site_down": 1},
        cpu_seconds=1.5, rss_bytes_max=10**10, notice="invented",
        lists=(ListAge("customers", 7, MONDAY), ListAge("opt_outs", 0, None)),
    )  # fmt: skip
    store.finish_run(done)
    assert store.runs() == [done]


def test_a_run_that_was_killed_is_marked_when_the_next_of_its_day_begins(store):
    store.begin_run(report("killed"))
    store.begin_run(report("other-day", TUESDAY, 7))
    store.begin_run(report("next", hour=8))
    assert [(run.run_id, run.state, run.message) for run in store.runs()] == [
        ("killed", "failed", "stopped before its end"),
        ("other-day", "running", ""),
        ("next", "running", ""),
    ]
    assert [run.run_id for run in store.runs(TUESDAY)] == ["other-day"]


def test_a_naive_start_is_refused(store):
    naive = replace(report(), started_at=datetime(2026, 11, 23))  # noqa: DTZ001  # the point
    with pytest.raises(ValueError, match="no time zone"):
        store.begin_run(naive)


def test_the_scope_of_a_day_is_replaced(store):
    store.save_companies(Company(key, key, None) for key in ("a.com", "b.com"))
    store.save_contacts([Contact("c1", "a.com"), Contact("c2", "b.com")])
    store.save_scope(MONDAY, ["b.com", "a.com", "b.com"], ["c2", "c1"])
    store.save_scope(TUESDAY, ["a.com"])
    store.save_scope(MONDAY, ["b.com"], ["c2"])
    assert store.load_scope(MONDAY) == Scope(("b.com",), ("c2",))
    assert store.load_scope(TUESDAY) == Scope(("a.com",), ())


def test_a_list_is_known_by_its_content(store):
    store.remember_file(ListFile("abc", "one.csv", "companies", MONDAY))
    store.remember_file(ListFile("abc", "copy.csv", "companies", TUESDAY))
    assert store.load_files() == [ListFile("abc", "one.csv", "companies", MONDAY)]
    assert store.is_known_file("abc")
    assert not store.is_known_file("abc", before=MONDAY)
    assert store.is_known_file("abc", before=TUESDAY)
    assert not store.is_known_file("def")


def score(icp="saas", key="a.com", points=80.0):
    reasons = (
        Reason("headcount", 10.5, "51 people", True, "https://a.com/"),
        Reason("industry", None, "industry unknown", None),
    )
    return IcpScore(key, icp, "needs_data", points, 90.0, 0.5, reasons, ("headcount",), "B", "A")


def test_scores_of_a_day_replace_those_of_the_same_company(store):
    store.save_scores(MONDAY, [score("saas"), score("agency"), score(key="b.com")])
    store.save_scores(MONDAY, [score("agency", points=70.0)])
    store.save_scores(TUESDAY, [score("saas", points=60.0)])
    assert store.load_scores("a.com", MONDAY) == [score("agency", points=70.0)]
    assert store.load_scores("a.com") == [score("saas", points=60.0)]
    assert store.load_scores("b.com") == [score(key="b.com")]
    assert store.load_scores("c.com") == []


def match(contact="c1", persona: str | None = "sales"):
    reading = TitleReading("VP Sales", "current", "vp", ("sales", "it"), 0.9, "lexicon", "VP")
    return PersonaMatch(contact, persona, "include: vp sales", reading, ("founder",))


def test_the_latest_match_of_a_contact_is_found(store):
    store.save_matches(MONDAY, [match(persona=None), match("c2")])
    store.save_matches(TUESDAY, [match(persona=None), match()])
    assert store.load_matches(["c2", "c1", "c3"]) == {"c1": match(), "c2": match("c2")}
    assert store.load_matches(["c1"], MONDAY) == {"c1": match(persona=None)}
