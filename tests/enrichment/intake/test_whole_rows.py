"""Rows of a list as they stand."""

import csv
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrichment.intake.whole_rows import read_rows
from prospects.errors import InputError

HEADER = ["id", "job title", "note"]
_CELLS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), max_size=20
)


def rows_of(content: bytes, name: str = "list.csv") -> tuple[tuple[str, ...], list[list[str]]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(content)
        found = read_rows(path)
        rows = [list(row) for row in found.rows()]
        assert found.total == len(rows)
        return found.columns, rows


@given(st.lists(st.lists(_CELLS, min_size=3, max_size=3), max_size=8))
def test_every_row_that_was_written_is_read(rows):
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows([HEADER, *rows])
    assert rows_of(text.getvalue().encode()) == (tuple(HEADER), rows)


@pytest.mark.parametrize(
    ("text", "columns", "rows"),
    [
        ("a,a,\n1,2\n", ("a", "a", ""), [["1", "2", ""]]),
        ("a,b\n1\n\n,\n1,2,3\n", ("a", "b", "column 3"),
            [["1", "", ""], ["", "", ""], ["1", "2", "3"]]),
        ("Export of today\n\nEmail,Job Title\na@b.example,CFO\n", ("Email", "Job Title"),
            [["a@b.example", "CFO"]]),
        ("a;b\r\n\"1;2\";\"x\ny\"\r\n", ("a", "b"), [["1;2", "x\ny"]]),
        ("title\n\"\"\nCFO\n", ("title",), [[""], ["CFO"]]),
        ("a,b\n", ("a", "b"), []),
    ],
)  # fmt: skip
def test_rows_keep_their_place_and_lose_nothing(text, columns, rows):
    assert rows_of(text.encode()) == (columns, rows)


def test_rows_of_json_are_as_wide_as_all_their_columns():
    text = b'[{"title": "CFO"}, {"title": "CEO", "id": 7}]'
    assert rows_of(text, "list.json") == (("title", "id"), [["CFO", ""], ["CEO", "7"]])


def test_a_quote_that_is_never_closed_is_found_before_any_row_is_given():
    with pytest.raises(InputError, match="line 2: a quote"):
        rows_of(b'a,b\n1,"2\n3,4\n')
