"""Contacts are matched with what is known of their companies."""

from datetime import UTC, datetime

import pytest

from flows.contact_matching import company_context, match_contacts
from prospects.company import Company
from prospects.contact import Contact
from prospects.profile import CompanyProfile
from prospects.signal import Provenance, Signal, SignalKind
from prospects.specs.persona import PersonaSpec
from prospects.title_reading import TitleContext
from prospects.title_reviews import NO_REVIEWS

OWNER = PersonaSpec.model_validate(
    {
        "id": "owner", "name": "Owner", "cadence": [{"step": "intro", "day": 0}],
        "match": {"functions": ["executive"], "seniority": {"from": "owner", "to": "owner"}},
    }
)  # fmt: skip


def _profile(key="acme.example", **facts):
    said = facts.pop("said", "")
    return CompanyProfile(
        Company(key, key, None),
        {
            name: Signal(
                SignalKind.FIRMOGRAPHICS, name, value, 1.0,
                Provenance("list.csv", datetime(2026, 11, 2, tzinfo=UTC), "list", said or value),
            )
            for name, value in facts.items()
        },
    )  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "context"),
    [
        ({}, TitleContext()),
        ({"headcount": "11-20"}, TitleContext(headcount=15)),
        ({"headcount": "500-"}, TitleContext(headcount=500)),
        ({"country": "GB"}, TitleContext(country="GB")),
        ({"industry": "software"}, TitleContext(industry="software")),
        ({"industry": "finance", "said": "Industry: Investment Banking"},
            TitleContext(industry="Investment Banking")),
        ({"industry": "finance", "said": "@type: BankOrCreditUnion"},
            TitleContext(industry="Bank Or Credit Union")),
        ({"industry": "software", "said": "We write software for banks"},
            TitleContext(industry="software")),
    ],
)  # fmt: skip
def test_what_is_known_of_a_company_is_the_context_of_its_titles(facts, context):
    assert company_context(_profile(**facts)) == context


def test_a_director_counts_by_the_size_of_the_company_and_the_country_of_the_person():
    profiles = {
        "small.example": _profile("small.example", headcount="2-9", country="US"),
        "large.example": _profile("large.example", headcount="900-", country="US"),
    }
    contacts = [
        Contact("a", "small.example", title="Director"),
        Contact("b", "large.example", title="Director"),
        Contact("c", "unknown.example", title="Director"),
        Contact("d", "unknown.example", title="Director", country="GB"),
    ]
    matches = match_contacts(contacts, profiles, {"owner": OWNER}, NO_REVIEWS)
    levels = {match.contact_id: match.reading.seniority for match in matches.values()}
    assert levels == {"a": "owner", "b": "director", "c": "director", "d": "c_suite"}
    assert [match.persona for match in matches.values()] == ["owner", None, None, None]
