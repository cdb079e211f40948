"""Columns of raw lists to canonical fields: by name, by what their cells look like, as saved."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from enrichment.intake.column_sense import (
    ColumnSense,
    column_sense,
    contradicts,
    field_spoken,
    in_one_scale,
)
from enrichment.intake.header_names import (
    field_beside,
    forbids_every_channel,
    header_key,
    is_sole,
    known_fields,
)
from enrichment.intake.opt_out_columns import (
    forbidden_channels,
    looks_like_opt_out,
    unclear_opt_outs,
)
from enrichment.intake.value_shapes import Shares, shares_of
from prospects.errors import InputError
from prospects.rejected import ListKind
from prospects.specs.source import Source, column_key

__all__ = [
    "HeaderMapping",
    "Samples",
    "forbids_every_channel",
    "guess_kind",
    "known_fields",
    "looks_like_opt_out",
    "map_headers",
    "refuse_unmapped_opt_outs",
]

Samples = Mapping[str, Sequence[str]]
"""Column -> some of its filled cells, at most some 200, as they come first in the list."""

_BESIDE_RANK = 400
_SOLE_RANK = 450
# A company list may have a second name of the company beside its "name".
_OTHER_NAME = re.compile(r"name$|legal|trading|registered|official|display|short|full|former")


@dataclass(frozen=True, slots=True)
class HeaderMapping:
    """What the columns of a list mean.

    Attributes:
        mapping: Column -> canonical field, or None where it has none (it is kept as extra). A
            company's column in a contact list is "company.<field>". Of several columns of one
            field the first filled one counts, in the order of this mapping's `columns_of`.
        doubtful: Column -> field that it may mean; None in `mapping`.
        ranks: Column -> its rank among the columns of its field, the smaller first.
        why: Doubtful column -> why, in one sentence.
        unclear_opt_outs: Column that looks like an opt-out and is not understood -> remedy.
        source: The source of the list, whose statements are in `mapping` already; None for none.
    """

    mapping: Mapping[str, str | None]
    doubtful: Mapping[str, str]
    ranks: Mapping[str, int]
    why: Mapping[str, str] = field(default_factory=dict)
    unclear_opt_outs: Mapping[str, str] = field(default_factory=dict)
    source: Source | None = None

    def columns_of(self, field: str) -> list[str]:
        """Columns of a field, the one that counts first; ties stay in the order of the list."""
        found = [column for column, mapped in self.mapping.items() if mapped == field]
        return sorted(found, key=lambda column: self.ranks.get(column, 0))

    def forbidden_channels(self, cells: Mapping[str, str]) -> tuple[bool, bool]:
        """Whether a row forbids calls, and whether it forbids e-mail.

        Args:
            cells: Column -> cell of the row as read.
        """
        stated = self.source.opt_outs if self.source else ()
        cleared = self.source.not_opt_outs if self.source else ()
        return forbidden_channels(
            self.mapping, stated, frozenset(column_key(column) for column in cleared), cells
        )


def map_headers(
    columns: Sequence[str],
    kind: ListKind,
    chosen: Mapping[str, str] | None = None,
    *,
    samples: Samples | None = None,
    source: Source | None = None,
) -> HeaderMapping:
    """Say for each column which field it is.

    What the user named outranks what is saved for the source, and that outranks the guesses. A
    guess is taken where the name says the field and the cells do not contradict; all others are
    doubts, which are shown and not used.

    Args:
        columns: Names as written.
        kind: Whether the list holds companies or contacts.
        chosen: Field -> column that the user named.
        samples: Column -> some of its filled cells; None judges by names alone.
        source: The source of the list.

    Raises:
        InputError: The source maps a column to a field that such a list does not have.
    """
    cells = samples or {}
    shares = {column: shares_of(cells.get(column, ())) for column in columns}
    senses = {column: column_sense(column, kind, shares[column]) for column in columns}
    senses |= _beside(senses, kind, shares)
    senses |= _sole(senses, kind, shares)
    senses |= in_one_scale(senses)
    decided = _saved(columns, kind, source) | {
        column: field for field, column in (chosen or {}).items() if column in senses
    }
    senses |= {column: ColumnSense(field, -1) for column, field in decided.items()}
    mapping = {column: sense.field for column, sense in senses.items()}
    doubts = _told_doubts(senses)
    return HeaderMapping(
        mapping,
        {column: sense.doubt for column, sense in doubts.items() if sense.doubt},
        {column: sense.rank for column, sense in senses.items() if sense.field},
        {column: sense.why for column, sense in doubts.items()},
        unclear_opt_outs(mapping, (chosen or {}).values(), kind, cells, source),
        source,
    )


def refuse_unmapped_opt_outs(mapping: HeaderMapping, file_name: str) -> None:
    """Stop where a column looks like an opt-out and nobody knows what its cells mean.

    Raises:
        InputError: Names the column and what to do.
    """
    for column, remedy in mapping.unclear_opt_outs.items():
        raise InputError(
            f"{file_name}: column {column!r} looks like an opt-out and cannot be mapped; {remedy}"
        )


def guess_kind(columns: Sequence[str], samples: Samples | None = None) -> ListKind:
    """Companies or contacts, by the columns: a person's name or job title makes contacts.

    A bare "name" or "title" says nothing; an e-mail address decides where no column is of
    companies only.

    Args:
        columns: Names as written.
        samples: Column -> some of its filled cells; None judges by names alone.
    """
    cells = samples or {}
    shares = {column: shares_of(cells.get(column, ())) for column in columns}
    senses = {column: column_sense(column, "contacts", shares[column]) for column in columns}
    senses |= _beside(senses, "contacts", shares)
    fields = {sense.field for column, sense in senses.items() if header_key(column) != "name"}
    if fields & {"first_name", "last_name", "full_name"} or _names_persons(senses, shares):
        return "contacts"
    persons = any(field_spoken("contacts", each) == "linkedin_url" for each in shares.values())
    if persons and ("company" not in fields or any(header_key(c) == "name" for c in columns)):
        return "contacts"
    return _kind_without_names(columns, fields)


def _names_persons(senses: Mapping[str, ColumnSense], shares: Mapping[str, Shares]) -> bool:
    """Whether a bare "name" is a person's: such cells, beside a company's name or a job."""
    named = [shares[column] for column in senses if header_key(column) == "name"]
    if not any(cells.get("person", 0.0) > 0.5 for cells in named):
        return False
    others = {sense.field: shares[c] for c, sense in senses.items()}
    at_work = others.get("title", {}).get("job", 0.0) > 0.5
    return at_work or any(
        sense.field == "company" and not _OTHER_NAME.match(header_key(column))
        for column, sense in senses.items()
    )


def _kind_without_names(columns: Sequence[str], fields: Iterable[str | None]) -> ListKind:
    found = set(fields)
    company_only = {"company.website", "company.industry", "company.headcount", "domain"}
    has_company_name = any(header_key(c) in ("name", "companyname", "company") for c in columns)
    if "title" in found:
        says_whose = bool(found & {"email", "company"})
        if says_whose or not (has_company_name or found & company_only):
            return "contacts"
    return "contacts" if "email" in found and not found & company_only else "companies"


def _beside(
    senses: Mapping[str, ColumnSense], kind: ListKind, shares: Mapping[str, Shares]
) -> dict[str, ColumnSense]:
    """Columns whose name means another field beside its counterpart."""
    mapped = {column: sense.field for column, sense in senses.items()}
    found: dict[str, ColumnSense] = {}
    for column in senses:
        meant = field_beside(column, mapped, kind)
        # "Name" beside "Vorname" may still hold the whole name.
        if meant is None or shares[column].get("person", 0.0) > 0.5:
            continue
        if not contradicts(meant, kind, shares[column]):
            found[column] = ColumnSense(meant, _BESIDE_RANK)
            mapped[column] = meant
    return found


def _sole(
    senses: Mapping[str, ColumnSense], kind: ListKind, shares: Mapping[str, Shares]
) -> dict[str, ColumnSense]:
    """Columns that must be a field, for no other of the list is: its only "Vendor" is the name."""
    taken = {sense.field for sense in senses.values()}
    doubted: dict[str, list[str]] = {}
    for column, sense in senses.items():
        are_jobs = shares[column].get("job", 0.0) > 0.5  # The "Title" of a list of openings.
        is_open = sense.doubt not in taken and not sense.is_refuted and not are_jobs
        if is_open and sense.doubt and is_sole(column, sense.doubt, kind):
            doubted.setdefault(sense.doubt, []).append(column)
    return {
        columns[0]: ColumnSense(field, _SOLE_RANK)
        for field, columns in doubted.items()
        if len(columns) == 1
    }


def _told_doubts(senses: Mapping[str, ColumnSense]) -> Mapping[str, ColumnSense]:
    """Doubts about fields that no column gives, and those where cells contradict the name."""
    taken = {sense.field for sense in senses.values()}
    return {
        column: sense
        for column, sense in senses.items()
        if sense.doubt and (sense.is_refuted or sense.doubt not in taken)
    }


def _saved(columns: Sequence[str], kind: ListKind, source: Source | None) -> dict[str, str | None]:
    """Column -> field as the source has it."""
    if source is None:
        return {}
    known = {column: source.field_of(column) for column in columns if source.knows(column)}
    return {column: _of_kind(field, kind, source) for column, field in known.items()}


def _of_kind(field: str | None, kind: ListKind, source: Source) -> str | None:
    """A field under the name that it has in such a list: "website" is company.website there."""
    fields = known_fields(kind)
    if field is None or field in fields:
        return field
    bare = field.removeprefix("company.")
    other = {"name": "company"}.get(bare, f"company.{bare}")
    if kind == "companies":
        other = {"company": "name"}.get(field, bare)
    if other in fields:
        return other
    raise InputError(
        f'source {source.name}: "{field}" is no field of {kind}; use one of {", ".join(fields)}'
    )
