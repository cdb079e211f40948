import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrichment.hiring import parse_board
from enrichment.hiring.ats import ats_rules

VENDORS = list(ats_rules())


@pytest.mark.parametrize("vendor", VENDORS)
def test_a_url_of_a_board_names_vendor_and_tenant(vendor):
    for url, tenant in ats_rules()[vendor].positives.items():
        board = parse_board(url)
        assert board is not None, url
        assert (board.vendor, board.tenant) == (vendor, tenant), url


@pytest.mark.parametrize("vendor", VENDORS)
def test_a_vendors_own_site_is_no_tenant(vendor):
    assert [url for url in ats_rules()[vendor].negatives if parse_board(url)] == []


@pytest.mark.parametrize(
    "url",
    ["", "https://acme.example/careers", "http://[ccpa-preferences]", "mailto:jobs@lever.co",
     "https://jobs.lever.co.acme.example/x", "https://acme.example/?to=jobs.lever.co/x"],
)  # fmt: skip
def test_any_other_url_names_no_board(url):
    assert parse_board(url) is None


@given(st.text(max_size=200))
def test_any_text_may_be_a_url(text):
    parse_board(text)
    parse_board(f"https://jobs.lever.co/{text}")
