import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrichment.firmographics.country_hints import country_hints
from enrichment.firmographics.quote import quote

URL = "https://www.bluepan-invented.com/"


def shown(page, kind):
    return [hint.shown for hint in country_hints(page) if hint.kind == kind]


@pytest.mark.parametrize(
    ("start", "end", "quoted"),
    [
        pytest.param(0, 40, "Founded 2018. Blue Pan, Inc. of Delaware", id="all"),
        pytest.param(5, 27, "2018. Blue Pan, Inc", id="begins-within-a-word"),
        pytest.param(14, 25, "Blue Pan, Inc", id="ends-within-a-word"),
        pytest.param(-9, 7, "Founded", id="before-the-text"),
        pytest.param(14, 99, "Blue Pan, Inc. of Delaware", id="behind-the-text"),
    ],
)
def test_a_quote_begins_and_ends_with_a_whole_word(start, end, quoted):
    assert quote("Founded 2018. Blue Pan, Inc. of Delaware", start, end) == quoted


@given(st.text(max_size=200), st.integers(-5, 200), st.integers(0, 60))
def test_a_quote_stands_in_the_text_and_is_hardly_longer_than_asked(text, start, length):
    quoted = quote(text, start, start + length)
    assert quoted in text
    assert len(quoted) <= length + 30


@pytest.mark.parametrize(
    ("text", "kind", "quoted"),
    [
        ("Founded 2018. Bluepan, Inc. sells pans", "legal form", "2018. Bluepan, Inc"),
        ("Kontakt Über uns Karriere Impressum", "wording", "Über uns Karriere Impressum"),
        ("Makers, menders and brokers. Registered in England", "legal id",
         "Registered in England"),
        ("Pan makers ask $25 monthly", "prices", "ask $25"),
    ],
)  # fmt: skip
def test_no_evidence_of_a_country_begins_or_ends_within_a_word(read, text, kind, quoted):
    assert [told.rstrip(".") for told in shown(read(f"<p>{text}</p>", url=URL), kind)] == [quoted]


def test_a_number_that_a_page_writes_twice_is_shown_once(read):
    body = '<a href="tel:+13125550111">(312) 555-0111</a><p>Call +1 312 555 0111'
    assert shown(read(body, url=URL), "phone") == ["+13125550111"]
