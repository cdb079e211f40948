"""The small commands: exit codes and output as docs tell them."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from flows.cli import main

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture
def place(new_workplace: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    made = new_workplace("commands")
    monkeypatch.chdir(made.folder)
    monkeypatch.setenv("PROSPECTS_DATABASE", made.database)
    return made


@pytest.fixture
def prospects(place, capsys) -> Callable[..., tuple[int, str, str]]:
    """A command in this process: exit code, stdout, stderr."""

    def call(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(list(arguments))
        shown = capsys.readouterr()
        return int(ended.value.code or 0), shown.out, shown.err

    return call


def table_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_sound_configuration_is_said_to_be_sound(place, prospects):
    code, out, err = prospects(
        "check", "--config", str(place.config), "--templates", str(place.templates)
    )
    assert code == 0
    notes = err.splitlines()
    assert notes[0].startswith("note: fetch.contact is empty")
    # A chef who owns the place is meant to be both; the ICP says which comes first.
    assert "head-chef wins, as it stands first" in notes[1]
    assert len(notes) == 2
    assert out.startswith("No faults: 2 ICPs, ")


@pytest.mark.parametrize(
    ("setting", "value", "message"),
    [
        ("DNS__SERVER", "nonsense", 'dns.server: "nonsense" is not ADDRESS:PORT'),
        ("FETCH__CONNECT_TO", "nonsense", 'fetch.connect_to: "nonsense" is not PORT='),
        ("FETCH__CA_FILE", "missing.pem", "fetch.ca_file: missing.pem cannot be read"),
    ],
)
def test_a_setting_that_no_run_could_use_is_a_fault(
    place, prospects, monkeypatch, setting, value, message
):
    monkeypatch.setenv("PROSPECTS_FETCH__CONTACT", "ops@prospects.example")
    monkeypatch.setenv(f"PROSPECTS_{setting}", value)
    folders = ("--config", str(place.config), "--templates", str(place.templates))
    code, _, err = prospects("check", *folders)
    assert code == 2
    assert err.startswith(f"prospects: {message}")


def test_configuration_of_the_repository_is_sound_and_its_empty_lists_are_noted(prospects):
    folders = [str(REPOSITORY / name) for name in ("config", "outreach_templates")]
    code, out, err = prospects("check", "--config", folders[0], "--templates", folders[1])
    assert code == 0
    assert out.startswith("No faults: ")
    assert "note: the list customers is empty" in err


def test_columns_of_a_list_are_shown_as_json(prospects):
    code, out, err = prospects("headers", str(REPOSITORY / "examples" / "companies.csv"))
    shown = json.loads(out)
    assert (code, err) == (0, "")
    assert set(shown) >= {"kind", "encoding", "delimiter", "rows", "mapping", "doubtful"}
    assert (shown["kind"], shown["delimiter"], shown["rows"]) == ("companies", ";", 57)
    assert shown["mapping"]["Company Name"] == "name"
    assert shown["mapping"]["Website"] in {"website", "domain"}
    assert shown["mapping"]["# Employees"] == "headcount"
    assert all(shown["mapping"][column] is None for column in shown["doubtful"])


def test_company_columns_of_a_contact_list_are_named_so(prospects):
    people = str(REPOSITORY / "examples" / "contacts.csv")
    for arguments in ([], ["--kind", "contacts"]):
        code, out, _err = prospects("headers", people, *arguments)
        shown = json.loads(out)
        assert (code, shown["kind"], shown["rows"]) == (0, "contacts", 164)
        assert shown["mapping"]["Company"] == "company"
        assert shown["mapping"]["First Name"] == "first_name"
        assert shown["mapping"]["Website"].split(".")[-1] in {"website", "domain"}


def test_workbook_has_headers_as_well(place, prospects):
    book = Workbook()
    book.active.append(["Company", "Web site"])
    book.active.append(["Acme", "acme-invented.com"])
    book.save(place.folder / "list.xlsx")
    code, out, err = prospects("headers", str(place.folder / "list.xlsx"))
    assert (code, err, json.loads(out)["rows"]) == (0, "", 1)


def test_headers_and_domains_are_read_from_standard_input(place):
    done = place.prospects("headers", "-", given=b"Name,Website\nAcme,acme-invented.com\n")
    assert (done.code, done.err) == (0, "")
    assert json.loads(done.out)["mapping"] == {"Name": "name", "Website": "website"}

    lines = (
        "https://www.acme-invented.co.uk/a?b\n\nnothing here\nhttp://127.0.0.1/\nMÜLLER.example\n"
    )
    done = place.prospects("domains", "-", given=lines.encode())
    assert (done.code, done.err) == (0, "")
    assert [tuple(row.values()) for row in table_of(done.out)][:2] == [
        ("https://www.acme-invented.co.uk/a?b", "acme-invented.co.uk"), ("", ""),
    ]  # fmt: skip
    assert [row["input"] for row in table_of(done.out)] == lines.splitlines()
    assert [row["domain"] for row in table_of(done.out)][2:4] == ["", ""]


def test_domains_of_a_file_stand_line_by_line(place, prospects):
    (place.folder / "hosts.txt").write_text('a.b.acme-invented.com\n"quoted, text"\n')
    code, out, err = prospects("domains", "hosts.txt")
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == "input,domain"
    assert table_of(out) == [
        {"input": "a.b.acme-invented.com", "domain": "acme-invented.com"},
        {"input": '"quoted, text"', "domain": ""},
    ]


def test_what_was_added_blocks_and_says_since_when(prospects):
    assert prospects("suppress", "check", "Jo@Acme-Invented.com")[0] == 0
    code, out, err = prospects(
        "suppress", "add", "JO@acme-invented.com", "+1 312 555 0199", "--reason", "asked us to stop"
    )
    assert (code, err) == (0, "")
    assert "jo@acme-invented.com: on the list opt_outs" in out

    code, out, err = prospects("suppress", "check", "Jo@Acme-Invented.com")
    assert (code, err) == (1, "")
    assert "blocked by opt_outs" in out
    assert "asked us to stop" in out
    assert "since 20" in out
    assert prospects("suppress", "check", "+1 (312) 555-0199")[0] == 1
    assert prospects("suppress", "check", "other@acme-invented.com")[:2] == (
        0, "other@acme-invented.com: not blocked\n",
    )  # fmt: skip


def test_domain_blocks_its_addresses_but_no_other_domain(prospects):
    assert (
        prospects("suppress", "add", "https://www.acme-invented.com/x", "--list", "customers")[0]
        == 0
    )
    code, out, _err = prospects("suppress", "check", "jo@mail.acme-invented.com")
    assert code == 1
    assert "blocked by customers: acme-invented.com" in out
    assert prospects("suppress", "check", "notacme-invented.com")[0] == 0


def test_whoever_is_listed_under_one_domain_of_a_company_is_blocked_under_all(place, prospects):
    (place.config / "domain_aliases.csv").write_text(
        "alias,domain,why\nacme-invented.io,acme-invented.com,same firm\n"
    )
    (place.folder / "list.csv").write_text(
        "Company,Website\nBirch,birch-invented.com\nBirch Shop,birch-shop-invented.com\n"
    )
    folder = ("--config", str(place.config))
    assert prospects("intake", "list.csv", *folder)[0] == 0
    merge = "decision,what,one,other\nmerge,company,birch-invented.com,birch-shop-invented.com\n"
    (place.folder / "likenesses.csv").write_text(merge)
    assert prospects("merges", "review", "likenesses.csv", "--by", "Dana")[0] == 0
    prospects("suppress", "add", "acme-invented.io", "birch-shop-invented.com")
    assert prospects("suppress", "check", "acme-invented.com", *folder)[0] == 1
    assert prospects("suppress", "check", "jo@birch-invented.com", *folder)[0] == 1
    assert prospects("suppress", "check", "cedar-invented.com", *folder)[0] == 0


def test_entry_ends_with_its_last_day(prospects):
    assert prospects("suppress", "add", "acme-invented.com", "--until", "2098-12-31")[0] == 0
    assert prospects("suppress", "check", "acme-invented.com", "--day", "2098-12-31")[0] == 1
    assert prospects("suppress", "check", "acme-invented.com", "--day", "2099-01-01")[0] == 0


def test_list_is_imported_and_all_lists_are_exported(place, prospects):
    (place.folder / "unsubscribed.csv").write_text(
        "scope,value,reason,since,until\nemail,Ann@b-invented.com,\"no, thanks\",2026-01-02,\n"
        "domain,c-invented.com,,,2098-01-01\n"
    )  # fmt: skip
    code, out, err = prospects("suppress", "import", "unsubscribed.csv", "--list", "opt_outs")
    assert (code, out, err) == (0, "2 entries added to opt_outs\n", "")
    assert prospects("suppress", "import", "unsubscribed.csv", "--list", "opt_outs")[0] == 0

    code, out, err = prospects("suppress", "export", "--config", str(place.config))
    assert (code, err) == (0, "")
    rows = table_of(out)
    assert set(rows[0]) >= {"list", "scope", "value", "reason", "since", "until"}
    mine = [row for row in rows if row["value"] == "ann@b-invented.com"]
    assert [(r["list"], r["reason"], r["since"]) for r in mine] == [
        ("opt_outs", "no, thanks", "2026-01-02")
    ]
    assert "kettlegrove-invented.com" in {row["value"] for row in rows}


def test_import_tells_every_line_that_is_wrong(place, prospects):
    (place.folder / "bad.csv").write_text(
        "scope,value\nplanet,Mars\nemail,ok@b-invented.com\ndomain,x\n"
    )
    code, out, err = prospects("suppress", "import", "bad.csv")
    assert (code, out) == (2, "")
    assert [part in err for part in ("line 2", "line 3", "line 4")] == [True, False, True]
    assert prospects("suppress", "check", "ok@b-invented.com")[0] == 0


def test_list_that_is_empty_on_purpose_is_declared(prospects):
    code, out, err = prospects("suppress", "declare", "customers", "none", "--by", "Dana Example")
    assert (code, out, err) == (0, "customers: declared empty by Dana Example\n", "")


def test_database_is_brought_up_once(place, prospects):
    code, out, err = prospects("db", "upgrade")
    assert (code, err) == (0, "")
    assert out.startswith("The database went from empty to ")
    code, out, err = prospects("db", "upgrade")
    assert (code, err) == (0, "")
    assert "newest schema already" in out


@pytest.mark.parametrize(
    "arguments",
    [[], ["demo"], ["run"], ["explain"], ["check"], ["headers"], ["domains"], ["db", "upgrade"],
     ["icp"], ["merges"], ["suppress"], ["facts"], ["db"],
     *(["suppress", name] for name in ("add", "check", "import", "export", "declare"))],
    ids=" ".join,
)  # fmt: skip
def test_every_command_has_help_with_an_example(prospects, arguments):
    code, out, err = prospects(*arguments, "--help")
    assert (code, err) == (0, "")
    assert f"Example: prospects {' '.join(arguments)}".rstrip() in " ".join(out.split())


def test_a_call_without_a_word_gets_the_help_alone(prospects):
    code, out, err = prospects()
    assert (code, err) == (2, "")
    assert "Usage: prospects" in out


@pytest.mark.flow
def test_who_was_suppressed_today_leaves_the_queue_of_the_day(
    first_day, new_workplace, called, shared_prefect
):
    before = first_day.rows("queue.csv")
    person = next(row for row in before if row["email"])
    place = new_workplace("suppressed", web=True, settings=shared_prefect)
    first_day.hand_on(place)
    entry = ("suppress", "add", person["email"].upper())
    assert called(place, *entry, "--database", place.database).code == 0
    done = place.run()
    assert (done.code, done.err) == (0, "")
    queue = place.rows("queue.csv")
    assert person["contact_id"] not in {row["contact_id"] for row in queue}
    assert person["email"] not in {row["email"] for row in queue}
    held = [r for r in place.rows("withheld.csv") if r["contact_id"] == person["contact_id"]]
    assert [row["reason"] for row in held] == ["suppressed"]
    assert place.hits() == 0
    stayed = {row["queue_item_id"] for row in before} - {person["queue_item_id"]}
    assert stayed <= {row["queue_item_id"] for row in queue}
