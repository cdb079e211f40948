"""What a template can say of a company."""

from datetime import UTC, datetime

import pytest

from outreach.openings import without_gender_mark
from outreach.variables import Occasion, extra_name, headcount_words, variables_of
from prospects.company import Company
from prospects.contact import Contact
from prospects.profile import build_profile
from prospects.signal import Provenance, Signal, SignalKind
from prospects.specs.icp import IcpSpec
from prospects.specs.team import Sdr

ICP = IcpSpec.model_validate(
    {
        "id": "saas", "name": "SaaS", "purpose": "test", "personas": ["vp-sales"],
        "criteria": [
            {"key": "hiring", "any": ["SDR"]},
            {"key": "technology", "any": ["HubSpot"]},
        ],
    }
)  # fmt: skip
OF_PAGES = {"opening", "openings", "technology", "technologies", "ats", "careers_page"}


def values(**facts: str) -> dict[str, object]:
    seen = Provenance("https://acme-invented.com/", datetime(2026, 11, 23, tzinfo=UTC), "test", "")
    signals = [Signal(SignalKind.HIRING, name, value, 0.9, seen) for name, value in facts.items()]
    signals.append(Signal(SignalKind.TECHNOGRAPHICS, "HubSpot", "", 0.9, seen))
    company = Company("acme-invented.com", "acme-invented.com", "ACME INC.")
    contact = Contact("id", "acme-invented.com", "Ada", "Example")
    profile = build_profile(company, signals, site_read=True)
    return variables_of(Occasion(contact, profile, ICP, "VP", Sdr(id="m", name="M"), "", ""))


def test_names_and_numbers_stand_as_people_write_them():
    known = values(opening="SDR (m/w/d)", ats="icims/acme", headcount="95-95", careers_page="x")
    assert known["opening"] == "SDR"
    assert known["openings"] == ["SDR"]
    assert (known["ats"], known["headcount"]) == ("iCIMS", "95")
    assert set(known) >= OF_PAGES


def test_what_another_companys_site_shows_is_not_said():
    known = values(
        opening="SDR", ats="lever/acme", careers_page="x", redirect_domain="buyer-invented.com"
    )
    assert not OF_PAGES & set(known)
    assert known["company"] == "Acme"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("95-95", "95"),
        ("51-200", "51-200"),
        ("500-", "500 or more"),
        ("1000000-", "1000000 or more"),
        (None, ""),
    ],
)
def test_headcounts_are_said_shortly(value, words):
    assert headcount_words(value) == words


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("BDR (m/w/d)", "BDR"),
        ("SDR (m/f/d), Berlin", "SDR, Berlin"),
        ("Sales Manager (F/M/X)", "Sales Manager"),
        ("Business Developer (SDR) H/F", "Business Developer (SDR)"),
        ("Business Developer - F/H", "Business Developer"),
        ("Ingénieur(e) commercial(e) (H/F)", "Ingénieur(e) commercial(e)"),
        ("Account Executive (all genders)", "Account Executive"),
        ("Koch (gn) in Teilzeit", "Koch in Teilzeit"),
        ("Vertriebler m/w/d", "Vertriebler"),
        ("SDR [w/m/div]", "SDR"),
        ("SDR (m|w|d)", "SDR"),
        ("SDR / BDR (m/w/d) für den Großhandel", "SDR / BDR für den Großhandel"),
        ("Culinary Instructor (part-time)", "Culinary Instructor (part-time)"),
        ("Head of R&D / HW", "Head of R&D / HW"),
        ("Sales Rep (DACH)", "Sales Rep (DACH)"),
        ("Chef de Partie", "Chef de Partie"),
        ("Engineer (I)", "Engineer (I)"),
        ("SDR (D/A/CH)", "SDR (D/A/CH)"),
    ],
)
def test_marks_for_all_genders_are_left_out(title, plain):
    assert without_gender_mark(title) == plain
    assert without_gender_mark(plain) == plain


def _extras(contact: dict[str, str], company: dict[str, str]) -> object:
    known = Company("acme-invented.com", "acme-invented.com", "ACME", extra=company)
    person = Contact("id", "acme-invented.com", "Ada", "Example", extra=contact)
    profile = build_profile(known, [], site_read=True)
    return variables_of(Occasion(person, profile, ICP, "VP", Sdr(id="m", name="M"), "", ""))[
        "extra"
    ]


def test_columns_of_both_lists_can_be_said_and_the_contacts_outrank():
    assert _extras({"Plan": "Gold"}, {"plan": "Free", "Partner Tier": "A"}) == {
        "plan": "Gold", "partner_tier": "A",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("column", "name"),
    [
        ("Partner Tier", "partner_tier"),
        ("Partner-Tier (2025)", "partner_tier_2025"),
        ("# of {{ seats }}", "of_seats"),
        ("isHiring", "ishiring"),
        ("Größe", "größe"),
        ("\ufeff Gro\u0308ße ", "größe"),
        ("優先", "優先"),
        ("--- ***", ""),
    ],
)
def test_a_column_has_a_name_that_a_template_can_write(column, name):
    assert extra_name(column) == name
    assert extra_name(name) == name


def test_what_a_list_says_is_data_and_no_template():
    assert _extras({"Note": "{{ sdr_email }}\r\nBcc: x"}, {}) == {"note": "(( sdr_email )) Bcc: x"}
    assert _extras({"***": "x", "Plan": " \n "}, {"Plan": "Free"}) == {"plan": "Free"}
