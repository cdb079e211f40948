"""Who fills which role of a buying committee, and for whom to look."""

from datetime import date

import pytest

from outreach.committee import Person, Seat, build_committee
from outreach.committee_words import titles_to_look_for
from prospects.specs.persona import PersonaSpec
from tests.outreach.committee_specimens import PERSONAS, SAAS, icp, persona

DAY = date(2026, 11, 23)


def known(number, *personas, **more) -> Person:
    return Person(f"contact-{number}", "Person", str(number), frozenset(personas), **more)


AT_REST = known(2, "revops", touched_on=DAY, at_rest=True)


def test_a_committee_has_a_seat_for_each_role_that_is_wanted():
    people = [
        known(1, "revops", touched_on=DAY), known(2, "revops"), known(3, "security"),
        known(4, "sdr-manager"),
    ]  # fmt: skip
    committee = build_committee(SAAS, PERSONAS, people)
    assert {seat.role: seat.state for seat in committee.seats} == {
        "decision_maker": "nobody_known", "champion": "covered", "budget_holder": "nobody_known",
        "user": "open",
    }  # fmt: skip
    assert [blocker.name for blocker in committee.blockers] == ["Person 3"]


@pytest.mark.parametrize(
    ("people", "state"),
    [
        ([known(1, "vp-sales")], "open"),
        ([known(1, "revops")], "open"),
        ([known(1, "vp-sales", touched_on=DAY), known(2, "revops", touched_on=DAY)], "covered"),
        ([known(1, "vp-sales", touched_on=DAY)], "nobody_known"),
        ([], "nobody_known"),
        ([known(1, "vp-sales", touched_on=DAY), AT_REST], "tried"),
        ([AT_REST], "nobody_known"),
        ([known(1, "vp-sales"), AT_REST], "open"),
    ],
)
def test_a_committee_is_open_while_somebody_is_left_to_write_to(people, state):
    assert build_committee(icp("vp-sales", "revops"), PERSONAS, people).state == state


def test_where_no_role_is_wanted_there_is_no_committee():
    plain = {"vp-sales": persona("vp-sales")}
    assert build_committee(icp("vp-sales"), plain, [known(1, "vp-sales")]).state is None


def test_titles_to_look_for_are_told_once():
    (seat,) = build_committee(icp("buyer"), PERSONAS, []).seats
    assert titles_to_look_for(seat, 2) == ("Buyer", "purchasing manager")
    assert titles_to_look_for(seat, 9)[2:] == ("Purchasing Lead", "head of procurement")


@pytest.mark.parametrize(
    ("match", "words"),
    [
        ({"functions": ["procurement"], "seniority": {"from": "manager"}},
         "procurement manager or higher"),
        ({"functions": ["it", "data"], "seniority": {"from": "vp"}}, "IT or data VP or higher"),
        ({"functions": ["executive"], "seniority": {"from": "owner"}}, "owner"),
        ({"functions": ["executive", "sales"], "seniority": {"from": "director", "to": "director"}},
         "sales director"),
        ({"include": ["head chef"]}, "head chef"),
    ],
)  # fmt: skip
def test_a_persona_is_looked_for_by_level_and_function(match, words):
    spec = PersonaSpec.model_validate(
        {"id": "any", "name": "Any", "match": match, "buying_role": "user",
         "cadence": [{"step": "step-1", "day": 0}]}
    )  # fmt: skip
    assert titles_to_look_for(Seat("user", (spec,))) == ("Any", words)
