"""What a contact is known by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospects.contact import person_url, profile_of

_KEY = "ACwAABInventedKeyOfLinkedIn12345"


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("https://www.linkedin.com/in/Ada-Invented/", "in/ada-invented"),
        ("de.linkedin.com/in/ada-invented?trk=x", "in/ada-invented"),
        ("linkedin.com/in/j%c3%b6rg-invented", "in/j%C3%B6rg-invented"),
        ("linkedin.com/in/J\u00f6rg-invented", "in/j%C3%B6rg-invented"),
        ("linkedin.com/in/jo\u0308rg-invented", "in/j%C3%B6rg-invented"),
        ("https://www.linkedin.com/mwlite/in/ada-invented", "in/ada-invented"),
        (f"linkedin.com/in/{_KEY}", f"in/{_KEY}"),
        ("linkedin.com/sales/lead/ACwAAx,NAME_SEARCH", "sales/lead/ACwAAx"),
    ],
)
def test_a_profile_has_one_spelling(written, path):
    assert person_url(written) == f"https://www.linkedin.com/{path}"


def test_a_page_of_a_company_is_nobodys():
    assert person_url("linkedin.com/company/acme-invented") is None


@given(st.text(min_size=1))
def test_the_one_spelling_stays_and_names_the_same_person(path):
    written = f"linkedin.com/in/{path}"
    url = person_url(written)
    assert url is None or (person_url(url), profile_of(url)) == (url, profile_of(written))
