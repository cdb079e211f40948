"""German, Dutch and Nordic titles; the specimens are invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prospects.titles import read_title
from prospects.titles.compounds import SEAM
from prospects.titles.lexicon import load_lexicon


@pytest.mark.parametrize(
    ("title", "cut"),
    [
        pytest.param("Zahlungsmittelexperte", "zahlungsmittel|experte", id="german"),
        pytest.param("Oberstufenschulleiterin", "oberstufen|schulleiterin", id="longest"),
        pytest.param("Magazijnploegleider", "magazijn|ploegleider", id="dutch"),
        pytest.param("Underhållsplanerare", "underhalls|planerare", id="swedish"),
        pytest.param("Vedlikeholdsleder", "vedlikeholds|leder", id="norwegian"),
    ],
)
def test_the_evidence_shows_where_a_compound_was_cut(title, cut):
    assert cut in read_title(title).evidence


@settings(max_examples=200, deadline=None)
@given(
    st.text("abcdefghijklmnopqrstuvwxyz", max_size=12),
    st.sampled_from(["leiter", "einkauferin", "chef", "ledare", "medewerker", "paallikko"]),
)
def test_a_cut_loses_no_letter(modifier, head):
    phrase = load_lexicon().compound(modifier + head)
    if phrase:
        assert phrase.text.replace(SEAM, "") == modifier + head
        assert phrase.text.endswith(SEAM + phrase.head)


def test_a_compound_that_leads_says_so():
    assert "lead" in read_title("Gießereischichtleiter").marks
    assert "coordinator" in read_title("Messekoordinatorin").marks


def test_a_house_that_is_led_is_no_function_of_its_head():
    assert read_title("Therapiezentrumsgeschäftsführerin").functions == ("executive",)
    assert read_title("Vertriebsgeschäftsführer").functions == ("sales",)


@pytest.mark.parametrize(
    "title", ["Subtitler", "Developers", "Papers", "Bookkeepers", "Manageress", "Overhead"]
)
def test_words_of_other_languages_are_not_cut(title):
    assert "|" not in read_title(title).evidence
