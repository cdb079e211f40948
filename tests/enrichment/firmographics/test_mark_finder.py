import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enrichment.firmographics.mark_finder import HyperscanFinder, Mark, PlainFinder, finder_of

MARKS = (
    Mark(r"\b(?P<postal>\d{5})\s{1,2}[A-ZÄÖÜ]"),
    Mark(r"\bvat\b", caseless=True),
    Mark(r"£\s?\d", once=True),
    Mark(r"\d{3}(?!\d)"),
)
FAST, PLAIN = HyperscanFinder(MARKS), PlainFinder(MARKS)


@pytest.mark.parametrize("finder", [FAST, PLAIN], ids=["hyperscan", "re"])
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("12345 Berlin", [(0, 7)]),
        ("Grüße, 12345 Öhringen", [(0, 14)]),
        ("VAT no, Vat", [(1, 3), (1, 11)]),
        ("€ and £ 5", [(2, 9)]),
        ("", []),
    ],
)
def test_ends_are_counted_in_characters(finder, text, found):
    assert set(found) <= set(finder.ends(text))


@settings(deadline=None)
@given(st.text(alphabet="12345 ABvatVAT£Ö\n", max_size=80))
def test_the_fast_finder_misses_nothing_that_the_plain_one_finds(text):
    fast = set(FAST.ends(text))
    for number, end in PLAIN.ends(text):
        assert (number, end) in fast or MARKS[number].once


def test_a_page_full_of_marks_is_not_read_on():
    assert len(list(FAST.ends("12345 Berlin " * 100_000))) == 3_000


def test_threads_may_share_a_finder():
    finder, wrong = finder_of(MARKS), []

    def scan():
        wrong.extend(1 for _ in range(50) if (0, 7) not in set(finder.ends("12345 Berlin")))

    threads = [threading.Thread(target=scan) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
