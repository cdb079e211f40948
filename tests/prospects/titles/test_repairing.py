import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prospects.titles import read_title
from prospects.titles.lexicon import load_lexicon
from prospects.titles.repairing import repair_word


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        pytest.param("managre", "manager", id="letters-change-places"),
        pytest.param("manger", "manager", id="a-letter-is-missing"),
        pytest.param("directorr", "director", id="a-letter-twice"),
        pytest.param("marketimg", "marketing", id="a-wrong-letter"),
        pytest.param("procurmenet", "procurement", id="two-slips-in-a-long-word"),
        pytest.param("geschaftsfuher", "geschaftsfuhrer", id="german"),
        pytest.param("geschafsfuhrer", "geschaftsfuhrer", id="before-a-word-that-ends-others"),
    ],
)
def test_a_slip_of_the_hand_is_repaired(written, meant):
    assert repair_word(written) == meant


@pytest.mark.parametrize(
    "word",
    [
        pytest.param("manager", id="known"),
        pytest.param("managers", id="a-form-of-a-known-word"),
        pytest.param("banker", id="an-occupation-like-another"),
        pytest.param("miner", id="a-trade-like-another"),
        pytest.param("contrast", id="an-ordinary-word"),
        pytest.param("bedrijfskunde", id="a-syllable-less"),
        pytest.param("warenplaner", id="two-words-in-one"),
        pytest.param("vales", id="too-short-for-a-wrong-letter"),
        pytest.param("berlin", id="a-place"),
        pytest.param("lamager", id="another-first-letter"),
        pytest.param("x1manager", id="not-only-letters"),
    ],
)  # fmt: skip
def test_another_word_is_no_slip(word):
    assert repair_word(word) is None


def test_a_repaired_reading_says_so_and_is_less_sure():
    slip, right = read_title("Sales Managre"), read_title("Sales Manager")
    assert (slip.seniority, slip.functions) == (right.seniority, right.functions)
    assert slip.marks == ("repaired",)
    assert "managre" in slip.evidence
    assert slip.confidence < right.confidence


def test_a_guard_holds_for_a_misspelt_title():
    assert read_title("Exectuive Assistant to the CEO").rule == "guard:assistant"


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(load_lexicon().vocabulary)))
def test_no_word_of_the_lists_is_repaired(word):
    assert repair_word(word) is None
