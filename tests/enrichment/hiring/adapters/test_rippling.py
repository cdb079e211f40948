import pytest

from enrichment.hiring.adapters.rippling import ADAPTER
from enrichment.hiring.posting import BoardMalformed, BoardRequest
from prospects.hiring import BoardRef


def test_entries_with_one_uuid_are_one_posting_at_several_places(read, specimen):
    manager, baker = read("rippling", specimen("rippling")).postings
    assert manager.title == "Sales Manager"
    assert manager.locations == ("Remote (Ohio, US)", "Toledo, OH")
    assert manager.department == "Sales"
    assert (baker.remote, baker.url) == (True, "/jobs/00000000-0000-4000-8000-00000000000b")


def test_the_newer_api_answers_in_pages(read, specimen):
    asked = BoardRequest("https://api.rippling.com/board/northwindfoods/jobs?page=0&pageSize=1")
    page = read("rippling", specimen("rippling.pages"), asked=asked)
    (driver,) = page.postings
    assert (driver.locations, driver.countries) == (("Toledo, Ohio, United States",), ("US",))
    assert driver.remote is False
    assert page.total == 2
    assert page.next is not None
    assert page.next.url.endswith("/jobs?page=1&pageSize=1")


def test_a_board_is_asked_by_its_tenant():
    request = ADAPTER.first(BoardRef("rippling", "north/wind"), "https://api.rippling.com")
    assert request is not None
    assert request.url == ("https://api.rippling.com/platform/api/ats/v1/board/north%2Fwind/jobs")


@pytest.mark.parametrize("body", [b"{}", b'{"detail": "Not found."}', b"7", b"[[]]"])
def test_other_shapes_are_malformed(read, body):
    with pytest.raises(BoardMalformed):
        read("rippling", body)
