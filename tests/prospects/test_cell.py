import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospects.cell import split_cell


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("a; b", ("a", "b")),
        ("a|b", ("a", "b")),
        ("a,b , c", ("a", "b", "c")),
        ("a\nb\r\nc", ("a", "b", "c")),
        ("a;;b;", ("a", "b")),
        ("a; a", ("a",)),
        ('["a", "b, c"]', ("a", "b, c")),
        ("['a', \"b's\", None]", ("a", "b's")),
        ("[Sales, Marketing]", ("Sales", "Marketing")),
        ("[1, 2.5]", ("1", "2.5")),
        ("[]", ()),
        ("", ()),
        ("  ", ()),
        ("1,000; 2,000", ("1,000", "2,000")),
        ("+1 555 010 0000,+1 555 010 0001", ("+1 555 010 0000", "+1 555 010 0001")),
        ("R&amp;D; Sales", ("R&amp;D", "Sales")),
        ("jane@acme.example; joe@acme.example", ("jane@acme.example", "joe@acme.example")),
    ],
)
def test_a_cell_is_parted_where_values_end(text, values):
    assert split_cell(text) == values


@pytest.mark.parametrize(
    "text",
    ["Acme and Sons", "AC/DC", "1,000", "[broken", '[{"a": 1}]', "['a' 'b']", "[" * 5_000 + "]"],
)
def test_what_is_no_separator_parts_nothing(text):
    assert split_cell(text) == (text,)


def test_a_comma_is_part_of_a_name():
    assert split_cell("Acme, Inc.; Bolt, LLC", commas=False) == ("Acme, Inc.", "Bolt, LLC")


@given(st.lists(st.text(max_size=9).map(str.strip).filter(bool), unique=True))
def test_a_list_holds_whatever_was_put_in(values):
    assert split_cell(json.dumps(values)) == split_cell(repr(values)) == tuple(values)


@given(st.text())
def test_a_value_is_never_empty(text):
    assert all(value and value == value.strip() for value in split_cell(text))
