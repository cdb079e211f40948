from datetime import date

import pytest

from enrichment.hiring.adapters.radancy import ADAPTER
from enrichment.hiring.posting import BoardMalformed, BoardRequest
from prospects.hiring import BoardRef

_BOARD = BoardRef("radancy", "careers.northwind-invented.tld")
_BASE = "https://careers.northwind-invented.tld"


def test_each_opening_is_one_though_two_links_lead_to_it(read, specimen):
    asked = ADAPTER.first(_BOARD, _BASE)
    page = read("radancy", specimen("radancy"), board=_BOARD, asked=asked)
    baker, miller, cook = page.postings
    assert (baker.title, baker.function) == ("Baker", "Bakery")
    assert baker.locations == ("Toledo, Ohio, United States", "Lyon, France")
    assert baker.url == f"{_BASE}/job/toledo/baker/61/70001"
    assert (miller.title, miller.posted_on) == ("Miller & Mixer", date(2031, 7, 27))
    assert cook.title == "Cook"
    assert (page.total, page.is_capped) == (11, False)


def test_pages_follow_while_the_answer_counts_them(read, specimen):
    asked = ADAPTER.first(_BOARD, _BASE)
    page = read("radancy", specimen("radancy"), board=_BOARD, asked=asked)
    assert page.next is not None
    assert "CurrentPage=2" in page.next.url
    assert "CurrentPage=1" not in page.next.url


def test_a_language_is_a_step_of_the_path():
    board = BoardRef("radancy", "careers.northwind-invented.tld", site="en")
    request = ADAPTER.first(board, _BASE)
    assert isinstance(request, BoardRequest)
    assert request.url.startswith(f"{_BASE}/en/search-jobs/results?")


def test_a_search_without_results_says_so(read):
    body = rb'{"results": "<section id=\"search-results\" data-total-job-results=\"0\"></section>"}'
    page = read("radancy", body)
    assert (page.postings, page.total, page.is_capped) == ((), 0, False)
    assert read("radancy", body.replace(b"0", b"5")).is_capped


@pytest.mark.parametrize(
    "body",
    [
        b'{"results": ""}',
        b'{"results": null}',
        b"{}",
        rb'{"results": "<section id=\"search-results\"></section>"}',
    ],
)
def test_results_without_their_number_or_openings_are_malformed(read, body):
    with pytest.raises(BoardMalformed):
        read("radancy", body)
