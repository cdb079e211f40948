"""JSON objects of columns, built a column at a time."""

import json
from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

TEXTS = pa.large_string()
"""Type of all arrays here."""

# What JSON does not take as it is: quotes, backslashes and control characters.
_ODD_BYTES = bytes(range(32)) + b'"\\'
_ODD = '["\\\\\x01-\x1f]'


def json_objects(columns: Mapping[str, pa.Array], rows: int) -> list[str]:
    """A JSON object a row.

    Args:
        columns: Key -> texts without nulls and NUL characters; an empty text is left out.
        rows: Number of rows.
    """
    pairs = [_pairs(key, texts) for key, texts in columns.items()]
    if not pairs:
        return ["{}"] * rows
    opening, closing, nothing = (pa.scalar(mark, TEXTS) for mark in ("{", "}", ""))
    # Joining with "skip" drops a row whose pairs are all null; so each pair brings its comma.
    inner = pc.utf8_ltrim(pc.binary_join_element_wise(*pairs, nothing), characters=",")
    objects: list[str] = pc.binary_join_element_wise(opening, inner, closing, nothing).to_pylist()
    return objects


def _pairs(key: str, texts: pa.Array) -> pa.Array:
    """`,"key":"text"`, or nothing for an empty text."""
    start = pa.scalar(f',{json.dumps(key, ensure_ascii=False)}:"', TEXTS)
    end, nothing = pa.scalar('"', TEXTS), pa.scalar("", TEXTS)
    pairs = pc.binary_join_element_wise(start, _escaped(texts), end, nothing)
    return pc.if_else(pc.equal(texts, ""), nothing, pairs)


def _escaped(texts: pa.Array) -> pa.Array:
    # All bytes at once first: most columns hold nothing odd at all.
    data = texts.buffers()[2]
    raw = data.to_pybytes() if data else b""
    if len(raw.translate(None, _ODD_BYTES)) == len(raw):
        return texts
    odd = pc.match_substring_regex(texts, _ODD)
    if not pc.any(odd).as_py():
        return texts
    escaped = [json.dumps(text, ensure_ascii=False)[1:-1] for text in texts.filter(odd).to_pylist()]
    return pc.replace_with_mask(texts, odd, pa.array(escaped, TEXTS))
