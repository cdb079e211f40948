"""Who is queued, who is withheld, and with which reason."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outreach.queue import build_queue
from outreach.rules import PastEntry
from outreach.templates import read_template
from prospects.entry import queue_item_id
from prospects.score import Reason
from prospects.signal import Provenance, Signal, SignalKind
from prospects.specs.settings import OutreachSettings
from prospects.specs.team import Sdr, Team
from prospects.suppression import SuppressionEntry, SuppressionLists


def fact(kind: SignalKind, name: str, value: str) -> Signal:
    seen = Provenance("https://a.com/", datetime(2026, 11, 23, 6, tzinfo=UTC), "test", value)
    return Signal(kind, name, value, 0.9, seen)


PAGE = "https://www.acme-invented.com/about"
ITEM = queue_item_id("contact-1", "vp-sales", "step-1")


def reasons(queue) -> list[str]:
    return [str(stopped.reason) for stopped in queue.withheld]


def test_a_contact_who_fits_is_queued_with_all_that_the_rep_needs(make_candidate, rules):
    (entry,) = build_queue([make_candidate()], rules).entries
    assert (entry.rank, entry.owner, entry.channel) == (1, "maya", "email")
    assert entry.company == "Acme"
    assert entry.body == "Hello Ada, this is about Acme."
    assert entry.subject == "Your reps"
    assert entry.queue_item_id == ITEM
    assert entry.reasons == ("80-120 people, inside 50-500 (+30 of 30)",)
    assert entry.sources == (PAGE, "people.csv row 1", "companies.csv row 1")
    assert entry.template_version.startswith("1@")


@pytest.mark.parametrize(
    ("difference", "reason"),
    [
        pytest.param({"persona": "never"}, "negative_persona", id="student"),
        pytest.param({"persona": None}, "no_persona_fit", id="no-buyer"),
        pytest.param({"standing": "retired"}, "standing", id="retired"),
        pytest.param({"standing": "fractional"}, "standing", id="fractional"),
        pytest.param({"confidence": 0.2}, "doubtful_title", id="doubtful"),
        pytest.param({"floor": "out", "tier": "out"}, "tier_out", id="company-does-not-fit"),
        pytest.param({"email": None}, "no_channel", id="no-address"),
        pytest.param({"email": "info@acme-invented.com"}, "email_unsafe", id="role-address"),
        pytest.param({"email_status": "Bounced"}, "email_unsafe", id="bounced"),
        pytest.param({"do_not_email": True}, "email_unsafe", id="asked-for-no-e-mail"),
    ],
)
def test_who_must_not_be_contacted_is_withheld_with_the_reason(
    make_candidate, rules, difference, reason
):
    queue = build_queue([make_candidate(**difference)], rules)
    assert queue.entries == ()
    assert reasons(queue) == [reason]
    assert queue.withheld[0].detail


def test_unknown_data_is_not_a_no(make_candidate, rules):
    unsure = make_candidate(tier="needs_data", floor="out")
    open_score = replace(unsure.scores[0], ceiling_tier="A", would_change=("Learning X decides",))
    queue = build_queue([replace(unsure, scores=[open_score])], rules)
    assert reasons(queue) == ["needs_data"]
    assert queue.withheld[0].detail == "SaaS: Learning X decides"


def test_what_is_unknown_holds_nobody_back_if_the_worst_case_is_worth_a_call(make_candidate, rules):
    queue = build_queue([make_candidate(tier="needs_data", floor="B")], rules)
    assert len(queue.entries) == 1


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        (("opt_outs", "email", "ada1@acme-invented.com"), "suppressed"),
        (("opt_outs", "phone", "493023125001"), "suppressed"),
        (("customers", "domain", "acme-invented.com"), "customer"),
        (("customers", "name", "acme"), "customer"),
        (("competitors", "domain", "acme-invented.com"), "competitor"),
        (("open_deals", "domain", "acme-invented.com"), "suppressed"),
    ],
)
def test_every_list_is_asked(make_candidate, rules, entry, reason):
    lists = SuppressionLists.of([SuppressionEntry(*entry, source="customers.csv line 2")])
    candidate = make_candidate(phone="+49 30 23125 001")
    queue = build_queue([candidate], replace(rules, lists=lists))
    assert reasons(queue) == [reason]
    assert "customers.csv line 2" in queue.withheld[0].detail


def test_any_name_of_the_company_may_stand_on_a_list(make_candidate, rules):
    candidate = make_candidate()
    company = replace(candidate.profile.company, facts={"other_names": "Initech Ltd|Muster & Co"})
    known = replace(candidate, profile=replace(candidate.profile, company=company))
    lists = SuppressionLists.of([SuppressionEntry("customers", "name", "initech")])
    assert reasons(build_queue([known], replace(rules, lists=lists))) == ["customer"]


def test_an_entry_holds_only_from_its_first_to_its_last_day(make_candidate, rules):
    entry = SuppressionEntry(
        "opt_outs", "domain", "acme-invented.com", until=rules.day - timedelta(days=1)
    )
    queue = build_queue([make_candidate()], replace(rules, lists=SuppressionLists.of([entry])))
    assert len(queue.entries) == 1


def test_a_company_hears_from_two_of_its_people_at_most(make_candidate, rules):
    queue = build_queue([make_candidate(n) for n in range(1, 6)], rules)
    assert len(queue.entries) == 2
    assert reasons(queue) == ["company_budget"] * 3
    assert queue.withheld[0].detail == "at most 2 people of Acme in 14 days; 2 others come first"


def test_the_budget_counts_the_people_of_the_days_before(make_candidate, rules):
    yesterday = rules.day - timedelta(days=1)
    past = [PastEntry(f"other-{n}", "acme-invented.com", f"item-{n}", yesterday) for n in (1, 2)]
    assert reasons(build_queue([make_candidate()], replace(rules, past=past))) == ["company_budget"]
    long_ago = [replace(entry, day=date(2026, 1, 5)) for entry in past]
    assert len(build_queue([make_candidate()], replace(rules, past=long_ago)).entries) == 1


def test_a_bought_company_shares_the_budget_of_its_buyer(make_candidate, rules):
    buyer = [make_candidate(n, domain="buyer-invented.com") for n in (1, 2)]
    moved = fact(SignalKind.FIRMOGRAPHICS, "redirect_domain", "buyer-invented.com")
    bought = make_candidate(3, domain="bought-invented.com", score=50.0, signals=(moved,))
    queue = build_queue([*buyer, bought], rules)
    assert reasons(queue) == ["company_budget"]
    assert queue.withheld[0].detail == (
        "at most 2 people of buyer-invented.com in 14 days, where their site leads; "
        "2 others come first"
    )


def test_a_step_is_queued_once(make_candidate, rules):
    past = [PastEntry("contact-1", "acme-invented.com", ITEM, rules.day - timedelta(days=30))]
    queue = build_queue([make_candidate()], replace(rules, past=past))
    assert reasons(queue) == ["not_due"]


def test_a_full_day_leaves_the_rest_for_tomorrow(make_candidate, rules):
    team = Team(sdrs=(Sdr(id="maya", name="Maya", capacity=1),))
    people = [make_candidate(n, domain=f"acme{n}-invented.com", score=90.0 - n) for n in (1, 2)]
    queue = build_queue(people, replace(rules, team=team))
    assert [entry.contact_id for entry in queue.entries] == ["contact-1"]
    assert reasons(queue) == ["capacity"]


def test_the_best_company_comes_first(make_candidate, rules):
    low = make_candidate(1, domain="low-invented.com", score=50.0, floor="B", tier="B")
    high = make_candidate(2, domain="high-invented.com", score=95.0)
    assert [e.contact_id for e in build_queue([low, high], rules).entries] == [
        "contact-2", "contact-1",
    ]  # fmt: skip


def test_an_owner_named_by_the_crm_keeps_the_company(make_candidate, rules):
    team = Team(sdrs=tuple(Sdr(id=name, name=name.title()) for name in ("maya", "jonas", "priya")))
    (entry,) = build_queue([make_candidate(owner="Jonas")], replace(rules, team=team)).entries
    assert entry.owner == "jonas"


def test_without_an_address_the_next_channel_is_taken(make_candidate, rules, write_template):
    template = read_template(write_template("step-1.linkedin.md", "linkedin"), "vp-sales")
    templates = {**rules.templates, ("vp-sales", "step-1", "linkedin"): template}
    candidate = make_candidate(email=None, linkedin_url="https://www.linkedin.com/in/invented-ada")
    (entry,) = build_queue([candidate], replace(rules, templates=templates)).entries
    assert (entry.channel, entry.subject) == ("linkedin", "")


def test_a_draft_is_never_sent(make_candidate, rules, write_template):
    draft = read_template(write_template(status="draft"), "vp-sales")
    changed = replace(rules, templates={("vp-sales", "step-1", "email"): draft})
    assert reasons(build_queue([make_candidate()], changed)) == ["template_not_approved"]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10_000))
def test_every_contact_is_in_exactly_one_place_and_order_does_not_matter(
    make_candidate, rules, seed
):
    chance = random.Random(seed)
    people = [
        make_candidate(
            n,
            domain=f"c{chance.randrange(4)}-invented.com",
            persona=chance.choice(["vp-sales", "never", None]),
            email=chance.choice([None, f"p{n}@c-invented.com"]),
            score=float(chance.randrange(100)),
        )
        for n in range(12)
    ]
    blocked = SuppressionEntry("opt_outs", "email", "p3@c-invented.com")
    strict = replace(
        rules, lists=SuppressionLists.of([blocked]), settings=OutreachSettings(tiers=("A",))
    )
    first = build_queue(people, strict)
    seen = [e.contact_id for e in first.entries] + [w.contact_id for w in first.withheld]
    assert sorted(seen) == sorted(c.contact.contact_id for c in people)
    assert "p3@c-invented.com" not in {entry.email for entry in first.entries}
    chance.shuffle(people)
    assert build_queue(people, strict) == first


def test_a_colleague_with_the_same_text_is_pointed_out(make_candidate, rules):
    first, second = build_queue([make_candidate(n) for n in (1, 2)], rules).entries
    assert first.caution == ""
    assert second.caution == "the same text goes to Ada Example"
    far = [make_candidate(n, domain=f"acme{n}-invented.com") for n in (1, 2)]
    assert [entry.caution for entry in build_queue(far, rules).entries] == ["", ""]


def test_rows_of_colleagues_are_no_source(make_candidate, rules):
    people = [make_candidate(n) for n in (1, 2)]
    rows = ("companies.csv row 1", "people.csv row 1", "people.csv row 2")
    shared = [
        replace(c, profile=replace(c.profile, company=replace(c.profile.company, sources=rows)))
        for c in people
    ]
    for number, entry in enumerate(build_queue(shared, rules).entries, start=1):
        assert entry.sources == (PAGE, f"people.csv row {number}", "companies.csv row 1")


def test_what_a_company_is_not_is_no_reason(make_candidate, rules):
    candidate = make_candidate()
    score = candidate.scores[0]
    not_listed = Reason(
        "list", 0.0, "Not on the list competitors (would exclude)", True, mode="exclude"
    )
    required = Reason("industry", 0.0, "Industry is Software (required)", True)
    changed = replace(score, reasons=(not_listed, *score.reasons, required))
    (entry,) = build_queue([replace(candidate, scores=[changed])], rules).entries
    assert entry.reasons == (score.reasons[0].sentence, required.sentence)


@pytest.mark.parametrize(
    ("signals", "site_read", "caution"),
    [
        ((), False, "their site could not be read; facts come from your list"),
        (
            (fact(SignalKind.FIRMOGRAPHICS, "language", "de"),), True,
            "their site is in German, this text is English",
        ),
        ((fact(SignalKind.FIRMOGRAPHICS, "language", "en"),), True, ""),
    ],
)  # fmt: skip
def test_what_to_look_at_first_is_said(make_candidate, rules, signals, site_read, caution):
    candidate = make_candidate(signals=signals)
    seen = replace(candidate, profile=replace(candidate.profile, site_read=site_read))
    (entry,) = build_queue([seen], rules).entries
    assert entry.caution == caution
