"""A company: its key, and everything under which it is known."""

import pytest

from prospects.company import (
    OTHER_DOMAINS,
    OTHER_NAMES,
    Company,
    company_key,
    domain_of_key,
    key_named,
)
from prospects.contact import Contact


@pytest.mark.parametrize(
    ("said", "key"),
    [
        pytest.param("acme.example", "acme.example", id="domain"),
        pytest.param(" https://www.Acme.example/about ", "acme.example", id="address-of-the-site"),
        pytest.param("name:acme foods:US", "name:acme foods:US", id="key-of-a-name"),
        pytest.param("Acme Foods", None, id="a-name-is-no-key"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_people_name_a_company_by_domain_site_or_key(said, key):
    assert key_named(said) == key


@pytest.mark.parametrize("key", ["acme.example", "name.example"])
def test_the_key_of_a_company_with_a_site_is_its_domain(key):
    assert domain_of_key(key) == company_key(key, "Acme", "US") == key


def test_the_key_of_a_company_without_a_site_is_no_domain():
    key = company_key(None, "Acme Foods Ltd", "us")
    assert key == "name:acme foods:US"
    assert domain_of_key(key) is None


def test_a_company_is_known_under_all_that_was_merged_into_it():
    facts = {OTHER_NAMES: "Acme Foods|Acme Group", OTHER_DOMAINS: "acme-io.example"}
    acme = Company("acme.example", "acme.example", "Acme", facts)
    assert acme.domains == ("acme.example", "acme-io.example")
    assert acme.names == ("Acme", "Acme Foods", "Acme Group")
    assert Company("name:x:", None, None).domains == Company("name:x:", None, None).names == ()


def test_the_address_to_write_to_comes_first():
    jo = Contact("c1", "acme.example", email="jo@acme.example", other_emails=("jo@mail.example",))
    assert jo.emails == ("jo@acme.example", "jo@mail.example")
    assert Contact("c2", "acme.example", other_emails=("al@mail.example",)).emails == (
        "al@mail.example",
    )
