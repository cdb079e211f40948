"""What a change of an ICP does: which criteria differ, which companies move, and why."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prospects.specs.icp import IcpSpec
from scoring.icp import COLUMNS, score_companies
from scoring.icp.file_changes import file_changes, pair_criteria
from scoring.icp.movers import compare_tables, explain_movers

UNKNOWN = {
    "headcount_min": None, "headcount_max": None, "industry": None, "country": None,
    "technologies": (), "openings": (), "lists": (), "languages": (), "ats": (),
    "site_standing": None, "site_read": False, "text": None,
}  # fmt: skip
INDUSTRY = {"key": "industry", "mode": "filter", "any": ["software"]}
SIZE = {"key": "headcount", "weight": 60, "from": 50, "to": 500}
HUBSPOT = {"key": "technology", "weight": 40, "any": ["HubSpot"], "name": "Runs HubSpot"}
TOAST = {"key": "technology", "weight": 20, "any": ["Toast"], "name": "Runs Toast"}
FIT = {
    "industry": "software", "headcount_min": 100.0, "headcount_max": 100.0,
    "technologies": ("HubSpot",), "site_read": True,
}  # fmt: skip


def icp(*criteria, name="sales", **more):
    return IcpSpec.model_validate(
        {"id": name, "name": "Sales", "purpose": "Test", "personas": ["vp-sales"],
         "criteria": criteria or (INDUSTRY, SIZE, HUBSPOT)} | more
    )  # fmt: skip


def frame_of(*companies):
    rows = [UNKNOWN | {"company_key": f"c{n}.example"} | c for n, c in enumerate(companies)]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def compared(old, new, *companies):
    frame = frame_of(*companies)
    return frame, compare_tables(score_companies(frame, old), score_companies(frame, new))


def movers_of(old, new, *companies):
    frame, comparison = compared([old], [new], *companies)
    return explain_movers(frame, comparison.changes[0], [old], [new])


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        pytest.param((INDUSTRY, SIZE), (SIZE, INDUSTRY), [(1, 0), (0, 1)], id="another order"),
        pytest.param((SIZE,), (SIZE | {"to": 800},), [(0, 0)], id="other bounds"),
        pytest.param((HUBSPOT, TOAST), (TOAST | {"weight": 5}, HUBSPOT), [(1, 0), (0, 1)],
                     id="the name says which"),
        pytest.param((SIZE,), (SIZE, TOAST), [(0, 0), (None, 1)], id="added"),
        pytest.param((SIZE, TOAST), (SIZE,), [(0, 0), (1, None)], id="removed"),
    ],
)  # fmt: skip
def test_each_criterion_is_found_in_the_other_file(old, new, pairs):
    assert pair_criteria(icp(*old).criteria, icp(*new).criteria) == pairs


@pytest.mark.parametrize(
    ("new", "told"),
    [
        pytest.param({"criteria": (HUBSPOT, INDUSTRY, SIZE)}, [], id="order is no change"),
        pytest.param({"criteria": (INDUSTRY, SIZE | {"to": 800}, HUBSPOT)},
                     [("changed", "Headcount", "50 to 500", "50 to 800")], id="a bound"),
        pytest.param({"criteria": (INDUSTRY, SIZE, HUBSPOT | {"weight": 10})},
                     [("changed", "Runs HubSpot", "weight 40", "weight 10")], id="a weight"),
        pytest.param({"criteria": (INDUSTRY, SIZE | {"mode": "filter"}, HUBSPOT)},
                     [("changed", "Headcount", "mode score; weight 60",
                       "mode filter; unknown: needs data")],
                     id="a mode"),
        pytest.param({"criteria": (INDUSTRY, SIZE, HUBSPOT, TOAST)},
                     [("added", "Runs Toast", "", "Technology: Toast (score, weight 20)")],
                     id="added"),
        pytest.param({"criteria": (SIZE, HUBSPOT)},
                     [("removed", "Industry", "Industry: Software (filter)", "")], id="removed"),
        pytest.param({"criteria": (INDUSTRY, SIZE, HUBSPOT | {"any": ["HubSpot", "Pardot"],
                                                              "decay": {"half_life_days": 90}})},
                     [("changed", "Runs HubSpot", "HubSpot",
                       "HubSpot or Pardot; half after 90 days")], id="words and decay"),
        pytest.param({"criteria": (INDUSTRY | {"unknown": "out"}, SIZE, HUBSPOT)},
                     [("changed", "Industry", "unknown: needs data", "unknown: out")],
                     id="what becomes of the unknown"),
        pytest.param({"tiers": {"A": 60, "B": 45, "C": 25}},
                     [("changed", "Tiers", "A from 70, B from 45, C from 25",
                       "A from 60, B from 45, C from 25")], id="tiers"),
        pytest.param({"personas": ["vp-sales", "revops"]},
                     [("changed", "Personas", "vp-sales", "vp-sales, revops")], id="personas"),
        pytest.param({"expectations": [{"company": "a.example", "tier": "A"}]},
                     [("changed", "Expectations", "0 companies", "1 company")],
                     id="expectations"),
    ],
)  # fmt: skip
def test_what_differs_in_the_file_is_told(new, told):
    changes = file_changes(icp(), icp(**{"criteria": (INDUSTRY, SIZE, HUBSPOT)} | new))

    assert [(c.what, c.subject, c.before, c.after) for c in changes] == told


def test_the_matrix_counts_every_company_once():
    old, new = icp(), icp(INDUSTRY, SIZE | {"to": 80}, HUBSPOT)

    _, comparison = compared([old], [new], FIT, FIT, FIT | {"industry": "retail"}, {})

    [change] = comparison.changes
    assert change.matrix == {("A", "C"): 2, ("out", "out"): 1, ("needs_data", "needs_data"): 1}
    assert change.companies == 4
    assert change.rows.tolist() == [0, 1]


def test_who_moves_furthest_comes_first_and_falls_before_rises():
    wider = icp(INDUSTRY | {"any": ["software", "retail"]}, SIZE | {"to": 80}, HUBSPOT)
    retail = FIT | {"industry": "retail", "headcount_min": 60.0, "headcount_max": 60.0}

    movers = movers_of(icp(), wider, FIT, retail, FIT | {"technologies": ()})

    assert [(m.before.company_key, m.before.tier, m.after.tier) for m in movers] == [
        ("c1.example", "out", "A"), ("c0.example", "A", "C"), ("c2.example", "B", "out"),
    ]  # fmt: skip


def test_a_mover_names_the_criterion_that_changed_before_and_after():
    [mover] = movers_of(icp(), icp(INDUSTRY, SIZE | {"to": 80}, HUBSPOT), FIT)

    assert (mover.before_words, mover.after_words) == ("A", "C")
    assert [(r.criterion, r.before, r.after) for r in mover.reasons] == [
        ("Headcount", "100 people, inside 50-500 (+60 of 60)",
         "100 people, outside 50-80 (+0 of 60)"),
    ]  # fmt: skip


def test_what_ends_a_company_comes_before_points():
    new = icp(INDUSTRY | {"any": ["retail"]}, SIZE, HUBSPOT | {"weight": 400 / 6})

    [mover] = movers_of(icp(), new, FIT)

    assert [reason.criterion for reason in mover.reasons] == [
        "Industry",
        "Headcount",
        "Runs HubSpot",
    ]


def test_what_only_the_scale_moved_is_not_told_beside_what_moved_the_company():
    new = icp(INDUSTRY, SIZE | {"to": 80}, HUBSPOT | {"weight": 41})

    [mover] = movers_of(icp(), new, FIT)

    assert [reason.criterion for reason in mover.reasons] == ["Headcount"]


def test_an_added_criterion_has_no_sentence_before():
    [mover] = movers_of(icp(), icp(INDUSTRY, SIZE, HUBSPOT, TOAST | {"mode": "filter"}), FIT)

    assert [(r.criterion, r.before, r.after) for r in mover.reasons] == [
        ("Runs Toast", "", "Toast not seen on the site (required, so out)"),
    ]


def test_bounds_that_move_a_company_are_the_reason():
    [mover] = movers_of(icp(), icp(tiers={"A": 60, "B": 45, "C": 25}), FIT | {"technologies": ()})

    assert [(r.criterion, r.after) for r in mover.reasons] == [
        ("Tiers", "A from 60, B from 45, C from 25")
    ]


def test_icps_are_matched_by_id_and_new_and_removed_ones_are_told():
    _, comparison = compared(
        [icp(), icp(name="gone")], [icp(name="new"), icp(tiers={"A": 99})], FIT
    )

    assert [change.new.id for change in comparison.changes] == ["sales"]
    assert [(each.icp.id, each.tiers) for each in comparison.added] == [("new", {"A": 1})]
    assert [(each.icp.id, each.tiers) for each in comparison.removed] == [("gone", {"A": 1})]


def test_two_single_files_are_two_versions_whatever_they_are_called():
    _, comparison = compared([icp(name="sales")], [icp(name="sales-next", tiers={"A": 99})], FIT)

    assert [(c.old.id, c.new.id) for c in comparison.changes] == [("sales", "sales-next")]
    assert not comparison.added
    assert not comparison.removed


def test_two_tables_of_other_companies_cannot_be_compared():
    one, other = score_companies(frame_of(FIT), [icp()]), score_companies(frame_of(), [icp()])

    with pytest.raises(ValueError, match="same companies"):
        compare_tables(one, other)


COMPANIES = st.lists(
    st.fixed_dictionaries(
        {"industry": st.sampled_from([None, "software", "retail"]),
         "headcount_min": st.sampled_from([np.nan, 10.0, 70.0, 300.0]),
         "technologies": st.sampled_from([(), ("HubSpot",), ("Toast",)]),
         "site_read": st.booleans()}
    ).map(lambda company: company | {"headcount_max": company["headcount_min"]}),
    max_size=6,
)  # fmt: skip
ICPS = st.builds(
    icp,
    st.sampled_from([INDUSTRY, INDUSTRY | {"any": ["retail"]}]),
    st.sampled_from([SIZE, SIZE | {"to": 80}, SIZE | {"weight": 10}]),
    st.sampled_from([HUBSPOT, TOAST, HUBSPOT | {"mode": "exclude"}]),
)


@settings(max_examples=60, deadline=None)
@given(old=ICPS, new=ICPS, companies=COMPANIES)
def test_every_mover_has_a_reason_and_nobody_else_moves(old, new, companies):
    frame, comparison = compared([old], [new], *companies)
    [change] = comparison.changes

    movers = explain_movers(frame, change, [old], [new])

    assert len(movers) == sum(n for (a, b), n in change.matrix.items() if a != b)
    assert all(mover.before.tier != mover.after.tier and mover.reasons for mover in movers)
    assert change.companies == len(companies)


@settings(max_examples=20, deadline=None)
@given(one=ICPS, companies=COMPANIES)
def test_no_change_moves_nobody(one, companies):
    _, comparison = compared([one], [one], *companies)
    [change] = comparison.changes

    assert change.rows.size == 0
    assert change.file == ()
