"""A person of several e-mail addresses is one person, under whichever address they are named."""

import json
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from enrichment.intake import intake_contacts, parse_list
from flows.cli import main
from flows.people import people_of
from prospects.contact import Contact
from prospects.merge import Reading
from prospects.store import open_store, upgrade_database
from prospects.suppression import SuppressionEntry

AT = datetime(2026, 11, 23, 6, tzinfo=UTC)
TODAY = Reading(date(2026, 11, 23), AT)
ACME, BIRCH = "acme-invented.com", "birch-invented.com"
FIRST, SECOND = f"ada@{ACME}", "ada@home-invented.org"
HEAD = "First Name,Last Name,Company,Website,Email,Personal Email,Do Not Email\n"
Prospects = Callable[..., tuple[int, str, str]]


def take(database: str, text: str) -> list[Contact]:
    found = intake_contacts(parse_list(f"{HEAD}{text}\n".encode(), "people.csv"), observed_at=AT)
    with open_store(database) as store:
        store.save_mentions(found.mentions)
        store.save_people(people_of(store, found.rows, TODAY))
        return store.load_contacts()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ada, whom a list names by an address at work and by one of her own."""
    path = tmp_path_factory.mktemp("addresses") / "prospects.db"
    upgrade_database(str(path))
    take(str(path), f"Ada,Example,Acme,{ACME},{FIRST},{SECOND},")
    return path


@pytest.fixture
def database(built: Path, tmp_path: Path) -> str:
    return str(shutil.copy(built, tmp_path / "prospects.db"))


@pytest.fixture
def prospects(database, monkeypatch, capsys) -> Prospects:
    monkeypatch.setenv("PROSPECTS_DATABASE", f"sqlite:///{database}")

    def call(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(list(arguments))
        shown = capsys.readouterr()
        return int(ended.value.code or 0), shown.out, shown.err

    return call


@pytest.mark.parametrize(
    "row", [f"Ada,Example,,,{SECOND},,", f"A.,Example,Birch,{BIRCH},,{SECOND},"]
)
def test_who_is_listed_by_another_address_is_known(database, row):
    (ada,) = take(database, row)
    assert set(ada.emails) == {FIRST, SECOND}


def test_an_opt_out_by_another_address_is_the_persons(database):
    (ada,) = take(database, f"Ada,Example,,,{SECOND},,yes")
    assert ada.do_not_email


@pytest.mark.parametrize("address", [FIRST, SECOND.upper()])
def test_explain_finds_a_person_by_any_address(prospects, address):
    code, out, err = prospects("explain", address, "--json")
    assert (code, err) == (0, "")
    assert [contact["email"] for contact in json.loads(out)["contacts"]] == [FIRST]


@pytest.mark.parametrize(
    ("scope", "value"),
    [("email", SECOND), ("email", FIRST), ("domain", ACME), ("name", "acme")],
)
@pytest.mark.parametrize("asked", [FIRST, SECOND])
def test_suppress_check_asks_for_all_that_is_known_of_the_person(
    database, prospects, scope, value, asked
):
    assert prospects("suppress", "check", asked)[0] == 0
    with open_store(database) as store:
        store.add_suppressions([SuppressionEntry("opt_outs", scope, value, "said no")])
    code, out, _ = prospects("suppress", "check", asked)
    assert code == 1
    assert out.startswith(f"{asked}: blocked by opt_outs: {value} (said no)")
