"""A chunk of a list under canonical names, column by column."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

import pyarrow as pa
import pyarrow.compute as pc

from enrichment.intake.cell_values import cell_values, said_cells
from enrichment.intake.headers import HeaderMapping
from enrichment.intake.json_texts import TEXTS
from enrichment.intake.raw_list import RawList

# What `str.strip` takes off.
_WHITE_SPACE = "".join(filter(str.isspace, map(chr, range(0x3001))))


@dataclass(frozen=True, slots=True)
class MappedColumns:
    """Rows of a list, all columns of one length and without nulls.

    Attributes:
        fields: Canonical field -> texts without outer spaces; "" where no column of it is filled.
        extra: Column -> texts without outer spaces of what has no field or came second.
        columns_of: Canonical field -> its columns, the one that counts first.
        cells: Column -> texts without outer spaces, of all columns.
        rows: Line of the spreadsheet less one: 1 for the first below a header on top.
    """

    fields: Mapping[str, pa.Array]
    extra: Mapping[str, pa.Array]
    columns_of: Mapping[str, Sequence[str]]
    cells: Mapping[str, pa.Array]
    rows: Sequence[int]

    def texts(self, field: str) -> list[str]:
        """Texts of a field; all are empty where no column gives it."""
        found = self.fields.get(field)
        texts: list[str] = [""] * len(self.rows) if found is None else found.to_pylist()
        return texts

    def text(self, field: str, place: int) -> str:
        """Text of a field in one row."""
        found = self.fields.get(field)
        return "" if found is None else str(found[place])

    def of(self, places: pa.Array) -> Self:
        """Fields of some rows."""
        fields = {field: texts.take(places) for field, texts in self.fields.items()}
        rows = [self.rows[at] for at in places.to_pylist()]
        return replace(self, fields=fields, rows=rows)


def mapped_columns(raw: RawList, mapping: HeaderMapping) -> MappedColumns:
    """Put the columns of a chunk under their fields.

    Args:
        raw: A list, or a chunk of one.
        mapping: Of the list; columns that it does not know are extra.
    """
    cells = {column: stripped(raw, at) for at, column in enumerate(raw.columns)}
    extra = dict(cells)
    fields: dict[str, pa.Array] = {}
    columns_of: dict[str, list[str]] = {}
    for field in dict.fromkeys(mapping.mapping.values()):
        columns = (
            [column for column in mapping.columns_of(field) if column in extra] if field else []
        )
        if field and columns:
            fields[field] = _first_filled(field, columns, extra)
            columns_of[field] = columns
    return MappedColumns(fields, extra, columns_of, cells, [int(at) + 1 for at in raw.frame.index])


def _first_filled(field: str, columns: Sequence[str], extra: dict[str, pa.Array]) -> pa.Array:
    """Texts of a field, taken out of what is extra; what is not taken stays there."""
    nothing = pa.scalar("", TEXTS)
    cells = said_cells(field, extra.pop(columns[0]))
    texts = cell_values(field, cells)
    if texts is not cells:
        extra[columns[0]] = pc.if_else(pc.equal(texts, ""), cells, nothing)
    for column in columns[1:]:
        cells = said_cells(field, extra[column])
        later, is_open = cell_values(field, cells), pc.equal(texts, "")
        is_taken = pc.and_(is_open, pc.not_equal(later, ""))
        extra[column] = pc.if_else(is_taken, nothing, cells)
        texts = pc.if_else(is_taken, later, texts)
    return texts


def stripped(raw: RawList, at: int) -> pa.Array:
    """Texts of a column without outer spaces."""
    texts = pa.array(raw.frame.iloc[:, at].array, TEXTS)
    if isinstance(texts, pa.ChunkedArray):
        texts = texts.combine_chunks()
    return pc.utf8_trim(texts, characters=_WHITE_SPACE)
