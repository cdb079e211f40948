"""Pictures: what they show, and that nothing breaks out of them."""

import re

import pytest
from bs4 import BeautifulSoup

from flows.printing.charts import Stack, element, stacked_bars, tier_matrix

EVIL = '"><script>alert(1)</script>'


def drawn(picture):
    return BeautifulSoup(str(picture), "lxml-xml")


def test_an_element_escapes_its_text_and_its_attributes():
    shown = str(element("text", EVIL, title=EVIL))

    assert "<script" not in shown
    assert drawn(shown).find("text").text == EVIL
    assert drawn(shown).find("text")["title"] == EVIL


def test_the_matrix_shows_every_number_where_it_belongs():
    picture = drawn(tier_matrix({("A", "A"): 7, ("C", "A"): 1200, ("A", "out"): 3}))

    assert [t.text for t in picture.select("text.count")].count("·") == 22
    assert {rect.get("class") for rect in picture.select("rect")} == {
        "empty", "same", "rise", "fall",
    }  # fmt: skip
    assert "1,200" in picture.text


def test_what_rises_and_what_falls_have_their_own_colour():
    rising, falling = (
        drawn(tier_matrix({pair: 1})).select("rect:not(.empty)")[0]["class"]
        for pair in (("needs_data", "B"), ("needs_data", "out"))
    )

    assert (rising, falling) == ("rise", "fall")


def test_an_empty_matrix_is_a_picture_without_numbers():
    assert not re.search(r"\d", drawn(tier_matrix({})).find("svg").text)


def widths(picture):
    return {rect["class"]: float(rect["width"]) for rect in picture.select("rect")}


def test_bars_are_as_long_as_their_numbers():
    picture = drawn(stacked_bars([Stack("A", {"untouched": 30, "contacted": 10})], "Tiers"))

    assert widths(picture)["untouched"] == pytest.approx(3 * widths(picture)["contacted"])
    assert [text.text for text in picture.select("text")] == ["A", "30", "10", "40"]


def test_a_part_too_narrow_for_its_number_is_drawn_without_it():
    picture = drawn(stacked_bars([Stack("A", {"untouched": 100000, "customer": 1})], "Tiers"))

    assert [text.text for text in picture.select("text")] == ["A", "100,000", "100,001"]
    assert widths(picture)["customer"] >= 1


def test_nothing_to_count_gives_bars_without_parts():
    picture = drawn(stacked_bars([Stack("A", {"untouched": 0})], "Tiers"))

    assert not picture.select("rect")
    assert [text.text for text in picture.select("text")] == ["A", "0"]
