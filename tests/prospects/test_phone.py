import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospects import lists
from prospects.phone import phone_digits, split_phones


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        pytest.param("+49 30 7654321", "49307654321", id="plain"),
        pytest.param("+49 (0)30 7654321", "49307654321", id="trunk-zero"),
        pytest.param("+49(0)30/7654321", "49307654321", id="trunk-zero-close"),
        pytest.param("(+49) (0) 30 7654321", "49307654321", id="country-code-in-brackets"),
        pytest.param("0049 30 7654321", "49307654321", id="international-prefix"),
        pytest.param("0049 (0)30 7654321", "49307654321", id="prefix-and-trunk-zero"),
        pytest.param("Tel.: +44 (0) 20 7946 0018", "442079460018", id="label"),
        pytest.param("+39 (0)6 5550145", "39065550145", id="italy-keeps-its-zero"),
        pytest.param("(030) 7654321", "0307654321", id="national"),
        pytest.param("(0)30 7654321", "0307654321", id="no-country-code"),
        pytest.param("+1 312 555 0145 ext. 12", "13125550145", id="ext"),
        pytest.param("+1 312 555 0145 Ext 12", "13125550145", id="ext-capital"),
        pytest.param("+1 312 555 0145, extension 12", "13125550145", id="extension"),
        pytest.param("+13125550145;ext=12", "13125550145", id="uri"),
        pytest.param("312-555-0145x12", "3125550145", id="x"),
        pytest.param("312-555-0145 #12", "3125550145", id="hash"),
        pytest.param("(312) 555-0145 (x 12)", "3125550145", id="x-in-brackets"),
        pytest.param("030 7654321 DW 12", "0307654321", id="dw"),
        pytest.param("+49 (0)30 7654321 Durchwahl 12", "49307654321", id="durchwahl"),
        pytest.param("312x555x0145", "3125550145", id="x-between-groups"),
        pytest.param("#312 555 0145", "3125550145", id="hash-in-front"),
        pytest.param("Durchwahl: 030 7654321", "0307654321", id="label-in-front"),
        pytest.param("+\uff14\uff19 30 7654321", "49307654321", id="wide-digits"),
        pytest.param("none", "", id="no-digits"),
        pytest.param("", "", id="empty"),
    ],
)
def test_a_number_is_the_same_digits_however_it_is_written(text, digits):
    assert phone_digits(text) == digits


_PARTS = st.sampled_from(["+", "00", "0", "(0)", "49", "30", "7654321", " ", "x", "ext. ", "#"])


@given(st.one_of(st.text(max_size=40), st.lists(_PARTS, max_size=9).map("".join)))
def test_digits_are_their_own_digits(text):
    once = phone_digits(text)
    assert phone_digits(once) == once
    assert not once or (once.isascii() and once.isdigit())


def test_lists_offer_the_same_reading():
    assert lists.phone_digits is phone_digits


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("+49 30 7654321; 0171 5550145", ("+49 30 7654321", "0171 5550145")),
        ("312-555-0145 / 312-555-0146", ("312-555-0145", "312-555-0146")),
        ("030 7654321 oder 0171 5550145", ("030 7654321", "0171 5550145")),
        ('["+49 30 7654321"]', ("+49 30 7654321",)),
        ("030/7654321", ("030/7654321",)),
        ("+13125550145;ext=12", ("+13125550145;ext=12",)),
        ("+1 312 555 0145, extension 12", ("+1 312 555 0145, extension 12",)),
        ("none", ("none",)),
        ("", ("",)),
    ],
)
def test_each_number_of_a_cell_is_known(text, numbers):
    assert split_phones(text) == numbers
