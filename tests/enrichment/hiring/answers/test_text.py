"""HTML as boards send it, as text for reading."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrichment.hiring.answers import description_of, plain_text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        pytest.param("<p>Lead <b>sales</b></p><p>Now.</p>", "Lead sales\nNow.", id="paragraphs"),
        pytest.param("<ul><li>Go</li><li><p>SQL</p></li></ul>", "- Go\n- SQL", id="list"),
        pytest.param("a<br>b<br/>c", "a\nb\nc", id="breaks"),
        pytest.param("&lt;p&gt;R&amp;amp;D&lt;/p&gt;", "R&D", id="escaped"),
        pytest.param("&amp;lt;p&amp;gt;Twice&amp;lt;/p&amp;gt;", "Twice", id="escaped-twice"),
        pytest.param("Research &amp; development", "Research & development", id="plain"),
        pytest.param("<p>if a &lt; b</p>", "if a < b", id="a-sign-is-no-tag"),
        pytest.param("5 < 6 and C++ > C", "5 < 6 and C++ > C", id="no-html-at-all"),
        pytest.param("<p>a</p><script>b()</script><style>c{}</style>", "a", id="silent"),
        pytest.param("<p>one\nline\u00a0only</p>", "one line only", id="blanks"),
        pytest.param("line one\r\n\r\nline two", "line one\nline two", id="plain-lines"),
        pytest.param("<p>unclosed <b>bold", "unclosed bold", id="unclosed"),
        pytest.param("\ud800\x00<p>x</p>", "?\nx", id="halves-of-characters"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_markup_becomes_text(source, text):
    assert plain_text(source) == text


def test_sections_are_joined_once_each():
    assert description_of("<p>Sell.</p>", None, 7, "<div>Sell.</div>", "Bring: Go") == (
        "Sell.\nBring: Go"
    )


@given(st.text(max_size=300))
def test_any_text_becomes_text_that_can_be_stored(source):
    plain_text(source).encode()
    assert "\x00" not in plain_text(source)


def test_a_page_made_to_exhaust_is_read_in_time():
    assert plain_text("<div>" * 40_000 + "deep") is not None
