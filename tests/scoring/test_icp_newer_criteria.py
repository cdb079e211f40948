"""Criteria over money, codes, models, lists, extra columns, changes and age: what is said."""

from datetime import date, timedelta

import pandas as pd
import pytest

from prospects.business_model import business_models
from prospects.specs.icp import IcpSpec
from scoring.icp import build_scores, tier_words
from scoring.icp.columns import kind_of_column

TODAY = date(2026, 11, 22)


def frame(**known):
    """One company of which a frame tells only these columns."""
    numbers = {c: float(v) for c, v in known.items() if kind_of_column(c) == "number"}
    return pd.DataFrame({"company_key": ["acme.example"]} | {
        column: pd.Series([numbers.get(column, value)]) for column, value in known.items()
    })  # fmt: skip


def icp_of(spec, **fields):
    return IcpSpec.model_validate(
        {
            "id": "test", "name": "Test", "purpose": "Test", "personas": ["cfo"],
            "criteria": [spec | {"weight": 30}, {"key": "city", "any": ["Oslo"], "weight": 70}],
        } | fields
    )  # fmt: skip


def reason(known, spec):
    [score] = build_scores(frame(**known), [icp_of(spec)])
    return score.reasons[0]


REVENUE = {"key": "revenue", "from": 1_000_000, "to": 10_000_000}
BANDS = [{"from": 50, "to": 200}, {"from": 201, "to": 500, "points": 0.5}]
SIZES = {"key": "headcount", "bands": BANDS}
CRMS = {"key": "technology", "points": {"HubSpot": 1, "Pipedrive": 0.5}}
SEATS = {"key": "extra", "column": "Seats", "from": 50}
BERLIN = {"key": "postal_code", "any": ["10115-14199"], "country": "DE"}
NEAR = {"key": "radius", "place": "Chicago", "bands": [{"to": 40}, {"to": 90, "points": 0.25}]}
CHICAGO = {"latitude": 41.85, "longitude": -87.65}
MILWAUKEE_WAY = {"latitude": 42.35, "longitude": -87.85}
LOOKED = {"as_of": TODAY.toordinal(), "compared_on": TODAY.toordinal() - 3}
CAME = {"key": "changed", "technology": ["HubSpot"], "within_days": 60}


@pytest.mark.parametrize(
    ("spec", "known", "points", "sentence"),
    [
        (REVENUE, {"revenue_min": 2e6, "revenue_max": 2e6}, 30,
         "Revenue $2M a year, inside $1M-$10M (+30 of 30)"),
        (REVENUE, {"revenue_min": 2.5e7, "revenue_max": 5e7}, 0,
         "Revenue $25M-$50M a year, outside $1M-$10M (+0 of 30)"),
        (REVENUE, {}, None, "Revenue unknown (0 to 30)"),
        (SIZES, {"headcount_min": 80, "headcount_max": 80}, 30,
         "80 people, inside 50-500 (+30 of 30)"),
        (SIZES, {"headcount_min": 300, "headcount_max": 400}, 15,
         "300-400 people, inside 50-500, which counts half (+15 of 30)"),
        (SIZES, {"headcount_min": 151, "headcount_max": 250}, 22.5,
         "151-250 people, inside 50-500, which counts three quarters (+22.5 of 30)"),
        (SIZES, {"headcount_min": 7, "headcount_max": 9}, 0,
         "7-9 people, outside 50-500 (+0 of 30)"),
        (CRMS, {"technologies": ("Pipedrive", "HubSpot"), "site_read": True}, 30,
         "Runs Pipedrive and HubSpot (+30 of 30)"),
        (CRMS, {"technologies": ("Pipedrive",), "site_read": True}, 15,
         "Runs Pipedrive, which counts half (+15 of 30)"),
        (CRMS, {"technologies": ("Pipedrive",)}, None,
         "Runs Pipedrive, which counts half (15 to 30 of 30)"),
        ({"key": "technology_category", "any": ["crm"]}, {"technologies": ("HubSpot CRM", "React",
         "Salesforce"), "site_read": True}, 30, "Runs Salesforce (+30 of 30)"),
        ({"key": "technology_category", "any": ["CRM"]}, {"site_read": True}, 0,
         "No CRM seen on the site (+0 of 30)"),
        ({"key": "postal_code", "any": ["606"]}, {"postal_code": "60614"}, 30,
         "Postal code 60614, as wanted (606) (+30 of 30)"),
        ({"key": "postal_code", "any": ["606"]}, {"postal_code": "60601-1234"}, 30,
         "Postal code 60601-1234, as wanted (606) (+30 of 30)"),
        ({"key": "postal_code", "any": ["N1"]}, {"postal_code": "N16 8AA"}, 0,
         "Postal code N16 8AA, wanted N1 (+0 of 30)"),
        ({"key": "postal_code", "any": ["n1"]}, {"postal_code": "N1 6AA"}, 30,
         "Postal code N1 6AA, as wanted (n1) (+30 of 30)"),
        ({"key": "postal_code", "any": ["SW1A1AA"]}, {"postal_code": "SW1A 1AA"}, 30,
         "Postal code SW1A 1AA, as wanted (SW1A1AA) (+30 of 30)"),
        (BERLIN, {"postal_code": "10117", "country": "DE"}, 30,
         "Postal code 10117, as wanted (10115-14199) (+30 of 30)"),
        (BERLIN, {"postal_code": "10117", "country": "US"}, 0,
         "Postal code 10117, wanted 10115-14199 (+0 of 30)"),
        (BERLIN, {"country": "US"}, 0, "Postal code abroad, wanted 10115-14199 (+0 of 30)"),
        (BERLIN, {"postal_code": "10117"}, None, "Postal code unknown (0 to 30)"),
        (BERLIN, {"postal_code": "80331"}, 0, "Postal code 80331, wanted 10115-14199 (+0 of 30)"),
        (NEAR, CHICAGO, 30, "0 km from Chicago, within 90 km (+30 of 30)"),
        (NEAR, MILWAUKEE_WAY, 7.5,
         "58 km from Chicago, within 90 km, which counts a quarter (+7.5 of 30)"),
        ({"key": "business_model", "any": ["b2b"]}, {"text": "Acme. Tools for businesses."}, 30,
         'Says it is B2B ("for businesses") (+30 of 30)'),
        ({"key": "business_model", "any": ["b2b"]},
         {"text": "A full-service agency.", "site_read": True}, 0,
         'Says it is agency ("full service agency"), not B2B (+0 of 30)'),
        ({"key": "business_model", "any": ["b2b"]}, {"text": "A full-service agency."}, None,
         "Business model unknown (looking for B2B) (0 to 30)"),
        ({"key": "business_model", "any": ["agency"]},
         {"text": "A travel agency.", "site_read": True}, None,
         "Business model unknown (looking for agency) (0 to 30)"),
        ({"key": "known", "any": ["phone"]}, {"phone": ("+1 312 555 0100",)}, 30,
         "Known: phone (+30 of 30)"),
        ({"key": "known", "any": ["legal_id", "phone"]}, {"site_read": True}, 0,
         "No legal id or phone on the site (+0 of 30)"),
        ({"key": "known", "any": ["phone"]}, {}, None, "Not known yet: phone (0 to 30)"),
        ({"key": "list", "any": ["Target Accounts"]},
         {"lists": ("target_accounts",), "list_notes": ("asked at the fair, until 2026-12-31",)},
         30, "On the list target_accounts (asked at the fair, until 2026-12-31) (+30 of 30)"),
        ({"key": "list", "any": ["partners"]}, {}, None, "Lists unknown (0 to 30)"),
        ({"key": "stage", "any": ["churned"]}, {"stage": "Churned"}, 30,
         "Stage is Churned (+30 of 30)"),
        ({"key": "owner", "any": ["kim"]}, {"owner": "lee"}, 0, "Owner is lee, not kim (+0 of 30)"),
        ({"key": "extra", "column": "plan", "any": ["pro"]}, {"extra.Plan": "Trial; Pro"}, 30,
         "Plan is Trial; Pro (+30 of 30)"),
        ({"key": "extra", "column": "Plan", "any": ["Pro"]}, {}, None, "Plan unknown (0 to 30)"),
        (SEATS, {"extra.Seats": "1,200"}, 30, "Seats is 1,200 (+30 of 30)"),
        (SEATS, {"extra.Seats": "12"}, 0, "Seats is 12, not 50+ (+0 of 30)"),
        (SEATS, {"extra.Seats": "several"}, None, "Seats unknown (0 to 30)"),
        (CAME, LOOKED | {"changes": ("new|2026-11-01|technology|HubSpot",)}, 30,
         "Lately new: HubSpot (2026-11-01) (+30 of 30)"),
        (CAME, LOOKED | {"changes": ("new|2026-08-01|technology|HubSpot",)}, 0,
         "New HubSpot within 60 days: not seen (+0 of 30)"),
        (CAME, {"as_of": TODAY.toordinal()}, None,
         "New HubSpot within 60 days: unknown, for the site was not looked at twice in that time"
         " (0 to 30)"),
        (CAME, LOOKED | {"compared_on": TODAY.toordinal() - 61}, None,
         "New HubSpot within 60 days: unknown, for the site was not looked at twice in that time"
         " (0 to 30)"),
        ({"key": "changed", "field": "headcount", "since": date(2026, 10, 1)},
         LOOKED | {"changes": ("became|2026-11-10|headcount|51-200",)}, 30,
         "Lately headcount is now 51-200 (2026-11-10) (+30 of 30)"),
        ({"key": "changed", "field": "country", "any": ["Norway"], "since": date(2026, 10, 1)},
         LOOKED | {"changes": ("became|2026-11-10|country|NO",)}, 30,
         "Lately country is now NO (2026-11-10) (+30 of 30)"),
        ({"key": "changed", "technology": [], "change": "gone", "within_days": 60},
         LOOKED | {"changes": ("gone|2026-10-20|technology|Shopify",)}, 30,
         "Lately gone: Shopify (2026-10-20) (+30 of 30) (never mention it to them)"),
        ({"key": "openings", "functions": ["sales"], "from": 2}, {"openings_sales": 3}, 30,
         "3 openings in sales (+30 of 30)"),
        ({"key": "openings", "new_within_days": 30, "from": 3},
         {"openings_total": 9, "openings_new_30d": 2}, 0,
         "2 new openings (30 days), not 3+ (+0 of 30)"),
        ({"key": "openings", "new_within_days": 60, "from": 2},
         {"openings_total": 9, "openings_new_30d": 2}, 30,
         "2 to 9 new openings (60 days) (+30 of 30)"),
        ({"key": "openings", "new_within_days": 14}, {"openings_total": 9, "openings_new_30d": 2},
         None, "Openings unknown (looking for 1+ new openings (14 days)) (0 to 30)"),
        ({"key": "openings", "functions": ["sales"], "new_within_days": 30},
         {"openings_total": 9, "openings_sales": 8, "openings_new_30d": 3}, 30,
         "2 to 3 new openings (30 days) in sales (+30 of 30)"),
        ({"key": "openings", "functions": ["data"], "from": 3},
         {"openings_total": 9, "openings_sales": 8}, 0,
         "0 to 1 openings in data, not 3+ (+0 of 30)"),
        ({"key": "openings", "seniorities": ["entry"]}, {"openings_total": 4}, None,
         "Openings unknown (looking for 1+ openings at entry level) (0 to 30)"),
        ({"key": "hiring", "any": []}, {"openings_total": 4}, 30,
         "Hiring for 4 openings (+30 of 30)"),
        ({"key": "hiring_change", "any": ["surge"]}, {"openings_total": 4}, None,
         "Openings unknown (looking for more openings than usual) (0 to 30)"),
    ],
)  # fmt: skip
def test_a_criterion_counts_and_says_what_is_known(spec, known, points, sentence):
    found = reason(known, spec)
    assert found.sentence == sentence
    assert found.points == (None if points is None else pytest.approx(points))


HALF = {"half_life_days": 100}
LINE = {"fresh_days": 30, "stale_days": 130}


@pytest.mark.parametrize(
    ("decay", "age", "least", "most", "words"),
    [
        pytest.param(HALF, 0, 30, 30, "Runs HubSpot (+30 of 30)", id="today"),
        pytest.param(HALF, 100, 15, 15, "Runs HubSpot, seen 100 days ago, which counts half "
                     "(+15 of 30)", id="half-life"),
        pytest.param(LINE, 29, 30, 30, "Runs HubSpot (+30 of 30)", id="fresh"),
        pytest.param(LINE, 80, 15, 15, "Runs HubSpot, seen 80 days ago, which counts half "
                     "(+15 of 30)", id="line"),
        pytest.param(LINE, 400, 0, 0, "Runs HubSpot, seen 400 days ago, which counts nothing "
                     "(+0 of 30)", id="stale"),
        pytest.param(LINE, None, 0, 30, "Runs HubSpot, seen nobody knows when (0 to 30)",
                     id="age-unknown"),
    ],
)  # fmt: skip
def test_points_fall_with_age(decay, age, least, most, words):
    known = {"technologies": ("HubSpot",), "site_read": True, "city": "Bergen"}
    aged = known if age is None else known | {"age.technologies": age}
    spec = {"key": "technology", "any": ["HubSpot"], "decay": decay}
    [score] = build_scores(frame(**aged), [icp_of(spec)])
    assert (score.score_min, score.score_max) == (least, most)
    assert score.reasons[0].sentence == words
    assert score.reasons[0].age_days == age


def test_an_old_no_is_still_a_no():
    spec = {"key": "technology", "any": ["HubSpot"], "decay": HALF}
    found = reason({"site_read": True}, spec)
    assert found.sentence == "HubSpot not seen on the site (+0 of 30)"


def test_a_reason_has_the_value_and_its_age_beside_the_sentence():
    found = reason({"headcount_min": 80, "headcount_max": 80, "age.headcount": 12}, SIZES)
    assert (found.label, found.value, found.age_days) == ("headcount", "80", 12)


def test_a_filter_may_take_unknown_for_no():
    filtering = {"key": "industry", "mode": "filter", "any": ["software"], "unknown": "out"}
    [score] = build_scores(frame(city="Oslo"), [icp_of(filtering)])
    assert tier_words(score) == "out: industry unknown, and it is required"
    assert score.would_change == ("Unknown, and required: industry",)
    assert score.reasons[0].sentence == "Industry unknown (required, so out)"


STUDENTS = icp_of({"key": "industry", "any": ["education"]}, id="students", name="Students",
                  negative=True, personas=[])  # fmt: skip
SELLERS = icp_of({"key": "industry", "any": ["education"]}, id="sellers")


@pytest.mark.parametrize(
    ("known", "tier", "words"),
    [
        pytest.param({"industry": "education", "city": "Oslo"}, "out",
                     "out: fits Students, whom we do not want", id="surely-unwanted"),
        pytest.param({"industry": "education"}, "needs_data", "C or better: city unknown",
                     id="perhaps-unwanted"),
        pytest.param({"industry": "software", "city": "Bergen"}, "out", "out: too little fits",
                     id="wanted-by-nobody"),
    ],
)  # fmt: skip
def test_who_fits_a_negative_icp_is_out_of_the_others(known, tier, words):
    unwanted, score = build_scores(frame(**known), [STUDENTS, SELLERS])
    assert (score.tier, tier_words(score)) == (tier, words)
    assert unwanted.icp == "students"
    assert (unwanted.score_min, unwanted.score_max) == (score.score_min, score.score_max)


def test_what_decides_most_is_named_first():
    icp = icp_of(
        {"key": "headcount", "from": 50},
        criteria=[
            {"key": "founded_year", "from": 2000, "weight": 30},
            {"key": "headcount", "from": 50, "weight": 40},
            {"key": "city", "any": ["Oslo"], "weight": 30},
        ],
    )
    [score] = build_scores(frame(), [icp])
    assert score.would_change == (
        "Unknown, and it decides most: headcount",
        "Unknown, and together they decide between A and out: headcount, city and founding year",
    )


def test_a_phrase_speaks_for_one_business_model_only():
    words = [word.casefold() for model in business_models().values() for word in model.words]
    assert len(words) == len(set(words))


def test_days_are_counted_from_the_day_of_the_row():
    seen_on = (TODAY - timedelta(days=40)).isoformat()
    known = LOOKED | {"changes": (f"new|{seen_on}|technology|HubSpot",)}
    later = known | {"as_of": TODAY.toordinal() + 30, "compared_on": TODAY.toordinal() + 30}
    assert reason(known, CAME).points == 30
    assert reason(later, CAME).points == 0
    earlier = known | {"as_of": TODAY.toordinal() - 41, "compared_on": TODAY.toordinal() - 41}
    assert reason(earlier, CAME).points == 0  # What comes later is no news of that day.
