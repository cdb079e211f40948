"""Raw lists as they are given to a run or a command: opened, named, and read as they are taken."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from enrichment.intake import RawList, kind_of, read_chunks, read_list, told_apart, with_source
from prospects.rejected import ListKind
from prospects.specs.source import Source


@dataclass(frozen=True, slots=True)
class GivenList:
    """A raw list of which the first rows are read.

    Attributes:
        path: The file.
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


def open_list(
    path: Path, sources: Iterable[Source], kind: ListKind | None = None, content_hash: str = ""
) -> GivenList:
    """Open a list and read its first rows.

    Args:
        path: The file.
        sources: The named sources of the configuration.
        kind: What it lists; None: as its source or its columns say.
        content_hash: See `GivenList`.

    Raises:
        InputError: It is missing, or no list.
    """
    chunks = read_chunks(path)
    head = with_source(next(chunks), sources)
    return GivenList(path, head, chunks, kind or kind_of(head), content_hash)


def under_names_of_their_own(lists: Sequence[GivenList]) -> list[GivenList]:
    """Lists so named that no row is taken for one of another file."""
    heads = told_apart([given.head for given in lists])
    return [replace(given, head=head) for given, head in zip(lists, heads, strict=True)]
