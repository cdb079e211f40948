"""Rows of a raw list under canonical names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from enrichment.intake.headers import (
    HeaderMapping,
    known_fields,
    map_headers,
    refuse_unmapped_opt_outs,
)
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
    fields = list(dict.fromkeys(field for field in mapping.mapping.values() if field))
    order = {field: mapping.columns_of(field) for field in fields}
    cells = [raw.frame.iloc[:, i].tolist() for i in range(len(raw.columns))]
    numbers = [int(place) + 1 for place in raw.frame.index]
    for number, *values in zip(numbers, *cells, strict=True):
        original = dict(zip(raw.columns, values, strict=True))
        yield _mapped_row(original, order, raw.list_name, number)


def _mapped_row(
    original: Mapping[str, str], order: Mapping[str, list[str]], list_name: str, number: int
) -> MappedRow:
    extra = {column: text for column, cell in original.items() if (text := cell.strip())}
    columns = {
        field: column
        for field, candidates in order.items()
        if (column := next((c for c in candidates if c in extra), None)) is not None
    }
    fields = {field: extra.pop(column) for field, column in columns.items()}
    return MappedRow(fields, columns, extra, original, list_name, number)


def _shown(raw: RawList) -> str:
    names = [" ".join(name.split()) or "(no name)" for name in raw.columns[:_COLUMNS_SHOWN]]
    more = ", ..." if len(raw.columns) > _COLUMNS_SHOWN else ""
    return f"columns: {', '.join(names)}{more}"
