"""What industry, headcount and country change of a title, and what they leave alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospects.title_reading import TitleContext
from prospects.titles import read_title
from prospects.titles.context import weigh_context, what_matters
from prospects.titles.context_rules import context_file, group_of


def _read(title, **known):
    return read_title(title, TitleContext(**known))


def _says(reading):
    return "/".join([reading.seniority or "", *reading.functions])


@pytest.mark.parametrize(
    ("title", "industry", "says"),
    [
        ("Vice President", "Banking", "manager/finance"),
        ("Vice President", "Banking/Financial Services", "manager/finance"),
        ("Vice President", "Finance > Commercial Banks", "manager/finance"),
        ("VP, Equity Derivatives", "Investment Banking", "manager/finance"),
        ("Vice President - Marketing", "bank", "manager/marketing"),
        ("AVP", "banking", "senior/finance"),
        ("Assistant Vice President", "Investment Management", "senior/finance"),
        ("SVP", "banks", "director/finance"),
        ("Vice President & Branch Manager", "banks", "manager/finance"),
        ("General Partner", "Venture Capital", "partner/finance/executive"),
        ("Analyst", "Investment Banking", "entry/finance"),
        ("Principal", "Architecture & Planning", "partner/executive"),
        ("Managing Director", "Investment Banking", "vp/finance"),
        ("Executive Director", "capital markets", "director/finance"),
        ("Principal", "Venture Capital & Private Equity", "director/finance"),
        ("Principal", "Management Consulting", "director/consulting"),
        ("Partner", "Management Consulting", "partner/consulting/executive"),
        ("Partner", "Law Practice", "partner/legal/executive"),
        ("Senior Associate", "Legal Services", "senior/legal"),
        ("Partner", "Accounting", "partner/finance/executive"),
        ("Principal", "Primary/Secondary Education", "director/education"),
        ("Headmistress", "school", "director/education"),
        ("Deputy Head", "schools", "manager/education"),
        ("Department Chair", "university", "director/education"),
        ("General Manager", "Restaurants", "manager/operations"),
        ("Duty Manager", "hotels", "manager/operations"),
        ("Partner", "restaurants", "owner/executive"),
    ],
)
def test_an_industry_has_ranks_of_its_own(title, industry, says):
    assert _says(_read(title, industry=industry)) == says


@pytest.mark.parametrize(
    ("title", "country", "says"),
    [
        ("Director", "GB", "c_suite/executive"), ("Company Director", "IE", "c_suite/executive"),
        ("Director, Harrow Lane Ltd", "GB", "c_suite/executive"),
        ("Vice President - Sales", "IN", "director/sales"),
        ("AVP Marketing", "IN", "manager/marketing"),
        ("Deputy General Manager - Sales", "IN", "manager/sales"),
        ("Dy. General Manager", "IN", "manager"),
        ("DGA", "NL", "owner/executive"), ("DGA", "FR", "c_suite/executive"),
        ("Directeur", "BE", "c_suite/executive"), ("Direktør", "DK", "c_suite/executive"),
        ("Chef", "SE", "manager"), ("Chef", "DE", "c_suite/executive"),
        ("Cadre", "FR", "senior"),
        ("General Manager", "CN", "c_suite/executive"),
        ("General Manager Marketing", "AU", "head/marketing"),
        ("Gerente de Marketing", "CL", "head/marketing"),
    ],
)  # fmt: skip
def test_a_country_has_meanings_of_its_own(title, country, says):
    assert _says(_read(title, country=country)) == says


@pytest.mark.parametrize(
    ("title", "headcount", "says"),
    [
        ("Partner", 3, "owner/executive"), ("Principal", 19, "owner/executive"),
        ("Director", 19, "owner/executive"), ("Manager", 5, "manager/executive"),
        ("Director", 20, "director"), ("Manager", 10, "manager"),
        ("Head of Sales", 6, "head/sales"), ("Sales Director", 6, "director/sales"),
    ],
)  # fmt: skip
def test_below_20_people_owners_lead(title, headcount, says):
    assert _says(_read(title, headcount=headcount)) == says


@pytest.mark.parametrize(
    ("title", "known"),
    [
        ("Vice President", {}), ("Vice President", {"industry": "Software"}),
        ("Vice President", {"industry": "Financial Services"}),
        ("Vice President", {"industry": "Banking Software"}),
        ("Vice President", {"industry": "finance"}),
        ("Vice President", {"industry": "Finance and banking"}),
        ("Vice President, Head of Marketing", {"industry": "banking"}),
        ("EVP", {"industry": "banking"}), ("Managing Director", {"industry": "banking"}),
        ("Managing Director", {"industry": "investment banking", "headcount": 12}),
        ("Director", {}), ("Director", {"country": "US"}),
        ("Director", {"country": "GB", "headcount": 900}),
        ("Director", {"country": "GB", "industry": "investment banking"}),
        ("Sales Director", {"country": "GB"}),
        ("Vice President", {"country": "IN", "headcount": 30}),
        ("Marketing Manager", {"country": "IN"}), ("Gerente de Ventas", {"country": "MX"}),
        ("Gerente de Cuentas", {"country": "PE"}), ("Chef", {"country": "US"}),
        ("Chef", {"country": "DE", "industry": "restaurants"}),
        ("Principal Engineer", {"headcount": 5}), ("Principal", {}),
        ("General Manager", {"country": "CN", "industry": "hotels"}),
        ("Former Director", {"headcount": 5}), ("Assistant to the Director", {"headcount": 5}),
        ("Executive Assistant to the DGM", {"country": "IN"}),
        ("Vice President, Human Capital", {}), ("VP, Open Banking", {}),
        ("Vice President, Northgate Capital", {"industry": "software"}),
    ],
)  # fmt: skip
def test_what_is_unknown_or_usual_changes_nothing(title, known):
    reading = _read(title, **known)
    assert not reading.rule.startswith("context:")
    assert "context" not in reading.marks


@pytest.mark.parametrize(
    ("title", "says", "employer"),
    [
        ("Vice President, Goldman Sachs", "manager/finance", "goldman sachs"),
        ("Vice President at Harbour Bank", "manager/finance", "harbour bank"),
        ("VP | Northgate Capital", "manager/finance", "northgate capital"),
        ("Managing Director @ Northgate Securities", "vp/finance", "northgate securities"),
        ("AVP - Bank of Elmshire", "senior/finance", "bank of elmshire"),
        ("Partner, Alder & Finch LLP", "partner/legal/executive", "alder and finch llp"),
        ("Principal, Lakeside Elementary School", "director/education",
            "lakeside elementary school"),
    ],
)  # fmt: skip
def test_a_title_that_names_its_employer_is_its_own_context(title, says, employer):
    reading = _read(title)
    assert _says(reading) == says
    assert reading.evidence.endswith(f"employer {employer}")


def test_a_change_says_what_was_known_and_keeps_what_the_words_say():
    reading = _read("Director", country="GB", headcount=7)
    assert (reading.rule, reading.marks) == ("context:owner-led", ("context",))
    assert reading.evidence == "director + headcount 1-19"
    assert reading.runner_up == "director"
    vp = _read("VP Sales", country="IN")
    assert (vp.evidence, vp.runner_up) == ("vp + sales + country IN", "vp/sales")


def test_who_chairs_a_department_holds_office_and_is_on_no_board():
    assert _read("Chair of Culinary Arts").standing == "board"
    assert _read("Chair of Culinary Arts", industry="cooking school").standing == "current"


def test_an_owner_of_thousands_is_to_be_looked_at():
    reading = _read("Business Owner", headcount=20_000)
    assert reading.is_doubtful
    assert not _read("Business Owner", headcount=20).is_doubtful


def test_an_indian_manager_of_a_large_company_may_lead_nobody():
    reading = _read("Manager - Procurement", country="IN", headcount=4_000)
    assert (_says(reading), "manager_title" in reading.marks) == ("senior/procurement", True)


_TITLES = st.sampled_from(
    [
        "Vice President", "AVP", "Director", "Principal", "Partner", "Manager", "General Manager",
        "Chef", "DGA", "Head of Physics", "VP Sales", "Owner", "Gerente de Ventas", "Sales Rep",
    ]
)  # fmt: skip
_CONTEXTS = st.builds(
    TitleContext,
    st.sampled_from([None, "GB", "IN", "DE", "NL", "US", "FR", "XX"]),
    st.sampled_from(
        [None, "banking", "investment banking", "law", "school", "software", "finance"]
    ),
    st.none() | st.integers(0, 20_000),
)


@given(_TITLES, _CONTEXTS)
def test_what_matters_of_a_context_is_all_that_counts(title, context):
    reading, less = _read(title), what_matters(context)
    assert weigh_context(reading, less) == weigh_context(reading, context)
    assert what_matters(less) == less


@given(_TITLES, _CONTEXTS)
def test_a_change_is_marked_and_nothing_else_is(title, context):
    alone, reading = _read(title), read_title(title, context)
    assert (reading == alone) == (reading.rule == alone.rule)
    assert reading.rule.startswith("context:") == ("context" in reading.marks)


def test_every_rule_can_hold_and_asks_for_groups_that_there_are():
    file = context_file()
    for rule in file.rules:
        asked = {*rule.industries, *rule.unless.industries}
        assert asked <= set(file.groups), rule.name
        assert rule.industries or rule.countries or rule.headcount, rule.name
        assert rule.words or rule.levels, rule.name
    assert set(file.employers) <= set(file.groups)


def test_a_group_is_found_again_by_its_label():
    groups = context_file().groups
    assert [group_of(group.label) for group in groups.values()] == list(groups)
