from datetime import date

import pytest

from enrichment.hiring.adapters.successfactors import ADAPTER
from enrichment.hiring.posting import BoardMalformed, Posting
from prospects.hiring import BoardRef


def test_elements_without_a_name_lose_no_opening(read, specimen):
    manager, baker = read("successfactors", specimen("successfactors")).postings
    assert manager == Posting(
        "4401",
        "Manager, Baking & Packing",
        "/career?career_ns=job_listing&career_job_req_id=4401",
        locations=("Toledo, Ohio, United States",),
        countries=("US",),
        remote=False,
        posted_on=date(2031, 7, 28),
        description="Lead the ovens.",
        requisition="4401",
        level="Senior",
        function="Research & Development",
    )
    assert (baker.countries, baker.locations) == (("HK",), ("Hong Kong",))


def test_one_date_of_the_page_tells_the_order_of_all(read, specimen):
    baker = read("successfactors", specimen("successfactors")).postings[1]
    assert baker.posted_on == date(2031, 7, 5)


@pytest.mark.parametrize("at", [-1, -5, -16, -100, 400])
def test_a_cut_feed_is_broken_and_not_short(read, specimen, at):
    with pytest.raises(BoardMalformed, match="broken"):
        read("successfactors", (specimen("successfactors").rstrip()[:at]))


def test_a_board_is_asked_at_its_own_host(read, specimen):
    board = BoardRef("successfactors", "northwind", site="career5", region="eu")
    request = ADAPTER.first(board, "https://career5.successfactors.com")
    assert request is not None
    assert request.url.startswith("https://career5.successfactors.eu/career?company=northwind&")
    url = read("successfactors", specimen("successfactors"), board=board).postings[0].url
    assert url.startswith("https://career5.successfactors.eu/career?")
    assert ADAPTER.first(BoardRef("successfactors", "northwind"), "https://x") is None


def test_an_empty_listing_is_a_good_answer(read):
    assert read("successfactors", b"<Job-Listing>\n</Job-Listing>").total == 0
