import pytest

from enrichment.hiring.adapters.jobvite import ADAPTER
from enrichment.hiring.posting import BoardMalformed, Posting
from prospects.hiring import BoardRef

_BOARD = BoardRef("jobvite", "northwindfoods")


def test_rows_are_read_with_their_place(read, specimen):
    asked = ADAPTER.first(_BOARD, "https://jobs.jobvite.com")
    page = read("jobvite", specimen("jobvite"), board=_BOARD, asked=asked)
    assert page.postings == (
        Posting(
            "oAbCdEfg",
            "Night Baker",
            "https://jobs.jobvite.com/northwindfoods/job/oAbCdEfg",
            locations=("Toledo, Ohio",),
        ),
        Posting(
            "oHiJkLmn",
            "Miller & Mixer",
            "https://jobs.jobvite.com/northwindfoods/job/oHiJkLmn",
            locations=("Graz, Austria",),
        ),
    )
    assert page.next is not None
    assert page.next.url == "https://jobs.jobvite.com/northwindfoods/search?p=1"


def test_only_words_make_an_empty_page_a_good_answer(read):
    none = b'<html><body class="jv-page">There are no open positions.</body></html>'
    assert read("jobvite", none).postings == ()
    for body in (b'<html><body class="jv-page"></body></html>', b"<html>no jobs</html>"):
        with pytest.raises(BoardMalformed):
            read("jobvite", body)
