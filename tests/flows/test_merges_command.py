"""`prospects merges`, as ops call it, and what explain tells of merges."""

import csv
import json
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from flows.cli import main
from flows.likenesses import find_likenesses
from flows.merging import merge_base
from flows.people import people_of
from outreach.exports.likenesses import LIKENESS_COLUMNS, write_likenesses, write_merges
from prospects.aliases import Alias
from prospects.contact import Contact, contact_id
from prospects.mention import Mention
from prospects.merge import Reading
from prospects.store import open_store

IO, COM, FOODS = "acme-invented.io", "acme-invented.com", "acmee-invented.com"
AT = datetime(2026, 11, 23, 6, tzinfo=UTC)
DAY = Reading(date(2026, 11, 23), AT)
Prospects = Callable[..., tuple[int, str, str]]


def person(first: str, row: int, email: str) -> Contact:
    own = contact_id(COM, email, None, f"{first} Example")
    return Contact(own, COM, first, "Example", email=email, sources=(f"people.csv row {row}",))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base with a merge of two domains, two people alike and two companies alike."""
    folder = tmp_path_factory.mktemp("merges")
    names = {IO: "Acme Robotics", COM: "Acme Robotics", FOODS: "Acmee Robotics GmbH"}
    rows = [
        Mention(domain, "crm.csv", row, domain, name, {"country": "DE"}, observed_at=AT)
        for row, (domain, name) in enumerate(names.items(), start=1)
    ]
    people = [person("Robert", 1, f"robert@{COM}"), person("Bob", 2, f"bob@{COM}")]
    with open_store(str(folder / "prospects.db")) as store:
        store.save_mentions(rows)
        store.save_people(people_of(store, people, DAY))
        merge_base(store, [Alias(IO, COM, "the old name", "line 2")], DAY)
        ids = {contact.contact_id for contact in store.load_contacts()}
        write_likenesses(folder / "likenesses.csv", find_likenesses(store, names, ids))
        write_merges(folder / "merges.csv", store.load_merges(), {COM: "Acme Robotics"})
    return folder


@pytest.fixture
def place(built: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(built, tmp_path / "place"))


@pytest.fixture
def prospects(place, monkeypatch, capsys) -> Prospects:
    monkeypatch.setenv("PROSPECTS_DATABASE", f"sqlite:///{place / 'prospects.db'}")
    monkeypatch.setenv("COLUMNS", "200")

    def call(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(list(arguments))
        shown = capsys.readouterr()
        return int(ended.value.code or 0), shown.out, shown.err

    return call


def lines(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def decided(place: Path, *decisions: str) -> str:
    rows = lines(place / "likenesses.csv")
    path = place / "decided.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, LIKENESS_COLUMNS)
        writer.writeheader()
        for row, decision in zip(rows, decisions, strict=True):
            writer.writerow(row | {"decision": decision})
    return str(path)


def test_what_is_alike_goes_to_a_file_with_both_sides_and_why(place):
    company, contact = lines(place / "likenesses.csv")
    assert (company["decision"], company["what"], company["one"]) == ("", "company", COM)
    assert company["other_name"] == "Acmee Robotics GmbH"
    assert company["why"].startswith("names alike")
    assert {contact["one_name"], contact["other_name"]} == {"Bob Example", "Robert Example"}
    assert "stand for one another" in contact["why"]
    assert contact["one_source"].startswith("people.csv row ")


def test_a_merge_is_listed_explained_and_taken_back(prospects, place):
    code, out, _ = prospects("merges", "list", COM)
    assert code == 0
    (line,) = out.splitlines()
    assert f"{IO} -> {COM}: the old name; crm.csv row 1" in line
    merge_id = line.split()[0]
    told = lines(place / "merges.csv")[0]
    assert (told["merge_id"], told["name"]) == (merge_id, "Acme Robotics")
    _, explained, _ = prospects("explain", IO)
    assert f"merged on 2026-11-23: {IO} (crm.csv row 1): the old name" in explained
    _, as_json, _ = prospects("explain", COM, "--json")
    assert [merge["merge_id"] for merge in json.loads(as_json)["merges"]] == [merge_id]
    code, out, _ = prospects("merges", "undo", merge_id, "--by", "Dana Example")
    assert (code, out) == (0, f"{IO} is no longer taken for {COM}, and never will be again\n")
    _, out, _ = prospects("merges", "list", "--day", "2026-11-23")
    assert "undone by Dana Example on " in out
    _, out, _ = prospects("explain", IO, "--json")
    assert json.loads(out)["company_key"] == IO


def test_people_who_are_two_again_are_told_by_name_and_address(prospects, place):
    prospects("merges", "review", decided(place, "", "merge"), "--by", "Dana")
    _, listed, _ = prospects("merges", "list", f"bob@{COM}")
    code, out, _ = prospects("merges", "undo", listed.split()[0], "--by", "Dana")
    assert code == 0
    told = [f"Bob Example <bob@{COM}>", f"Robert Example <robert@{COM}>"]
    assert out in {
        f"{one} is no longer taken for {other}, and never will be again\n"
        for one, other in (told, told[::-1])
    }


def test_decisions_of_a_reviewed_file_are_carried_out_once(prospects, place):
    reviewed = decided(place, "merge", "apart")
    code, out, err = prospects("merges", "review", reviewed, "--by", "Dana")
    assert (code, err) == (0, "")
    assert out.endswith("1 merged, 1 apart, 0 without a decision\n")
    _, out, _ = prospects("merges", "list", FOODS)
    assert f"{FOODS} -> {COM}: Dana says that they are one, by Dana" in out
    with open_store(str(place / "prospects.db")) as store:
        ids = {contact.contact_id for contact in store.load_contacts()}
        assert find_likenesses(store, [COM], ids) == [], "what was decided is not asked again"
    code, _, err = prospects("merges", "review", reviewed, "--by", "Dana")
    assert code == 2
    assert "line 2: " in err
    assert "are one already" in err


def test_people_who_are_one_are_merged_by_hand_and_taken_apart_as_they_were(prospects, place):
    with open_store(str(place / "prospects.db")) as store:
        before = store.load_contacts()
    prospects("merges", "review", decided(place, "", "merge"), "--by", "Dana")
    with open_store(str(place / "prospects.db")) as store:
        (one,) = store.load_contacts()
        assert len({one.email, *one.other_emails}) == 2
        (merge,) = [merge for merge in store.load_merges() if merge.what == "contact"]
    prospects("merges", "undo", merge.merge_id, "--by", "Dana")
    with open_store(str(place / "prospects.db")) as store:
        assert store.load_contacts() == before


def test_what_is_no_decision_is_refused_line_by_line(prospects, place):
    code, out, err = prospects("merges", "review", decided(place, "yes", "apart"), "--by", "Dana")
    assert (code, out.split(": ")[1]) == (2, "0 merged, 1 apart, 0 without a decision\n")
    assert 'line 2: "yes" is no decision; use merge or apart' in err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["undo", "nothing", "--by", "Dana"], "nothing: no merge has this id"),
        (["undo", "nothing", "--by", " "], "--by: give a name of at most 80 characters"),
        (["apart", IO, COM, "--by", "Dana"], f"{IO} and {COM} are one now"),
        (["apart", COM, f"bob@{COM}", "--by", "Dana"], f"{COM} and bob@{COM}: name two domains"),
        (["apart", COM, "new-invented.com", "--by", "Dana"], "new-invented.com: is not in the"),
        (["list", "new-invented.com"], "new-invented.com: is not in the database"),
        (["review", "none.csv", "--by", "Dana"], "none.csv: does not exist"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(prospects, arguments, message):
    code, out, err = prospects("merges", *arguments)
    assert (code, out) == (2, "")
    assert err.startswith(f"prospects: {message}")
    assert len(err.splitlines()) == 1


def test_two_that_are_apart_are_not_merged_by_an_alias(prospects, place):
    assert prospects("merges", "apart", COM, FOODS, "--by", "Dana")[0] == 0
    with open_store(str(place / "prospects.db")) as store:
        assert merge_base(store, [Alias(FOODS, COM, "said so", "line 3")], DAY) == []


def test_an_intake_writes_who_may_be_one_beside_the_rejected_rows(prospects, place):
    (place / "more.csv").write_text("Company,Website\nAcmee Robotic,acme-robot-invented.com\n")
    code, out, err = prospects(
        "intake", str(place / "more.csv"), "--rejected", str(place / "new" / "rejected.csv")
    )
    assert (code, err) == (0, "")
    path = place / "new" / "likenesses.csv"
    assert out.splitlines()[-1] == (
        f"pairs that may be one: 1; decide in {path}, then prospects merges review {path}"
    )
    assert [row["other_name"] for row in lines(path)] == ["Acmee Robotics GmbH"]
