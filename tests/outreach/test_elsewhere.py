"""What a CRM knows counts: touches made elsewhere, owners, and addresses under other domains."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from outreach.assignment import assign_owner
from outreach.queue import build_queue
from outreach.rules import PastEntry
from prospects.aliases import Alias, Aliases
from prospects.company import CRM_OWNER, OTHER_DOMAINS, Company
from prospects.contact import Contact
from prospects.membership import under_every_domain
from prospects.specs.team import Sdr, Team
from prospects.suppression import SuppressionEntry, SuppressionLists

DAY = date(2026, 11, 23)
ROW = "HubSpot export row 12"


def ago(days: int) -> date:
    return DAY - timedelta(days)


def test_who_was_contacted_elsewhere_is_left_in_peace(make_candidate, rules):
    someone = make_candidate(contacted_on=ago(2), contacted_in=ROW)
    (held,) = build_queue([someone], rules).withheld
    assert held.reason == "cool_down"
    assert held.detail == f"contacted elsewhere on 2026-11-21 ({ROW}); at rest for 14 days"


@pytest.mark.parametrize(("days", "queued"), [(0, 0), (1, 0), (13, 0), (14, 1), (300, 1), (-1, 0)])
def test_the_rest_lasts_as_long_as_the_companys_window(make_candidate, rules, days, queued):
    someone = make_candidate(contacted_on=ago(days), contacted_in=ROW)
    assert len(build_queue([someone], rules).entries) == queued


def test_a_touch_whose_day_is_not_understood_holds_back_until_it_is(make_candidate, rules):
    someone = make_candidate(contacted_doubt=f"03/04/26 ({ROW})")
    (held,) = build_queue([someone], rules).withheld
    assert held.reason == "cool_down"
    assert f"the day is not understood: 03/04/26 ({ROW})" in held.detail


def test_touches_elsewhere_use_up_the_budget_of_the_company(make_candidate, rules):
    touched = [make_candidate(n, contacted_on=ago(3), contacted_in=ROW) for n in (1, 2)]
    queue = build_queue([*touched, make_candidate(3)], rules)
    assert queue.entries == ()
    over = next(held for held in queue.withheld if held.contact_id == "contact-3")
    assert over.reason == "company_budget"
    assert over.detail.endswith(f"contacted elsewhere on 2026-11-20 ({ROW})")


def test_touches_of_people_who_are_not_on_the_days_lists_count_too(make_candidate, rules):
    elsewhere = [PastEntry(f"other-{n}", "acme-invented.com", "", ago(3), ROW) for n in (1, 2)]
    queue = build_queue([make_candidate()], replace(rules, elsewhere=elsewhere))
    assert [held.reason for held in queue.withheld] == ["company_budget"]


MAYA, JONAS = (
    Sdr(id="maya", name="Maya Lind", email="maya@prospects.example"),
    Sdr(id="jonas", name="Jonas Oka"),
)
TEAM = (MAYA, JONAS)


def ada(**more: object) -> Contact:
    return replace(Contact("1", "acme-invented.com", "Ada", "Example"), **more)  # type: ignore[arg-type]


def acme(owner: str | None = None, in_crm: str | None = None) -> Company:
    facts = {CRM_OWNER: in_crm} if in_crm else {}
    return Company("acme-invented.com", "acme-invented.com", "Acme", facts, list_owner=owner)


@pytest.mark.parametrize(
    ("contact", "company", "owner"),
    [
        pytest.param(ada(crm_owner="Jonas Oka", owner="maya"), acme(in_crm="maya"), "jonas",
                     id="contact-in-crm"),
        pytest.param(ada(owner="Jonas Oka"), acme(in_crm="maya"), "maya", id="company-in-crm"),
        pytest.param(ada(owner="Jonas Oka"), acme("maya"), "jonas", id="contact-of-a-list"),
        pytest.param(ada(), acme("maya"), "maya", id="company-of-a-list"),
        pytest.param(ada(owner="Pat Stranger"), acme("maya"), "maya", id="stranger-then-company"),
        pytest.param(ada(crm_owner="MAYA@prospects.example"), acme(), "maya", id="by-address"),
        pytest.param(ada(crm_owner="Maya L. (maya@prospects.example)"), acme(), "maya",
                     id="name-and-address"),
    ],
)  # fmt: skip
def test_the_owner_in_the_crm_wins_then_the_contacts_then_the_companys(contact, company, owner):
    found = assign_owner(contact, company, "DE", [contact], TEAM)
    assert isinstance(found, Sdr)
    assert found.id == owner


def test_who_belongs_to_somebody_outside_the_team_is_given_to_nobody(make_candidate, rules):
    (held,) = build_queue([make_candidate(crm_owner="Pat Stranger")], rules).withheld
    assert held.reason == "unconfirmed"
    assert held.detail.startswith("the CRM names Pat Stranger as owner, who is not on the team")


def test_an_owner_of_another_list_who_is_not_on_the_team_is_told(make_candidate, rules):
    (entry,) = build_queue([make_candidate(owner="Pat Stranger")], rules).entries
    assert entry.owner == "maya"
    assert "a list names Pat Stranger as owner, who is not on the team" in entry.caution


def test_two_of_one_company_may_have_owners_of_their_own(make_candidate, rules):
    two = [make_candidate(1, crm_owner="maya"), make_candidate(2, crm_owner="jonas")]
    entries = build_queue(two, replace(rules, team=Team(sdrs=TEAM))).entries
    assert {entry.contact_id: entry.owner for entry in entries} == {
        "contact-1": "maya", "contact-2": "jonas",
    }  # fmt: skip


def test_nobody_is_written_to_under_an_address_of_two_names(make_candidate, rules):
    two = [make_candidate(n, email="desk@acme-invented.com") for n in (1, 2)]
    held = build_queue(two, rules).withheld
    assert [each.reason for each in held] == ["email_unsafe", "email_unsafe"]
    assert "desk@acme-invented.com is listed under two names" in held[0].detail


def customers(domain: str, scope: str = "domain") -> SuppressionLists:
    return SuppressionLists.of([SuppressionEntry("customers", scope, domain)])  # type: ignore[arg-type]


def test_a_company_keeps_what_is_said_against_a_domain_that_was_merged_into_it(
    make_candidate, rules
):
    someone = make_candidate()
    company = replace(someone.profile.company, facts={OTHER_DOMAINS: "acme-invented.io"})
    merged = replace(someone, profile=replace(someone.profile, company=company))
    queue = build_queue([merged], replace(rules, lists=customers("acme-invented.io")))
    assert [held.reason for held in queue.withheld] == ["customer"]


def test_an_opt_out_of_any_address_of_a_person_holds(make_candidate, rules):
    someone = make_candidate(other_emails=("ada@old-invented.com",))
    lists = customers("ada@old-invented.com", "email")
    assert len(build_queue([someone], replace(rules, lists=lists)).withheld) == 1


def test_an_alias_on_a_list_stands_for_the_company():
    aliases = Aliases([Alias("acme-invented.io", "acme-invented.com", "old name", "line 2")])
    given = [SuppressionEntry("customers", "domain", "acme-invented.io", source="c.csv line 2")]
    first, second = under_every_domain(given, aliases)
    assert (first.value, second.value) == ("acme-invented.io", "acme-invented.com")
    assert second.source == "c.csv line 2; old name"
