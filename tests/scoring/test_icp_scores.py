"""Score ranges, tiers and their words; what laws every score obeys, `test_icp_laws` asks."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prospects.specs.icp import IcpSpec
from scoring.icp import COLUMNS, build_scores, profiles_frame, score_companies, tier_words

UNKNOWN = {
    "headcount_min": np.nan, "headcount_max": np.nan, "founded_year": np.nan, "industry": None,
    "country": None, "region": None, "city": None, "latitude": np.nan, "longitude": np.nan,
    "languages": (), "technologies": (), "ats": (), "openings": (), "lists": (),
    "site_standing": None, "site_read": False, "text": None, "profile": None,
}  # fmt: skip
SALES = {
    "id": "sales", "name": "Sales", "purpose": "Test", "personas": ["vp-sales"],
    "criteria": [
        {"key": "industry", "mode": "filter", "any": ["software"]},
        {"key": "list", "mode": "exclude", "any": ["competitors"]},
        {"key": "site_standing", "mode": "exclude", "any": ["parked"]},
        {"key": "headcount", "weight": 30, "from": 50, "to": 500},
        {"key": "hiring", "weight": 30, "any": ["sales development"]},
        {"key": "technology", "weight": 25, "any": ["HubSpot"]},
        {"key": "country", "weight": 7.7, "any": ["US"]},
    ],
    "tiers": {"A": 70, "B": 45, "C": 25},
}  # fmt: skip


def frame_of(*companies):
    rows = [UNKNOWN | {"company_key": f"c{n}.example"} | c for n, c in enumerate(companies)]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def sales(criteria=None):
    return IcpSpec.model_validate(SALES | {"criteria": criteria or SALES["criteria"]})


def score_of(company, icp=None):
    [score] = build_scores(frame_of(company), [icp or sales()])
    return score


FULL = {
    "industry": "software", "headcount_min": 100.0, "headcount_max": 120.0, "country": "US",
    "openings": ("Head of Sales Development",), "technologies": ("HubSpot",), "site_read": True,
}  # fmt: skip


@pytest.mark.parametrize(
    ("company", "tier", "words"),
    [
        pytest.param(FULL, "A", "A", id="all-known"),
        pytest.param(FULL | {"technologies": (), "openings": ("Cook",)}, "C", "C", id="settled"),
        pytest.param(FULL | {"industry": "restaurants"}, "out", "out: wrong industry", id="filter"),
        pytest.param(FULL | {"lists": ("competitors",)}, "out", "out: on the list competitors",
                     id="excluded"),
        pytest.param(FULL | {"industry": None}, "needs_data", "A at best: industry unknown",
                     id="filter-unknown"),
        pytest.param(FULL | {"headcount_min": np.nan, "headcount_max": np.nan}, "needs_data",
                     "A, likely: headcount unknown", id="likely"),
        pytest.param(FULL | {"headcount_min": np.nan, "headcount_max": np.nan, "country": None,
                             "technologies": (), "site_read": False}, "needs_data",
                     "C or better: headcount, technology and country unknown", id="three-unknown"),
        pytest.param(FULL | {"headcount_min": 1.0, "headcount_max": 9.0, "openings": ("Cook",),
                             "technologies": ()}, "out", "out: too little fits", id="points"),
        pytest.param(FULL | {"site_standing": "parked"}, "out", "out: the site is parked",
                     id="parked"),
        pytest.param(FULL | {"technologies": (), "site_read": False, "openings": ()},
                     "needs_data", "C or better: hiring and technology unknown",
                     id="too-little-known-to-be-likely"),
        pytest.param(UNKNOWN | {"industry": "software"}, "needs_data",
                     "needs data: headcount, hiring and 2 more unknown", id="nothing-known"),
    ],
)  # fmt: skip
def test_a_tier_is_told_in_words(company, tier, words):
    score = score_of(company)
    assert (score.tier, tier_words(score, sales().tiers)) == (tier, words)


def test_a_range_that_starts_in_b_is_b_or_better():
    company = FULL | {"headcount_min": np.nan, "headcount_max": np.nan, "technologies": ()}
    icp = sales([*SALES["criteria"][:4], {"key": "hiring", "weight": 50, "any": []}])
    assert (score_of(company, icp).floor_tier, score_of(company, icp).ceiling_tier) == ("B", "A")
    strict = icp.model_copy(update={"tiers": icp.tiers.model_copy(update={"A": 90.0})})
    score = score_of(company, strict)
    assert tier_words(score, strict.tiers) == "B or better: headcount unknown"


@pytest.mark.parametrize(
    ("company", "sentences"),
    [
        pytest.param(FULL, (), id="nothing-above-a"),
        pytest.param(FULL | {"headcount_min": np.nan, "headcount_max": np.nan},
                     ("Unknown, and it decides between A and B: headcount",), id="unknown"),
        pytest.param(FULL | {"openings": ("Cook",), "technologies": ("React",), "country": "DE",
                             "headcount_min": 100.0},
                     ("Running HubSpot would lift it to B",), id="cheapest"),
        pytest.param(FULL | {"headcount_min": 900.0, "headcount_max": 900.0},
                     (), id="a-known-headcount-is-no-advice"),
        pytest.param(FULL | {"openings": ("Cook",)},
                     ("Hiring sales development would lift it to A",), id="only-one"),
        pytest.param(FULL | {"openings": ()},
                     ("Unknown, and it decides between A and B: hiring",), id="hiring"),
        pytest.param(FULL | {"industry": "restaurants"}, (), id="a-filter-ends-it"),
        pytest.param(UNKNOWN, ("Unknown, and it decides most: industry",
                               "Unknown, and together they decide between A and out: "
                               "industry, headcount, hiring, technology and country"), id="all"),
    ],
)  # fmt: skip
def test_what_would_change_the_tier_is_named(company, sentences):
    assert score_of(company).would_change == sentences


def test_numbers_are_kept_where_a_filter_ends_it():
    score = score_of(FULL | {"industry": "restaurants"})
    assert (score.score_min, score.score_max, score.coverage) == (100, 100, 1)


def test_weights_are_scaled_to_a_hundred():
    score = score_of(FULL | {"country": "DE"})
    assert score.score_min == pytest.approx(100 * 85 / 92.7, abs=0.05)
    assert score.reasons[3].sentence == "100-120 people, inside 50-500 (+32.4 of 32.4)"


def test_a_key_used_twice_names_its_position():
    twice = [*SALES["criteria"], {"key": "technology", "any": ["Marketo"], "weight": 5}]
    criteria = [reason.criterion for reason in score_of(FULL, sales(twice)).reasons]
    assert criteria[5:] == ["technology[5]", "country", "technology[7]"]


def test_reasons_are_written_only_where_they_are_asked_for():
    frame = frame_of(FULL, FULL | {"industry": "restaurants"})
    assert [len(s.reasons) for s in build_scores(frame, [sales()], "shown")] == [7, 0]
    assert [len(s.reasons) for s in build_scores(frame, [sales()], "none")] == [0, 0]


def test_no_company_gives_no_score():
    empty = profiles_frame([], {})
    assert score_companies(empty, [sales()]).frame().empty
    assert build_scores(empty, [sales()]) == []
    assert score_companies(frame_of(FULL), []).frame().empty


def test_the_table_has_a_row_a_company_and_icp():
    other = sales().model_copy(update={"id": "other"})
    table = score_companies(frame_of(FULL, UNKNOWN), [sales(), other]).frame()
    assert list(table["company_key"]) == ["c0.example"] * 2 + ["c1.example"] * 2
    assert list(table["icp"]) == ["sales", "other"] * 2
    assert list(table["tier"]) == ["A", "A", "needs_data", "needs_data"]
    assert list(table["ceiling_tier"]) == ["A"] * 4


FACTS = {
    "industry": st.sampled_from(["software", "restaurants"]),
    "country": st.sampled_from(["US", "DE"]),
    "openings": st.sampled_from([("Sales Development Rep",), ("Cook", "Driver")]),
    "technologies": st.sampled_from([("HubSpot",), ("React", "HubSpot")]),
    "site_standing": st.sampled_from(["live", "parked"]),
    "lists": st.sampled_from([("competitors",), ("partners",)]),
    "site_read": st.just(True),
}
HEADCOUNTS = st.tuples(st.integers(1, 2000), st.integers(0, 2000)).map(
    lambda bounds: {"headcount_min": float(bounds[0]), "headcount_max": float(sum(bounds))}
)
COMPANIES = st.builds(
    lambda facts, headcount: facts | headcount,
    st.fixed_dictionaries({}, optional=FACTS),
    st.one_of(st.just({}), HEADCOUNTS),
)
PASSING = st.sampled_from(
    [
        {"openings": ("Sales Development Rep",)}, {"technologies": ("HubSpot",)},
        {"country": "US"}, {"headcount_min": 60.0, "headcount_max": 70.0},
        {"industry": "software"},
    ]
)  # fmt: skip
law = settings(deadline=None, max_examples=60)
RANKS = {"out": 0, "C": 1, "B": 2, "A": 3}


@law
@given(COMPANIES, PASSING)
def test_a_fact_that_passes_never_lowers_a_score(company, fact):
    before, after = score_of(company), score_of(company | fact)
    assert after.score_min >= before.score_min
    assert RANKS[after.floor_tier] >= RANKS[before.floor_tier]
