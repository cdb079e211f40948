from datetime import date

import pytest

from enrichment.hiring.adapters.teamtailor import ADAPTER
from enrichment.hiring.posting import BoardMalformed, BoardRequest, Posting
from prospects.hiring import BoardRef

_BOARD = BoardRef("teamtailor", "northwindfoods")


def test_an_item_of_the_feed_is_read_with_its_job_posting(read, specimen):
    planner, baker = read("teamtailor", specimen("teamtailor")).postings
    assert planner == Posting(
        "81001",
        "Logistics Planner & Buyer",
        "https://northwindfoods.teamtailor.com/jobs/81001-logistics-planner-buyer",
        locations=("Lund, Sweden", "Aarhus, DK"),
        countries=("SE", "DK"),
        remote=True,
        posted_on=date(2031, 4, 2),
        description="Plan the lorries. [name] at [phone].",
    )
    assert (baker.posting_id, baker.title, baker.remote) == ("81002", "Baker", None)


def test_of_the_next_url_only_the_number_of_the_page_is_taken(read, specimen):
    asked = BoardRequest("http://127.0.0.1:9/northwindfoods/jobs.json")
    page = read("teamtailor", specimen("teamtailor"), board=_BOARD, asked=asked)
    assert page.next == BoardRequest(
        "http://127.0.0.1:9/northwindfoods/jobs.json?page=2&per_page=100"
    )


def test_a_next_page_that_is_the_same_page_is_a_fault(read, specimen):
    asked = BoardRequest("http://127.0.0.1:9/jobs.json?page=2&per_page=100")
    with pytest.raises(BoardMalformed, match="next page"):
        read("teamtailor", specimen("teamtailor"), board=_BOARD, asked=asked)


def test_the_apis_form_finds_places_and_departments_in_what_is_included(read, specimen):
    page = read("teamtailor", specimen("teamtailor.api"))
    assert page.postings == (
        Posting(
            "91001",
            "Packer",
            "https://northwindfoods.teamtailor.com/jobs/91001-packer",
            department="Packing",
            locations=("Lund, Sweden",),
            countries=("SE",),
            remote=False,
            posted_on=date(2031, 4, 1),
            description="Pack bread.",
        ),
    )
    assert page.total == 3
    assert page.next is not None


@pytest.mark.parametrize(
    ("region", "host"), [(None, "northwindfoods"), ("na", "northwindfoods.na")]
)
def test_regions_have_hosts_of_their_own(region, host):
    board = BoardRef("teamtailor", "northwindfoods", region=region)
    request = ADAPTER.first(board, "https://northwindfoods.teamtailor.com")
    assert request is not None
    assert request.url == f"https://{host}.teamtailor.com/jobs.json"


def test_a_feed_without_items_is_a_good_answer_and_one_without_their_place_is_not(read):
    assert read("teamtailor", b'{"version": "x", "items": []}').postings == ()
    with pytest.raises(BoardMalformed, match='no list "items"'):
        read("teamtailor", b'{"version": "https://jsonfeed.org/version/1.1"}')
