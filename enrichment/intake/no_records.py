"""Rows that are no records: totals and remarks below a list, and its header once more."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from enrichment.intake.columns import stripped
from enrichment.intake.raw_list import RawList
from prospects.once import once
from prospects.specs.reading import read_yaml

_WORDS = Path(__file__).parent / "data" / "no_record_words.yml"
_COLUMNS_SEEN = 3
"""A total or a remark is the first filled cell of its row, and stands in one of these columns."""
_REASONS = {
    "total": "a total of the list, not a record",
    "remark": "a remark about the list, not a record",
}
_HEADER_AGAIN = "the header once more, not a record"


def no_records(raw: RawList) -> Mapping[int, str]:
    """Place of a row in a chunk -> why it is no record; of most chunks there is none."""
    names = raw.columns[:_COLUMNS_SEEN]
    places = list(_candidates(names, [stripped(raw, at) for at in range(len(names))]))
    # Column by column: pandas takes a hundred times longer to give one row.
    cells = (raw.frame.iloc[:, at].array.take(places) for at in range(len(raw.columns)))
    rows = zip(*cells, strict=True) if places else ()
    reasons = {at: _reason(raw.columns, row) for at, row in zip(places, rows, strict=True)}
    return {at: reason for at, reason in reasons.items() if reason}


def _candidates(names: Sequence[str], columns: Sequence[pa.Array]) -> Iterator[int]:
    """Places of rows whose first filled cell is worth a look."""
    if not columns:
        return
    texts = columns[-1]
    for column in columns[-2::-1]:
        texts = pc.if_else(pc.equal(column, ""), texts, column)
    hits = pc.match_substring_regex(texts, _any(), ignore_case=True)
    lower = pc.utf8_lower(texts)
    for name in {name.strip().lower() for name in names}:
        hits = pc.or_(hits, pc.equal(lower, name))
    yield from pc.indices_nonzero(hits).to_pylist()


def _reason(names: Sequence[str], cells: Sequence[str]) -> str:
    filled = {name: cell.strip() for name, cell in zip(names, cells, strict=True) if cell.strip()}
    if filled and all(_key(name) == _key(cell) for name, cell in filled.items()):
        return _HEADER_AGAIN
    texts = [cell for cell in filled.values() if any(c.isalpha() or c in "©-=*_" for c in cell)]
    if len(texts) != 1:
        return ""
    for kind, pattern in _patterns().items():
        # The word alone may be a name where a list has no other column to tell.
        if pattern.fullmatch(texts[0]) and (len(names) > 1 or not texts[0].isalpha()):
            return _REASONS[kind]
    return ""


def _key(text: str) -> str:
    return " ".join(text.casefold().split())


@once
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {
        kind: re.compile("|".join(expressions), re.IGNORECASE | re.DOTALL)
        for kind, expressions in read_yaml(_WORDS).items()
    }


@once
def _any() -> str:
    return "|".join(f"^(?:{pattern.pattern})$" for pattern in _patterns().values())
