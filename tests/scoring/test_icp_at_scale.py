"""A company scores the same alone and among thousands, to the last bit and the last word."""

import io
import random
from datetime import date

import pytest

from prospects.specs.icp import IcpSpec
from scoring.icp import score_companies
from scoring.icp.profile_file import read_profiles
from scoring.icp.results import domains_of, result_rows

DAY = date(2026, 11, 22)
COLUMNS = (
    "domain", "name", "industry", "country", "city", "headcount_min", "headcount_max", "revenue",
    "founded_year", "description", "technologies", "ats_vendor", "openings_total",
    "openings_sales", "site_standing", "observed_at",
)  # fmt: skip
VALUES = {
    "industry": ["Software", "Catering", "Widgets", "SaaS", "Hotels"],
    "country": ["US", "Germany", "FR"],
    "city": ["Lyon", "Chicago", "Berlin", "Nowhere-on-Sea"],
    "headcount_min": ["1", "11", "51", "137", "501"],
    "headcount_max": ["50", "200", "512", "1000"],
    "revenue": ["$1M to $10M", "2500000", "10B+"],
    "founded_year": ["1987", "2003", "2019"],
    "technologies": ["HubSpot|Slack", "OpenTable", "React|Toast|HubSpot"],
    "ats_vendor": ["lever", "greenhouse"],
    "openings_total": ["0", "3", "40"],
    "openings_sales": ["0", "2"],
    "site_standing": ["live", "live", "parked"],
    "observed_at": ["2026-11-01", "2026-03-07", "2024-12-31"],
}
CRITERIA = [
    {"key": "industry", "mode": "filter", "any": ["software", "Catering", "Hotels"]},
    {"key": "site_standing", "mode": "exclude", "any": ["parked"]},
    {"key": "headcount", "weight": 17, "from": 50, "to": 500, "decay": {"half_life_days": 200}},
    {"key": "revenue", "weight": 13, "bands": [
        {"from": 1e6, "to": 3e6, "points": 0.3}, {"from": 3e6 + 1, "points": 1}]},
    {"key": "technology", "weight": 11, "any": ["HubSpot"]},
    {"key": "openings", "weight": 7, "functions": ["sales"], "from": 2},
    {"key": "ats", "weight": 3, "any": []},
    {"key": "radius", "weight": 19, "place": "Lyon", "latitude": 45.75, "longitude": 4.85,
     "radius_km": 700},
    {"key": "founded_year", "weight": 5, "from": 2000},
    {"key": "text", "weight": 9, "any": ["private events"]},
    {"key": "country", "weight": 6, "any": ["FR", "US"]},
]  # fmt: skip


@pytest.fixture(scope="module")
def rows() -> list[str]:
    draw = random.Random(6)
    return [_row(draw, number) for number in range(3_000)]


def _row(draw: random.Random, number: int) -> str:
    said = " ".join(draw.choices(["dinners", "widgets", "private events", "for", "all"], k=9))
    known = {name: draw.choice([*values, ""]) for name, values in VALUES.items()}
    if known["headcount_min"] and known["headcount_max"]:
        known["headcount_max"] = str(int(known["headcount_min"]) * 2)
    known |= {"domain": f"c{number}.example", "name": f"Company {number}"}
    known["description"] = draw.choice([f"{said} {number}", ""])
    return ",".join(known[name] for name in COLUMNS)


def icps() -> list[IcpSpec]:
    base = {"name": "Test", "purpose": "Test", "personas": ["cfo"]}
    return [
        IcpSpec.model_validate(base | {"id": "one", "criteria": CRITERIA}),
        IcpSpec.model_validate(base | {"id": "two", "criteria": CRITERIA[1:6]}),
    ]


def scored(rows: list[str], reasons="all") -> list[dict]:
    text = "\n".join([",".join(COLUMNS), *rows])
    frame = read_profiles(io.BytesIO(text.encode()), day=DAY)
    table = score_companies(frame, icps(), with_points=reasons != "none")
    pieces = result_rows(table.icps, domains_of(frame), reasons, companies_at_once=700)
    return [row for piece in pieces for row in piece.to_pylist()]


def test_the_scores_of_one_company_are_those_it_has_among_thousands(rows):
    whole = scored(rows)
    assert len(whole) == 2 * len(rows)
    for at in (0, 1, 699, 700, 1234, 2999):
        assert scored([rows[at]]) == whole[2 * at : 2 * at + 2]


def test_the_order_of_companies_does_not_matter(rows):
    forwards, backwards = scored(rows, "none"), scored(rows[::-1], "none")
    turned = [row for at in range(0, len(backwards), 2) for row in reversed(backwards[at : at + 2])]
    assert forwards == turned[::-1]


def test_all_tiers_occur_so_that_what_is_compared_says_something(rows):
    assert {row["tier"] for row in scored(rows, "none")} == {"A", "B", "C", "out", "needs_data"}


def test_shown_gives_reasons_where_somebody_may_call(rows):
    for row in scored(rows[:200], "shown"):
        assert (row["reasons"] is not None) == (row["tier"] in {"A", "B", "needs_data"})
