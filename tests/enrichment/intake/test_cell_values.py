import io
import zipfile
from datetime import UTC, datetime

import pyarrow as pa
import pytest

from enrichment.intake import intake_companies, intake_contacts, parse_list
from enrichment.intake.cell_values import cell_values, cut_numbers, said_cells
from prospects.errors import InputError

_AT = datetime(2026, 11, 21, tzinfo=UTC)


def value(field, cell, *others):
    cells = said_cells(field, pa.array([cell, *others], pa.large_string()))
    return cell_values(field, cells)[0].as_py()


@pytest.mark.parametrize(
    ("field", "cell", "said"),
    [
        ("name", "N/A", ""),
        ("name", "#N/A", ""),
        ("name", "NULL", ""),
        ("city", "-", ""),
        ("company.industry", "Unknown", ""),
        ("country", "NA", "NA"),
        ("name", "Null Island Ltd", "Null Island Ltd"),
        ("email_status", "unknown", "unknown"),
        ("last_contacted_at", "none", "none"),
        ("website", "'acme-invented.com", "acme-invented.com"),
        ("phone", "'+4930123456", "+4930123456"),
        ("last_name", "'t Hart", "'t Hart"),
        ("city", "'s-Hertogenbosch", "'s-Hertogenbosch"),
        ("phone", "4.9151E+11", ""),
        ("phone", "4,9151E+11", ""),
        ("external_id", "4.9151E+11", "4.9151E+11"),
        ("name", '=HYPERLINK("https://acme-invented.com","Acme ""A"" Tools")', 'Acme "A" Tools'),
        ("name", '=hyperlink("https://acme-invented.com"; "Acme")', "Acme"),
        ("website", '=HYPERLINK("https://acme-invented.com","Site")', "https://acme-invented.com"),
        ("website", '=HYPERLINK("https://acme-invented.com")', "https://acme-invented.com"),
        ("name", "=HYPERLINK(A1,B1)", "=HYPERLINK(A1,B1)"),
        ("name", "=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"),
    ],
)
def test_a_cell_is_read_without_the_traces_of_a_spreadsheet(field, cell, said):
    assert value(field, cell, "other", "more") == said


def test_apostrophes_before_most_names_of_a_column_are_marks():
    assert value("name", "'Acme", "'Bolt", "Tin") == "Acme"


def test_cells_that_say_nothing_give_neither_companies_nor_facts():
    text = "Name,Website,City\nN/A,-,Oslo\nAcme,acme-invented.com,n/a\n#N/A,bolt-invented.com,-\n"
    found = intake_companies(parse_list(text.encode(), "list.csv"), observed_at=_AT)
    assert [row.reason for row in found.rejected] == ["no company name and no web site"]
    assert [(m.name, dict(m.facts), dict(m.extra)) for m in found.mentions] == [
        ("Acme", {"website": "acme-invented.com"}, {}),
        (None, {"website": "bolt-invented.com"}, {}),
    ]


def test_the_next_column_of_a_field_counts_where_the_first_says_nothing():
    text = "Email,Company,Mobile,Phone\na@x-invented.com,X,n/a,+49 30 123456\n"
    (contact,) = intake_contacts(parse_list(text.encode(), "list.csv"), observed_at=_AT).contacts
    assert contact.phone == "+49 30 123456"


def test_numbers_that_a_spreadsheet_cut_are_told_with_their_column():
    raw = parse_list(b"Name,Phone\nAcme,4.9151E+11\nBolt,+49 30 123456\n", "list.csv")
    (note,) = cut_numbers(raw)
    assert note.startswith('column "Phone": a spreadsheet cut 1 of the first 2 numbers')
    assert not cut_numbers(parse_list(b"Name,Size\nAcme,1e5\n", "list.csv"))


def test_a_zip_archive_is_called_one():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("companies.csv", "Name\nAcme\n")
    with pytest.raises(InputError, match=r"is a ZIP archive \(companies\.csv\); unpack it"):
        parse_list(packed.getvalue(), "list.csv")


def test_a_list_without_header_is_told_so():
    raw = parse_list(b"Acme Tools,acme-invented.com\nBolt,bolt-invented.com\n", "list.csv")
    with pytest.raises(InputError, match="has no header; its first line looks like a record"):
        intake_companies(raw, observed_at=_AT)
