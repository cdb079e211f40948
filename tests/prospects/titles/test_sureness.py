import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prospects.titles import read_title
from prospects.titles.lexicon import load_lexicon
from prospects.vocabulary import SENIORITIES


@pytest.mark.parametrize(
    ("sure", "less"),
    [
        pytest.param("Head of Sales", "Head of Magic", id="no-function"),
        pytest.param("Head of Magic", "Zlorb of Magic", id="no-level"),
        pytest.param("Managing Partner", "Partner", id="a-word-of-several-meanings"),
        pytest.param("Sales Director", "Sales Director Coordinator", id="two-levels-in-one"),
        pytest.param("CFO", "CFO / Sales Manager", id="positions-of-two-levels"),
        pytest.param("Buyer", "Buyer zlorb blorb glorb", id="words-that-nobody-knows"),
        pytest.param("Sales Manager", "Sales Managre", id="a-repaired-word"),
    ],
)
def test_a_reading_is_less_sure(sure, less):
    assert read_title(sure).confidence > read_title(less).confidence


@pytest.mark.parametrize("title", ["CPO", "CSO", "CDO", "PM"])
def test_an_abbreviation_of_several_functions_is_doubtful_alone(title):
    reading = read_title(title)
    assert reading.is_doubtful
    assert reading.runner_up


@pytest.mark.parametrize("title", ["CPO, People", "Product PM", "CMO", "CFO", "CTO"])
def test_an_abbreviation_is_sure_where_its_function_is_said_or_known(title):
    assert not read_title(title).is_doubtful


def test_every_other_meaning_is_a_level_and_functions_of_the_vocabulary():
    lexicon = load_lexicon()
    functions = {name for phrase in lexicon.by_words.values() for name in phrase.functions}
    for text, meanings in lexicon.meanings.items():
        assert tuple(text.split()) in lexicon.by_words
        for meaning in meanings:
            level, _, function = meaning.partition("/")
            assert level in SENIORITIES
            assert function in functions


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(
        ["Executive Assistant to the CEO", "PA to Head of Sales", "Office of the CEO",
         "Assistentin der Geschäftsführung", "Assistante du directeur", "n/a"]
    ),
    st.data(),
)  # fmt: skip
def test_a_guard_holds_in_any_case_and_with_any_blanks(title, data):
    upper = data.draw(st.lists(st.booleans(), min_size=len(title), max_size=len(title)))
    written = "".join(a.upper() if up else a for a, up in zip(title, upper, strict=True))
    assert read_title(written.replace(" ", "  ")).rule == read_title(title).rule
    assert read_title(title).rule.startswith("guard:")


@settings(max_examples=100, deadline=None)
@given(st.permutations(["CFO", "Sales Manager", "Marketing Coordinator", "Zlorb"]))
def test_the_order_of_positions_decides_neither_standing_nor_level(positions):
    reading = read_title(", ".join(positions))
    assert (reading.standing, reading.seniority) == ("current", "c_suite")
