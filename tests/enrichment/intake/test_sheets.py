import pytest
import xlsxwriter

from enrichment.intake import list_chunks, read_list
from prospects.errors import InputError

_COMPANIES = [["Name", "Website"], ["Acme Tools", "acme-invented.com"]]
_PEOPLE = [["First Name", "Last Name", "Email", "Company"], ["Jo", "Roe", "jo@b-invented.com", "B"]]


def workbook(path, sheets, hidden=()):
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
            if name in hidden:
                sheet.hide()
    return path


@pytest.fixture
def book(tmp_path):
    return tmp_path / "list.xlsx"


def names(path):
    return [next(chunks).list_name for chunks in list_chunks(path)]


def test_every_sheet_that_is_a_list_is_read_under_a_name_of_its_own(book):
    workbook(book, {"Firms": _COMPANIES, "People": _PEOPLE, "Empty": []})
    assert names(book) == ["list.xlsx", "list.xlsx, sheet People"]
    assert read_list(book).notes == ()


@pytest.mark.parametrize(
    ("name", "rows", "reason"),
    [
        ("Codes", [["Code", "Meaning"], ["A", "hot"]], "no column with a company name"),
        ("Countries", [["Name", "Abbreviation"], ["Norway", "NO"]], "only one of its columns"),
        ("Competitors", _COMPANIES, "no list to prospect"),
        ("Old (2024)", _COMPANIES, "no list to prospect"),
        ("Secret", _COMPANIES, "hidden"),
    ],
)
@pytest.mark.parametrize("is_first", [True, False])
def test_a_sheet_that_is_not_read_is_told_with_the_way_to_read_it(
    book, name, rows, reason, is_first
):
    others = {"Oldenburg": _COMPANIES}
    sheets = {name: rows, **others} if is_first else {**others, name: rows}
    workbook(book, sheets, {"Secret"} if not is_first else ())
    if name == "Secret" and is_first:
        return
    assert names(book) == ["list.xlsx"]
    (note,) = read_list(book).notes
    assert reason in note
    assert f'"list.xlsx#{name}"' in note


def test_one_sheet_is_read_by_its_name_whatever_it_is_called(book):
    workbook(book, {"Firms": _COMPANIES, "Competitors": _COMPANIES, "People": _PEOPLE})
    one = book.with_name("list.xlsx#competitors")
    assert names(one) == ["list.xlsx, sheet Competitors"]
    assert read_list(one).notes == ()
    assert names(book.with_name("list.xlsx#Firms")) == ["list.xlsx"]


def test_a_sheet_of_opt_outs_stops_the_import_until_one_sheet_is_named(book):
    workbook(book, {"Firms": _COMPANIES, "Do not contact": _PEOPLE})
    with pytest.raises(InputError, match=r"Do not contact.*opt-outs.*list\.xlsx#Firms"):
        list_chunks(book)
    assert names(book.with_name("list.xlsx#Firms")) == ["list.xlsx"]


def test_the_only_sheet_is_read_whatever_it_is_called(book):
    assert names(workbook(book, {"Competitors": _COMPANIES})) == ["list.xlsx"]


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("list.xlsx#Nine", 'has no sheet "Nine"; it has Firms'),
        ("list.csv#Firms", "is no workbook"),
        ("none.xlsx#Firms", "does not exist"),
    ],
)
def test_a_sheet_that_is_not_there_is_refused(book, file, message):
    workbook(book, {"Firms": _COMPANIES})
    book.with_suffix(".csv").write_text("Name\nAcme\n", encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_list(book.with_name(file))


def test_a_file_may_have_the_mark_of_a_sheet_in_its_name(tmp_path):
    path = tmp_path / "list#2.csv"
    path.write_text("Name\nAcme\n", encoding="utf-8")
    assert read_list(path).list_name == "list#2.csv"


def test_merged_cells_stand_in_each_of_their_rows(book):
    with xlsxwriter.Workbook(book) as made:
        sheet = made.add_worksheet()
        sheet.merge_range("A1:D1", "Prospects Q3")
        sheet.merge_range("A2:A3", "Company")
        sheet.merge_range("B2:D2", "Contact")
        sheet.write_row(2, 1, ["First name", "Last name", "Email"])
        sheet.merge_range("A4:A5", "Acme Tools")
        sheet.write_row(3, 1, ["Jane", "Doe", "jane@acme-invented.com"])
        sheet.write_row(4, 1, ["Joe", "Roe", "joe@acme-invented.com"])
        sheet.merge_range("Z4:Z5", "")
    raw = read_list(book)
    assert raw.columns[:4] == ("Company", "First name", "Last name", "Email")
    assert raw.frame["Company"].tolist() == ["Acme Tools", "Acme Tools"]
