from datetime import date

import pytest

from enrichment.hiring.posting import BoardMalformed, BoardRequest, Posting
from prospects.hiring import BoardRef

_BOARD = BoardRef("join", "northwindfoods")
_PAGE = BoardRequest("https://join.com/companies/northwindfoods")


def test_the_page_holds_the_first_openings_and_the_companys_number(read, specimen):
    page = read("join", specimen("join.page"), board=_BOARD, asked=_PAGE)
    assert page.postings == (
        Posting(
            "901",
            "Bäcker",
            "https://join.com/companies/northwindfoods/901-baecker",
            locations=("Graz, Austria",),
            countries=("AT",),
            remote=False,
            posted_on=date(2031, 7, 8),
            function="Production",
        ),
    )
    assert page.next == BoardRequest(
        "https://join.com/api/public/companies/4711/jobs?page=2&pageSize=1"
    )
    assert page.total == 3


def test_the_api_goes_on_to_its_last_page(read, specimen):
    asked = BoardRequest("https://join.com/api/public/companies/4711/jobs?page=2&pageSize=1")
    page = read("join", specimen("join"), board=_BOARD, asked=asked, seen=1)
    assert page.postings[0].posting_id == "902-fahrer"
    assert page.next is not None
    assert page.next.url.endswith("/jobs?page=3&pageSize=1")


def test_data_of_a_page_is_read_without_the_page(read):
    body = b'{"props": {"pageProps": {"initialState": {"jobs": {"items": []}}}}}'
    assert read("join", body).postings == ()


@pytest.mark.parametrize(
    "body",
    [
        b"<html><body>Not found</body></html>",
        b'{"props": {}}',
        b'{"pagination": {}}',
    ],
)
def test_other_answers_are_malformed(read, body):
    with pytest.raises(BoardMalformed):
        read("join", body)
