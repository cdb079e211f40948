"""Reconciling signals into one profile."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospects.company import Company, company_key, loose_name, normalize_name
from prospects.profile import build_profile, parse_bounds
from prospects.signal import Provenance, Signal, SignalKind

ACME = Company("acme-invented.com", "acme-invented.com", "ACME INC.")


def fact(name: str, value: str, confidence: float = 0.9, day: int = 1, page: str = "/") -> Signal:
    seen = Provenance(
        f"https://acme-invented.com{page}", datetime(2026, 11, day, 8, tzinfo=UTC), "test", value
    )
    kind = SignalKind.TECHNOGRAPHICS if name[0].isupper() else SignalKind.FIRMOGRAPHICS
    return Signal(kind, name, value, confidence, seen)


def test_the_surest_value_wins_then_the_newest():
    signals = [
        fact("headcount", "10-20", 0.5, day=9),
        fact("headcount", "50-60", 0.9, day=1),
        fact("headcount", "70-80", 0.9, day=3),
    ]
    assert build_profile(ACME, signals, site_read=True).value("headcount") == "70-80"


def test_what_nobody_says_is_unknown():
    profile = build_profile(ACME, [], site_read=False)
    assert profile.value("headcount") is None
    assert profile.values("language") == ()
    assert profile.name == "Acme"


def test_several_values_are_kept_once_each_surest_first():
    signals = [
        fact("language", "de", 0.4),
        fact("language", "en", 0.9),
        fact("language", "de", 0.3),
    ]
    assert build_profile(ACME, signals, site_read=True).values("language") == ("en", "de")


def test_a_technology_is_its_surest_sighting():
    signals = [fact("HubSpot", "", 0.5), fact("HubSpot", "", 1.0, page="/about")]
    profile = build_profile(ACME, signals, site_read=True)
    assert profile.technologies["HubSpot"].confidence == 1.0


@given(
    st.permutations([fact("headcount", str(n), n / 10, day=n, page=f"/{n}") for n in range(1, 8)])
)
def test_the_order_of_signals_does_not_matter(signals):
    assert build_profile(ACME, signals, site_read=True).value("headcount") == "7"


@pytest.mark.parametrize(
    ("text", "bounds"),
    [("51-200", (51, 200)), ("500-", (500, None)), ("-50", (None, 50)), (None, (None, None))],
)
def test_bounds_are_read(text, bounds):
    assert parse_bounds(text) == bounds


@pytest.mark.parametrize(
    ("domain", "name", "country", "key"),
    [
        ("acme.com", "Acme", "US", "acme.com"),
        (None, "ACME INC.", "us", "name:acme:US"),
        (None, "Acme & Co.", None, "name:acme:"),
        (None, " ", "US", None),
    ],
)
def test_a_company_is_its_domain_else_its_name(domain, name, country, key):
    assert company_key(domain, name, country) == key


@given(st.text(max_size=40))
def test_normalising_a_name_twice_changes_nothing(name):
    assert normalize_name(normalize_name(name)) == normalize_name(name)


def test_a_naive_time_is_no_provenance():
    with pytest.raises(ValueError, match="aware"):
        Provenance("https://a.com", datetime(2026, 1, 1), "test", "")  # noqa: DTZ001


def test_evidence_is_one_short_line():
    seen = Provenance("https://a.com", datetime(2026, 1, 1, tzinfo=UTC), "test", "a\n b" * 200)
    assert "\n" not in seen.evidence
    assert len(seen.evidence) <= 200


def test_a_list_corrected_within_the_day_wins():
    def listed(value: str, hour: int, file: str) -> Signal:
        seen = Provenance(
            f"list:{file}#row=1", datetime(2026, 11, 1, hour, tzinfo=UTC), "list", value
        )
        return Signal(SignalKind.FIRMOGRAPHICS, "headcount", value, 0.7, seen)

    signals = [listed("180-180", 6, "a.csv"), listed("9000-9000", 9, "b.csv")]
    assert build_profile(ACME, signals, site_read=True).value("headcount") == "9000-9000"


@pytest.mark.parametrize(
    "name", ["Müller & Söhne GmbH", "MUELLER UND SOEHNE AG", "müller und söhne", "Muller Sohne"]
)
def test_a_name_on_a_list_is_found_however_it_is_written(name):
    assert loose_name(name) == loose_name("Müller & Söhne")


@given(st.text(max_size=40))
def test_loosening_a_name_twice_changes_nothing(name):
    assert loose_name(loose_name(name)) == loose_name(name)
