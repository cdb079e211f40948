import pytest

from enrichment.hiring.answers.html_answer import Beside, attribute, read_page, words_of
from enrichment.hiring.posting import BoardMalformed


@pytest.mark.parametrize(
    "body",
    [
        b"<html><body><a href='/x'>Baker &amp; Cook</a></body></html>",
        b"<!DOCTYPE html><HTML><a href='/x'>Baker\n &amp;  Cook</a></HTML>  \n",
        b"<html><a href='/x'>Baker & Cook</a></html><!-- served in 3 ms --> <!-- by web1 -->",
        b"<?xml version='1.0'?><html><a href='/x'>Baker &#38; Cook</a></html>",
    ],
)
def test_a_whole_page_is_read(body):
    anchor = read_page(body).a
    assert (words_of(anchor), attribute(anchor, "href")) == ("Baker & Cook", "/x")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        pytest.param(
            b"<html><body><a href='/x'>Baker</a>", "HTML cut off after 34 bytes", id="cut"
        ),
        pytest.param(b"<html><body></body></html", "cut off", id="cut-by-one"),
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b"[]", "JSON instead of HTML", id="json"),
        pytest.param(b"Too many requests", "text instead of HTML", id="words"),
        pytest.param(b"<html>" + b"<i>" * 200_000 + b"</html>", "tags", id="too-long"),
        pytest.param(b"<html>" + b"<div>" * 50_000 + b"</html>", "without end", id="too-deep"),
    ],
)
def test_what_is_no_whole_page_is_malformed(body, said):
    with pytest.raises(BoardMalformed, match=said):
        read_page(body)


def test_what_stands_beside_a_title_is_looked_for_once_an_entry():
    tree = read_page(b"<html><ul><li><a>x</a><b>Lund</b><b> </b><b>Oslo</b></li></ul></html>")
    beside = Beside()
    assert beside.texts(tree.li, "b") == ["Lund", "Oslo"]
    assert beside.tags(tree.li, "b") is beside.tags(tree.li, "b")
    assert beside.text(None, "b") is None
