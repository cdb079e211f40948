import pytest

from enrichment.hiring.posting import BoardMalformed, Posting
from prospects.hiring import BoardRef


def test_postings_are_read_with_their_sections(read, specimen):
    director, _ = read("pinpoint", specimen("pinpoint")).postings
    assert director == Posting(
        "5001",
        "Director of Mills",
        "https://northwindfoods.pinpointhq.com/en/postings/0a",
        department="Mills",
        locations=("York, Yorkshire",),
        remote=True,
        description="Run the mills.\nWhat you do\n- Mill flour\n"
        "Reporting to: Chief Operating Officer",
        requisition="NW-17",
    )


def test_a_superior_who_is_a_name_and_no_title_is_left_out(read, specimen):
    board = BoardRef("pinpoint", "northwindfoods")
    clerk = read("pinpoint", specimen("pinpoint"), board=board).postings[1]
    assert clerk.description == ""
    assert clerk.url == "https://northwindfoods.pinpointhq.com/en/postings/0b"
    assert (clerk.department, clerk.locations, clerk.remote) == (
        "Office",
        ("Leeds, England",),
        False,
    )


@pytest.mark.parametrize("body", [b"{}", b"[]", b'{"data": {}}', b'{"data": [{"title": "Cook"}]}'])
def test_other_shapes_are_malformed(read, body):
    with pytest.raises(BoardMalformed):
        read("pinpoint", body)


def test_an_empty_list_is_a_good_answer(read):
    assert read("pinpoint", b'{"data": []}').total == 0
