import json

import pytest

from enrichment.hiring.adapters.brassring import ADAPTER
from enrichment.hiring.posting import BoardMalformed
from prospects.hiring import BoardRef

_BOARD = BoardRef("brassring", "11111", site="2222")


def test_questions_are_read_by_their_names(read, specimen):
    baker, driver = read("brassring", specimen("brassring"), board=_BOARD).postings
    assert (baker.posting_id, baker.title, baker.requisition) == ("3301", "Baker & Packer", "44BR")
    assert (baker.locations, baker.description) == (("0179 - Toledo",), "Bake. Ask [e-mail]")
    assert baker.posted_on is None
    assert "Invented" not in repr(baker)
    assert (driver.locations, driver.countries) == (("Graz, Austria",), ("AT",))
    assert "partnerid=11111&siteid=2222&PageType=JobDetails&jobid=3302" in driver.url


def test_pages_are_asked_for_by_number(read, specimen):
    first = ADAPTER.first(_BOARD, "https://sjobs.brassring.com")
    assert first is not None
    assert first.body
    page = read("brassring", specimen("brassring"), board=_BOARD, asked=first)
    assert page.total == 60
    assert page.next is not None
    assert page.next.body
    asked = {"partnerId": "11111", "siteId": "2222", "pageNumber": 2}
    assert json.loads(page.next.body) == asked
    assert (
        read("brassring", specimen("brassring"), board=_BOARD, asked=page.next, seen=58).next
        is None
    )


def test_a_board_of_another_instance_is_asked_there():
    board = BoardRef("brassring", "1", site="2", region="krb")
    request = ADAPTER.first(board, "https://sjobs.brassring.com")
    assert request is not None
    assert request.url.startswith("https://krb-sjobs.brassring.com/TGnewUI/")
    assert ADAPTER.first(BoardRef("brassring", "1"), "https://sjobs.brassring.com") is None


@pytest.mark.parametrize("body", [b'{"JobsCount": 4}', b'{"Jobs": {"Job": 1}}'])
def test_other_answers_are_malformed(read, body):
    with pytest.raises(BoardMalformed):
        read("brassring", body)
