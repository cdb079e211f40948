"""What is new at a company as the reason to call today."""

from datetime import UTC, date, datetime, timedelta

import pytest

from outreach.news import NewTechnology
from outreach.why_now import NO_SIGNAL, build_why_now
from prospects.company import Company
from prospects.profile import build_profile
from prospects.signal import Provenance, Signal, SignalKind
from prospects.specs.icp import IcpSpec

DAY = date(2026, 11, 23)
ACME = Company("acme-invented.tld", "acme-invented.tld", "ACME INC.")
HOME, DNS = "https://www.acme-invented.tld/", "dns:acme-invented.tld/TXT"
ICP = IcpSpec.model_validate(
    {
        "id": "saas", "name": "SaaS", "purpose": "test", "personas": ["vp-sales"],
        "criteria": [
            {"key": "hiring", "any": ["SDR"]},
            {"key": "technology", "any": ["HubSpot"]},
        ],
    }
)  # fmt: skip


def runs(name, page=HOME):
    seen = Provenance(page, datetime(2026, 11, 23, 6, tzinfo=UTC), "test", name)
    return Signal(SignalKind.TECHNOGRAPHICS, name, "", 0.9, seen)


def hiring(name, value):
    seen = Provenance(HOME + "jobs", datetime(2026, 11, 23, 6, tzinfo=UTC), "test", value)
    return Signal(SignalKind.HIRING, name, value, 0.9, seen)


def new(name, days=3, worth_a_call=True):
    return NewTechnology(name, DAY - timedelta(days=days), worth_a_call)


def said(signals, *news):
    profile = build_profile(ACME, signals, site_read=True)
    return build_why_now(profile, ICP, DAY, news).sentence


SDR, BAKER, LEVER = (
    hiring("opening", "SDR"),
    hiring("opening", "Baker"),
    hiring("ats", "lever/acme"),
)
HUBSPOT, CALENDLY = runs("HubSpot"), runs("Calendly")


@pytest.mark.parametrize(
    ("signals", "news", "begins"),
    [
        pytest.param([SDR, HUBSPOT], [new("HubSpot")], "Acme advertises “SDR”",
                     id="the-opening-that-the-icp-asks-for-comes-first"),
        pytest.param([BAKER, HUBSPOT], [new("HubSpot")], "Acme now runs HubSpot (",
                     id="then-the-new-technology-that-it-asks-for"),
        pytest.param([BAKER, CALENDLY], [new("Calendly")], "Acme advertises an opening",
                     id="then-any-opening"),
        pytest.param([LEVER, CALENDLY], [new("Calendly")], "Acme now runs Calendly (",
                     id="then-another-new-technology"),
        pytest.param([HUBSPOT, CALENDLY], [new("Calendly"), new("HubSpot")],
                     "Acme now runs HubSpot (", id="what-the-icp-asks-for-before-the-rest"),
        pytest.param([HUBSPOT, CALENDLY], [new("Calendly")], "Acme now runs Calendly (",
                     id="what-is-new-before-what-merely-runs"),
        pytest.param([HUBSPOT, runs("Font")], [new("Font", worth_a_call=False)],
                     "Acme runs HubSpot (", id="what-tells-nothing-is-no-reason"),
        pytest.param([runs("Font")], [new("Font", worth_a_call=False)], NO_SIGNAL, id="nothing"),
        pytest.param([], [new("HubSpot")], NO_SIGNAL, id="not-there-any-more"),
        pytest.param([runs("HubSpot", DNS)], [new("HubSpot")], NO_SIGNAL,
                     id="what-only-a-dns-record-shows-is-not-spoken-of"),
    ],
)  # fmt: skip
def test_the_strongest_reason_is_said(signals, news, begins):
    assert said(signals, *news).startswith(begins)


@pytest.mark.parametrize(
    ("days", "age"), [(0, "today"), (1, "yesterday"), (3, "3 days ago"), (29, "29 days ago")]
)
def test_its_age_is_that_of_the_first_sight(days, age):
    sentence = f"Acme now runs HubSpot (acme-invented.tld, first seen {age})."
    assert said([HUBSPOT], new("HubSpot", days)) == sentence


def test_its_page_is_the_one_that_shows_it():
    profile = build_profile(ACME, [HUBSPOT], site_read=True)
    assert build_why_now(profile, ICP, DAY, [new("HubSpot")]).page == HOME


def test_what_another_companys_site_shows_is_not_said():
    seen = Provenance(HOME, datetime(2026, 11, 23, 6, tzinfo=UTC), "test", "")
    moved = Signal(SignalKind.FIRMOGRAPHICS, "redirect_domain", "buyer-invented.tld", 0.9, seen)
    assert "HubSpot" not in said([HUBSPOT, moved], new("HubSpot"))
