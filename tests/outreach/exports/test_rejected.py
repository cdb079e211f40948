"""Rejected rows that are put aside are written as the frame of all of them would be."""

import pandas as pd

from outreach.exports.rejected import RejectedFile
from outreach.exports.tables import rejected_frame
from prospects.rejected import RejectedRow

_ROWS = [
    RejectedRow("a.csv row 1", "companies", "no name", {"Name": "-", "Site": 'x,"y"\nz'}),
    RejectedRow("b.csv row 7", "contacts", "no name", {"reject_reason": "M\u00fcll", "Name": ""}),
]


def test_rows_of_several_lists_are_written_as_their_frame_is(tmp_path):
    with RejectedFile() as aside:
        for row in _ROWS:
            aside.extend([row])
        aside.write(tmp_path / "deeper" / "why.csv")
    rejected_frame(_ROWS).to_csv(tmp_path / "frame.csv", index=False)
    written = (tmp_path / "deeper" / "why.csv").read_text(encoding="utf-8")
    assert aside.rows == len(_ROWS)
    pd.testing.assert_frame_equal(
        pd.read_csv(tmp_path / "deeper" / "why.csv"), pd.read_csv(tmp_path / "frame.csv")
    )
    assert written == (tmp_path / "frame.csv").read_text(encoding="utf-8")
