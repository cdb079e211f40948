"""An invented day: thirty entries, people held back, accounts and a report."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from outreach.exports.day import AccountRow, DayResult
from prospects.entry import QueueEntry, Withheld, queue_item_id
from prospects.issue import Issue, IssueCode, Stage
from prospects.rejected import RejectedRow
from prospects.report import Funnel, ListAge, RunReport
from prospects.specs.team import Sdr, Team
from prospects.vocabulary import Channel, Tier, WithheldReason

DAY = date(2026, 12, 3)

PEOPLE = (
    ("Marta", "Kowalczyk", "VP Sales", "Northwind Robotics", "northwind.example"),
    ("Jonas", "Brandt", "Head of Revenue Operations", "Kestrel Freight", "kestrel.example"),
    ("Amélie", "Durand", "Directrice commerciale", "Ateliers Lumen", "lumen.example"),
    ("李", "小龙", "CTO", "Harbour & Pine", "harbourpine.example"),
    ("Priya", "Raman", "Director, Sales Development", "Bluefin Analytics", "bluefin.example"),
    ("Seán", "O\u2019Neill", "Chief Operating Officer", "Moss Logistics", "moss.example"),
)

WHY_NOW = (
    "Opened 4 sales development roles since 12 November; building an outbound team"
    " (careers page, seen today).",
    "Started using HubSpot, first seen 9 days ago; a CRM change is under way (home page).",
    "No fresh signal, fit only.",
)

BODY = """Hi {first},

saw that {company} opened four SDR roles since 12 November. When teams grow that fast, the list \
each new rep starts the day with tends to be the first thing that breaks.

We turn raw company lists into a short morning queue, with the page behind every claim. Teams of \
your size usually see the first week of ramp-up drop out.

Worth fifteen minutes next week?

Anna Lindqvist
Reply "stop" and I will not write again."""

TIERS: tuple[tuple[Tier, str], ...] = (
    ("A", "A, certain"),
    ("B", "B, likely A: headcount unknown"),
    ("C", "C, certain"),
)
CHANNELS: tuple[Channel, ...] = ("email", "email", "linkedin", "phone")


def make_entry(number: int, **changes: Any) -> QueueEntry:
    """An entry; every third has no fresh signal, every fourth is a call."""
    first, last, title, company, domain = PEOPLE[number % len(PEOPLE)]
    tier, tier_words = TIERS[0 if number < 9 else number % 3]
    persona = "sales-leader" if number % 2 else "revops"
    channel = CHANNELS[number % 4]
    entry = QueueEntry(
        day=DAY, rank=number + 1, owner=("anna", "bo")[number % 2], persona=persona,
        channel=channel, step="first", first_name=first, last_name=last, title=title,
        email=f"{number}.person@{domain}", phone="+49 30 123456", company=company, domain=domain,
        linkedin_url=f"https://www.linkedin.com/in/person-{number}", icp="saas", tier=tier,
        score_min=88.04 - number, score_max=91.25 - number / 2, coverage=0.875,
        tier_words=tier_words, why_now=WHY_NOW[number % 3],
        reasons=(
            "51 to 200 people, and a sales team of 20 to 50 fits best.",
            "Runs HubSpot and Outreach.",
            "Headquartered in Germany, where two reps work.",
        ),
        caution="Title was read with some doubt: check before you write." if number == 2 else "",
        send_window="Thu 09:00-11:00 Europe/Berlin",
        subject="" if channel != "email" else f"Four SDR roles at {company}",
        body=BODY.format(first=first, company=company), template=f"{persona}/first.md",
        template_version="3-9f2c1a", queue_item_id=queue_item_id(f"c{number}", persona, "first"),
        contact_id=f"c{number}", company_key=domain, run_id="run-1",
        sources=(f"https://{domain}/careers", "contacts.csv row 4"), persona_rule="include: sales",
    )  # fmt: skip
    return replace(entry, **changes)


def make_withheld() -> tuple[Withheld, ...]:
    """One of each reason, and eleven customers."""
    return tuple(
        Withheld(
            DAY, f"w{at}", f"w{at}@moss.example", "moss.example", "revops", reason,
            f"Stopped by rule {at} of the list.", "moss.example", f"Held Person {at}", "Moss",
            "Head of Peat",
        )
        for at, reason in enumerate((*WithheldReason, *[WithheldReason.CUSTOMER] * 10))
    )  # fmt: skip


def make_account(at: int) -> AccountRow:
    """An account; every fourth needs data."""
    company, domain = PEOPLE[at % len(PEOPLE)][3:]
    tier, words = TIERS[at % 3]
    if at % 4 == 3:
        tier, words = "needs_data", "Not sure yet: A or C"
    return AccountRow(
        domain, company, domain, "saas", tier, words, 41.0, 84.5, 0.6, queued=5, withheld=2,
        waiting=2, headcount="51-200", industry="Industrial automation", place="Berlin, Germany",
        technologies=("HubSpot", "Outreach"), hiring="9 openings, 4 of them in sales",
        issues="The web site answered too slowly" if at == 2 else "",
        reasons=("51 to 200 people, and 50 to 500 fits best.", "Runs HubSpot."),
        would_change=("With 50 or more people it is tier A.", "With fewer it is tier C."),
    )  # fmt: skip


def make_report() -> RunReport:
    """The report of a run in which all went well but one list is empty."""
    withheld = {str(reason): 1 for reason in WithheldReason} | {"customer": 11}
    funnel = Funnel(
        companies_read=214, companies_rejected=4, companies=198, enriched=171,
        contacts_read=640, contacts_rejected=9, contacts=612,
        tiers={"A": 31, "B": 44, "C": 52, "out": 61, "needs_data": 10},
        personas={"sales-leader": 120, "revops": 88, "no persona fit": 404},
        no_persona_fit={"function not wanted": 400, "excluded by revops": 4},
        queued=30, withheld=withheld,
    )  # fmt: skip
    return RunReport(
        "run-1", DAY, "completed", datetime(2026, 12, 3, 4, 10, tzinfo=UTC),
        datetime(2026, 12, 3, 4, 31, tzinfo=UTC), funnel, {"site_slow": 14, "no_domain": 5},
        cpu_seconds=412.7, rss_bytes_max=512_000_000,
        lists=(
            ListAge("customers", 0, None), ListAge("opt-outs", 73, date(2026, 12, 1)),
            ListAge("competitors", 12, date(2026, 3, 1)),
        ),
    )  # fmt: skip


def make_issues() -> tuple[Issue, ...]:
    """Two issues at companies of the list."""
    at = datetime(2026, 12, 3, 4, 12, 30, tzinfo=UTC)
    slow, none = IssueCode.SITE_SLOW, IssueCode.NO_DOMAIN
    return (
        Issue(Stage.ENRICHMENT, "moss.example", slow, "No answer in 20 seconds.", at),
        Issue(Stage.INTAKE, "companies.csv row 8", none, 'The row names "Ateliers".', at),
    )


@pytest.fixture
def entry() -> Callable[..., QueueEntry]:
    return make_entry


@pytest.fixture
def day() -> DayResult:
    rejected = (
        RejectedRow("companies.csv row 3", "companies", "Neither name nor site.", {"Name": ""}),
        RejectedRow(
            "people.csv row 9", "contacts", "No company.",
            {"Mail": "a@b.example", "reject_reason": "theirs", "Name": "Ann, “B”"},
        ),
    )  # fmt: skip
    return DayResult(
        DAY, tuple(make_entry(at) for at in range(30)), make_withheld(), rejected, make_issues(),
        tuple(make_account(at) for at in range(6)), make_report(),
        Team(sdrs=(Sdr(id="anna", name="Anna Lindqvist"), Sdr(id="bo", name="Bo Okafor"))),
        {"sales-leader": "Sales leader", "revops": "Revenue operations"},
        {
            "sales-leader": (
                ("We have a list vendor.", "Keep it: we sort what it sends you."),
                ("No time this quarter.", "It takes one list and fifteen minutes to see."),
            )
        },
        {"saas": "SaaS in growth"},
    )  # fmt: skip
