"""Sources as people read them."""

from datetime import UTC, date, datetime

import pytest

from outreach.exports.links import web_link
from outreach.sources import source_words
from outreach.variables import fitting_technology, technologies_on_pages
from outreach.why_now import NO_SIGNAL, build_why_now, short_page
from prospects.company import Company
from prospects.profile import build_profile
from prospects.signal import Provenance, Signal, SignalKind
from prospects.specs.icp import IcpSpec

ICP = IcpSpec.model_validate(
    {
        "id": "saas", "name": "SaaS", "purpose": "test", "personas": ["vp-sales"],
        "criteria": [{"key": "technology", "any": ["HubSpot"]}],
    }
)  # fmt: skip


@pytest.mark.parametrize(
    ("source_url", "words"),
    [
        ("https://acme-invented.tld/about", "https://acme-invented.tld/about"),
        ("list:people.csv#row=3", "people.csv row 3"),
        ("dns:acme-invented.tld/MX", "DNS record MX of acme-invented.tld"),
        ("dns:acme-invented.tld/TXT", "DNS record TXT of acme-invented.tld"),
        ("dns:acme-invented.tld/NS", "DNS record NS of acme-invented.tld"),
        ("person:Dana Ops#day=2026-11-20", "set by Dana Ops on 2026-11-20"),
    ],
)
def test_a_source_reads_well(source_url, words):
    assert source_words(source_url) == words


def test_a_dns_record_is_named_in_a_sentence_and_never_a_link():
    assert short_page("dns:acme-invented.tld/MX") == "DNS record MX of acme-invented.tld"
    assert web_link("dns:acme-invented.tld/MX") == ""
    assert web_link(source_words("dns:acme-invented.tld/MX")) == ""


@pytest.mark.parametrize("kind", ["MX", "TXT", "NS"])
def test_what_only_a_dns_record_shows_is_known_and_not_spoken_of(kind):
    seen = Provenance(
        f"dns:acme-invented.tld/{kind}", datetime(2026, 11, 23, tzinfo=UTC), "dns",
        "hubspot-domain-verification=1",
    )  # fmt: skip
    signal = Signal(SignalKind.TECHNOGRAPHICS, "HubSpot", "", 0.65, seen)
    company = Company("acme-invented.tld", "acme-invented.tld", "Acme")
    profile = build_profile(company, [signal], site_read=True)

    assert "HubSpot" in profile.technologies
    assert fitting_technology(technologies_on_pages(profile), ICP) == ""
    assert build_why_now(profile, ICP, date(2026, 11, 23)).sentence == NO_SIGNAL
