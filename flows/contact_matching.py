"""Contacts to personas, with what is known of their companies."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from prospects.contact import Contact
from prospects.headcount import middle_headcount
from prospects.industry import parse_industry
from prospects.profile import CompanyProfile, parse_bounds
from prospects.score import PersonaMatch
from prospects.signal import Signal
from prospects.specs.persona import PersonaSpec
from prospects.title_reading import NO_CONTEXT, TitleContext
from prospects.title_reviews import TitleReviews
from scoring import match_personas

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def match_contacts(
    contacts: Iterable[Contact],
    profiles: Mapping[str, CompanyProfile],
    personas: Mapping[str, PersonaSpec],
    reviews: TitleReviews,
) -> dict[str, PersonaMatch]:
    """Personas of contacts.

    Args:
        contacts: The contacts.
        profiles: Company key -> what is known of it; nothing is of a company that is absent.
        personas: By id, in order of preference.
        reviews: What people decided on titles.

    Returns:
        Contact id -> match, in the order of the contacts.
    """
    known = {key: company_context(profile) for key, profile in profiles.items()}
    titles: dict[str, str | None] = {}
    contexts: dict[str, TitleContext] = {}
    for contact in contacts:
        company = known.get(contact.company_key, NO_CONTEXT)
        titles[contact.contact_id] = contact.title
        contexts[contact.contact_id] = contact_context(contact, company)
    return match_personas(titles, list(personas.values()), contexts, reviews)


def company_context(profile: CompanyProfile) -> TitleContext:
    """What is known of a company beside the titles of its people."""
    low, high = parse_bounds(profile.value("headcount"))
    industry = profile.facts.get("industry")
    return TitleContext(
        profile.value("country"),
        _as_said(industry) if industry else None,
        None if low is None else middle_headcount(low, high),
    )


def contact_context(contact: Contact, company: TitleContext) -> TitleContext:
    """What is known beside a person's title: their own country goes before the company's."""
    if contact.country in (None, company.country):
        return company
    return replace(company, country=contact.country)


def _as_said(industry: Signal) -> str:
    """In the words of the list or site, which may be narrower than ours ("Investment Banking").

    Lists show a column with its text ("Industry: Banks"), sites a type ("BankOrCreditUnion").
    """
    words = _CAMEL.sub(" ", industry.provenance.evidence.rpartition(": ")[2])
    return words if parse_industry(words) == industry.value else industry.value
