"""Which named source a list is of, and what follows from it before a row is read."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from enrichment.intake.cell_values import cut_numbers
from enrichment.intake.headers import guess_kind, known_fields
from enrichment.intake.name_evidence import Named, whom_named
from enrichment.intake.raw_list import RawList
from prospects.rejected import ListKind
from prospects.specs.source import Source, source_of


def with_source(raw: RawList, sources: Iterable[Source]) -> RawList:
    """A list under the name of its source, or as it is where no source claims it.

    Args:
        raw: The list, or the first chunk of one.
        sources: All sources of the configuration.
    """
    return replace(raw, source=source_of(raw.file_name, raw.columns, sources))


def kind_of(raw: RawList) -> ListKind:
    """What a list holds: as its source says, else by its columns and their cells."""
    if raw.source is not None and raw.source.kind is not None:
        return raw.source.kind
    kind = guess_kind(raw.columns, raw.samples())
    if kind == "companies" and whom_named(raw) is Named.PERSONS:
        return "contacts"
    return kind


def reading_notes(raw: RawList, *, is_kind_named: bool = False) -> tuple[str, ...]:
    """What somebody should know of how a list was read, a sentence each.

    Args:
        raw: The list, or its first chunk.
        is_kind_named: Whether somebody said what it lists.
    """
    doubt = "" if is_kind_named else kind_doubt(raw)
    return (*raw.notes, *filter(None, [doubt]), *cut_numbers(raw))


def kind_doubt(raw: RawList) -> str:
    """A sentence where a list taken for one of companies may be one of persons; else empty."""
    is_told = raw.source is not None and raw.source.kind is not None
    if is_told or kind_of(raw) == "contacts" or whom_named(raw) is not Named.OPEN:
        return ""
    return (
        "taken for a list of companies, and its names may be persons'; if they are, say "
        "--kind contacts, or `kind: contacts` in its source"
    )


def source_fields() -> tuple[str, ...]:
    """Fields that a source may map a column to, in lists of either kind."""
    return tuple(dict.fromkeys((*known_fields("companies"), *known_fields("contacts"))))


def told_apart(lists: Sequence[RawList]) -> list[RawList]:
    """Lists of one run with a name each, so that no row is taken for one of another file.

    Two files of one source are two halves of an export and do not replace each other: they are
    called "Apollo export (apollo-1.csv)" and "Apollo export (apollo-2.csv)".
    """
    names = [raw.list_name for raw in lists]
    return [_under_both_names(raw) if names.count(raw.list_name) > 1 else raw for raw in lists]


def _under_both_names(raw: RawList) -> RawList:
    if raw.source is None:
        return raw
    name = f"{raw.source.name} ({raw.file_name})"
    return replace(raw, source=raw.source.model_copy(update={"name": name}))
