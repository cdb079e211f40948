"""Phone numbers; those of tests are of ranges that no subscriber has, where there are such."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enrichment.answer import Answer
from enrichment.firmographics.phone_numbers import parse_phone
from enrichment.firmographics.phones import extract_phones
from enrichment.page import PageRole, parse_page

URL = "https://www.bluepan-invented.com/"


def told(page):
    return [s.value for s in sorted(extract_phones(page), key=lambda s: -s.confidence)]


@pytest.mark.parametrize(
    ("body", "url", "numbers"),
    [
        pytest.param('<a href="tel:+1-312-555-2368">Call</a>', URL, ["+13125552368"], id="link"),
        pytest.param("<p>Tel.: +44 (0)20 7946 0018</p>", URL, ["+442079460018"],
                     id="trunk-zero-in-brackets"),
        pytest.param("<p>Tel : + 44 20 7946 0018</p>", URL, ["+442079460018"],
                     id="blank-behind-the-plus"),
        pytest.param("<p>Phone (312) 555-2368</p>", URL, ["+13125552368"], id="american"),
        pytest.param("<p>312.555.2368</p>", URL, ["+13125552368"], id="american-without-word"),
        pytest.param("<p>Telefon: 030 23125 000</p>", "https://bluepan-invented.de/",
                     ["+493023125000"], id="national-of-the-ending"),
        pytest.param("<p>Musterstr. 5, 10115 Berlin</p><p>Tel 030 23125 000</p>", URL,
                     ["+493023125000"], id="national-of-the-decided-country"),
        pytest.param("<p>Telefon: 030 23125 000</p>", URL, [], id="national-of-no-country"),
        pytest.param("<p>Fax: +44 20 7946 0018</p>", URL, [], id="fax"),
        pytest.param("<p>Phone: 312-555-2368 Fax: 312-555-2369</p>", URL, ["+13125552368"],
                     id="phone-beside-fax"),
        pytest.param("<p>Tel/Fax: +44 20 7946 0018</p>", URL, ["+442079460018"],
                     id="one-for-both"),
        pytest.param("<p>312-555-2369 fax</p>", URL, [], id="fax-behind"),
        pytest.param('<a href="tel:3125552369">x</a><p>Fax 312-555-2369</p>', URL, [],
                     id="link-to-a-fax"),
        pytest.param("<p>Order 12345678 of 2024-01-01, ISBN 978-3-16-148410-0</p>", URL, [],
                     id="other-numbers"),
        pytest.param("<p>Call 312-555-2368</p><p>+1 312 555 2368</p>", URL, ["+13125552368"],
                     id="once"),
    ],
)  # fmt: skip
def test_the_phones_of_a_page(read, body, url, numbers):
    assert told(read(body, url=url)) == numbers


def test_the_main_number_comes_first_and_three_are_enough(read):
    body = """<script type="application/ld+json">{"@type": "Organization", "name": "Blue Pan",
    "telephone": "+1 312 555 2361"}</script><p>Tel 312-555-2364, 312-555-2365</p>
    <a href="tel:+13125552362">x</a><a href="tel:+13125552363">x</a>"""
    assert told(read(body, url=URL)) == ["+13125552361", "+13125552362", "+13125552363"]


def test_a_contact_page_is_believed_more(read):
    body = "<p>Tel +44 20 7946 0018</p>"
    home, contact = read(body, url=URL), read(body, PageRole.CONTACT, URL)
    assert extract_phones(contact)[0].confidence > extract_phones(home)[0].confidence


@pytest.mark.parametrize(
    ("written", "country", "expected"),
    [
        ("(416) 555-2368", None, ("+14165552368", "CA", False)),
        ("1-800-555-2368", None, ("+18005552368", "US", True)),
        ("0044 20 7946 0018", None, ("+442079460018", "GB", False)),
        ("020 7946 0018", "GB", ("+442079460018", "GB", False)),
        ("020 7946 0018", None, None),
        ("0114-312110", None, None),
        ("+49", None, None),
        ("", "DE", None),
    ],
)
def test_a_number_is_of_a_country(written, country, expected):
    assert parse_phone(written, country) == expected


@settings(deadline=None)
@given(st.text(alphabet="+0123456789 ()-./tel:fax\n", max_size=200))
def test_any_digits_give_numbers_in_one_form(text):
    body = f'<p>{text}</p><a href="tel:{text}">x</a>'
    answer = Answer(URL, URL, 200, {}, body.encode(), datetime(2026, 11, 21, tzinfo=UTC))
    numbers = told(parse_page(answer))
    assert len(numbers) <= 3
    assert all(number[0] == "+" and number[1:].isdigit() for number in numbers)
