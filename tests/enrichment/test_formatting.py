from datetime import UTC, datetime

import pytest
from selectolax.lexbor import LexborHTMLParser

from enrichment.answer import Answer
from enrichment.formatting import tame_formatting
from enrichment.page import parse_page


def elements(source: str) -> int:
    root = LexborHTMLParser(source).root
    return sum(1 for _ in root.traverse()) if root else 0


def tamed(source: str) -> str:
    return tame_formatting(source, source.count("<"))


def multiplying(formatting: int, blocks: int, name: str = "b") -> str:
    opened = "".join(f"<{name} x={number}>" for number in range(formatting))
    return f"<p>{opened}{'<p>x' * blocks}"


def test_formatting_left_unclosed_multiplies_in_the_tree_unless_it_is_tamed():
    assert elements(multiplying(30, 100)) > 3_000
    page = multiplying(600, 1_500)
    assert elements(tamed(page)) < 8_000


@pytest.mark.parametrize("name", ["B", "font", "STRONG", "tt", "nobr"])
def test_every_formatting_element_is_tamed_however_it_is_written(name):
    assert elements(tamed(multiplying(600, 1_500, name))) < 8_000


def test_tag_hidden_in_another_does_not_come_out_by_taming():
    hidden = "<p>" + "".join(f"<<b>b x={n}>" for n in range(600)) + "<p>x" * 1_500
    assert elements(tamed(hidden)) < 10_000


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("<p><b>Bold</b> and <i>brisk</i>", id="small"),
        pytest.param("<li><a href=/x>x</a></li>" * 3_000, id="long-without-formatting"),
        pytest.param("<tr><td>x</td></tr>" * 3_000 + "<b>total</b>", id="long-with-little"),
    ],
)
def test_ordinary_page_stays_as_it_is(source):
    assert tamed(source) == source


def test_text_of_a_tamed_page_reads_as_before():
    body = multiplying(600, 1_500).replace("<p>x", "<p>We make <b>soup</b> daily.").encode()
    url = "https://acme-invented.tld/"
    page = parse_page(Answer(url, url, 200, {}, body, datetime.now(UTC)))
    assert page.text.startswith("We make soup daily.\nWe make soup daily.")
