"""Words by code say of each row what a loop over the rows would say."""

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.icp.words import Words, truths_of

WORDS = st.sampled_from(["HubSpot", "hubspot", "Slack", "", "Café"])
LISTS = st.lists(st.none() | st.lists(WORDS, max_size=4).map(tuple), max_size=12)
SINGLES = st.lists(st.none() | WORDS, max_size=12)


def arrow(values, kind) -> pd.Series:
    return pd.Series(pd.arrays.ArrowExtensionArray(pa.array(values, kind)))


def objects(values) -> pd.Series:
    return pd.Series(values, dtype="object")


def of_lists(rows) -> list[Words]:
    lists = pa.list_(pa.large_string())
    coded = pa.ListArray.from_arrays(
        pa.array(np.cumsum([0, *(len(row or ()) for row in rows)]), pa.int32()),
        pa.array([word for row in rows for word in row or ()], pa.string()).dictionary_encode(),
    )
    return [
        Words.of(objects(rows)),
        Words.of(arrow(rows, lists)),
        Words.of(pd.Series(pd.arrays.ArrowExtensionArray(coded))),
    ]


def of_singles(values) -> list[Words]:
    text = arrow(values, pa.large_string())
    coded = pd.Series(
        pd.arrays.ArrowExtensionArray(pa.array(values, pa.string()).dictionary_encode())
    )
    return [Words.of(objects(values)), Words.of(text), Words.of(coded),
            Words.of(text, are_texts=True)]  # fmt: skip


def is_wanted(word: str) -> bool:
    return word.casefold() == "hubspot"


@given(LISTS)
def test_lists_are_asked_row_by_row(rows):
    plain = [row or () for row in rows]
    for words in of_lists(rows):
        wanted = truths_of(words.distinct, is_wanted)
        assert words.size == len(rows)
        assert [words.of_row(row) for row in range(len(rows))] == plain
        assert words.known().tolist() == [bool(row) for row in plain]
        assert words.having(wanted).tolist() == [any(map(is_wanted, row)) for row in plain]
        assert words.count(wanted).tolist() == [sum(map(is_wanted, row)) for row in plain]


@given(SINGLES)
def test_single_words_are_asked_row_by_row(values):
    for words in of_singles(values):
        wanted = truths_of(words.distinct, is_wanted)
        found = [value is not None and is_wanted(value) for value in values]
        assert [words.of_row(row) for row in range(len(values))] == [
            () if value is None else (value,) for value in values
        ]
        assert words.known().tolist() == [value is not None for value in values]
        assert words.having(wanted).tolist() == found
        assert words.count(wanted).tolist() == found


def test_each_form_of_a_word_finds_it_and_is_worked_out_once():
    asked: list[str] = []

    def forms(word: str) -> list[str]:
        asked.append(word)
        return [word.casefold(), word.partition("-")[0]]

    words = Words.of(objects(["en-GB", "de", None, "en-GB"]))
    assert words.having(words.naming({"en"}, "language", forms)).tolist() == [1, 0, 0, 1]
    assert words.having(words.naming({"de", "en-gb"}, "language", forms)).tolist() == [1, 1, 0, 1]
    assert asked == ["en-GB", "de"]


@pytest.mark.parametrize("size", [0, 3])
def test_a_column_that_is_missing_has_no_words(size):
    words = Words.none(size)
    assert words.known().tolist() == [False] * size
    assert words.having(truths_of(words.distinct, is_wanted)).tolist() == [False] * size


def test_a_broken_character_is_a_question_mark_for_arrow():
    assert Words.of(objects(["caf\udce9"])).vocabulary.to_pylist() == ["caf?"]
