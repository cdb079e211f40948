import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospects.specs.persona import PersonaSpec
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
        ("VP Legal", "no persona fit: seniority vp, function legal"),
        ("Sales", "no persona fit: seniority unknown, function sales"),
        ("Zookeeper", "no persona fit: seniority unknown, function unknown"),
        ("n/a", "no persona fit: seniority unknown, function unknown, standing none"),
        ("Former VP Sales", "no persona fit: seniority unknown, function unknown, standing former"),
        ("Sales Associate", "no persona fit: seniority entry, function sales"),
        ("Sales Director, Stores",
            "no persona fit: seniority director, function sales; sales-leader excludes store"),
        ("Pastry Head Chef",
            "no persona fit: seniority head, function operations; kitchen-leader excludes pastry"),
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
