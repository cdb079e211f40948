"""Who may be one: told to a person, never merged for it."""

import importlib.util
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrichment.intake.likenesses import (
    BLOCK_MAX,
    COMPANY_SCORE_MIN,
    LIKENESSES_MAX,
    company_likenesses,
    name_likeness,
    person_likenesses,
)
from enrichment.intake.same_person import merge_contacts
from prospects.company import Company, loose_name
from prospects.contact import Contact

REPOSITORY = Path(__file__).parents[3]


def company(number: int, name: str, **facts: str) -> Company:
    key = f"c{number}-invented.com"
    return Company(key, key, name, facts, {}, (f"crm.csv row {number}",))


def person(number: int, first: str, last: str = "Example", **more: object) -> Contact:
    made = Contact(f"id-{number}", "acme-invented.com", first, last, email=f"p{number}@a-inv.com")
    return replace(made, sources=(f"people.csv row {number}",), **more)  # type: ignore[arg-type]


def alike(*companies: Company) -> list[str]:
    found = company_likenesses(companies, {c.key for c in companies})
    return [f"{each.one.name} / {each.other.name}" for each in found]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Quillmarsh Analytics", "Quillmarsh Analytic Inc."),
        ("Quillmarsh Analytics GmbH", "Analytics Quillmarsh"),
        ("Müller und Söhne", "Mueller & Soehne KG"),
        ("Thistledown Foods", "Thisteldown Foods"),
    ],
)
def test_names_that_are_spelt_alike_are_told(one, other):
    assert len(alike(company(1, one), company(2, other))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Quillmarsh Fund II", "Quillmarsh Fund III"),
        ("Thistledown Bank Chile", "Thistledown Bank Mexico"),
        ("Quillmarsh", "Thistledown"),
        ("Quillmarsh 21", "Quillmarsh 22"),
    ],
)
def test_a_number_or_a_country_tells_companies_of_a_group_apart(one, other):
    assert alike(company(1, one), company(2, other)) == []


def test_another_country_speaks_against_and_the_same_phone_for():
    here, there = company(1, "Thistledown Foods", country="DE"), company(2, "Thisteldown Food")
    same = replace(there, facts={"country": "Germany"})
    abroad = replace(there, facts={"country": "Norway"})
    assert len(alike(here, same)) == 1
    assert alike(here, abroad) == []


def test_both_sides_are_told_with_why():
    (found,) = company_likenesses(
        [
            company(1, "Thistledown Foods", country="DE", city="Ulm"),
            company(2, "Thisteldown Foods", country="Germany", city="ulm"),
        ],
        {"c1-invented.com"},
    )
    assert found.one.detail == "c1-invented.com, Ulm, DE"
    assert found.why == "names alike (94 of 100); same city; same country"
    assert (found.one.source, found.other.source) == ("crm.csv row 1", "crm.csv row 2")


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (person(1, "Bob"), person(2, "Robert"), "Bob and Robert stand for one another"),
        (person(1, "Ada"), person(2, "Ada"), "same name; two addresses: p1@a-inv.com"),
        (person(1, "A."), person(2, "Ada"), "an initial"),
        (person(1, "Katarina"), person(2, "Katarzina"), "names alike"),
        (person(1, "Ada", "Example"), person(2, "Example", "Ada"), "in another order"),
        (
            person(1, "Ada"),
            person(2, "Ben", "Other", email="p1@a-inv.com"),
            "two names under one address (p1@a-inv.com)",
        ),
    ],
)
def test_people_who_may_be_one_are_told_and_not_merged(one, other, why):
    (found,) = person_likenesses([one, other], {"id-1"})
    assert why in found.why
    assert len(merge_contacts([one, other])) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person(1, "Ada"), person(2, "Ben")),
        (person(1, "Ada", "Example"), person(2, "Ada", "Quill")),
        (person(1, "Bob"), person(2, "Robert", company_key="other-invented.com")),
    ],
)
def test_people_who_have_little_in_common_are_not_told(one, other):
    assert person_likenesses([one, other], {"id-1", "id-2"}) == []


def test_what_a_person_called_two_and_what_is_old_is_not_asked_again():
    both = [person(1, "Bob"), person(2, "Robert")]
    assert person_likenesses(both, {"id-1"}, [frozenset({"id-1", "id-2"})]) == []
    assert person_likenesses(both, set()) == []


def test_what_thousands_share_is_not_compared():
    many = [company(n, f"Thistledown {chr(97 + n % 26)}{chr(97 + n // 26)}") for n in range(500)]
    found = company_likenesses(many, {c.key for c in many})
    assert BLOCK_MAX < 500
    assert len(found) <= LIKENESSES_MAX


_NAMES = st.lists(
    st.sampled_from(["Quill", "Marsh", "Foods", "II", "GmbH", "Oy", "Chile"]), max_size=4
)


@given(_NAMES, _NAMES)
def test_likeness_is_mutual_and_between_0_and_100(one, other):
    names = [loose_name(" ".join(words)) for words in (one, other)]
    score = name_likeness(*names)
    assert 0.0 <= score <= 100.0
    assert score == name_likeness(*reversed(names))


def benchmark() -> ModuleType:
    path = REPOSITORY / "benchmarks" / "likenesses.py"
    spec = importlib.util.spec_from_file_location("likenesses_benchmark", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.shared
def test_most_of_the_companies_that_are_told_are_one():
    measured = benchmark()
    found = measured.measure(measured.scored("companies"), COMPANY_SCORE_MIN)
    assert found.pairs > 200
    assert found.precision >= 0.9
    assert found.recall >= 0.6
