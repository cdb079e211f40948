"""Feeds in XML and pages in HTML: cut anywhere, they never look like short ones."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enrichment.hiring.adapters import adapters
from enrichment.hiring.posting import Answered, BoardMalformed, BoardPage

DATA = Path(__file__).parent / "data"
MARKUP = sorted([*DATA.glob("*.xml"), *DATA.glob("*.html"), *DATA.glob("radancy*")])
PIECES = [
    b"<",
    b"<>",
    b"&",
    b"</Job>",
    b"]]>",
    b"<![CDATA[",
    b"\xff\xfe",
    b"<!DOCTYPE a>",
    b"</html>",
]


def shown(path: Path, body: bytes) -> int | None:
    """Number of postings, or None where the answer is malformed."""
    try:
        page = adapters()[path.name.split(".")[0]].read(Answered(body))
    except BoardMalformed:
        return None
    assert isinstance(page, BoardPage)
    assert all(each.posting_id and each.title for each in page.postings)
    return len(page.postings)


@pytest.mark.parametrize("path", MARKUP, ids=lambda path: path.name)
def test_a_page_cut_anywhere_never_shows_fewer_openings(path):
    body = path.read_bytes().rstrip()
    assert [at for at in range(len(body)) if shown(path, body[:at]) is not None] == []


@given(st.sampled_from(MARKUP), st.data())
@settings(max_examples=300, deadline=None)
def test_markup_with_anything_in_it_is_a_page_or_malformed(path, data):
    body = path.read_bytes()
    start = data.draw(st.integers(0, len(body)))
    end = data.draw(st.integers(start, min(len(body), start + 40)))
    piece = data.draw(st.sampled_from(PIECES) | st.binary(max_size=8))
    shown(path, body[:start] + piece + body[end:])


@pytest.mark.parametrize("path", sorted(DATA.iterdir()), ids=lambda path: path.name)
def test_no_person_of_an_answer_is_kept(path):
    page = adapters()[path.name.split(".")[0]].read(Answered(path.read_bytes()))
    kept = repr(page.postings).replace("northwind-invented", "")
    assert "Erika" not in kept
    assert "123 45" not in kept
    assert "555-0100" not in kept
