"""A company that a contact list names without a site, and the one of that name that has one."""

import pytest

from enrichment.intake.attaching import namesake_moves
from prospects.company import Company, company_key

SITE = Company("acme.example", "acme.example", "ACME GmbH", {"country": "DE"})
OTHER = Company("acme-foods.example", "acme-foods.example", "Acme", {})


def employer(name: str, country: str = "") -> Company:
    facts = {"country": country} if country else {}
    return Company(company_key(None, name, country) or "", None, name, facts)


@pytest.mark.parametrize(
    ("named", "known", "moves"),
    [
        pytest.param(employer("Acme"), [SITE], {"name:acme:": SITE.key}, id="the-only-one"),
        pytest.param(employer("Acme", "DE"), [SITE], {"name:acme:DE": SITE.key}, id="same-country"),
        pytest.param(employer("Acme", "FR"), [SITE], {}, id="another-country"),
        pytest.param(employer("Acme"), [SITE, OTHER], {}, id="two-of-the-name"),
        pytest.param(employer("Birch"), [SITE], {}, id="nobody-of-the-name"),
        pytest.param(OTHER, [SITE], {}, id="who-has-a-site-stays"),
        pytest.param(employer("Acme"), [employer("Acme")], {}, id="itself"),
    ],
)
def test_an_employer_is_brought_to_its_only_namesake(named, known, moves):
    assert namesake_moves([named], known) == moves
