import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrichment.technographics.matcher import FieldMatcher
from enrichment.technographics.pattern import Pattern, parse_pattern
from enrichment.technographics.scanner import HyperscanScanner, PlainScanner
from enrichment.technographics.texts import Texts

SOURCES = [
    r"acme\.io",
    r"<link[^<>]{1,40}/acme[@/-]v?([\d.]+\d)",
    r"/acme(?:\.min)?\.js(?:\?ver=([\d.]+))?",
    r"(?:cdn|js)\.(?:acme|zenith)\.(?:io|com)",
    r"[\w-]+\.zenith\.com",
    r"^https://acme",
    r"zenith$",
    r"\d\d",
    r"\bacme\s*=",
    r"acme[^?]{0,9}\?ver=(\d)",
]
KINDS = [PlainScanner, HyperscanScanner]


def texts(*values):
    return Texts(values, count_max=100, characters_max=10_000)


def spans(found):
    return [(number, match.string, match.span()) for number, match in found]


def searched_one_by_one(patterns, values):
    """What the definition says: for each pattern the first match in the first text that has one."""
    for number, pattern in enumerate(patterns):
        matches = filter(None, (pattern.regex.search(value) for value in values))
        match = next(matches, None)
        if match:
            yield number, match


@pytest.mark.parametrize("kind", KINDS)
def test_the_first_match_of_the_first_text_counts(kind):
    matcher = FieldMatcher([parse_pattern(r"/acme-([\d.]+)"), parse_pattern("zenith")], kind)
    found = dict(matcher.search(texts("/acme-x", "/ACME-1.2 /acme-3", "/acme-4")))
    assert {number: match[0] for number, match in found.items()} == {0: "/ACME-1.2"}


PIECES = st.sampled_from(
    ["acme", "/acme", ".io", ".com", "zenith", "cdn.", "<link ", "<", ">", "/", "@1.2", "-v3.4",
     ".min", ".js", "?ver=7", "é", "\u2019", "\u212a", "\ud800", "\x00", " ", "=", "https://",
     "\n", "1", "İ"]
)  # fmt: skip
TEXT = st.lists(PIECES, max_size=25).map("".join)


@pytest.mark.parametrize("kind", KINDS)
@given(values=st.lists(TEXT, max_size=4))
def test_together_finds_what_one_by_one_finds(kind, values):
    patterns = [parse_pattern(source) for source in SOURCES]
    found = FieldMatcher(patterns, kind).search(texts(*values))
    assert spans(found) == spans(searched_one_by_one(patterns, values))


class CountingPattern(Pattern):
    """Counts how often it was tried."""

    tries = 0

    def match_around(self, text, start):
        CountingPattern.tries += 1
        return super().match_around(text, start)


def test_a_pattern_reads_two_hundred_thousand_characters_of_a_page_at_most():
    CountingPattern.tries = 0
    regex = re.compile(r"<link[^<>]{1,990}acme")
    pattern = CountingPattern(regex, frozenset({"acme"}), 1_000, "", 1.0)
    found = FieldMatcher([pattern]).search(texts("acme " * 1_900))
    assert list(found) == []
    assert CountingPattern.tries == 200
