"""Channel, owner, hours and reason: how somebody is reached and why today."""

from datetime import UTC, date, datetime

import pytest

from outreach.assignment import assign_owner
from outreach.channels import NoChannel, choose_channel, is_role_address
from outreach.send_window import build_send_window, next_working_day
from outreach.variables import plain_text
from outreach.why_now import NO_SIGNAL, build_why_now
from prospects.company import Company
from prospects.contact import Contact
from prospects.profile import build_profile
from prospects.signal import Provenance, Signal, SignalKind
from prospects.specs.icp import IcpSpec
from prospects.specs.team import Sdr

DAY = date(2026, 11, 23)
ACME = Company("acme-invented.com", "acme-invented.com", "ACME INC.")
ICP = IcpSpec.model_validate(
    {
        "id": "saas", "name": "SaaS", "purpose": "test", "personas": ["vp-sales"],
        "criteria": [
            {"key": "hiring", "any": ["SDR"]},
            {"key": "technology", "any": ["HubSpot"]},
        ],
    }
)  # fmt: skip


def fact(name: str, value: str, kind: SignalKind = SignalKind.HIRING, day: int = 23) -> Signal:
    seen = Provenance(
        "https://www.acme-invented.com/jobs/", datetime(2026, 11, day, 6, tzinfo=UTC), "test", value
    )
    return Signal(kind, name, value, 0.9, seen)


def person(**known: object) -> Contact:
    return Contact("id", "acme-invented.com", "Ada", "Example", **known)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("signals", "sentence"),
    [
        pytest.param(
            [fact("opening", "Baker"), fact("opening", "SDR (m/w/d)")],
            "Acme advertises “SDR (m/w/d)” (acme-invented.com/jobs, seen today).",
            id="the-opening-that-the-icp-asks-for",
        ),
        pytest.param(
            [fact("opening", "Baker", day=22)],
            "Acme advertises an opening: “Baker” (acme-invented.com/jobs, seen yesterday).",
            id="any-opening",
        ),
        pytest.param(
            [fact("ats", "lever/acme", day=20)],
            "Acme hires through Lever (acme-invented.com/jobs, seen 3 days ago).",
            id="a-board",
        ),
        pytest.param(
            [fact("HubSpot", "", SignalKind.TECHNOGRAPHICS)],
            "Acme runs HubSpot (acme-invented.com/jobs, seen today).",
            id="a-technology",
        ),
        pytest.param([fact("jQuery", "", SignalKind.TECHNOGRAPHICS)], NO_SIGNAL, id="nothing"),
    ],
)
def test_why_now_is_one_sentence_with_its_source(signals, sentence):
    profile = build_profile(ACME, signals, site_read=True)
    assert build_why_now(profile, ICP, DAY).sentence == sentence


def test_a_site_that_leads_elsewhere_is_said_instead_of_what_the_other_site_shows():
    moved = fact("redirect_domain", "buyer-invented.com", SignalKind.FIRMOGRAPHICS)
    profile = build_profile(ACME, [fact("opening", "SDR"), moved], site_read=True)
    why_now = build_why_now(profile, ICP, DAY)
    assert why_now.sentence == "Acme's site now leads to buyer-invented.com (seen today)."
    assert why_now.page == moved.provenance.source_url


def test_a_board_has_the_name_its_vendor_writes():
    profile = build_profile(ACME, [fact("ats", "bamboohr/acme")], site_read=True)
    assert "hires through BambooHR (" in build_why_now(profile, ICP, DAY).sentence


@pytest.mark.parametrize(
    ("contact", "channel"),
    [
        (person(email="a@acme-invented.com", phone="1"), "email"),
        (person(email="info@acme-invented.com", phone="1"), "phone"),
        (person(email="a@acme-invented.com", do_not_email=True, phone="1"), "phone"),
        (person(email="a@acme-invented.com", email_status="Bounced", linkedin_url="x"), "linkedin"),
    ],
)
def test_the_first_open_channel_is_taken(contact, channel):
    assert choose_channel(contact, ("email", "phone", "linkedin"), lambda _: True) == channel


def test_who_cannot_be_reached_is_told_why():
    nobody = choose_channel(person(phone="1", do_not_call=True), ("email", "phone"), lambda _: True)
    assert nobody == NoChannel(
        "no_channel", "no e-mail address is known; the list forbids calls to this person"
    )


@pytest.mark.parametrize(
    ("address", "is_role"),
    [
        ("info@a.com", True),
        ("no-reply@a.com", True),
        ("ines@a.com", False),
        ("adminah@a.com", False),
    ],
)
def test_a_role_address_is_no_person(address, is_role):
    assert is_role_address(address) is is_role


@pytest.mark.parametrize(
    ("facts", "contact", "zone"),
    [
        ({"city": "Chicago", "country": "US"}, {}, "America/Chicago"),
        ({"country": "DE"}, {}, "Europe/Berlin"),
        ({"country": "US"}, {}, "their time (zone unknown)"),
        ({"country": "US"}, {"city": "Lisbon", "country": "PT"}, "Europe/Lisbon"),
        ({}, {}, "their time (zone unknown)"),
    ],
)
def test_hours_are_theirs_never_ours(facts, contact, zone):
    signals = [fact(n, v, SignalKind.FIRMOGRAPHICS) for n, v in facts.items()]
    profile = build_profile(ACME, signals, site_read=True)
    window = build_send_window(person(**contact), profile, "email", DAY)
    assert window == f"2026-11-23 08:30-10:30 {zone}"


@pytest.mark.parametrize(
    ("day", "working"), [(21, 23), (22, 23), (23, 23), (27, 27)], ids=["sat", "sun", "mon", "fri"]
)
def test_nobody_is_written_to_on_a_weekend(day, working):
    assert next_working_day(date(2026, 11, day)) == date(2026, 11, working)


def test_owners_are_stable_and_local():
    team = [
        Sdr(id="maya", name="Maya Lind", countries=("US",)),
        Sdr(id="jonas", name="Jonas", email="jonas@prospects.example", countries=("DE", "AT")),
    ]
    assert assign_owner(None, ACME, "AT", [], team).id == "jonas"
    assert assign_owner(person(owner="Maya Lind"), ACME, "AT", [], team).id == "maya"
    companies = [Company(f"c{n}.com", f"c{n}.com", None) for n in range(200)]
    before = {c.key: assign_owner(None, c, "FR", [], team).id for c in companies}
    more = [*team, Sdr(id="priya", name="Priya")]
    after = {c.key: assign_owner(None, c, None, [], more).id for c in companies}
    assert 60 < sum(owner == "maya" for owner in before.values()) < 140
    assert set(after.values()) == {"priya"}, "a rep without countries takes what is nobody's"


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        ("Acme\r\nBcc: x@y.z", "Acme Bcc: x@y.z"),
        ("{{ 7 * 7 }}", "(( 7 * 7 ))"),
        ("a\u2028b", "a b"),
        ("{Hi|Hello}", "(Hi|Hello)"),
    ],
)
def test_a_value_is_one_plain_line(value, plain):
    assert plain_text(value) == plain
