import pytest

from prospects.company import Company
from prospects.contact import Contact
from prospects.errors import DatabaseError
from prospects.store.bulk import BATCH_ROWS

FIRST = Company(
    "a.com", "a.com", "A Ltd", {"industry": "Mining", "country": "GB"}, {"Tag": "x"},
    ("one.csv row 1",), "ann",
)  # fmt: skip


def test_a_company_comes_back_as_it_was(store):
    store.save_companies([FIRST])
    assert store.load_companies() == [FIRST]


def test_the_same_list_again_changes_nothing(store):
    store.save_companies([FIRST])
    store.save_companies([FIRST, FIRST])
    assert store.load_companies() == [FIRST]


def test_companies_come_in_the_order_of_their_keys_on_every_database(store):
    keys = ["b.com", "A.com", "é.com", "a-b.com", "ab.com", "name:b c:", "_.com"]
    store.save_companies(Company(key, None, None) for key in keys)
    assert [company.key for company in store.load_companies()] == sorted(keys)


def test_only_known_companies_are_found_whatever_the_number_of_keys(store):
    store.save_companies([FIRST])
    keys = [f"{number}.com" for number in range(2 * BATCH_ROWS)] + ["a.com", "a.com"]
    assert store.load_companies(keys) == [FIRST]
    assert store.load_companies([]) == []


ANN = Contact(
    "c1", "a.com", "Ann", "Lee", "CEO", "ann@a.com", "+44 1", "https://linkedin.com/in/ann",
    "Leeds", "GB", "sam", do_not_call=True, email_status="verified", extra={"Note": "x"},
    sources=("people.csv row 1",),
)  # fmt: skip


def test_a_contact_comes_back_as_it_was(store):
    store.save_companies([FIRST])
    store.save_contacts([ANN])
    assert store.load_contacts() == store.load_contacts(["a.com"]) == [ANN]
    assert store.load_contacts(["b.com"]) == []


def test_a_wish_not_to_be_called_stays_when_a_later_list_lacks_it(store):
    store.save_companies([FIRST])
    store.save_contacts([ANN])
    store.save_contacts([Contact("c1", "a.com", "Ann", "Lee", "Owner", do_not_email=True)])
    [found] = store.load_contacts()
    assert (found.do_not_call, found.do_not_email) == (True, True)
    assert (found.title, found.email) == ("Owner", "ann@a.com")


def test_a_contact_of_an_unknown_company_is_refused_without_naming_the_person(store):
    with pytest.raises(DatabaseError) as refused:
        store.save_contacts([ANN])
    assert "ann@a.com" not in str(refused.value)
    assert "\n" not in str(refused.value)
