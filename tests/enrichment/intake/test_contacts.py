from datetime import UTC, datetime

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrichment.intake import (
    intake_contacts,
    list_signals,
    merge_contacts,
    parse_list,
    read_contacts,
)
from enrichment.intake.person_cells import is_opt_out, parse_email
from prospects.errors import InputError

_AT = datetime(2026, 11, 21, tzinfo=UTC)


def intake(text, **options):
    return intake_contacts(parse_list(text.encode(), "people.csv"), observed_at=_AT, **options)


def test_a_row_becomes_a_contact_and_its_company():
    found = intake(
        "First Name,Last Name,Title,Company Name,Email,Website,# Employees,Industry,City,State,"
        "Country,Company Country,Mobile Phone,Person Linkedin Url,Contact Owner,Account Owner,"
        "Do Not Call,Email Status,Notes\n"
        "Jane,Doe,VP Sales,Bolt Inc,Jane.Doe@Bolt.Example,http://bolt.example,51-200,"
        "Computer Software,Oslo,Viken,Norge,Norway,+47 900 00 000,http://linkedin.com/in/jane,"
        "Anna,Bob,true,Verified,hello\n"
    )
    (contact,) = found.contacts
    (company,) = found.companies
    assert (contact.first_name, contact.last_name, contact.title) == ("Jane", "Doe", "VP Sales")
    assert (contact.email, contact.country, contact.owner) == (
        "jane.doe@bolt.example",
        "NO",
        "Anna",
    )
    assert contact.linkedin_url == "https://www.linkedin.com/in/jane"
    assert (contact.do_not_call, contact.do_not_email) == (True, False)
    assert contact.extra == {"Notes": "hello", "region": "Viken"}
    assert contact.company_key == company.key == "bolt.example"
    assert (company.name, company.list_owner, company.facts["country"]) == (
        "Bolt Inc",
        "Bob",
        "Norway",
    )
    signals = list_signals(found.mentions, {found.list_name: found.columns})
    assert {s.name: s.value for s in signals} == {
        "display_name": "Bolt",
        "industry": "software",
        "headcount": "51-200",
        "country": "NO",
    }


@pytest.mark.parametrize(
    ("row", "key"),
    [
        ("Jane Doe,jane@bolt.example,,", "bolt.example"),
        ("Jane Doe,jane@mail.bolt.example,,", "bolt.example"),
        ("Jane Doe,jane@gmail.com,Bolt,", "name:bolt:"),
        ("Jane Doe,jane@other.example,Bolt,https://bolt.example", "bolt.example"),
        ("Jane Doe,,Bolt,https://linkedin.com/company/bolt", "name:bolt:"),
    ],
)
def test_the_employer_is_found_by_site_then_address_then_name(row, key):
    found = intake(f"name,email,company,website\n{row}\n")
    assert found.contacts[0].company_key == key


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",,Bolt,", "no name of a person and no valid e-mail address"),
        ("jane_doe99,broken@,Bolt,", "no name of a person and no valid e-mail address"),
        (
            "Jane Doe,jane@gmail.com,,",
            "no company name, no web site of a company and no business e-mail address",
        ),
    ],
)
def test_a_row_without_person_or_company_is_kept_with_the_reason(row, reason):
    (rejected,) = intake(f"name,email,company,website\n{row}\n").rejected
    assert (rejected.reason, rejected.kind) == (reason, "contacts")
    assert list(rejected.original.values()) == row.split(",")


def test_a_broken_address_is_kept_as_written():
    (contact,) = intake("name,email,company\nJane Doe,jane@bolt,Bolt\n").contacts
    assert (contact.email, contact.extra["email as written"]) == (None, "jane@bolt")


def test_one_person_is_one_contact_and_an_opt_out_holds():
    found = intake(
        "name,email,title,unsubscribed\nJane Doe,jane@bolt.example,,no\n"
        "Jane Doe,JANE@bolt.example,VP Sales,yes\n"
    )
    (contact,) = found.contacts
    assert (contact.title, contact.do_not_email, found.merged) == ("VP Sales", True, 1)
    assert contact.sources == ("people.csv row 1", "people.csv row 2")


def test_any_of_several_opt_outs_counts_and_some_mean_every_channel():
    found = intake(
        "name,company,Opt Out,Unsubscribed,Do Not Contact,Do Not Call\n"
        "A Larch,Bolt,no,yes,no,no\nB Larch,Bolt,no,no,x,no\nC Larch,Bolt,,,,1\nD Larch,Bolt,,,,\n"
    )
    assert [(c.do_not_call, c.do_not_email) for c in found.contacts] == [
        (False, True),
        (True, True),
        (True, False),
        (False, False),
    ]


def test_an_opt_out_in_a_rejected_row_holds_for_the_address():
    found = intake("name,email,company,unsubscribed\n,j@gmail.com,,x\nJane Doe,J@gmail.com,Bolt,\n")
    assert len(found.rejected) == 1
    assert [c.do_not_email for c in found.contacts] == [True]


@pytest.mark.parametrize(
    "text", ["yes", "TRUE", "1", "x", "opted out", "2026-01-01", "Y", "ja", "1.0", "maybe"]
)
def test_whatever_is_not_a_plain_no_forbids(text):
    assert is_opt_out(text)


@pytest.mark.parametrize("text", ["", " ", "no", "FALSE", "0", "N/A", "Nein", "not opted out", "-"])
def test_a_plain_no_does_not_forbid(text):
    assert not is_opt_out(text)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Jane.Doe@Bolt.Example", "jane.doe@bolt.example"),
        ("mailto:jane@bolt.example", "jane@bolt.example"),
        ("Jane Doe <jane@bolt.example>", "jane@bolt.example"),
        ("n/a; jane@bolt.example, j@bolt.example", "jane@bolt.example"),
        ("jane@bolt", None),
        ("jane", None),
        ("a..b@bolt.example", None),
        ("", None),
    ],
)
def test_an_address_is_checked_and_in_lower_case(text, address):
    assert parse_email(text) == address


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ("Id,Company", "no column with a person's name or e-mail address"),
        ("First Name,Title", "no column with a company's name or web site"),
        ("Email,Marketing consent", "looks like an opt-out"),
    ],
)
def test_a_list_that_cannot_be_read_honestly_is_refused(columns, message):
    with pytest.raises(InputError, match=message):
        intake(columns + "\n1,2\n")


def test_a_contact_list_is_read_from_a_file(tmp_path):
    path = tmp_path / "people.csv"
    path.write_text("email\njane@bolt.example\n", encoding="utf-8")
    found = read_contacts(path, observed_at=_AT)
    assert found.contacts[0].sources == ("people.csv row 1",)


_NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)
_MAILS = st.sampled_from(["", "jane@bolt.example", "JANE@bolt.example", "j@gmail.com", "broken@"])


@given(st.lists(st.tuples(_NAMES, _MAILS, _NAMES, st.sampled_from(["", "x"])), max_size=12))
def test_every_row_is_accounted_for(rows):
    frame = pd.DataFrame(rows, columns=["name", "email", "company", "unsubscribed"])
    found = intake(frame.to_csv(index=False))
    assert found.rows_read == len(found.contacts) + found.merged + len(found.rejected)
    assert {c.company_key for c in found.contacts} <= {c.key for c in found.companies}
    assert merge_contacts([*found.contacts, *found.contacts]) == list(found.contacts)
    taken = {c.email: c.do_not_email for c in found.contacts if c.email}
    marked = {parse_email(row[1]) for row in rows if row[3]}
    assert {email for email, barred in taken.items() if barred} >= marked & set(taken)


def test_every_address_of_a_cell_is_kept_and_asked():
    found = intake(
        "First Name,Last Name,Email,Company,Unsubscribed\n"
        "Jane,Doe,jane@bolt.example; Jane.Doe@bolt.example | info@bolt.example,Bolt,\n"
        "J.,,jane.doe@bolt.example,Bolt,yes\n"
        "Jim,Roe,info@bolt.example,Bolt,\n"
    )
    jane = found.contacts[0]
    assert (jane.email, jane.other_emails) == ("jane@bolt.example", ("jane.doe@bolt.example",))
    assert [contact.do_not_email for contact in found.contacts if contact.first_name == "Jane"] == [
        True
    ]
    assert [contact.do_not_email for contact in found.contacts if contact.first_name == "Jim"] == [
        False
    ]
