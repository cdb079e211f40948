"""Rows of a raw list under canonical names."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from enrichment.intake.cell_values import cell_values, said_cells
from enrichment.intake.columns import stripped
from enrichment.intake.header_row import looks_like_record
from enrichment.intake.headers import (
    HeaderMapping,
    known_fields,
    map_headers,
    refuse_unmapped_opt_outs,
)
from enrichment.intake.json_texts import TEXTS
from enrichment.intake.needs import NEEDS, missing
from enrichment.intake.raw_list import RawList
from prospects.column_unit import with_currency
from prospects.errors import InputError
from prospects.rejected import ListKind, RejectedRow

_COLUMNS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class MappedRow:
    """One record of a list.

    Attributes:
        fields: Canonical field -> text without outer spaces; filled ones only.
        columns: Canonical field -> column it was taken from.
        extra: Column -> text of what has no field or came second; filled ones only.
        original: Column -> text exactly as read.
        list_name: List it stands in.
        number: Line of the spreadsheet less one: 1 for the first below a header on top.
    """

    fields: Mapping[str, str]
    columns: Mapping[str, str]
    extra: Mapping[str, str]
    original: Mapping[str, str]
    list_name: str
    number: int

    @property
    def source(self) -> str:
        """The row for people: "companies.csv row 17"."""
        return f"{self.list_name} row {self.number}"

    @property
    def source_url(self) -> str:
        """The row for provenance: "list:companies.csv#row=17"."""
        return f"list:{self.list_name}#row={self.number}"

    def rejected(self, kind: ListKind, reason: str) -> RejectedRow:
        """The row as it came, with the reason why it was not taken."""
        return RejectedRow(self.source, kind, reason, self.original)


def map_list(raw: RawList, kind: ListKind, chosen: Mapping[str, str]) -> HeaderMapping:
    """Map the columns of a list, and stop where it cannot be read honestly.

    Args:
        raw: The list.
        kind: What it holds.
        chosen: Field -> column that the user named.

    Raises:
        InputError: A needed field or a named column is missing, or an opt-out is not understood.
    """
    for field, column in chosen.items():
        if column not in raw.columns:
            raise InputError(f"{raw.file_name}: no column {column!r} ({_shown(raw)})")
        if field not in known_fields(kind):
            allowed = ", ".join(known_fields(kind))
            raise InputError(
                f"{raw.file_name}: {field!r} is no field of {kind}; use one of {allowed}"
            )
    mapping = map_headers(raw.columns, kind, chosen, samples=raw.samples(), source=raw.source)
    if words := missing(mapping, kind):
        if looks_like_record(raw.columns):
            raise InputError(
                f"{raw.file_name}: has no header; its first line looks like a record "
                f"({_shown(raw)}); write a line with the columns' names above it"
            )
        raise InputError(
            f"{raw.file_name}: no column with {words} ({_shown(raw)}); name one with "
            f"--map {NEEDS[kind][words][-1]}=COLUMN"
        )
    refuse_unmapped_opt_outs(mapping, raw.file_name)
    return mapping


def columns_of_fields(mapping: HeaderMapping) -> dict[str, str]:
    """Field -> the column that it is taken from, "A / B" where rows may differ.

    A column of revenue says the currency that its source states: "Revenue (EUR)".
    """
    fields = dict.fromkeys(field for field in mapping.mapping.values() if field)
    columns = {field: mapping.columns_of(field) for field in fields}
    if mapping.source and (currency := mapping.source.currency):
        for field, names in columns.items():
            if field.endswith("revenue"):
                columns[field] = [with_currency(name, currency) for name in names]
    return {field: " / ".join(names) for field, names in columns.items()}


def mapped_rows(raw: RawList, mapping: HeaderMapping) -> Iterator[MappedRow]:
    """Records of a list in its order."""
    known = dict.fromkeys(field for field in mapping.mapping.values() if field)
    order = {field: mapping.columns_of(field) for field in known}
    cells = [raw.frame.iloc[:, i].tolist() for i in range(len(raw.columns))]
    fields = [mapping.mapping.get(column) for column in raw.columns]
    kept = [_said(field, stripped(raw, at)) for at, field in enumerate(fields)]
    values = [_values(field, texts) for field, texts in zip(fields, kept, strict=True)]
    numbers = [int(place) + 1 for place in raw.frame.index]
    for at, (number, *texts) in enumerate(zip(numbers, *cells, strict=True)):
        original = dict(zip(raw.columns, texts, strict=True))
        said, value = (_filled(raw.columns, of, at) for of in (kept, values))
        columns = {
            field: column
            for field, candidates in order.items()
            if (column := next((c for c in candidates if c in value), None)) is not None
        }
        taken = {field: value[column] for field, column in columns.items()}
        extra = {c: text for c, text in said.items() if c not in columns.values()}
        yield MappedRow(taken, columns, extra, original, raw.list_name, number)


def _filled(columns: Sequence[str], texts: Sequence[Sequence[str]], at: int) -> dict[str, str]:
    """Column -> text of one row; filled ones only."""
    return {c: text for c, own in zip(columns, texts, strict=True) if (text := own[at])}


def _said(field: str | None, cells: pa.Array) -> list[str]:
    texts: list[str] = (said_cells(field, cells) if field else cells).to_pylist()
    return texts


def _values(field: str | None, cells: Sequence[str]) -> Sequence[str]:
    """What the cells of a column say as values of its field."""
    if not field:
        return cells
    texts: list[str] = cell_values(field, pa.array(cells, TEXTS)).to_pylist()
    return texts


def _shown(raw: RawList) -> str:
    names = [" ".join(name.split()) or "(no name)" for name in raw.columns[:_COLUMNS_SHOWN]]
    more = ", ..." if len(raw.columns) > _COLUMNS_SHOWN else ""
    return f"columns: {', '.join(names)}{more}"
