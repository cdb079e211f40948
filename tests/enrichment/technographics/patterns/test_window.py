import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enrichment.technographics.patterns.pattern import parse_pattern
from enrichment.technographics.patterns.window import first_match

SOURCES = [
    r"acme\.io",
    r"acme\.io/(\d+)",
    r"<a[^<>]{1,9}acme\.io",
    r"[a-z]{1,5}-acme",
    r"(?:cdn|js)\.acme\.(io|com)",
    r"acme(?=\.io)",
    r"acme\b",
    r"acme$",
    r"x?acme(-ui)?",
    r"<acme[^>]{0,12}>",
    r"(?:a{1,3}|b)acme",
    r"acme|zenith",
    r"[\"']acme['\"]\s?:\s?(\d{1,3})",
]

AT_THEIR_BEGIN = [r"^acme", r"\bacme", r"(?<!x)acme", r"(?:^|;)acme", r"(?:\b|-)acme[^<]{0,9}z"]


def places_of(pattern, body, low=0, high=None):
    """Where literals of a pattern begin."""
    lowered = body.lower()[: len(body) if high is None else high]
    return sorted(
        {
            match.start()
            for literal in pattern.literals
            for match in re.finditer(b"(?=" + re.escape(literal.encode()) + b")", lowered)
            if match.start() >= low
        }
    )


def found_in(pattern, body, low=0, high=None):
    high = len(body) if high is None else high
    return first_match(pattern, body, places_of(pattern, body, low, high), low, high)


@pytest.mark.parametrize(
    ("source", "body", "start", "end"),
    [
        pytest.param(r"acme\.io", b"x ACME.io", 2, 9, id="plain"),
        pytest.param(r"<a[^<>]{1,9}acme\.io", b"..<a acme.io", 2, 12, id="before-the-literal"),
        pytest.param(r"acme\.io/(\d+)", b"acme.io/x acme.io/12", 10, 20, id="a-later-literal"),
        pytest.param(r"<b>[^<>]{1,9}acme", b"<b><b>acme <b>xacme", 11, 19, id="a-later-prefix"),
        pytest.param(r"acme$", b"acme x acme", 7, 11, id="the-very-end"),
        pytest.param(r"acme$", b"acme\n", None, None, id="a-line-end-is-not-the-end"),
        pytest.param(r"^acme", b"x acme", None, None, id="not-the-begin"),
        pytest.param(r"^acme", b"acme", 0, 4, id="the-begin"),
        pytest.param(r"\bacme", b"xacme", None, None, id="inside-a-word"),
        pytest.param(r"\bacme", b"x" * 900 + b"acme", None, None, id="inside-a-long-word"),
        pytest.param(r"(?<!xyz-)acme", b"xyz-acme", None, None, id="looking-back"),
        pytest.param(r"acme(?!-xyz)", b"acme-xyz", None, None, id="looking-ahead"),
        pytest.param(r"acme.{0,9}zenith", "acme ééé zenith".encode(), 0, 18, id="beyond-ascii"),
        pytest.param(r"[^<>]{2,9}acme", "ééacme".encode(), 0, 8, id="beyond-ascii-before"),
        pytest.param(r"<p>[^<>]{2,9}acme", "é<p>éééééééacme".encode(), 2, 23,
                     id="beyond-ascii-between"),
        pytest.param(r"acme", b"\xff\xfe\x00acme", 3, 7, id="behind-what-is-no-text"),
    ],
)  # fmt: skip
def test_the_first_match_is_found_where_it_stands(source, body, start, end):
    found = found_in(parse_pattern(source), body)
    assert (found and found.start) == start
    if found and body.isascii():
        assert found.end == end


@pytest.mark.parametrize(
    ("source", "low", "high", "is_found"),
    [
        (r"acme\.io", 0, 20, True),
        (r"<a>acme\.io", 6, 20, False),
        (r"acme\.io<", 0, 15, False),
        (r"^acme\.io", 8, 15, True),
        (r"acme\.io$", 8, 15, True),
        (r"\bacme\.io\b", 8, 15, True),
    ],
)
def test_a_match_lies_within_the_text_that_is_searched(source, low, high, is_found):
    body = b".....<a>acme.io</a>."
    found = found_in(parse_pattern(source), body, low, high)
    assert bool(found) is is_found
    if found:
        assert low <= found.start < found.end <= high


PIECES = st.sampled_from(
    ["acme", "ACME", ".io", "/12", "-ui", "<a ", ">", "x", "cdn.", "js.", ".com", "zenith", '"',
     "'", ": 7", " ", "\n", "a", "b", "<acme", "-"]
)  # fmt: skip


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=25).map("".join), st.sampled_from(SOURCES))
def test_around_all_literals_is_found_what_the_whole_text_shows(text, source):
    pattern = parse_pattern(source)
    assert pattern.literals
    expected = pattern.regex.search(text)
    found = found_in(pattern, text.encode())
    assert bool(found) is bool(expected)
    if expected:
        assert found.start == expected.start()
        assert found.match.groups() == expected.groups()


@pytest.mark.parametrize(
    ("source", "text"),
    [(r"^acme", "xacme 1234567acme"), (r"\bacme", "xacme 123456xacme"),
     (r"(?<!x)acme", "xacme 1234567xacme")],
)  # fmt: skip
def test_what_stands_before_the_window_around_a_later_literal_counts(source, text):
    assert not parse_pattern(source).regex.search(text)
    assert found_in(parse_pattern(source), text.encode()) is None


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=25).map("".join), st.sampled_from(AT_THEIR_BEGIN))
def test_what_looks_back_is_found_where_the_whole_text_shows_it(text, source):
    test_around_all_literals_is_found_what_the_whole_text_shows.hypothesis.inner_test(text, source)


def test_a_match_stands_where_it_is_in_a_page_that_is_no_utf_8():
    found = found_in(parse_pattern(r"(?:a|b)acme"), b"\xe9\xe9\xe9\xe9aacme")
    assert found.start == 4


@given(st.binary(max_size=80), st.sampled_from(SOURCES), st.integers(0, 40))
def test_any_bytes_are_searched(body, source, low):
    body = body[:40] + b"acme" + body[40:]
    found = found_in(parse_pattern(source), body, low)
    assert found is None or low <= found.start


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_our_own_patterns_are_found_in_the_midst_of_a_page(known_of_ours, data):
    texts = [text for fields in known_of_ours.technologies.values()
             for text in (*fields.get("html", []), *fields.get("scripts", []))]  # fmt: skip
    pattern = parse_pattern(data.draw(st.sampled_from(texts)))
    shown = data.draw(st.from_regex(pattern.regex).filter(str.isascii))
    text = "é <p>" + shown + "</p> é"
    expected = pattern.regex.search(text)
    found = found_in(pattern, text.encode())
    assert bool(found) is bool(expected)
    if expected:
        assert found.match.groups() == expected.groups()
