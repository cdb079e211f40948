"""A table in a CSV or Parquet file, whose columns are read when they are asked for."""

import csv
import io
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.csv as pacsv
import pyarrow.parquet as pq

from prospects.errors import InputError

TEXT = pa.large_string()
_PARQUET = b"PAR1"
_BLOCK_BYTES = 1 << 24
_DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True)
class TableFile:
    """An open table.

    Attributes:
        name: Of the file, for messages.
        columns: Names of its columns, as the file writes them.
        rows: Number of rows.
        read: Name of a column -> its values; of a Parquet file it is read now.
    """

    name: str
    columns: tuple[str, ...]
    rows: int
    read: Callable[[str], Any]


@contextmanager
def open_table(
    source: Path | str | BinaryIO, coded: AbstractSet[str] = frozenset()
) -> Iterator[TableFile]:
    """Open a CSV or Parquet file; its first bytes tell which of them it is.

    Args:
        source: File, or the open bytes of one.
        coded: Columns of few distinct texts; Parquet gives them as codes, which is faster.

    Raises:
        InputError: It cannot be read, or has two columns of a name.
    """
    is_open = not isinstance(source, Path | str)
    name = "standard input" if is_open else str(source)
    try:
        with _opened(source) as stream:
            table = _parquet(name, stream, coded) if _is_parquet(stream) else _csv(name, stream)
            if twice := {c for c in table.columns if c.strip() and table.columns.count(c) > 1}:
                raise InputError(f"{name}: two columns are {twice.pop()}; leave one of them out")
            yield table
    except FileNotFoundError:
        raise InputError(f"{name}: is missing; check the name") from None
    except (pa.ArrowInvalid, OSError) as error:
        words = str(getattr(error, "strerror", None) or error).splitlines()[0]
        raise InputError(f"{name}: cannot be read as CSV (UTF-8) or Parquet: {words}") from None


def _opened(source: Path | str | BinaryIO) -> AbstractContextManager[BinaryIO]:
    if isinstance(source, Path | str):
        return Path(source).open("rb")
    return nullcontext(source if source.seekable() else io.BytesIO(source.read()))


def _is_parquet(stream: BinaryIO) -> bool:
    beginning = stream.read(len(_PARQUET))
    stream.seek(0)
    return beginning == _PARQUET


def _parquet(name: str, stream: BinaryIO, coded: AbstractSet[str]) -> TableFile:
    metadata = pq.read_metadata(stream)
    coded_here = [column for column in metadata.schema.names if column in coded]
    file = pq.ParquetFile(stream, metadata=metadata, read_dictionary=coded_here)
    return TableFile(
        name, tuple(file.schema_arrow.names), file.metadata.num_rows,
        lambda column: file.read([column], use_threads=False).column(column),
    )  # fmt: skip


def _csv(name: str, stream: BinaryIO) -> TableFile:
    header = stream.readline().decode("utf-8-sig", "replace")
    stream.seek(0)
    if not header.strip():
        raise pa.ArrowInvalid("it is empty; its first line must name the columns")
    delimiter = max(_DELIMITERS, key=header.count)
    names = next(csv.reader([header], delimiter=delimiter))
    table = pacsv.read_csv(
        stream,
        pacsv.ReadOptions(use_threads=False, block_size=_BLOCK_BYTES),
        pacsv.ParseOptions(delimiter=delimiter, newlines_in_values=True),
        pacsv.ConvertOptions(
            column_types=dict.fromkeys(names, TEXT),
            null_values=[""],
            strings_can_be_null=True,
            quoted_strings_can_be_null=True,
        ),
    )
    return TableFile(name, tuple(table.column_names), table.num_rows, table.column)
