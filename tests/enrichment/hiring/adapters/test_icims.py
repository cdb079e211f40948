from datetime import date

import pytest

from enrichment.hiring.adapters.icims import ADAPTER
from enrichment.hiring.posting import BoardMalformed, Posting
from prospects.hiring import BoardRef

_BOARD = BoardRef("icims", "careers-northwindfoods")
_EMPTY = b"""<!doctype html>
<html><body class="iCIMS_Body"><div>
Sorry, no jobs were found that match your search criteria.</div></body></html>
"""


def test_cards_are_read_by_the_words_of_their_labels(read, specimen):
    baker, driver = read("icims", specimen("icims"), board=_BOARD).postings
    assert baker == Posting(
        "7001",
        "Night Baker",
        "https://careers-northwindfoods.icims.com/jobs/7001/night-baker/job",
        locations=("US-OH-Toledo", "CA-ON-Barrie"),
        countries=("US", "CA"),
        posted_on=date(2031, 7, 28),
        description="Bake at night. Call [phone].",
        requisition="2031-7001",
        function="Bakery",
    )
    assert driver.posted_on == date(2031, 7, 5)
    assert driver.url == "https://careers-northwindfoods.icims.com/jobs/7002/driver/job"


def test_the_next_page_is_asked_by_number(read, specimen):
    asked = ADAPTER.first(_BOARD, "https://careers-northwindfoods.icims.com")
    page = read("icims", specimen("icims"), board=_BOARD, asked=asked)
    assert page.next is not None
    assert page.next.url.endswith("/jobs/search?pr=1&in_iframe=1")


def test_a_page_that_says_there_are_none_is_a_good_answer(read):
    page = read("icims", _EMPTY)
    assert (page.postings, page.next) == ((), None)


@pytest.mark.parametrize(
    "body",
    [
        b"<html><body>Checking your browser</body></html>",
        b'<html><body class="iCIMS_Body">Welcome</body></html>',
        b'<html><body><li class="iCIMS_JobCardItem"></li></body></html>',
        b"{}",
        b"",
    ],
)
def test_other_pages_are_malformed(read, body):
    with pytest.raises(BoardMalformed):
        read("icims", body)


def test_two_letters_before_a_city_may_be_a_state(read, specimen):
    body = specimen("icims").replace(b"US-OH-Toledo | CA-ON-Barrie", b"CA-Irvine")
    assert read("icims", body).postings[0].countries == ()
