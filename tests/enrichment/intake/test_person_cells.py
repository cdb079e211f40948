import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrichment.intake.person_cells import parse_email

_SIGNS = "!#$%&`*+/=?^`{|}~@iana.org"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        pytest.param("Jo@X-Invented.com", "jo@x-invented.com", id="capitals"),
        pytest.param(" jo@x-invented.com\u00a0", "jo@x-invented.com", id="blanks-around"),
        pytest.param(_SIGNS, _SIGNS, id="every-sign-an-address-may-have"),
        pytest.param("a|b@x-invented.com", "a|b@x-invented.com", id="bar-inside"),
        pytest.param("Jo <jo@x-invented.com>", "jo@x-invented.com", id="named"),
        pytest.param("Doe, Jo <jo@x-invented.com>", "jo@x-invented.com", id="named-comma"),
        pytest.param('"Doe,Jo" <jo@x-invented.com>', "jo@x-invented.com", id="named-quoted"),
        pytest.param("MAILTO:jo@x-invented.com", "jo@x-invented.com", id="mailto"),
        pytest.param("jo@x-invented.com<mailto:jo@x-invented.com>", "jo@x-invented.com",
                     id="twice"),
        pytest.param("jo@x-invented.com,al@x-invented.com", "jo@x-invented.com", id="comma"),
        pytest.param("jo@x-invented.com|al@x-invented.com", "jo@x-invented.com", id="bar"),
        pytest.param("n/a | jo@x-invented.com", "jo@x-invented.com", id="blank-bar"),
        pytest.param('["n/a", "jo@x-invented.com"]', "jo@x-invented.com", id="json-list"),
        pytest.param("['jo@x-invented.com']", "jo@x-invented.com", id="python-list"),
        pytest.param("jo@x-invented.com;", "jo@x-invented.com", id="separator-at-the-end"),
        pytest.param("test@example.com, jo@x-invented.com", "jo@x-invented.com",
                     id="placeholder-first"),
        pytest.param("Jo <a@x-invented.com>,Al <b@x-invented.com>", "a@x-invented.com",
                     id="two-named"),
        pytest.param("jo@münchen-invented.com", "jo@xn--mnchen-invented-zvb.com", id="umlaut"),
        pytest.param("a" * 64 + "@x-invented.com", "a" * 64 + "@x-invented.com", id="64-octets"),
        pytest.param("na@x-invented.com", "na@x-invented.com", id="initials"),
        pytest.param("test@bolt.example", "test@bolt.example", id="invented-world"),
    ],
)  # fmt: skip
def test_an_address_is_read_from_a_cell(text, address):
    assert parse_email(text) == address


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("john mcdonald@x-invented.com", id="blank-inside"),
        pytest.param("Doe, john mcdonald@x-invented.com", id="blank-inside-after-a-comma"),
        pytest.param("john,mcdonald@x-invented.com", id="comma-inside"),
        pytest.param("john;mcdonald@x-invented.com", id="semicolon-inside"),
        pytest.param("!#..{|}~@iana.org", id="not-cut-at-a-bar"),
        pytest.param("john<mcdonald@x-invented.com", id="half-a-bracket"),
        pytest.param("a" * 65 + "@x-invented.com", id="65-octets"),
        pytest.param("é" * 33 + "@x-invented.com", id="66-octets-of-33-letters"),
        pytest.param("=?utf-8?q?ann=0abcc?=@x.com", id="encoded-word"),
        pytest.param("jo@x-invented.com\nBcc: al@x-invented.com", id="line-break"),
        pytest.param("jo@x-invented.com,\r\nal@x-invented.com", id="line-break-between"),
        pytest.param("jo\x00@x-invented.com", id="control-character"),
        pytest.param("jo@x-invented.com\u2028", id="line-separator"),
        pytest.param("Jo\x07 <jo@x-invented.com>", id="control-character-in-the-name"),
        pytest.param("jo@al@x-invented.com", id="two-at-signs"),
    ],
)
def test_an_address_is_never_cut_out_of_another_text(text):
    assert parse_email(text) is None


@pytest.mark.parametrize(
    "text",
    ["email_not_unlocked@domain.com", "none@none.com", "noemail@x-invented.com",
     "no-email@x-invented.com", "NoEmail@x-invented.com", "test@example.com", "jo@example.org",
     "jo@mail.example.net", "n/a@x-invented.com", "na@na.com", "test@test.com", "name@domain.com",
     "Jo <none@none.com>"],
)  # fmt: skip
def test_a_placeholder_is_no_address(text):
    assert parse_email(text) is None


_PARTS = st.sampled_from(
    ["jo", "@", "x-invented.com", ",", ";", "|", " ", "<", ">", "mailto:", "\n", '"', "é", "n/a"]
)


@given(st.one_of(st.text(max_size=40), st.lists(_PARTS, max_size=12).map("".join)))
def test_an_address_is_read_from_itself(text):
    address = parse_email(text)
    assert address is None or parse_email(address) == address
