from datetime import UTC, datetime

import pytest

from enrichment.intake import intake_companies, intake_contacts, parse_list
from enrichment.intake.no_records import no_records

_AT = datetime(2026, 11, 21, tzinfo=UTC)


def reasons(text):
    return dict(no_records(parse_list(text.encode(), "list.csv")))


@pytest.mark.parametrize(
    "row",
    [
        "Total,", "Total: 512,", "TOTAL,512", "Grand total,\"1,234\"", "Summe,12", "Gesamt: 3,",
        "512 rows,", ",Total 512", "Exported by Jane Doe on 2026-10-01,", "Erstellt am 01.10.2026,",
        "Source: Apollo,2026", "\"Filters: size > 50, country = DE\",", "Confidential,",
        "Confidential - do not share,", "Streng vertraulich,", "© 2026 Example Data Ltd.,",
        "Example Ltd. All rights reserved.,", "Page 1 of 3,", "*** End of report ***,", "-----,",
        "name,WEBSITE", "Name,",
    ],
)  # fmt: skip
def test_what_stands_below_a_list_is_no_record(row):
    assert list(reasons(f"Name,Website\nAcme,acme-invented.com\n{row}\n")) == [1]


@pytest.mark.parametrize(
    "row",
    [
        "Total,total-invented.com", "Total Wine,", "Totalis GmbH,", "Sum Up Ltd,", "Summit,",
        "Confidential Records,", "Sourceful,", "Source Coffee,", "Note Bene GmbH,", "Page One,",
        "Copyright Agency,copyright-invented.com", "Exported Goods Ltd,", "3 Suisses,", "1-800,",
        "4711,", "Name,name-invented.com", "Stand Up,", "Filter Technik: Meier,", "Count Basic,",
    ],
)  # fmt: skip
def test_a_company_with_such_a_word_stays_one(row):
    assert reasons(f"Name,Website\nAcme,acme-invented.com\n{row}\n") == {}


def test_a_word_alone_may_be_a_name_where_nothing_else_could_tell():
    assert reasons("Name\nTotal\nTotal: 2\n") == {1: "a total of the list, not a record"}


def test_such_rows_end_as_rejected_with_the_reason_in_lists_of_both_kinds():
    companies = "Name,Website\nAcme,acme-invented.com\nName,Website\nTotal: 1,\n"
    found = intake_companies(parse_list(companies.encode(), "list.csv"), observed_at=_AT)
    assert [company.name for company in found.companies] == ["Acme"]
    assert [(row.source_row, row.reason) for row in found.rejected] == [
        ("list.csv row 2", "the header once more, not a record"),
        ("list.csv row 3", "a total of the list, not a record"),
    ]
    people = "First name,Company,Email\nJo,Acme,jo@acme-invented.com\nExported by: Jo Roe,,\n"
    taken = intake_contacts(parse_list(people.encode(), "list.csv"), observed_at=_AT)
    assert [row.reason for row in taken.rejected] == ["a remark about the list, not a record"]
