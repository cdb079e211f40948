"""`prospects headers --save`, and what the other commands make of a saved source."""

import json

import pytest
import xlsxwriter

from flows.cli import main

_LIST = (
    "Dealership,Contact Name,Email,Email Opt-In,Employees (thousands)\n"
    "Brindlecask,Amina Vale,amina@brindlecask-invented.com,yes,4.5\n"
    "Dillquarry,Jo Harrow,jo@dillquarry-invented.com,no,0.1\n"
)


_FIRMS = [["Name", "Website"], ["Acme", "acme-invented.com"]]
_PEOPLE = [["First name", "Email"], ["Jo", "jo@acme-invented.com"]]
_CODES = [["Code", "Meaning"], ["A", "hot"]]


def write_book(path, sheets):
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)


@pytest.fixture
def prospects(tmp_path, monkeypatch, capsys):
    """A command in this process, in a folder of its own: exit code, stdout, stderr."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dealers-2026-11.csv").write_text(_LIST, encoding="utf-8")

    def call(*arguments):
        with pytest.raises(SystemExit) as ended:
            main(list(arguments))
        shown = capsys.readouterr()
        return int(ended.value.code or 0), shown.out, shown.err

    return call


def test_doubts_are_shown_with_their_reason_and_not_used(prospects):
    code, out, err = prospects("headers", "dealers-2026-11.csv")
    shown = json.loads(out)
    assert (code, err, shown["source"], shown["kind"]) == (0, "", None, "contacts")
    assert shown["mapping"]["Dealership"] is None
    assert shown["doubtful"] == {
        "Dealership": "company", "Employees (thousands)": "company.headcount",
    }  # fmt: skip
    assert "counted in thousands" in shown["why"]["Employees (thousands)"]
    assert shown["unclear_opt_outs"] == ["Email Opt-In"]


def test_a_mapping_is_saved_once_and_then_used(prospects, tmp_path):
    code, _out, err = prospects(
        "headers", "dealers-2026-11.csv", "--map", "company=Dealership", "--save", "Dealer fair"
    )
    assert (code, err) == (0, "Saved: config/sources/dealer-fair.yml\n")
    shown = json.loads(prospects("headers", "dealers-2026-11.csv")[1])
    assert (shown["source"], shown["mapping"]["Dealership"]) == ("Dealer fair", "company")
    assert shown["unclear_opt_outs"] == ["Email Opt-In"]

    path = tmp_path / "config" / "sources" / "dealer-fair.yml"
    rule = "opt_outs:\n  - {column: Email Opt-In, forbids: [email], unless: [yes]}\n"
    path.write_text(path.read_text(encoding="utf-8") + rule, encoding="utf-8")
    shown = json.loads(prospects("headers", "dealers-2026-11.csv")[1])
    assert shown["unclear_opt_outs"] == []


def test_a_source_is_never_written_over(prospects):
    prospects("headers", "dealers-2026-11.csv", "--save", "Dealer fair")
    code, _out, err = prospects("headers", "dealers-2026-11.csv", "--save", "dealer FAIR")
    assert (code, err.count("\n")) == (2, 1)
    assert "config/sources/dealer-fair.yml is there already; edit it, or give another name" in err


def test_a_broken_source_is_told_with_file_key_and_remedy(prospects, tmp_path):
    folder = tmp_path / "config" / "sources"
    folder.mkdir(parents=True)
    (folder / "fair.yml").write_text("name: Fair\nfiles: [d*]\ncolumns: {Email: mail}\n")
    code, out, err = prospects("headers", "dealers-2026-11.csv")
    assert (code, out) == (2, "")
    assert 'config/sources/fair.yml: columns.Email: "mail" is no field; use null or one of ' in err


def test_a_field_that_is_none_is_refused(prospects):
    code, _out, err = prospects("headers", "dealers-2026-11.csv", "--map", "compny=Dealership")
    assert (code, err.count("\n")) == (2, 1)
    assert "--map compny=Dealership: is no field of contacts; use one of " in err


def test_what_is_passed_over_and_what_else_there_is_to_see_is_noted(prospects, tmp_path):
    write_book(
        tmp_path / "book.xlsx",
        {"Firms": [["Targets Q3"], [], *_FIRMS], "People": _PEOPLE, "Codes": _CODES},
    )
    notes = json.loads(prospects("headers", "book.xlsx")[1])["notes"]
    assert [note.split(";")[0].split("(")[0].strip() for note in notes] == [
        "lines 1-2 were passed over, the header is line 3",
        'sheet "Codes" was not read: no column with a company name or a web site',
        'sheet "People" is a list too',
    ]
    assert json.loads(prospects("headers", "book.xlsx#People")[1])["kind"] == "contacts"


def test_every_sheet_that_is_a_list_is_taken_and_has_an_account(prospects, tmp_path):
    write_book(tmp_path / "book.xlsx", {"Firms": _FIRMS, "People": _PEOPLE})
    code, out, err = prospects("intake", "book.xlsx", "--database", "sqlite:///book.db")
    assert (code, err) == (0, "")
    assert [line.split(":")[0] for line in out.splitlines()] == [
        "book.xlsx",
        "book.xlsx, sheet People",
    ]


def test_of_a_workbook_the_sheets_of_the_named_kind_are_taken(prospects, tmp_path):
    write_book(tmp_path / "book.xlsx", {"Firms": _FIRMS, "People": _PEOPLE})
    call = ("intake", "book.xlsx", "--kind", "contacts", "--database", "sqlite:///book.db")
    code, out, err = prospects(*call)
    assert code == 0
    assert out.startswith("book.xlsx, sheet People: 1 rows of contacts")
    assert "the first list was not read: it is one of companies" in err
