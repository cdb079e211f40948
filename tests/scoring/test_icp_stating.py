"""Criteria in plain sentences, without any company."""

import pytest

from prospects.specs.icp import IcpSpec
from scoring.icp.stating import state_criteria

WEB = {"key": "technology", "any": ["HubSpot"]}


def stated(*criteria):
    return state_criteria(
        IcpSpec.model_validate(
            {"id": "i", "name": "I", "purpose": "p", "personas": ["p"], "criteria": criteria}
        )
    )


@pytest.mark.parametrize(
    ("criterion", "asks"),
    [
        pytest.param({"key": "headcount", "from": 5, "to": 9}, "Headcount: 5 to 9", id="range"),
        pytest.param({"key": "headcount", "from": 50}, "Headcount: 50 or more", id="open above"),
        pytest.param({"key": "founded_year", "to": 2023}, "Founding year: up to 2023", id="year"),
        pytest.param({"key": "revenue", "from": 1000000}, "Revenue: 1,000,000 or more", id="money"),
        pytest.param({"key": "headcount", "bands": [{"from": 50, "to": 99, "points": 0.5},
                      {"from": 100}]}, "Headcount: 50 to 99 (50%), 100 or more (100%)", id="bands"),
        pytest.param({"key": "country", "any": ["DE", "us"]},
                     "Country: Germany or United States", id="labels"),
        pytest.param({"key": "industry", "any": ["software"]}, "Industry: Software", id="industry"),
        pytest.param({"key": "industry", "any": ["SaaS", "Fintech", "software"]},
                     "Industry: Software or Finance and banking", id="words of industries"),
        pytest.param({"key": "technology", "points": {"HubSpot": 1, "Pardot": 0.5}},
                     "Technology: HubSpot (100%) or Pardot (50%)", id="points a word"),
        pytest.param({"key": "radius", "place": "Lyon", "country": "FR", "radius_km": 40},
                     "Distance: within 40 km of Lyon, FR", id="distance"),
        pytest.param({"key": "hiring"}, "Hiring: any", id="any opening"),
        pytest.param({"key": "openings", "from": 3, "functions": ["sales"], "new_within_days": 30},
                     "Openings: 3 or more; functions sales; new within days 30", id="openings"),
        pytest.param(WEB | {"decay": {"half_life_days": 90}},
                     "Technology: HubSpot; half after 90 days", id="decay"),
        pytest.param({"key": "text", "any": [f"word {n}" for n in range(20)]},
                     "Description: " + ", ".join(f"word {n}" for n in range(11)) + " or 9 more",
                     id="a long list"),
    ],
)  # fmt: skip
def test_a_criterion_says_what_it_asks(criterion, asks):
    assert stated(criterion)[0].asks == asks


def test_weights_are_shares_of_a_hundred():
    found = stated(WEB | {"weight": 30}, {"key": "hiring", "weight": 90},
                   {"key": "country", "mode": "filter", "any": ["US"]})  # fmt: skip

    assert [each.share for each in found] == [25.0, 75.0, 0.0]


@pytest.mark.parametrize(
    ("criterion", "unknown"),
    [
        pytest.param(WEB, "counts from nothing to all of it", id="score"),
        pytest.param(WEB | {"mode": "filter"}, "the tier waits for it", id="filter"),
        pytest.param(WEB | {"mode": "filter", "unknown": "out"}, "out", id="the file says out"),
        pytest.param(WEB | {"mode": "exclude"}, "nobody is ruled out", id="exclude"),
        pytest.param({"key": "list", "mode": "exclude", "any": ["competitors"]}, "always known",
                     id="a list"),
    ],
)  # fmt: skip
def test_it_says_what_becomes_of_the_unknown(criterion, unknown):
    assert stated(criterion, {"key": "hiring"})[0].unknown == unknown


def test_a_criterion_is_called_by_its_name_else_by_its_kind():
    assert [c.name for c in stated(WEB, WEB | {"name": "Runs HubSpot"})] == [
        "Technology", "Runs HubSpot",
    ]  # fmt: skip
