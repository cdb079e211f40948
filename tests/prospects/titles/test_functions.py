from pathlib import Path

import pytest

from prospects.specs.reading import load_spec
from prospects.titles import read_title
from prospects.titles.lexicon import load_lexicon
from prospects.titles.normalising import normalize_title
from prospects.titles.word_file import LANGUAGES, WordFile
from tests.prospects.titles.specimens import rows_by

_BY_REASON = rows_by("because", "functions")
"""Invented titles with their first function, by the rule or the language they show."""


@pytest.mark.parametrize("because", _BY_REASON)
def test_the_first_function_is_what_a_recruiter_would_say(because):
    said = {row["title"]: read_title(row["title"]).functions[:1] for row in _BY_REASON[because]}
    assert said == {row["title"]: (row["function"],) for row in _BY_REASON[because]}


@pytest.mark.parametrize(
    ("title", "functions"),
    [
        pytest.param("Sales and Marketing Manager", ("sales", "marketing"), id="in-order"),
        pytest.param("Marketing IT Manager", ("it", "marketing"), id="english-head-is-last"),
        pytest.param(
            "Leiter Marketing Vertrieb", ("marketing", "sales"), id="german-head-is-first"
        ),
        pytest.param("IT Training Manager", ("it", "hr"), id="training-yields"),
        pytest.param("Training and IT Manager", ("hr", "it"), id="not-to-an-equal"),
        pytest.param("Marketing Director IT", ("marketing", "it"), id="before-the-level-first"),
        pytest.param("Head of Sales for IT", ("sales", "it"), id="a-link-parts"),
        pytest.param("SAP Consultant", ("it", "consulting"), id="consultants-of-a-subject"),
        pytest.param("Hotel Sales Director", ("sales",), id="an-industry-is-no-function"),
        pytest.param("Hotel Director", ("operations",), id="an-industry-suggests-one"),
        pytest.param("Finance Assistant", ("finance",), id="a-hint-gives-way"),
        pytest.param("Engineering Recruiter", ("hr",), id="who-recruits-does-hr"),
        pytest.param("Founder and CTO", ("engineering", "executive"), id="executive-is-last"),
        pytest.param("Chief Product and Design Officer", ("product", "design"), id="officers-too"),
        pytest.param("CEO of Baker Brothers", ("executive",), id="a-name-is-no-occupation"),
        pytest.param("Tax Expert and Senior Manager", ("finance",), id="of-a-lower-position"),
        pytest.param("Head of Everything", (), id="none"),
    ],
)
def test_functions_rank_as_they_are_said(title, functions):
    assert read_title(title).functions == functions


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_hints_at_a_function_is_a_phrase(language):
    folder = Path(__file__).parents[3] / "prospects" / "titles" / "data"
    file = load_spec(WordFile, folder / f"{language}.yml")
    known = {" ".join(words) for words in load_lexicon().by_words}
    hints = [text for texts in file.hints.values() for text in texts]
    assert {text for text in hints if normalize_title(text) not in known} == set()
