"""`prospects personas`: the list of personas, and who moves when one changes; in this process."""

import csv
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup

from flows.cli import main
from prospects.company import Company
from prospects.contact import Contact
from prospects.mention import Mention
from prospects.store import open_store

READ_AT = datetime(2026, 11, 2, tzinfo=UTC)
TITLES = """Full Name,Title,Company,Country
Ada Vale,Head of Sales,Acme,US
Ben Moor,Sales Manager,Acme,US
Cy Lund,Sales Manager,Birch,US
Di Rowe,Purchasing Manager,Birch,US
Ed Finn,,Birch,US
Flo Hart,Sales Intern,Birch,US
"""


def write_persona(folder, persona_id, negative=False, **match):
    persona = {"id": persona_id, "name": persona_id.title(), "negative": negative, "match": match}
    if not negative:
        persona |= {"buying_role": "user", "cadence": [{"step": "step-1", "day": 0}]}
    path = Path(folder, persona_id, "persona.yml")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(persona), encoding="utf-8")
    return str(path)


def sellers(lowest):
    return {"functions": ["sales"], "seniority": {"from": lowest, "to": "owner"}}


@pytest.fixture
def prospects(tmp_path, monkeypatch, capsys):
    """A command in a folder with two versions of the personas, without a database."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("PROSPECTS_DATABASE", f"sqlite:///{tmp_path / 'prospects.db'}")
    Path("people.csv").write_text(TITLES, encoding="utf-8")
    for folder, lowest in (("outreach_templates", "head"), ("drafts", "manager")):
        write_persona(folder, "never", negative=True, include=["intern"])
        write_persona(folder, "seller", **sellers(lowest))

    def call(*arguments):
        with pytest.raises(SystemExit) as ended:
            main([*arguments])
        shown = capsys.readouterr()
        return ended.value.code, shown.out, shown.err

    return call


def diff(prospects, *more):
    return prospects("personas", "diff", "outreach_templates", "drafts", *more)


def test_who_moves_is_counted_first_and_shown_by_title_with_both_rules(prospects):
    code, out, _ = diff(prospects, "--contacts", "people.csv")
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert code == 0
    assert lines[0] == "2 of 6 contacts move"
    assert "seller match.seniority.from: head -> manager" in lines
    assert "Seller 1 3 +2" in lines
    assert "No persona fit 4 2 -2" in lines
    assert "No persona fit -> Seller: 2" in lines
    assert lines[-1] == (
        "2 Sales Manager no persona fit, level too low: seniority manager, function sales "
        "seniority manager x function sales"
    )


def test_everybody_who_moves_stands_in_the_csv(prospects):
    diff(prospects, "--contacts", "people.csv", "--csv", "moves.csv")
    rows = list(csv.DictReader(io.StringIO(Path("moves.csv").read_text(encoding="utf-8"))))
    assert [(row["contact_id"], row["name"], row["company"]) for row in rows] == [
        ("row 2", "Ben Moor", "Acme"), ("row 3", "Cy Lund", "Birch"),
    ]  # fmt: skip
    assert {(row["persona_before"], row["persona_after"]) for row in rows} == {("", "seller")}


def test_the_page_shows_the_same(prospects):
    diff(prospects, "--contacts", "people.csv", "--html", "moves.html")
    page = BeautifulSoup(Path("moves.html").read_text(encoding="utf-8"), "lxml")
    assert page.h1.text == "2 of 6 contacts move"
    assert "No persona fit → Seller: 2 contacts" in [heading.text for heading in page("h2")]


def test_a_single_file_is_one_persona_among_the_others(prospects):
    draft = write_persona("work", "seller", **sellers("entry"))
    code, out, _ = prospects(
        "personas", "diff", "outreach_templates/seller/persona.yml", draft,
        "--contacts", "people.csv",
    )  # fmt: skip
    assert (code, out.splitlines()[0]) == (0, "2 of 6 contacts move")
    assert "Never" in out


def test_a_persona_that_is_gone_leaves_its_people_to_others(prospects):
    write_persona("drafts", "buyer", functions=["procurement"])
    _, out, _ = prospects("personas", "diff", "drafts", "outreach_templates",
                          "--contacts", "people.csv")  # fmt: skip
    assert "buyer: there -> gone" in out
    assert "Buyer -> No persona fit: 1" in out


def test_the_same_files_move_nobody(prospects):
    code, out, _ = prospects("personas", "diff", "drafts", "drafts", "--contacts", "people.csv")
    assert (code, out.splitlines()[:2]) == (
        0, ["Nobody moves, of 6 contacts", "  The files say the same."],
    )  # fmt: skip


def test_without_a_list_the_contacts_of_the_database_are_asked_with_their_companies(prospects):
    sized = {"headcount": {"to": 19}, "seniority": {"from": "manager", "to": "owner"}}
    write_persona("drafts", "seller", **sellers("head"), sizes=[sized])
    with open_store("sqlite:///prospects.db") as store:
        for row, (name, people) in enumerate((("Small", "7"), ("Large", "700")), start=1):
            domain = f"{name.lower()}.example"
            store.save_companies([Company(domain, domain, name)])
            facts = {"headcount": people}
            store.save_mentions(
                [Mention(domain, "list.csv", row, domain, name, facts, observed_at=READ_AT)]
            )
        store.save_contacts(
            [
                Contact("a", "small.example", "Ada", "Vale", "Sales Manager"),
                Contact("b", "large.example", "Ben", "Moor", "Sales Manager"),
            ]
        )
    _, out, _ = diff(prospects, "--csv", "moves.csv")
    assert out.splitlines()[0] == "1 of 2 contacts moves"
    [row] = csv.DictReader(io.StringIO(Path("moves.csv").read_text(encoding="utf-8")))
    assert (row["name"], row["company"]) == ("Ada Vale", "Small")
    assert row["rule_after"] == "size 1-19, seniority manager x function sales"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["outreach_templates", "nowhere"], "nowhere: is not there; name a folder of templates"),
        (["outreach_templates", "drafts"], "there is no database to take contacts from"),
        (["drafts", "drafts", "--column", "x"], "--column names a column of --contacts"),
        (["drafts", "drafts", "--contacts", "people.csv", "--column", "x"],
            "--column x: people.csv has no such column"),
        (["drafts", "drafts", "--csv", "no/moves.csv"], "there is no folder no; make it"),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_is_told_in_one_line(prospects, arguments, told):
    code, _, err = prospects("personas", "diff", *arguments)
    assert code == 2
    assert told in err


def test_the_personas_are_listed_with_how_they_are_matched(prospects):
    for words in (["personas"], ["personas", "list"]):
        code, out, _ = prospects(*words)
        assert code == 0
        assert "seller  user\n  sales from head to owner" in out
        assert "never  never contact\n  1 phrase" in out
        assert "review > never-contact > exclude > include > seniority x function" in out


def test_the_list_counts_contacts_and_says_why_others_are_nobodys(prospects):
    _, out, _ = prospects("personas", "list", "--contacts", "people.csv")
    assert "seller  user | 1 contact\n" in out
    assert "no persona fit  4 contacts\n  level too low: 2\n" in out
    assert "  no title: 1\n" in out
