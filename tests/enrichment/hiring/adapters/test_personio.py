from datetime import date

import pytest

from enrichment.hiring.adapters.personio import ADAPTER
from enrichment.hiring.posting import BoardMalformed, Posting
from prospects.hiring import BoardRef

_BASE = "https://northwindfoods.jobs.personio.de"


def test_the_xml_feed_tells_every_position(read, specimen):
    page = read("personio", specimen("personio"))
    assert page.postings == (
        Posting(
            "700101",
            "Head of Baking & Packing",
            "/job/700101",
            department="Plant Operations",
            locations=("Freiburg", "Graz"),
            posted_on=date(2031, 3, 4),
            description="Your work\nLead the ovens.\nContact\nWrite to [e-mail]",
            level="executive",
            function="supply chain",
        ),
        Posting(
            "700102",
            "Data Engineer (m/w/d)",
            "/job/700102",
            locations=("Remote",),
            remote=True,
        ),
    )
    assert (page.total, page.next) == (2, None)


def test_the_search_answers_the_same_as_json(read, specimen):
    baker, cook = read("personio", specimen("personio.search")).postings
    assert (baker.posting_id, baker.title, baker.department) == (
        "700201", "Recipe Developer", "Research",
    )  # fmt: skip
    assert baker.locations == ("Graz", "Linz")
    assert (cook.title, cook.url) == ("Night Baker", "/job/700202")


@pytest.mark.parametrize(("region", "end"), [(None, "de"), ("de", "de"), ("com", "com")])
def test_the_region_is_the_end_of_the_host(read, specimen, region, end):
    board = BoardRef("personio", "northwindfoods", region=region)
    request = ADAPTER.first(board, _BASE)
    assert request is not None
    assert request.url == (f"https://northwindfoods.jobs.personio.{end}/xml?language=en")
    first = read("personio", specimen("personio"), board=board).postings[0]
    assert first.url == f"https://northwindfoods.jobs.personio.{end}/job/700101"


def test_a_feed_without_positions_is_a_good_answer(read):
    page = read("personio", b"<?xml version='1.0'?><workzag-jobs></workzag-jobs>")
    assert (page.postings, page.total, page.is_capped) == ((), 0, False)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "empty"),
        (b"<!DOCTYPE html><html><body>Not found</body></html>", "HTML instead of XML"),
        (b"<workzag-jobs><position><id>1</id>", "broken"),
        (b"<rss><channel/></rss>", "its root is rss"),
        (b"<workzag-jobs><error>Slow down</error></workzag-jobs>", "no position but error"),
        (b"<workzag-jobs>Slow down</workzag-jobs>", "text instead of openings"),
        (b"<workzag-jobs><position><id>1</id></position></workzag-jobs>", "without title and id"),
        (b'{"error": "not found"}', "error"),
    ],
)
def test_what_is_no_feed_says_what_it_is(read, body, said):
    with pytest.raises(BoardMalformed, match=said):
        read("personio", body)
