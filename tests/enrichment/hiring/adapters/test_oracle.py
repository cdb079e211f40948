from datetime import date

import pytest

from enrichment.hiring.adapters.oracle import ADAPTER
from enrichment.hiring.posting import BoardMalformed, BoardRequest, Posting
from prospects.hiring import BoardRef

_BOARD = BoardRef("oracle", "abcd", site="CX_1001", region="fa.us2")
_BASE = "https://abcd.fa.us2.oraclecloud.com"


def test_the_list_lies_below_the_first_item(read, specimen):
    page = read("oracle", specimen("oracle"), board=_BOARD)
    assert page.postings[0] == Posting(
        "10101",
        "Mill Supervisor",
        f"{_BASE}/hcmUI/CandidateExperience/en/sites/CX_1001/job/10101",
        department="Mill 4",
        locations=("Toledo, OH, United States", "Lyon, France"),
        countries=("US", "FR"),
        remote=False,
        posted_on=date(2031, 6, 7),
        description="Lead a shift.",
        requisition="10101",
        level="M2",
        function="Production",
    )
    assert page.postings[1].remote is None
    assert page.total == 250


def test_without_a_known_site_the_path_is_told(read, specimen):
    assert read("oracle", specimen("oracle")).postings[1].url == "/job/10102"


def test_pages_follow_by_the_offset(read, specimen):
    first = ADAPTER.first(_BOARD, _BASE)
    assert first is not None
    assert ",offset=0" in first.url
    second = read("oracle", specimen("oracle"), board=_BOARD, asked=first).next
    assert second == BoardRequest(first.url.replace("offset=0", "offset=2"))
    last = BoardRequest(first.url.replace("offset=0", "offset=248"))
    assert read("oracle", specimen("oracle"), board=_BOARD, asked=last, seen=248).next is None


def test_a_board_without_site_or_host_cannot_be_asked():
    assert ADAPTER.first(BoardRef("oracle", "abcd", region="fa.us2"), _BASE) is None
    assert ADAPTER.first(BoardRef("oracle", "abcd", site="CX_1"), _BASE) is None


def test_a_single_opening_is_a_page_of_one(read, specimen):
    (posting,) = read("oracle", specimen("oracle.detail")).postings
    assert (posting.title, posting.remote) == ("Mill Supervisor", True)
    assert posting.description == "Lead a shift.\n- Keep it safe"
    wrapped = b'{"items": [' + specimen("oracle.detail") + b"]}"
    assert read("oracle", wrapped).postings == (posting,)


def test_a_site_without_openings_says_so_and_one_that_is_not_there_does_not(read):
    none = b'{"items": [{"TotalJobsCount": 0, "requisitionList": []}]}'
    assert read("oracle", none).total == 0
    assert read("oracle", none.replace(b": 0", b": 9")).is_capped
    for body in (
        b'{"items": []}',
        b'{"items": [{"TotalJobsCount": 0}]}',
        b'{"title": "Not Found", "status": 404}',
        b'{"Title": "Detail without a number"}',
    ):
        with pytest.raises(BoardMalformed):
            read("oracle", body)
