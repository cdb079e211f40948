"""Words of ICPs that may be misspelt are noted; nothing stops for them."""

import pytest

from flows.icp_notes import icp_notes
from prospects.specs.icp import IcpSpec

SCORED = {"key": "known", "any": ["phone"]}


def _told(*criteria, never_read=(), **more):
    icp = {
        "id": "a",
        "name": "A",
        "purpose": "P",
        "personas": ["chef"],
        "criteria": criteria,
    } | more
    return icp_notes([IcpSpec.model_validate(icp)], never_read)


def _notes(criterion, *never_read):
    return _told(criterion, never_read=never_read)


@pytest.mark.parametrize(
    ("criterion", "told"),
    [
        ({"key": "technology", "any": ["hubspot", "HubSpt"]},
         "our fingerprints do not show HubSpt; did you mean HubSpot?"),
        ({"key": "changed", "technology": ["Salesfroce"], "within_days": 9},
         "our fingerprints do not show Salesfroce; did you mean Salesforce?"),
        ({"key": "technology", "any": ["Qqqzzz"]}, "our fingerprints do not show Qqqzzz"),
        ({"key": "industry", "any": ["software", "Qqqzzz"]},
         "Qqqzzz is no industry that we know; only a file of profiles may have it"),
        ({"key": "city", "any": ["Chicgo", "Oslo"]},
         "we know no city Chicgo; did you mean Chicago (IL, US)?"),
        ({"key": "region", "any": ["Ilinois", "IL"]},
         "we know no region Ilinois; did you mean Illinois?"),
        ({"key": "extra", "column": "Pln", "any": ["Pro"]},
         "no list that was read has a column Pln"),
    ],
)  # fmt: skip
def test_what_may_be_misspelt_is_noted(criterion, told):
    assert _notes(criterion, "Pln") == [f"icps/a.yml: criteria[0]: {told}"]


@pytest.mark.parametrize(
    "criterion",
    [
        {"key": "city", "any": ["Qqqzzz-on-Sea"]},
        {"key": "region", "any": ["Qqqzzz"]},
        {"key": "extra", "column": "Plan", "any": ["Pro"]},
    ],
)
def test_a_small_place_and_a_column_that_was_read_are_not(criterion):
    assert _notes(criterion, "Pln") == []


@pytest.mark.parametrize(
    ("required", "excluded"),
    [
        ({"key": "industry", "any": ["Retail"]}, {"key": "industry", "any": ["retail", "hotels"]}),
        ({"key": "headcount", "from": 50, "to": 200}, {"key": "headcount", "from": 10}),
        ({"key": "extra", "column": "Plan", "any": ["Pro"]},
         {"key": "extra", "column": "plan", "any": ["pro"]}),
    ],
)  # fmt: skip
def test_an_exclusion_of_all_that_a_filter_requires_is_noted(required, excluded):
    criteria = (required | {"mode": "filter"}, SCORED, excluded | {"mode": "exclude"})
    told = "excludes all that criteria[0] requires: every company is out"
    assert _told(*criteria) == [f"icps/a.yml: criteria[2]: {told}"]


@pytest.mark.parametrize(
    ("required", "excluded"),
    [
        ({"key": "industry", "any": ["retail", "hotels"]}, {"key": "industry", "any": ["hotels"]}),
        ({"key": "headcount", "from": 50, "to": 200}, {"key": "headcount", "from": 150}),
        ({"key": "extra", "column": "Plan", "from": 3},
         {"key": "extra", "column": "Plan", "any": ["pro"]}),
        ({"key": "extra", "column": "Plan", "any": ["Pro"]},
         {"key": "extra", "column": "Size", "any": ["Pro"]}),
        ({"key": "openings", "functions": ["sales"]}, {"key": "openings", "functions": ["legal"]}),
        ({"key": "ats", "any": []}, {"key": "ats", "any": ["lever"]}),
    ],
)  # fmt: skip
def test_an_exclusion_that_leaves_somebody_is_not(required, excluded):
    assert _told(required | {"mode": "filter"}, SCORED, excluded | {"mode": "exclude"}) == []


def test_a_gap_between_bands_is_noted():
    touching = [{"from": 1, "to": 9}, {"from": 10, "to": 49}]
    assert _told({"key": "headcount", "bands": touching}) == []
    bands = [{"from": 2e6, "to": 5e6}, {"to": 1e6}, {"from": 5e6 + 2}]
    assert _told({"key": "revenue", "bands": bands}) == [
        "icps/a.yml: criteria[0].bands: what lies in no band counts nothing, as "
        "1,000,001 to 1,999,999 here",
        "icps/a.yml: criteria[0].bands: what lies in no band counts nothing, as 5,000,001 here",
    ]


def test_a_weight_that_does_nothing_is_noted():
    filtering = {"key": "known", "any": ["phone"], "mode": "filter", "weight": 30}
    assert _told(filtering, SCORED) == [
        "icps/a.yml: criteria[0].weight: does nothing: weights are for mode score, not filter"
    ]


def test_a_territory_that_we_do_not_know_is_noted():
    assert _told(SCORED, territory=["DACH", "Illinos", "Germany"]) == [
        "icps/a.yml: territory[1]: we know no territory “Illinos”; did you mean Illinois? "
        "Else only companies whose region or city is called so lie in it"
    ]


def test_a_founding_year_that_is_none_is_noted():
    assert _told({"key": "founded_year", "from": 1850, "to": 20015}) == [
        "icps/a.yml: criteria[0]: 20015 is hardly a year"
    ]
