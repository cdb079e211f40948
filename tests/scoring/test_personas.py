from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospects.specs.persona import PersonaSpec
from prospects.title_reading import TitleContext
from prospects.title_reviews import TitleReview, TitleReviews
from scoring import match_persona, match_personas


def _persona(name, negative=False, **match):
    cadence = [] if negative else [{"step": "intro", "day": 0}]
    return PersonaSpec.model_validate(
        {"id": name, "name": name, "negative": negative, "match": match, "cadence": cadence}
    )


SALES = _persona(
    "sales-leader", functions=["sales", "revops"], seniority={"from": "manager", "to": "owner"},
    exclude=["Recruit", "store"],
)  # fmt: skip
KITCHEN = _persona(
    "kitchen-leader", functions=["operations"], seniority={"from": "head", "to": "owner"},
    include=["head chef", "Chef de Cuisine", "Küchenchef"], exclude=["pastry"],
)  # fmt: skip
BUYER = _persona(
    "buyer", functions=["procurement", "operations"], seniority={"from": "manager", "to": "vp"},
    include=["purchasing"],
)  # fmt: skip
NEVER = _persona(
    "never", negative=True, functions=["hr"], seniority={"from": "intern", "to": "vp"},
    include=["student", "assistant to"], exclude=["student housing"],
)  # fmt: skip
PERSONAS = (SALES, KITCHEN, BUYER, NEVER)


@pytest.mark.parametrize(
    ("title", "persona", "rule"),
    [
        ("VP Sales", "sales-leader", "seniority vp x function sales"),
        ("Head of RevOps", "sales-leader", "seniority head x function revops"),
        ("Director, Ops & Sales", "sales-leader", "seniority director x function sales"),
        ("Head Chef", "kitchen-leader", "include: head chef"),
        ("HEAD-CHEFS", "kitchen-leader", "include: head chef"),
        ("Küchenchef Hotel Alpenblick", "kitchen-leader", "include: Küchenchef"),
        ("Executive Chef", "kitchen-leader", "seniority head x function operations"),
        ("Junior Purchasing Assistant", "buyer", "include: purchasing"),
        ("Logistics Manager", "buyer", "seniority manager x function operations"),
        ("Leiterin Einkauf", "buyer", "seniority head x function procurement"),
        ("HR Manager", "never", "negative, seniority manager x function hr"),
        ("Student", "never", "negative, include: student"),
    ],
)
def test_a_title_finds_its_persona_and_names_the_rule(title, persona, rule):
    match = match_persona("c1", title, PERSONAS)
    assert (match.contact_id, match.persona, match.rule) == ("c1", persona, rule)


@pytest.mark.parametrize(
    ("title", "rule"),
    [
        (None, "no title"), ("", "no title"), (" \t", "no title"),
        ("VP Legal", "no persona fit, function not wanted: seniority vp, function legal"),
        ("Sales", "no persona fit, level unknown: seniority unknown, function sales"),
        ("Blue Marble",
            "no persona fit, title not understood: seniority unknown, function unknown"),
        ("n/a",
            "no persona fit, standing none: seniority unknown, function unknown, standing none"),
        ("Former VP Sales",
            "no persona fit, standing former: seniority unknown, function unknown, "
            "standing former"),
        ("Sales Associate", "no persona fit, level too low: seniority entry, function sales"),
        ("Sales Director, Stores",
            "no persona fit, excluded by sales-leader: seniority director, function sales; "
            "sales-leader excludes store"),
        ("Pastry Head Chef",
            "no persona fit, excluded by kitchen-leader: seniority head, function operations; "
            "kitchen-leader excludes pastry"),
    ],
)  # fmt: skip
def test_what_fits_no_persona_says_why(title, rule):
    personas = (SALES, KITCHEN, NEVER)
    match = match_persona("c1", title, personas)
    assert (match.persona, match.rule, match.alternatives) == (None, rule, ())


def test_a_negative_persona_goes_before_all_wherever_it_stands():
    for personas in (PERSONAS, tuple(reversed(PERSONAS))):
        match = match_persona("c1", "Purchasing student", personas)
        assert (match.persona, match.alternatives) == ("never", ())


def test_a_negative_persona_keeps_its_own_excludes():
    assert match_persona("c1", "Head of Operations, Student Housing", PERSONAS).persona == (
        "kitchen-leader"
    )


def test_exclude_beats_include():
    assert match_persona("c1", "Pastry Head Chef", (KITCHEN,)).persona is None


def test_the_order_given_decides_and_the_others_are_alternatives():
    first = match_persona("c1", "Head of Operations", (KITCHEN, BUYER))
    assert (first.persona, first.alternatives) == ("kitchen-leader", ("buyer",))
    second = match_persona("c1", "Head of Operations", (BUYER, KITCHEN))
    assert (second.persona, second.alternatives) == ("buyer", ("kitchen-leader",))


@pytest.mark.parametrize(
    ("phrase", "title", "fits"),
    [
        ("Recruit", "Sales / Recruitment Director", False), ("Recruit", "Director Recruit", True),
        ("recruitment", "Sales / Recruitment Director", True),
        ("intern", "International Sales", False),
        ("e-commerce", "Head of E Commerce", True), ("head of sale", "Head of Sales", True),
        ("VP Sales", "VP, Sales", True), ("sales vp", "VP Sales", False),
        ("Acme", "Sales Director at Acme", False), ("directora", "DIRECTORA COMERCIAL", True),
        ("agencies", "Head, Agency", True), ("!!", "Sales !!", False), ("boss", "Bosses", True),
    ],
)  # fmt: skip
def test_phrases_are_whole_words(phrase, title, fits):
    match = match_persona("c1", title, (_persona("p", include=[phrase]),))
    assert (match.persona == "p") is fits


def test_standing_is_read_but_the_queue_withholds_by_it():
    match = match_persona("c1", "Fractional VP Sales", PERSONAS)
    assert (match.persona, match.reading.standing) == ("sales-leader", "fractional")
    former = match_persona("c2", "Former Head Chef", PERSONAS)
    assert (former.persona, former.reading.standing) == ("kitchen-leader", "former")


def test_many_contacts_are_matched_each_under_its_id():
    matches = match_personas({"a": "VP Sales", "b": None, "c": "VP Sales"}, PERSONAS)
    assert list(matches) == ["a", "b", "c"]
    assert [match.contact_id for match in matches.values()] == ["a", "b", "c"]
    assert [match.persona for match in matches.values()] == ["sales-leader", None, "sales-leader"]


def test_without_personas_nothing_fits():
    assert match_personas({}, PERSONAS) == {}
    assert match_persona("c1", "VP Sales", ()).persona is None


def test_an_exclude_that_let_the_next_persona_in_is_named():
    match = match_persona("c1", "Head of Operations and Pastry", (KITCHEN, BUYER))
    assert match.rule == "seniority head x function operations; kitchen-leader excludes pastry"


CLOSER = _persona(
    "closer", functions=["sales"], seniority={"from": "head", "to": "c_suite"},
    sizes=[
        {"headcount": {"to": 19}, "seniority": {"from": "manager", "to": "owner"},
         "functions": ["sales", "executive"]},
        {"headcount": {"from": 500}, "include": ["our sales"], "exclude": ["store"]},
    ],
)  # fmt: skip


@pytest.mark.parametrize(
    ("title", "headcount", "rule"),
    [
        ("Founder", 8, "size 1-19, seniority founder x function executive"),
        ("Sales Manager", 19, "size 1-19, seniority manager x function sales"),
        ("Head of Sales", 100, "seniority head x function sales"),
        ("Head of Sales", None, "seniority head x function sales"),
        ("Head of Sales", 900, "size 500+, seniority head x function sales"),
        ("Our Sales", 500, "size 500+, include: our sales"),
    ],
)
def test_a_persona_asks_for_others_at_companies_of_a_size(title, headcount, rule):
    match = match_persona("c1", title, [CLOSER], TitleContext(headcount=headcount))
    assert (match.persona, match.rule) == ("closer", rule)


@pytest.mark.parametrize(
    ("title", "headcount", "why"),
    [
        ("Founder", 20, "function not wanted"), ("Founder", None, "function not wanted"),
        ("Sales Manager", 20, "level too low"), ("Our Sales", 499, "level unknown"),
        ("Head of Store Sales", 500, "excluded by closer"),
    ],
)  # fmt: skip
def test_what_holds_for_one_size_holds_for_no_other(title, headcount, why):
    match = match_persona("c1", title, [CLOSER], TitleContext(headcount=headcount))
    assert (match.persona, match.why_no_fit) == (None, why)


def test_of_one_title_at_many_companies_each_counts_by_its_size():
    contexts = {name: TitleContext(headcount=people) for name, people in (("a", 5), ("b", 50))}
    matches = match_personas(dict.fromkeys("abc", "Founder"), [CLOSER], contexts)
    assert [match.persona for match in matches.values()] == ["closer", None, None]


def _accounts(counts_as):
    levels = {"from": "manager", "to": "owner"}
    return _persona("p", functions=["sales"], seniority=levels, manager_titles_count_as=counts_as)


@pytest.mark.parametrize(
    ("counts_as", "rule"),
    [("ic", ""), ("manager", "seniority manager (a manager's title) x function sales")],
)
def test_what_a_manager_without_a_team_counts_as_is_the_personas_choice(counts_as, rule):
    match = match_persona("c1", "Account Manager", [_accounts(counts_as)])
    assert (match.rule if match.persona else "") == rule


def test_a_team_is_led_however_managers_without_one_count():
    for counts_as in ("ic", "manager"):
        match = match_persona("c1", "Sales Manager", [_accounts(counts_as)])
        assert match.rule == "seniority manager x function sales"


def _reviewed(title, seniority, persona=None, country=None, functions=("sales",)):
    review = TitleReview(
        title, "current", seniority, functions, persona, "Ana", date(2026, 11, 22), country=country
    )
    return TitleReviews.of([review])


def test_what_a_person_says_of_a_title_goes_before_our_reading():
    reviews = _reviewed("chief happiness", "director")
    match = match_persona("c1", "Chief  HAPPINESS", [SALES], reviews=reviews)
    assert (match.persona, match.rule) == ("sales-leader", "seniority director x function sales")
    assert match.reading.title == "Chief  HAPPINESS"
    assert match.reading.rule == "review: Ana 2026-11-22"


def test_the_persona_that_a_person_names_is_the_match_whatever_the_others_say():
    reviews = _reviewed("Purchasing Wizard", None, persona="kitchen-leader", functions=())
    match = match_persona("c1", "Purchasing Wizard", PERSONAS, reviews=reviews)
    assert (match.persona, match.rule) == ("kitchen-leader", "review: Ana 2026-11-22")
    assert match.alternatives == ("buyer",)


def test_a_person_may_say_that_a_title_is_nobodys():
    reviews = _reviewed("VP Sales", "vp", persona="none")
    match = match_persona("c1", "VP Sales", PERSONAS, reviews=reviews)
    assert (match.persona, match.why_no_fit) == (None, "reviewed")


@pytest.mark.parametrize(
    ("persona", "found"), [(None, "never"), ("none", "never"), ("sales-leader", "sales-leader")]
)
def test_who_is_never_contacted_by_words_is_not_unless_a_review_names_a_persona(persona, found):
    reviews = _reviewed("Student Sales Director", "director", persona=persona)
    match = match_persona("c1", "Student Sales Director", PERSONAS, reviews=reviews)
    assert match.persona == found


def test_a_review_of_one_country_holds_there_alone():
    reviews = _reviewed("Sales Captain", "director", country="US")
    contexts = {name: TitleContext(country=name) for name in ("US", "DE")}
    matches = match_personas(dict.fromkeys(contexts, "Sales Captain"), PERSONAS, contexts, reviews)
    assert [match.reading.rule.startswith("review") for match in matches.values()] == [True, False]


def test_of_two_that_fit_the_one_that_takes_the_standing_goes_first():
    fractional = _persona(
        "part-time-leader", functions=["sales"], seniority={"from": "vp", "to": "owner"},
        standing=["fractional"],
    )  # fmt: skip
    both = (SALES, fractional)
    assert match_persona("c1", "VP Sales", both).persona == "sales-leader"
    match = match_persona("c1", "Fractional VP Sales", both)
    assert (match.persona, match.alternatives) == ("part-time-leader", ("sales-leader",))


_WORDS = st.sampled_from(
    "VP Head Sales Chef Purchasing Student Director of HR Store Pastry , / | Former".split()
)
_TITLES = st.text(max_size=40) | st.lists(_WORDS, max_size=6).map(" ".join)


@given(_TITLES)
def test_every_title_gets_one_answer_with_a_reason(title):
    match = match_persona("c1", title, PERSONAS)
    assert match.rule
    assert match.persona is None or match.persona in {spec.id for spec in PERSONAS}
    assert match.persona not in match.alternatives


@given(_TITLES)
def test_the_match_of_one_and_of_many_agree(title):
    assert match_personas({"a": "VP Sales", "c1": title}, PERSONAS)["c1"] == match_persona(
        "c1", title, PERSONAS
    )


@given(_TITLES)
def test_an_excluded_word_is_never_matched(title):
    match = match_persona("c1", f"{title} pastry", (KITCHEN,))
    assert match.persona is None


_CONTEXTS = st.builds(
    TitleContext,
    st.sampled_from([None, "GB", "IN", "DE"]),
    st.sampled_from([None, "banking", "restaurants", "schools", "software"]),
    st.none() | st.integers(0, 5000),
)


@given(_TITLES, _CONTEXTS)
def test_never_contact_goes_before_all_at_any_company(title, context):
    match = match_persona("c1", f"Student, {title}", (CLOSER, *PERSONAS), context)
    assert match.persona == "never" or "student housing" in match.rule


@given(_TITLES, _CONTEXTS)
def test_a_phrase_fits_whatever_the_company_makes_of_the_level(title, context):
    match = match_persona("c1", f"Purchasing, {title}", (BUYER,), context)
    assert (match.persona, match.rule) == ("buyer", "include: purchasing")


@given(_TITLES, _CONTEXTS)
def test_who_fits_nobody_has_one_why_and_everybody_else_none(title, context):
    match = match_persona("c1", title, PERSONAS, context)
    assert bool(match.why_no_fit) == (match.persona is None)
    assert "seniority" not in match.why_no_fit


def test_of_two_personas_the_one_whose_include_fits_goes_before_the_one_by_level():
    opener = _persona("opener", include=["inside sales"])
    for personas in ((SALES, opener), (opener, SALES)):
        match = match_persona("c1", "Director of Inside Sales", personas)
        assert (match.persona, match.rule) == ("opener", "include: inside sales")
        assert match.alternatives == ("sales-leader",)


def test_of_two_personas_whose_include_fits_the_first_goes_first():
    chefs = [_persona(name, include=["head chef"]) for name in ("one", "two")]
    for personas in (chefs, chefs[::-1]):
        assert match_persona("c1", "Head Chef", personas).persona == personas[0].id


@pytest.mark.parametrize(
    ("title", "persona"),
    [
        ("Former Head Chef | Barista", None), ("Barista, ex-Head Chef", None),
        ("Head Chef, formerly Barista", "kitchen-leader"),
        ("Head Chef (former pastry chef)", "kitchen-leader"),
        ("Sales Director | former recruit", "sales-leader"),
        ("Sales Director, former student", "never"),
    ],
)  # fmt: skip
def test_a_position_held_no_more_makes_and_keeps_nobody_but_for_who_is_never_contacted(
    title, persona
):
    assert match_persona("c1", title, (SALES, KITCHEN, NEVER)).persona == persona


@pytest.mark.parametrize("title", ["CEO", "Co-Founder", "Geschäftsführerin"])
def test_who_leads_a_company_is_not_below_an_owner(title):
    owner = _persona("o", functions=["executive"], seniority={"from": "owner", "to": "owner"})
    assert match_persona("c1", title, (owner,)).why_no_fit == "level not wanted"
