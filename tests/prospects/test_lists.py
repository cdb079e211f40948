"""Suppression lists: what a line may say."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospects.errors import ConfigError
from prospects.lists import normalize_entry, read_list_file, read_lists
from prospects.phone import phone_digits
from prospects.suppression import SuppressionEntry, SuppressionLists

HEADER = "scope,value,reason,since,until\n"


def test_a_list_is_read_line_by_line(tmp_path):
    (tmp_path / "customers.csv").write_text(
        HEADER + "domain,https://www.Acme-invented.com/about,pays since March,2026-03-01,\n"
        "email,Jo@Acme-invented.com,,,2026-12-31\nphone,+49 (30) 23125-001,,,\nname,ACME Inc.,,,\n",
        encoding="utf-8-sig",
    )
    read = read_list_file(tmp_path / "customers.csv")
    assert [(e.scope, e.value) for e in read.entries] == [
        ("domain", "acme-invented.com"),
        ("email", "jo@acme-invented.com"),
        ("phone", "493023125001"),
        ("name", "acme"),
    ]
    assert read.entries[0].since == date(2026, 3, 1)
    assert read.entries[1].source == "customers.csv line 3"


def test_every_wrong_line_is_told_at_once(tmp_path):
    path = tmp_path / "opt_outs.csv"
    path.write_text(
        HEADER + "mail,a@b.com,,,\nemail,nobody,,,\ndomain,com,,,\nemail,a@b.com,,soon,\n",
        encoding="utf-8",
    )
    with pytest.raises(ConfigError) as caught:
        read_list_file(path)
    assert [fault.place for fault in caught.value.faults] == [
        "line 2",
        "line 3",
        "line 4",
        "line 5",
    ]
    assert '"mail" is no scope; use email, phone, domain, name' in str(caught.value)


def test_a_required_list_must_be_there_even_if_empty(tmp_path):
    (tmp_path / "customers.csv").write_text(HEADER, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"opt_outs\.csv: is missing"):
        read_lists(tmp_path, ["customers", "opt_outs"])


def test_a_file_without_the_header_is_refused(tmp_path):
    (tmp_path / "customers.csv").write_text("acme.com\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="must be the header"):
        read_list_file(tmp_path / "customers.csv")


@pytest.mark.parametrize(
    ("day", "blocked"), [(date(2026, 1, 1), False), (date(2026, 3, 1), True),
                         (date(2026, 6, 30), True), (date(2026, 7, 1), False)],
)  # fmt: skip
def test_both_bounds_of_an_entry_are_inclusive(day, blocked):
    entry = SuppressionEntry("x", "domain", "a.com", "", date(2026, 3, 1), date(2026, 6, 30))
    lists = SuppressionLists.of([entry])
    assert bool(lists.blocking("domain", "a.com", day)) is blocked


@pytest.mark.parametrize(
    ("listed", "asked", "same"),
    [
        ("+1 312 555 0145", "312-555-0145", True),
        ("312-555-0199", "+1 (312) 555-0199", True),
        ("030 23125 001", "+49 30 23125-001", True),
        ("+49 30 23125 001", "+49 30 23125 002", False),
        ("312 555 0145", "415 555 0145", False),
        ("55501", "+1 312 555 5501", False),
        ("55501", "55501", True),
    ],
)
def test_a_number_is_found_with_and_without_its_country(listed, asked, same):
    lists = SuppressionLists.of([SuppressionEntry("x", "phone", phone_digits(listed))])
    found = lists.blocking("phone", phone_digits(asked), date(2026, 11, 23))
    assert bool(found) is same


@given(st.text(max_size=40))
def test_a_phone_is_its_digits_however_it_is_written(text):
    assert phone_digits(phone_digits(text)) == phone_digits(text) or text.startswith("00")


@given(st.sampled_from(["email", "phone", "domain", "name"]), st.text(max_size=30))
def test_normalising_an_entry_twice_changes_nothing(scope, text):
    try:
        once = normalize_entry(scope, text)
    except ValueError:
        return
    if scope != "phone":
        assert normalize_entry(scope, once) == once


def test_an_address_is_found_in_either_spelling_of_its_host():
    spellings = ["Jo@MÜNCHEN-invented.de", "jo@xn--mnchen-invented-zvb.de"]
    assert len({normalize_entry("email", text) for text in spellings}) == 1
