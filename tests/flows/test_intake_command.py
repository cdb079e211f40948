"""Lists into the database without a run, and the account of every row."""

import csv
import io
import re
from pathlib import Path

import pytest

from flows.cli import main
from prospects.store import open_store

_SHARED = Path(__file__).parents[2].parent / "shared"
COMPANIES = (
    "Company Name,Website,# Employees\n"
    "Acme,acme-invented.com,51-200\n"
    'Birch,https://www.birch-invented.com/x,"1,200"\n'
    "ACME Ltd,WWW.ACME-INVENTED.COM,80\n"
    "-,n/a,\n"
)
PEOPLE = (
    "First Name,Last Name,Title,Email,Company,Website\n"
    "Ann,Alder,VP Sales,ann@acme-invented.com,Acme,acme-invented.com\n"
    "Ann,Alder,,ann@acme-invented.com,Acme,\n"
    "Bo,,CEO,,,\n"
)


@pytest.fixture
def prospects(tmp_path, monkeypatch, capsys):
    """A command in this process, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PROSPECTS_DATABASE", "sqlite:///prospects.db")
    Path("companies.csv").write_text(COMPANIES)
    Path("people.csv").write_text(PEOPLE)

    def call(*arguments):
        with pytest.raises(SystemExit) as ended:
            main(list(arguments))
        shown = capsys.readouterr()
        return int(ended.value.code or 0), shown.out.splitlines(), shown.err

    return call


def test_every_row_is_accounted_for_and_the_second_time_nothing_is_new(prospects):
    code, out, err = prospects("intake", "companies.csv", "people.csv")
    assert (code, err) == (0, "")
    assert out == [
        "companies.csv: 4 rows of companies = 2 new + 1 merged + 0 renewed + 1 rejected",
        "people.csv: 3 rows of contacts = 1 new + 1 merged + 0 renewed + 1 rejected",
        "2 rejected rows, each with the reason: out/rejected.csv",
    ]
    with open_store("prospects.db") as store:
        first = store.load_companies(), store.load_contacts()
    _, out, _ = prospects("intake", "companies.csv", "people.csv")
    assert out[0].endswith("0 new + 2 merged + 1 renewed + 1 rejected")
    assert out[1].endswith("0 new + 1 merged + 1 renewed + 1 rejected")
    with open_store("prospects.db") as store:
        again = store.load_companies(), store.load_contacts()
    assert [c.sources for c in again[0]] == [c.sources for c in first[0]]
    assert again[1] == first[1]


def test_a_list_may_come_by_standard_input(prospects, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(COMPANIES.encode())))
    code, out, _ = prospects("intake", "-", "people.csv")
    assert code == 0
    assert out[0].startswith("standard input: 4 rows of companies = 2 new")
    with open_store("prospects.db") as store:
        [acme] = [each for each in store.load_companies() if each.name == "Acme"]
    assert "standard input row 1" in acme.sources


def test_a_company_list_that_comes_after_its_people_finds_them(prospects):
    Path("leads.csv").write_text("Full Name,Company,Title\nCy Cedar,Birch,CTO\n")
    prospects("intake", "leads.csv")
    _, out, _ = prospects("intake", "companies.csv")
    assert out[1] == "became one with others: 1; see prospects merges list"
    with open_store("prospects.db") as store:
        assert [c.company_key for c in store.load_contacts()] == ["birch-invented.com"]


def test_rejected_rows_are_written_as_they_came(prospects):
    prospects("intake", "companies.csv", "--rejected", "why.csv")
    with Path("why.csv").open(newline="") as file:
        [row] = csv.DictReader(file)
    assert row == {
        "Company Name": "-", "Website": "n/a", "# Employees": "",
        "reject_reason": "no company name and no web site",
        "source_row": "companies.csv row 4",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("none.csv",), "none.csv: does not exist; check the path"),
        (("companies.csv", "--kind", "firms"), "--kind firms: use companies or contacts"),
        (("companies.csv", "--map", "website=Home"), 'no list has a column "Home"'),
        (("companies.csv", "--kind", "contacts"), "no column with a person's name"),
        (("companies.csv", "--rejected", "people.csv/why.csv"), "people.csv: cannot be written to"),
    ],
)
def test_a_call_that_cannot_be_meant_is_refused_in_one_line(prospects, arguments, message):
    code, out, err = prospects("intake", *arguments)
    assert (code, out) == (2, [])
    assert message in err
    assert err.count("\n") == 1
    assert not Path("prospects.db").exists()


@pytest.mark.shared
def test_all_rows_of_the_real_lists_are_accounted_for(prospects):
    lists = sorted(str(path) for path in (_SHARED / "data" / "companies").glob("[!c]*.csv"))
    code, out, _ = prospects("intake", *lists, "--kind", "companies")
    assert code == 0
    accounts = [line for line in out if " rows of companies = " in line]
    assert len(accounts) == len(lists)
    for line in accounts:
        rows, new, merged, renewed, rejected = (
            int(number.replace(",", ""))
            for number in re.findall(r"([\d,]+) (?:rows of|new|m|ren|rej)", line)
        )
        assert rows == new + merged + renewed + rejected > 0
        assert new + merged > 0.95 * rows
