"""How far we got with a company, who is right for an ICP, and how the market is counted."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.market import (
    STATES,
    IcpStanding,
    MarketBase,
    People,
    count_market,
    customers_and_suppressed,
    market_states,
    right_people,
    summarize,
    tier_totals,
)
from prospects.contact import Contact
from prospects.score import PersonaMatch
from prospects.specs.icp import IcpSpec
from prospects.specs.persona import PersonaSpec
from prospects.title_reading import TitleReading


def state(*, customer=False, suppressed=False, contacted=False, right=0, barred=0):
    flags = {"customer": customer, "suppressed": suppressed, "contacted": contacted}
    counts = {"right": right, "barred": barred}
    [found] = market_states(**{name: np.array([value]) for name, value in (flags | counts).items()})
    return found


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        pytest.param({"customer": True, "suppressed": True, "contacted": True, "right": 2},
                     "customer", id="a customer is a customer whatever else"),
        pytest.param({"suppressed": True, "contacted": True, "right": 2}, "suppressed",
                     id="a list beats what was done"),
        pytest.param({"contacted": True, "right": 2, "barred": 2}, "suppressed",
                     id="all right contacts stand on a list"),
        pytest.param({"contacted": True, "right": 2, "barred": 1}, "contacted",
                     id="one of them does not"),
        pytest.param({"contacted": True}, "contacted", id="who was contacted may have left"),
        pytest.param({}, "no_right_contact", id="nobody to contact"),
        pytest.param({"right": 1}, "untouched", id="somebody to contact"),
    ],
)  # fmt: skip
def test_the_first_state_that_holds_counts(known, expected):
    assert state(**known) == expected


@pytest.mark.parametrize(
    ("lists", "customer", "suppressed"),
    [
        pytest.param((), False, False, id="on no list"),
        pytest.param(("customers",), True, False, id="a customer"),
        pytest.param(("competitors",), False, True, id="a competitor"),
        pytest.param(("partners",), False, False, id="a list that only ICPs ask"),
        pytest.param(("partners", "customers", "opt_outs"), True, True, id="on several"),
    ],
)
def test_lists_say_who_is_a_customer_and_who_must_not_be_contacted(lists, customer, suppressed):
    found = customers_and_suppressed([lists], {"partners"})

    assert [values.tolist() for values in found] == [[customer], [suppressed]]


def test_nobody_is_on_a_list_of_no_companies():
    assert [values.size for values in customers_and_suppressed([], ())] == [0, 0]


PERSONAS = {
    "vp-sales": {"match": {"functions": ["sales"]}},
    "chef": {"match": {"functions": ["operations"], "standing": ["current", "former"]}},
    "never": {"match": {"functions": ["hr"]}, "negative": True},
}


def persona(name):
    cadence = [{"step": "step-1", "day": 0}]
    values = {"id": name, "name": name.title(), "cadence": cadence} | PERSONAS[name]
    return PersonaSpec.model_validate(values)


def match(contact_id, *names, standing="current"):
    reading = TitleReading("", standing, "vp", ("sales",), 0.9, "rule", "")
    return PersonaMatch(contact_id, names[0] if names else None, "rule", reading, names[1:])


def icp(name="sales", *, personas=("vp-sales",), territory=()):
    return IcpSpec.model_validate(
        {"id": name, "name": name, "purpose": "Test", "personas": personas,
         "territory": territory, "criteria": [{"key": "technology", "any": ["HubSpot"]}]}
    )  # fmt: skip


@pytest.mark.parametrize(
    ("found", "is_right"),
    [
        pytest.param(match("p", "vp-sales"), True, id="a persona of the ICP"),
        pytest.param(match("p", "chef", "vp-sales"), True, id="as an alternative"),
        pytest.param(match("p", "chef"), False, id="a persona of another ICP"),
        pytest.param(match("p"), False, id="no persona fits"),
        pytest.param(None, False, id="never matched"),
        pytest.param(match("p", "vp-sales", standing="former"), False, id="no longer in the job"),
        pytest.param(match("p", "never", "vp-sales"), False, id="never to be contacted"),
    ],
)
def test_a_right_contact_is_a_persona_of_the_icp_in_the_job_now(found, is_right):
    matches = {"p": found} if found else {}
    known = {name: persona(name) for name in PERSONAS}

    people = right_people([Contact("p", "a.example")], matches, [icp()], known, {"p"})["sales"]

    assert people.right.get("a.example", 0) == people.barred.get("a.example", 0) == is_right


def base_of(*places, contacted=()):
    keys = [f"c{number}.example" for number in range(len(places))]
    nobody = np.zeros(len(places), dtype=np.bool_)
    touched = np.array([number in contacted for number in range(len(places))], dtype=np.bool_)
    return MarketBase(keys, list(places), nobody, nobody, touched)


def standing_of(spec, tiers, coverage=(), right=None):
    known = np.array(coverage or [1.0] * len(tiers))
    return IcpStanding(spec, tiers, known, People(right or {}, {}))


US, DE, NOWHERE = ("US", None, None), ("DE", None, None), (None, None, None)


def test_companies_are_counted_by_icp_tier_territory_and_state():
    base = base_of(US, US, DE, NOWHERE, contacted={1})
    spec = icp(territory=["United States"])

    table = count_market(
        base, [standing_of(spec, ["A", "A", "B", "A"], [1, 0.5, 0, 0.5], {"c0.example": 3})]
    )

    assert table.to_dict("split")["data"] == [
        ["sales", "A", "United States", "untouched", 1, 3, 1.0],
        ["sales", "A", "United States", "contacted", 1, 0, 0.5],
        ["sales", "A", "unknown", "no_right_contact", 1, 0, 0.5],
        ["sales", "B", "elsewhere", "no_right_contact", 1, 0, 0.0],
    ]


def test_without_a_territory_the_largest_country_comes_first():
    table = count_market(base_of(DE, US, US, NOWHERE), [standing_of(icp(), ["A"] * 4)])

    assert list(table["territory"]) == ["United States", "Germany", "unknown"]


def test_an_empty_base_gives_an_empty_table():
    table = count_market(base_of(), [standing_of(icp(), [])])

    assert list(table.columns) == [
        "icp", "tier", "territory", "state", "companies", "contacts", "coverage",
    ]  # fmt: skip
    assert tier_totals(table, "sales")["A"] == dict.fromkeys(STATES, 0)


def test_a_summary_tells_what_fits_what_is_left_and_how_much_is_known():
    tiers = ["A", "B", "needs_data", "out", "C"]
    base = base_of(US, US, DE, US, US, contacted={1})
    right = {"c0.example": 2, "c1.example": 1, "c2.example": 1, "c3.example": 5}

    table = count_market(base, [standing_of(icp(), tiers, [1, 0.5, 0, 0, 0.5], right)])
    found = summarize(table, icp())

    assert (found.fitting, found.untouched, found.out, found.coverage) == (3, 1, 1, 0.5)
    assert [(t.name, [*t.tiers.values()], t.untouched, t.contacts) for t in found.territories] == [
        ("United States", [1, 1, 1, 0], 1, 3), ("Germany", [0, 0, 0, 1], 0, 1),
    ]  # fmt: skip


def test_a_market_without_companies_has_no_coverage():
    assert summarize(count_market(base_of(), [standing_of(icp(), [])]), icp()).coverage is None


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["A", "B", "C", "needs_data", "out"]),
            st.sampled_from([US, DE, NOWHERE]),
            st.integers(0, 2),
        ),
        max_size=12,
    )
)
def test_every_company_is_counted_once_for_each_icp(companies):
    base = base_of(*(place for _, place, _ in companies))
    tiers = [tier for tier, _, _ in companies]
    right = {f"c{number}.example": n for number, (_, _, n) in enumerate(companies)}
    both = [icp(territory=["Germany"]), icp("other")]

    table = count_market(base, [standing_of(spec, tiers, right=right) for spec in both])

    for spec in both:
        own = table[table["icp"] == spec.id]
        assert own["companies"].sum() == len(companies)
        assert own["contacts"].sum() == sum(right.values())
        totals = tier_totals(table, spec.id).values()
        assert sum(number for row in totals for number in row.values()) == len(companies)
