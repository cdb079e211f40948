from datetime import date

import pytest

from enrichment.hiring.posting import BoardMalformed
from prospects.hiring import BoardRef


@pytest.mark.parametrize(
    ("place", "title", "locations", "countries", "remote"),
    [
        pytest.param(0, "Accountant", ("Duluth, Minnesota",), (), False, id="location"),
        pytest.param(
            1, "Field Technician", ("Barrie, Ontario, Canada",), ("CA",), True, id="ats-location"
        ),
        pytest.param(2, "Buyer", ("Bern, Switzerland",), ("CH",), False, id="flat-as-it-was"),
        pytest.param(3, "Cook", ("Lyon, France",), ("FR",), None, id="address-country"),
    ],
)
def test_places_are_read_in_each_shape_they_had(
    read, specimen, place, title, locations, countries, remote
):
    posting = read("bamboohr", specimen("bamboohr")).postings[place]
    found = (posting.title, posting.locations, posting.countries, posting.remote)
    assert found == (title, locations, countries, remote)


def test_the_path_is_made_of_the_id(read, specimen):
    board = BoardRef("bamboohr", "northwindfoods")
    of_unknown = read("bamboohr", specimen("bamboohr")).postings[1]
    of_known = read("bamboohr", specimen("bamboohr"), board=board).postings[1]
    assert of_unknown.url == "/careers/32"
    assert of_known.url == "https://northwindfoods.bamboohr.com/careers/32"


def test_a_single_opening_is_a_page_of_one_without_its_lead(read, specimen):
    (posting,) = read("bamboohr", specimen("bamboohr.detail")).postings
    assert (posting.posting_id, posting.title) == ("31", "Accountant")
    assert posting.description == "Keep the books."
    assert posting.posted_on == date(2031, 2, 3)
    assert "Invented" not in repr(posting)


@pytest.mark.parametrize("result", [b'{"id": 1, "jobOpeningName": "Cook"}', b""])
def test_fewer_than_it_counts_is_no_whole_board(read, result):
    body = b'{"meta": {"totalCount": 2}, "result": [' + result + b"]}"
    page = read("bamboohr", body)
    assert (page.total, page.is_capped) == (2, True)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b'{"result": {"jobOpening": {"jobOpeningName": "Cook"}}}', "without title and id"),
        (b'{"result": null}', "null instead of a list"),
        (b"<html></html>", "HTML instead of JSON"),
    ],
)
def test_what_is_no_list_says_what_it_is(read, body, said):
    with pytest.raises(BoardMalformed, match=said):
        read("bamboohr", body)


def test_none_on_a_board_that_counts_none_is_a_good_answer(read):
    page = read("bamboohr", b'{"meta": {"totalCount": 0}, "result": []}')
    assert (page.postings, page.total) == ((), 0)
