import pytest

from prospects.titles.held import held_words
from prospects.titles.normalising import compare_words


@pytest.mark.parametrize(
    ("title", "held"),
    [
        ("Head of Sales (former SDR)", "head of sale"),
        ("Ex-Head Chef | Barista", "barista"),
        ("Inhaber, ehemaliger Küchenchef", "inhaber"),
        ("Former Head of Sales", "former head of sale"),
        ("Retired buyer", "retired buyer"),
        ("Head of Sales", "head of sale"),
        ("", ""),
    ],
)
def test_positions_held_no_more_are_left_out_beside_a_present_one(title, held):
    assert " ".join(held_words(title, compare_words(title))) == held
