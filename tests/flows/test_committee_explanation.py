"""The buying committee of a company, as `prospects explain` shows it."""

import json
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from flows.cli import main
from prospects.company import Company
from prospects.contact import Contact
from prospects.entry import QueueEntry, Withheld
from prospects.score import IcpScore, PersonaMatch
from prospects.store import open_store
from prospects.title_reading import TitleReading
from prospects.vocabulary import WithheldReason

REPOSITORY = Path(__file__).resolve().parents[2]
KEY, DAY = "acme-invented.com", date(2026, 11, 23)
ICP = """
id: kitchens
name: Kitchens
purpose: Who cooks.
personas: [head-chef, purchasing-manager, restaurant-owner]
criteria:
  - {key: hiring, name: Hires, weight: 100, any: [chef]}
"""
CHEF = Contact("c-chef", KEY, "Mira", "Example", "Head Chef", "mira@acme-invented.com")
SECOND = Contact("c-second", KEY, "Ned", "Example", "Executive Chef", "ned@acme-invented.com")
OWNER = Contact(
    "c-owner", KEY, "Ola", "Example", "Owner", contacted_on=DAY - timedelta(3),
    contacted_in="crm.csv row 4",
)  # fmt: skip
GONE = Contact("c-gone", KEY, "Pia", "Example", "Purchasing Manager", "pia@acme-invented.com")


def match(contact: Contact, persona: str) -> PersonaMatch:
    reading = TitleReading(contact.title or "", "current", None, (), 0.9, "test", "")
    return PersonaMatch(contact.contact_id, persona, "include", reading)


def entry(contact: Contact, day: date) -> QueueEntry:
    return QueueEntry(
        day, 1, "maya", "head-chef", "email", "step-1", "", "", "", "", "", "", "Acme", KEY,
        "kitchens", "A", 80.0, 80.0, 1.0, "A", "", (), "", "", "", "", "", "1",
        f"q-{contact.contact_id}-{day}", contact.contact_id, KEY, "run-1",
    )  # fmt: skip


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    shutil.copytree(REPOSITORY / "config", "config", ignore=shutil.ignore_patterns("icps"))
    Path("config/icps").mkdir()
    Path("config/icps/kitchens.yml").write_text(ICP, encoding="utf-8")
    shutil.copytree(REPOSITORY / "outreach_templates", "outreach_templates")
    with open_store("var/prospects.db") as store:
        store.save_companies([Company(KEY, KEY, "Acme")])
        store.save_contacts([CHEF, SECOND, OWNER, GONE])
        store.save_scores(DAY, [IcpScore(KEY, "kitchens", "A", 80, 80, 1, (), (), "A", "A")])
        matches = [match(each, "head-chef") for each in (CHEF, SECOND)]
        store.save_matches(DAY, [*matches, match(OWNER, "restaurant-owner")])
        earlier = DAY - timedelta(30)
        store.replace_queue(earlier, [entry(SECOND, earlier)], [])
        said_no = Withheld(
            DAY, "c-gone", "", KEY, "", WithheldReason.SUPPRESSED, "opt_outs.csv line 2", KEY
        )
        store.replace_queue(DAY, [entry(CHEF, DAY)], [said_no])
    return tmp_path


def explained(capsys, *arguments: str) -> str:
    where = ("--database", "var/prospects.db", "--day", str(DAY))
    with pytest.raises(SystemExit) as ended:
        main(["explain", KEY, *where, *arguments])
    assert not ended.value.code
    return capsys.readouterr().out


def test_explain_says_who_fills_which_role_and_for_whom_to_look(place, capsys):
    lines = explained(capsys).splitlines()
    at = lines.index("Buying committee for Kitchens, as of 2026-11-23")
    champion, budget_holder, decision_maker = lines[at + 1 : at + 4]
    assert champion == "  champion: Mira Example, contacted on 23 Nov 2026"
    assert budget_holder.startswith("  budget holder: nobody known; look for Purchasing manager, ")
    assert decision_maker == (
        "  decision maker: Ola Example, contacted on 20 Nov 2026 (crm.csv row 4)"
    )


def test_explain_says_why_there_is_no_committee(place, capsys):
    Path("config/pipeline.yml").unlink()
    assert "Buying committee: config/pipeline.yml: is missing" in explained(capsys).splitlines()


def test_a_customer_has_no_committee(place, capsys):
    row = f"domain,{KEY},customer,,\n"
    with Path("config/lists/customers.csv").open("a", encoding="utf-8") as file:
        file.write(row)
    told = "Buying committee: a list keeps everybody there from being contacted"
    assert told in explained(capsys).splitlines()


def test_the_committee_of_the_json_has_a_state_for_each_role(place, capsys):
    committee = json.loads(explained(capsys, "--json"))["committee"]
    assert (committee["icp"], committee["state"]) == ("kitchens", "nobody_known")
    champion, budget_holder, decision_maker = committee["roles"]
    assert [each["state"] for each in committee["roles"]] == ["covered", "nobody_known", "covered"]
    assert [person["contact_id"] for person in champion["tried"]] == ["c-second"]
    assert budget_holder["look_for"][0] == "Purchasing manager"
    assert decision_maker["covered"][0]["contacted_on"] == "2026-11-20"
