import pytest

from enrichment.hiring.posting import BoardMalformed, Posting
from prospects.hiring import BoardRef


def test_items_are_read_with_what_stands_beside_their_icons(read, specimen):
    board = BoardRef("jazzhr", "northwindfoods")
    assert read("jazzhr", specimen("jazzhr"), board=board).postings == (
        Posting(
            "AbCdEfGhIj",
            "Night Baker",
            "https://northwindfoods.applytojob.com/apply/AbCdEfGhIj/Night-Baker",
            department="Bakery",
            locations=("Toledo, OH",),
        ),
        Posting(
            "KlMnOpQrSt", "Miller", "https://northwindfoods.applytojob.com/apply/KlMnOpQrSt/Miller"
        ),
    )


def test_only_words_make_an_empty_page_a_good_answer(read):
    none = b'<html><body><div class="list-group">No open positions.</div></body></html>'
    assert read("jazzhr", none).postings == ()
    with pytest.raises(BoardMalformed):
        read("jazzhr", b"<html><body>Not found</body></html>")
