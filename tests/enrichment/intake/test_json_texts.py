import json

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from enrichment.intake.json_texts import TEXTS, json_objects

_CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=5)
_ODD = st.sampled_from(["", '"', "\\", ",", "\x1f\n", "é", "\u2028"])


@given(st.lists(st.tuples(_CELLS | _ODD, _CELLS | _ODD, _CELLS | _ODD), max_size=6), _CELLS)
def test_objects_hold_the_filled_cells_of_their_row(rows, key):
    keys = ["industry", f'"{key}', ""]
    cells = list(zip(*rows, strict=True)) or [()] * 3
    columns = {k: pa.array(c, TEXTS) for k, c in zip(keys, cells, strict=True)}
    found = [json.loads(text) for text in json_objects(columns, len(rows))]
    assert found == [{k: c for k, c in zip(keys, row, strict=True) if c} for row in rows]
    assert json_objects({}, len(rows)) == ["{}"] * len(rows)
