"""What people and lists state is read into the form of profiles."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prospects.profile import SINGLE_FIELDS
from prospects.stated import stated_fields


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("headcount", "50-100", "50-100"),
        ("headcount", "500+", "500-"),
        ("headcount", "lots", None),
        ("country", "Germany", "DE"),
        ("country", "Atlantis", None),
        ("industry", "Computer Software", "software"),
        ("industry", "zzz", None),
        ("founded_year", "May 2004", "2004"),
        ("founded_year", "2004 or 2005", None),
        ("revenue", "$1M to $10M", "1000000-10000000"),
        ("display_name", "ACME INC.", "Acme"),
        ("description", " two\n lines ", "two lines"),
        ("city", "  ", None),
        ("site_standing", "For sale", "for_sale"),
        ("site_standing", "closed", None),
        ("redirect_domain", "https://www.acme-invented.com/x", "acme-invented.com"),
    ],
)
def test_a_stated_value_is_read(field, text, value):
    assert stated_fields()[field].read(text) == value


def test_every_field_has_one_value_in_profiles_and_says_what_it_allows():
    assert set(stated_fields()) <= set(SINGLE_FIELDS)
    assert all(field.allowed for field in stated_fields().values())


@settings(deadline=None)
@given(st.sampled_from(sorted(stated_fields())), st.text(max_size=80))
def test_any_text_is_read_or_refused(field, text):
    value = stated_fields()[field].read(text)
    assert value is None or value.strip()
