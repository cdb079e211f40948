import pytest

from enrichment.intake.further_addresses import further_addresses

ADA = "ada@home-invented.org"


@pytest.mark.parametrize(
    "column",
    [
        "Secondary Email", "personal_email", "Email 2", "E-Mail (privat)", "Other E-mails",
        "Work Email", "Zweite E-Mail-Adresse", "alternate email address",
    ],
)  # fmt: skip
def test_another_address_of_the_person_is_theirs(column):
    assert further_addresses({column: f" {ADA.upper()} ; info@acme-invented.com"}) == (ADA,)


@pytest.mark.parametrize(
    "column", ["Manager Email", "Contact Owner Email", "Referred by", "Address 2", "Email Notes"]
)
def test_somebody_elses_address_is_not(column):
    assert further_addresses({column: ADA}) == ()


@pytest.mark.parametrize("cell", ["", "n/a", "true", "ada at home"])
def test_what_is_no_address_is_none(cell):
    assert further_addresses({"Personal Email": cell}) == ()
