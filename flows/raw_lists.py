"""Raw lists as they are given to a run or a command: opened, named, and read as they are taken."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from enrichment.intake import (
    RawList,
    kind_of,
    list_chunks,
    read_list,
    reading_notes,
    told_apart,
    with_source,
)
from prospects.rejected import ListKind
from prospects.specs.source import Source


@dataclass(frozen=True, slots=True)
class GivenList:
    """A raw list of which the first rows are read.

    Attributes:
        path: The file, or a sheet of it ("book.xlsx#Paris").
        head: Its first chunk, under the name of its source.
        rest: Its other chunks, to be taken once.
        kind: What it lists.
        content_hash: SHA-256 of a file of the inbox, which is taken only once; else empty.
    """

    path: Path
    head: RawList
    rest: Iterator[RawList]
    kind: ListKind
    content_hash: str = ""

    def chunks(self) -> Iterator[RawList]:
        """All rows, some at a time; to be asked for once."""
        rest = (replace(chunk, source=self.head.source) for chunk in self.rest)
        return chain([self.head], rest)

    def whole(self) -> RawList:
        """All rows at once, for what needs them so; instead of `chunks`."""
        if next(self.rest, None) is None:
            return self.head
        return replace(read_list(self.path), source=self.head.source)


def open_lists(
    path: Path, sources: Iterable[Source], kind: ListKind | None = None, content_hash: str = ""
) -> list[GivenList]:
    """Open the lists of a file and read their first rows.

    A workbook has one for each sheet that is a list. If a kind is named those of that kind are
    taken, or the first where none seems to be, and it says which are not.

    Args:
        path: The file; "book.xlsx#Paris" is one sheet of it.
        sources: The named sources of the configuration.
        kind: What it lists; None: as its source or its columns say.
        content_hash: See `GivenList`.

    Raises:
        InputError: It is missing, or no list.
    """
    lists = []
    for chunks in list_chunks(path):
        head = with_source(next(chunks), sources)
        place = path.with_name(f"{path.name}#{head.sheet}") if head.sheet else path
        head = replace(head, notes=reading_notes(head, is_kind_named=kind is not None))
        lists.append(GivenList(place, head, chunks, kind_of(head), content_hash))
    if kind is None:
        return lists
    taken = [given for given in lists if given.kind == kind] or lists[:1]
    first, *further = taken
    others = [given for given in lists if all(given is not each for each in taken)]
    notes = (*first.head.notes, *(_of_other_kind(given) for given in others))
    return [replace(first, head=replace(first.head, notes=notes), kind=kind), *further]


def _of_other_kind(given: GivenList) -> str:
    sheet = f'sheet "{given.head.sheet}"' if given.head.sheet else "the first list"
    return f'{sheet} was not read: it is one of {given.kind}; to read it, name "{given.path.name}"'


def under_names_of_their_own(lists: Sequence[GivenList]) -> list[GivenList]:
    """Lists so named that no row is taken for one of another file."""
    heads = told_apart([given.head for given in lists])
    return [replace(given, head=head) for given, head in zip(lists, heads, strict=True)]
