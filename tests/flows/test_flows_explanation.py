"""What `prospects explain` is made of, from a small database."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from io import StringIO

import pytest
from rich.console import Console

from flows.cli.explained import print_company
from flows.explanation import explain_company, explain_contacts
from prospects.company import Company
from prospects.contact import Contact
from prospects.entry import QueueEntry, Withheld
from prospects.hiring import BoardReading, Opening
from prospects.issue import Issue, IssueCode, Stage
from prospects.score import IcpScore, PersonaMatch, Reason
from prospects.signal import Provenance, Signal, SignalKind
from prospects.store import open_store
from prospects.title_reading import TitleReading
from prospects.visit import SiteReading, Visit
from prospects.vocabulary import WithheldReason

NOW, DAY, NEXT = datetime(2026, 11, 23, 8, tzinfo=UTC), date(2026, 11, 23), date(2026, 11, 24)
KEY, PAGE = "acme-invented.com", "https://acme-invented.com/"
ACME = Company(KEY, KEY, "Acme", {"headcount": "80"}, {}, ("companies.csv row 1",))
ANN = Contact("c-ann", KEY, "Ann", "Alder", "VP Sales", "ann@acme-invented.com")
BEN = Contact("c-ben", KEY, "Ben", "Birch", None)
CAI = Contact("c-cai", KEY, "Cai", "Cedar", "Intern")


def fact(kind: SignalKind, name: str, value: str = "") -> Signal:
    return Signal(kind, name, value, 0.9, Provenance(PAGE, NOW, "json-ld", f"{name} {value}"))


FACTS = [
    fact(SignalKind.FIRMOGRAPHICS, "headcount", "51-200"),
    fact(SignalKind.TECHNOGRAPHICS, "HubSpot"),
    fact(SignalKind.HIRING, "opening", "SDR"),
    fact(SignalKind.HIRING, "opening", "Account Executive"),
]
ON_A_LIST = Reason(
    "headcount", 30.0, "80 people", True, "list:companies.csv#row=17", value="80", age_days=3
)
SCORE = IcpScore(
    KEY, "saas", "A", 70.0, 90.0, 0.8, (ON_A_LIST, Reason("hiring", 0.0, "No opening", False)),
    ("Learning the industry decides",), "A", "A",
)  # fmt: skip


def entry(contact: Contact, day: date) -> QueueEntry:
    return QueueEntry(
        day=day, rank=1, owner="maya", persona="vp-sales", channel="email", step="step-1",
        first_name=contact.first_name, last_name=contact.last_name, title=contact.title or "",
        email=contact.email or "", phone="", linkedin_url="", company="Acme", domain=KEY,
        icp="saas", tier="A", score_min=70.0, score_max=90.0, coverage=0.8, tier_words="A",
        why_now="Acme advertises SDR.", reasons=("80 people",), caution="", send_window="08:30",
        subject="s", body="b", template="vp-sales/step-1.md", template_version="1 abc",
        queue_item_id=f"q-{contact.contact_id}", contact_id=contact.contact_id, company_key=KEY,
        run_id="r1", sources=(), persona_rule="seniority", notice="",
    )  # fmt: skip


def stopped(contact: Contact, day: date, reason: WithheldReason) -> Withheld:
    return Withheld(
        day=day, contact_id=contact.contact_id, email="", domain=KEY, persona="", reason=reason,
        detail="no title", company_key=KEY, name=contact.first_name, company="Acme",
    )  # fmt: skip


@pytest.fixture
def store(tmp_path):
    with open_store(str(tmp_path / "prospects.db")) as opened:
        opened.save_companies([ACME])
        opened.save_contacts([ANN, BEN, CAI])
        issue = Issue(Stage.ENRICHMENT, KEY, IssueCode.NOT_FOUND, "careers page: 404", NOW)
        visit = Visit(KEY, DAY, "read", 1, 2, NOW, PAGE)
        opened.save_readings([SiteReading(visit, tuple(FACTS), (issue,))])
        opened.save_scores(DAY, [SCORE])
        reading = TitleReading("VP Sales", "current", "vp", ("sales",), 0.9, "lexicon", "vp sales")
        opened.save_matches(DAY, [PersonaMatch("c-ann", "vp-sales", "seniority: vp", reading)])
        opened.replace_queue(
            DAY, [entry(ANN, DAY)], [stopped(BEN, DAY, WithheldReason.NO_PERSONA_FIT)]
        )
        yield opened


def by_id(found):
    return {contact["contact_id"]: contact for contact in found["contacts"]}


def test_explanation_is_plain_json(store):
    found = explain_company(store, ACME, DAY)
    assert json.loads(json.dumps(found)) == json.loads(json.dumps(found, default=str))


def test_each_fact_has_its_proof(store):
    found = explain_company(store, ACME)
    assert found["domain"] == KEY
    assert found["profile"]["headcount"]["value"] == "51-200"
    assert found["profile"]["headcount"]["source_url"] == PAGE
    assert found["profile"]["headcount"]["observed_at"] == NOW.isoformat()
    assert sorted(found["profile"]["opening"]["value"]) == ["Account Executive", "SDR"]
    assert found["profile"]["technologies"]["value"] == ["HubSpot"]
    assert len(found["signals"]) == 4
    for proven in [*found["profile"].values(), *found["signals"]]:
        assert set(proven) >= {"value", "confidence", "source_url", "observed_at", "evidence"}


def test_score_has_its_reasons_and_what_would_change_it(store):
    [score] = explain_company(store, ACME)["scores"]
    assert (score["icp"], score["tier"], score["coverage"]) == ("saas", "A", 0.8)
    assert score["reasons"][0]["sentence"] == "80 people"
    assert list(score["would_change"]) == ["Learning the industry decides"]


def test_a_reason_has_its_value_its_age_and_its_source(store):
    [score] = explain_company(store, ACME)["scores"]
    known, unknown = score["reasons"]
    assert known.items() >= {
        "criterion": "headcount", "points": 30.0, "value": "80", "age_days": 3,
        "source": "companies.csv row 17",
    }.items()  # fmt: skip
    assert (unknown["source"], unknown["age_days"]) == ("", None)


def test_a_reason_is_printed_with_its_source_and_age(store):
    console = Console(record=True, file=StringIO(), soft_wrap=True)
    print_company(console, explain_company(store, ACME))
    lines = console.export_text().splitlines()
    assert "  80 people  companies.csv row 17, seen 3 days ago" in lines
    assert "  No opening" in lines


def test_queued_contact_is_told_with_persona_and_rule(store):
    ann = by_id(explain_company(store, ACME))["c-ann"]
    assert (ann["persona"], ann["rule"]) == ("vp-sales", "seniority: vp")
    assert (ann["queued"]["day"], ann["queued"]["rank"]) == ("2026-11-23", 1)
    assert ann["withheld"] is None


def test_withheld_contact_is_told_with_its_reason_without_naming_a_day(store):
    ben = by_id(explain_company(store, ACME))["c-ben"]
    assert ben["queued"] is None
    assert ben["withheld"] == {
        "day": "2026-11-23", "reason": "no_persona_fit", "detail": "no title",
    }  # fmt: skip


def test_latest_decision_counts_be_it_queued_or_withheld(store):
    store.replace_queue(NEXT, [], [stopped(ANN, NEXT, WithheldReason.COOL_DOWN)])
    ann = by_id(explain_company(store, ACME))["c-ann"]
    assert ann["queued"] is None
    assert ann["withheld"]["reason"] == "cool_down"
    of_the_day = by_id(explain_company(store, ACME, DAY))["c-ann"]
    assert of_the_day["queued"]["day"] == "2026-11-23"
    assert of_the_day["withheld"] is None


def test_contact_of_whom_nothing_was_decided_is_neither(store):
    [cai] = explain_contacts(store, [CAI])
    assert (cai["persona"], cai["queued"], cai["withheld"]) == (None, None, None)


def test_what_went_wrong_is_told(store):
    [issue] = explain_company(store, ACME)["issues"]
    assert (issue["code"], issue["message"]) == ("not_found", "careers page: 404")


def test_what_went_wrong_on_an_earlier_visit_only_is_not_told(store):
    visit = Visit(KEY, NEXT, "read", 1, 1, NOW)
    store.save_readings([SiteReading(visit, tuple(FACTS))])
    assert explain_company(store, ACME)["issues"] == []
    assert len(explain_company(store, ACME, DAY)["issues"]) == 1


def test_company_of_a_list_alone_is_explained(store):
    lonely = Company("name:old fathom:US", None, "Old Fathom")
    store.save_companies([lonely])
    found = explain_company(store, lonely)
    assert (found["domain"], found["signals"], found["contacts"]) == ("", [], [])


def test_openings_are_explained_as_of_the_latest_look(tmp_path):
    sdr = Opening("lever/acme-invented", "1", "SDR", "https://jobs.lever.co/acme-invented/1",
                  "sales", "entry", posted_on=DAY)  # fmt: skip
    leader = replace(sdr, posting_id="2", title="VP Sales", seniority="vp")
    look = BoardReading(KEY, sdr.board, DAY, "hiring", NOW, (sdr, leader), 2)
    with open_store(str(tmp_path / "prospects.db")) as store:
        store.save_companies([ACME])
        store.save_board_readings([look])
        found = explain_company(store, ACME)
    hiring, terminal = found["hiring"], Console(file=StringIO(), width=200)
    print_company(terminal, found)

    assert (hiring["state"], hiring["total"], hiring["as_of"]) == ("hiring", 2, DAY.isoformat())
    assert [(o["title"], o["may_quote"]) for o in hiring["openings"]] == [
        ("SDR", True), ("VP Sales", False),
    ]  # fmt: skip
    assert not any(opening["evergreen"] for opening in hiring["openings"])
    assert [(s["kind"], s["may_quote"]) for s in hiring["signals"]] == [("leadership", False)]
    said = terminal.file.getvalue()
    assert "Hiring: hiring  (2 openings; board lever/acme-invented" in said
    assert "leadership: VP Sales (since 2026-11-23)  never mention it to them" in said
    assert "opening: SDR" not in said
