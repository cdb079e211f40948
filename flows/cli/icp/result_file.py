"""The result of `prospects icp score` as CSV or Parquet."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from flows.writing import written_file
from scoring.icp.results import RESULT

_TEXT = pa.large_string()


def write_result(pieces: Iterable["pa.Table"], out: Path | None) -> None:
    """Write rows as they come; a file that is there stays until all are written.

    Args:
        pieces: Tables of the columns `RESULT`.
        out: File, Parquet by its name, else CSV; None is standard output.

    Raises:
        UsageError: The file cannot be written.
    """
    if out is None:
        _write_csv(pieces, sys.stdout.buffer)
        return
    with written_file(out, "--out") as part, part.open("wb") as file:
        if out.suffix.lower() in {".parquet", ".pq"}:
            with pq.ParquetWriter(file, RESULT) as writer:
                for piece in pieces:
                    writer.write_table(piece)
        else:
            _write_csv(pieces, file)


def _write_csv(pieces: Iterable["pa.Table"], file: BinaryIO) -> None:
    file.write(f"{','.join(RESULT.names)}\n".encode())
    file.writelines(_lines(piece) for piece in pieces)
    file.flush()


def _lines(piece: "pa.Table") -> Any:
    """Rows as the bytes of CSV lines; Arrow's own writer puts marks around every text."""
    cells = [_cell(column.combine_chunks()) for column in piece.columns]
    line_feed = pa.scalar("\n", _TEXT)
    rows = pc.binary_join_element_wise(*cells, pa.scalar(",", _TEXT))
    ended = pc.binary_join_element_wise(rows, line_feed, pa.scalar("", _TEXT))
    return ended.buffers()[2] or b""


def _cell(values: "pa.Array") -> "pa.Array":
    texts = pc.fill_null(values.cast(_TEXT), "")
    if not pa.types.is_string(values.type):
        return texts
    marked = pc.match_substring_regex(texts, '[",\r\n]')
    if not pc.any(marked).as_py():
        return texts
    mark = pa.scalar('"', _TEXT)
    doubled = pc.replace_substring(texts, '"', '""')
    quoted = pc.binary_join_element_wise(mark, doubled, mark, pa.scalar("", _TEXT))
    return pc.if_else(marked, quoted, texts)
