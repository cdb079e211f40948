"""Companies that must land in a tier: which verdict, in which words, and what moved them."""

import pandas as pd
import pytest

from prospects.specs.icp import IcpSpec
from scoring.icp import COLUMNS
from scoring.icp.expectations import asked_of, judge_expectations

UNKNOWN = {
    "headcount_min": None, "headcount_max": None, "industry": None, "country": None,
    "technologies": (), "openings": (), "lists": (), "languages": (), "ats": (),
    "site_standing": None, "site_read": False, "text": None,
}  # fmt: skip
FIT = {
    "industry": "software", "headcount_min": 100.0, "headcount_max": 120.0,
    "technologies": ("HubSpot",), "site_read": True,
}  # fmt: skip


def sales(*expectations, icp="sales"):
    return IcpSpec.model_validate(
        {
            "id": icp, "name": "Sales", "purpose": "Test", "personas": ["vp-sales"],
            "criteria": [
                {"key": "industry", "mode": "filter", "any": ["software"]},
                {"key": "headcount", "weight": 60, "from": 50, "to": 500},
                {"key": "technology", "weight": 40, "any": ["HubSpot"]},
            ],
            "expectations": [{"company": f"c{n}.example"} | e for n, e in enumerate(expectations)],
        }
    )  # fmt: skip


def frame_of(*companies):
    rows = [UNKNOWN | {"company_key": f"c{n}.example"} | c for n, c in enumerate(companies)]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def verdict_on(company, *tiers):
    icp = sales({"tier": tiers})
    [verdict] = judge_expectations(asked_of([icp]), {0: 0}, frame_of(company), [icp])
    return verdict


@pytest.mark.parametrize(
    ("company", "tiers", "state", "words"),
    [
        pytest.param(FIT, ["A"], "kept", "A", id="the tier it must have"),
        pytest.param(FIT, ["B", "A"], "kept", "A", id="one of several"),
        pytest.param(FIT | {"technologies": ()}, ["A"], "broken", "B", id="a tier too low"),
        pytest.param(FIT, ["out"], "broken", "A", id="it should be out"),
        pytest.param(FIT | {"industry": "retail"}, ["out"], "kept", "out: wrong industry",
                     id="out as it must be"),
        pytest.param(FIT | {"headcount_min": None, "headcount_max": None}, ["A"], "broken",
                     "C or better: headcount unknown", id="unknown is no A"),
    ],
)  # fmt: skip
def test_an_expectation_is_kept_where_the_tier_is_one_of_those_wanted(company, tiers, state, words):
    verdict = verdict_on(company, *tiers)

    assert (verdict.state, verdict.words) == (state, words)


def test_a_company_of_which_nothing_is_known_is_told_and_does_not_fail():
    icp = sales({"tier": "A"}, {"tier": "A"})

    first, second = judge_expectations(asked_of([icp]), {1: 0}, frame_of(FIT), [icp])

    assert (first.state, first.words, first.moving) == ("not_known", "", ())
    assert second.state == "kept"


def test_every_expectation_is_judged_by_the_icp_that_holds_it():
    strict = sales({"tier": "out"}, icp="strict")
    strict = strict.model_copy(update={"tiers": strict.tiers.model_copy(update={"C": 40.0})})
    icps = [sales({"tier": "C"}), strict]
    low = FIT | {"headcount_min": None, "headcount_max": 1.0, "technologies": ("HubSpot",)}
    low |= {"headcount_min": 1.0}
    poor = low | {"technologies": ()}

    verdicts = judge_expectations(asked_of(icps), {0: 0, 1: 1}, frame_of(low, poor), icps)

    assert [(v.asked.icp.id, v.state, v.score.company_key) for v in verdicts] == [
        ("sales", "kept", "c0.example"), ("strict", "kept", "c1.example"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("company", "tiers", "moved_by"),
    [
        pytest.param(FIT | {"industry": "retail"}, ["A"], ["industry"], id="what ended it"),
        pytest.param(FIT | {"technologies": ()}, ["A"], ["technology"], id="what is lacking"),
        pytest.param(FIT, ["C"], ["headcount", "technology"], id="what speaks for it"),
        pytest.param(FIT | {"industry": None, "headcount_min": None, "headcount_max": None}, ["A"],
                     ["industry", "headcount"], id="what is unknown, required first"),
    ],
)  # fmt: skip
def test_the_criteria_that_moved_a_company_are_named(company, tiers, moved_by):
    assert [reason.criterion for reason in verdict_on(company, *tiers).moving] == moved_by
