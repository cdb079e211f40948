"""Criteria over openings: how many, which, how new; what changed; which tools they ask for."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from prospects.company import Company
from prospects.hiring import DemandSignal, Hiring, Opening, OpeningSighting
from prospects.profile import build_profile
from prospects.specs.icp import IcpSpec
from scoring.icp import build_scores, profiles_frame

TODAY = date(2026, 11, 20)


def opening(title="Account Executive", days: int | None = 5, **more) -> OpeningSighting:
    known = {"function": "sales", "seniority": "entry"} | more
    one = Opening("lever/acme", title, title, f"https://jobs.lever.co/acme/{title}", **known)
    opened_on = None if days is None else TODAY - timedelta(days=days)
    return OpeningSighting(
        one, TODAY, TODAY, opened_on=opened_on, is_evergreen=days is not None and days > 180
    )


def looked(*openings: OpeningSighting, total: int | None = None, signals=()) -> Hiring:
    number = len(openings) if total is None else total
    state = "hiring" if number else "not_hiring"
    return Hiring(state, "", "lever/acme", TODAY, number, openings, tuple(signals))


def reason(hiring: Hiring, **spec):
    icp = IcpSpec.model_validate(
        {
            "id": "test", "name": "Test", "purpose": "Test", "personas": ["cfo"],
            "criteria": [spec | {"weight": 30}, {"key": "list", "any": ["other"], "weight": 70}],
        }
    )  # fmt: skip
    company = build_profile(Company("acme.example", "acme.example", "Acme"), [], site_read=True)
    frame = profiles_frame([replace(company, hiring=hiring)], {})
    [score] = build_scores(frame, [icp])
    return score.reasons[0]


AE, OLD_AE, UNDATED_AE = opening(), opening("Old AE", 300), opening("Undated AE", None)
NURSE = opening("Nurse", 40, function="healthcare", seniority=None)
SALES = {"key": "openings", "functions": ["sales"]}
NEW = {"key": "openings", "new_within_days": 14}


@pytest.mark.parametrize(
    ("spec", "hiring", "points", "sentence"),
    [
        ({"key": "openings"}, looked(AE, NURSE), 30, "2 openings"),
        ({"key": "openings"}, looked(), 0, "0 openings, not 1+"),
        ({"key": "openings"}, Hiring(), None, "Openings unknown (looking for 1+ openings)"),
        ({"key": "openings", "from": 3}, looked(AE), 0, "1 opening, not 3+"),
        ({"key": "openings", "from": 3, "to": 9}, looked(AE, total=40), 0,
         "40 openings, not 3-9"),
        (SALES, looked(AE, NURSE), 30, "1 opening in sales"),
        (SALES, looked(NURSE), 0, "0 openings in sales, not 1+"),
        (SALES, looked(NURSE, total=90), None,
         "Openings unknown (looking for 1+ openings in sales)"),
        (SALES | {"seniorities": ["vp"]}, looked(AE), 0,
         "0 openings in sales at vp level, not 1+"),
        (NEW, looked(AE, OLD_AE), 30,
         "1 new opening (14 days)"),
        (NEW, looked(OLD_AE, NURSE), 0,
         "0 new openings (14 days), not 1+"),
        (NEW, looked(UNDATED_AE), None,
         "Openings unknown (looking for 1+ new openings (14 days))"),
    ],
)  # fmt: skip
def test_openings_are_counted_and_what_is_unknown_stays_so(spec, hiring, points, sentence):
    said = reason(hiring, **spec)
    assert said.points == points
    assert said.sentence.startswith(sentence)


def test_the_url_of_an_opening_that_counts_is_the_proof():
    assert reason(looked(NURSE, AE), **SALES).source_url == AE.opening.url


FIRST = DemandSignal("first_in_function", "sales", TODAY, (AE,))
VP = opening("VP Sales", seniority="vp")
LEADER = DemandSignal("leadership", "VP Sales", TODAY, (VP,), may_quote=False)
TOOL = DemandSignal("technology", "Salesforce", TODAY, (opening(technologies=("Salesforce",)),))


@pytest.mark.parametrize(
    ("spec", "hiring", "points", "sentence"),
    [
        ({"any": ["first_in_function"]}, looked(AE, signals=[FIRST]), 30,
         "Lately a first opening in a function"),
        ({"any": ["first_in_function"], "functions": ["data"]}, looked(AE, signals=[FIRST]), 0,
         "Lately no first opening in a function"),
        ({"any": ["surge", "new_country"]}, looked(AE), 0,
         "Lately no more openings than usual or openings in a new country"),
        ({"any": ["surge"]}, Hiring(), None, "Openings unknown"),
    ],
)  # fmt: skip
def test_a_change_counts_while_it_is_news(spec, hiring, points, sentence):
    said = reason(hiring, key="hiring_change", **spec)
    assert said.points == points
    assert said.sentence.startswith(sentence)


def test_a_wanted_leader_is_for_the_rep_alone():
    said = reason(looked(VP, signals=[LEADER]), key="hiring_change", any=["leadership"])
    assert said.passed
    assert not said.may_quote
    assert said.sentence.endswith("(never mention it to them)")
    assert said.source_url == VP.opening.url


def test_technologies_that_the_work_uses_are_in_demand():
    said = reason(
        looked(AE, *TOOL.proof, signals=[TOOL]), key="technology_in_demand", any=["salesforce"]
    )
    assert (said.points, said.source_url) == (30, TOOL.proof[0].opening.url)
    assert said.sentence.startswith("Looks for people who work with Salesforce")
    said = reason(looked(AE), key="technology_in_demand", any=["salesforce"])
    assert said.sentence.startswith("No opening asks for salesforce")


@pytest.mark.parametrize(
    ("openings", "may_quote"),
    [((VP,), False), ((VP, AE), True), ((AE,), True), ((NURSE,), True)],
)
def test_a_number_that_only_leaders_make_up_is_for_the_rep_alone(openings, may_quote):
    assert reason(looked(*openings), **SALES).may_quote is may_quote


def test_a_number_by_the_level_of_leaders_is_for_the_rep_alone():
    spec = {"key": "openings", "seniorities": ["vp", "entry"]}
    said = reason(looked(VP, AE), **spec)
    assert not said.may_quote
    assert said.sentence.endswith("(never mention it to them)")


def test_a_technology_that_only_a_leader_is_asked_for_is_for_the_rep_alone():
    leader = opening("VP Sales", seniority="vp", technologies=("Salesforce",))
    tool = replace(TOOL, proof=(leader,), may_quote=False)
    spec = {"key": "technology_in_demand", "any": ["salesforce"]}
    assert not reason(looked(leader, AE, signals=[tool]), **spec).may_quote
    assert reason(looked(leader, *TOOL.proof, signals=[TOOL]), **spec).may_quote
