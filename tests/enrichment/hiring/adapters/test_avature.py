from datetime import date

import pytest

from enrichment.hiring.adapters.avature import ADAPTER
from enrichment.hiring.posting import BoardMalformed
from prospects.hiring import BoardRef

_BOARD = BoardRef("avature", "northwindfoods", site="en_US/careers")
_BEYOND = b"""<!doctype html>
<html><body><div class="list-controls__text__legend"> 1-0 of 8 results </div></body></html>
"""
_BASE = "https://northwindfoods.avature.net"


@pytest.mark.parametrize(
    ("place", "title", "locations", "countries", "posted_on", "requisition"),
    [
        pytest.param(
            0,
            "Night Baker",
            ("Toledo, OH, USA",),
            ("US",),
            date(2031, 7, 28),
            "22801",
            id="a-row-of-spans",
        ),
        pytest.param(1, "Miller", ("Graz, Austria",), ("AT",), None, "22802", id="with-labels"),
        pytest.param(2, "Cook", ("Uganda",), (), date(2031, 7, 10), None, id="by-class"),
    ],
)
def test_each_layout_is_read(
    read, specimen, place, title, locations, countries, posted_on, requisition
):
    page = read("avature", specimen("avature"))
    posting = page.postings[place]
    assert (posting.title, posting.locations, posting.countries) == (title, locations, countries)
    assert (posting.posted_on, posting.requisition) == (posted_on, requisition)
    assert (len(page.postings), page.total) == (3, 8)


def test_persons_are_left_out_of_the_teaser(read, specimen):
    baker = read("avature", specimen("avature")).postings[0]
    assert baker.description == "Bake at night. Ask [e-mail]"


def test_pages_follow_by_the_offset_as_far_as_links_go(read, specimen):
    first = ADAPTER.first(_BOARD, _BASE)
    assert first is not None
    assert first.url == f"{_BASE}/en_US/careers/SearchJobs/?jobOffset=0"
    page = read("avature", specimen("avature"), board=_BOARD, asked=first)
    assert page.next is not None
    assert page.next.url == f"{_BASE}/en_US/careers/SearchJobs/?jobOffset=3"
    assert read("avature", specimen("avature"), board=_BOARD, asked=page.next).next is None


def test_a_page_beyond_the_end_is_empty_and_counts_all(read):
    page = read("avature", _BEYOND)
    assert (page.postings, page.total, page.next) == ((), 8, None)


def test_fewer_openings_than_the_page_counts_are_no_whole_page(read, specimen):
    body = specimen("avature").replace(b"1-3", b"1-4")
    page = read("avature", body)
    assert (page.is_capped, page.unreadable) == (True, 1)


@pytest.mark.parametrize(
    "body",
    [
        b"<html><body>Welcome</body></html>",
        b'<html><body><div class="list-controls__legend">1-6 of 65 results</div></body></html>',
        b"<html><body><article class='article--result'>",
    ],
)
def test_other_pages_are_malformed(read, body):
    with pytest.raises(BoardMalformed):
        read("avature", body)
