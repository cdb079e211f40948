from datetime import date

import pytest

from enrichment.hiring.posting import BoardMalformed, Posting
from prospects.hiring import BoardRef


def test_the_flat_list_is_read(read, specimen):
    miller, clerk = read("breezy", specimen("breezy")).postings
    assert miller == Posting(
        "a1b2c3d4e5f6",
        "Miller",
        "https://northwindfoods.breezy.hr/p/a1b2c3d4e5f6-miller",
        department="Mill",
        locations=("Toledo, Ohio, United States", "Philippines"),
        countries=("US", "PH"),
        remote=True,
        posted_on=date(2031, 5, 6),
    )
    assert (clerk.url, clerk.locations, clerk.remote) == (
        "/p/b1b2c3d4e5f6-clerk", ("Anywhere",), None,
    )  # fmt: skip


def test_the_older_form_with_positions_is_read(read, specimen):
    board = BoardRef("breezy", "northwindfoods")
    (cook,) = read("breezy", specimen("breezy.older"), board=board).postings
    assert (cook.title, cook.locations, cook.countries) == ("Cook", ("Cork, Ireland",), ("IE",))
    assert cook.url == "https://northwindfoods.breezy.hr/p/c1b2c3d4e5f6-cook"
    assert cook.description == "Cook soup."


@pytest.mark.parametrize("body", [b"[]", b'{"company": {}, "positions": []}'])
def test_an_empty_list_in_its_place_is_a_good_answer(read, body):
    assert read("breezy", body).total == 0


@pytest.mark.parametrize(
    "body", [b"{}", b'{"positions": null}', b"null", b'[{"x": 1}]', b"[", b"3"]
)
def test_other_shapes_are_malformed(read, body):
    with pytest.raises(BoardMalformed):
        read("breezy", body)
