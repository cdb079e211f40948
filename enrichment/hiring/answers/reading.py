"""Entries of an answer to the postings of a page: nothing is lost in silence."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from enrichment.hiring.answers.fields import Fields, Json, distinct
from enrichment.hiring.answers.persons import without_addresses
from enrichment.hiring.posting import BoardMalformed, BoardPage, BoardRequest, Posting


def page_of(
    entries: Sequence[Json],
    read: Callable[[Fields], Posting | None],
    *,
    total: int | None = None,
    following: BoardRequest | None = None,
    is_capped: bool = False,
) -> BoardPage:
    """Page of the entries that can be read.

    An entry that cannot be read (no object, no title, no id) makes the page a capped one: there
    are more openings than it shows; so does a total of some where none is shown. If no entry can
    be read the answer is none of this vendor's.
    Entries with one id are one posting at several places.

    Args:
        entries: Of the list of openings; unlisted ones are taken out already.
        read: Entry -> posting; None where it names no opening.
        total: Openings over all pages, as the board says.
        following: Request of the next page, if there is one.
        is_capped: Whether the vendor shows no more than this.

    Raises:
        BoardMalformed: There are entries, and none of them is an opening.
    """
    found = [read(Fields(entry)) if isinstance(entry, dict) else None for entry in entries]
    postings = [posting for posting in found if posting is not None]
    if entries and not postings:
        raise BoardMalformed(f"{len(entries)} entries without title and id instead of openings")
    unreadable = len(entries) - len(postings)
    merged = merged_by_id(postings)
    hides_some = is_capped or unreadable > 0 or (not postings and bool(total))
    return BoardPage(merged, total, following, hides_some, unreadable)


def whole_board(
    entries: Sequence[Json], read: Callable[[Fields], Posting | None], told: int | None = None
) -> BoardPage:
    """Page of a vendor that shows a whole board in one answer: what it shows is the total.

    Args:
        entries: As in `page_of`.
        read: As in `page_of`.
        told: Openings as the board counts them; more than it shows makes it a capped one.

    Raises:
        BoardMalformed: As in `page_of`.
    """
    page = page_of(entries, read)
    if told is not None and told > len(entries):
        return replace(page, total=told, is_capped=True)
    return replace(page, total=None if page.is_capped else len(page.postings))


def merged_by_id(postings: Iterable[Posting]) -> tuple[Posting, ...]:
    """One posting an id, at the place of the first, with all locations and countries.

    Some boards (Workable, Rippling) write one entry a place. What is written into a title or a
    place to reach a person by is left out.
    """
    merged: dict[str, Posting] = {}
    for posting in map(without_addresses_of, postings):
        known = merged.get(posting.posting_id)
        merged[posting.posting_id] = _united(known, posting) if known else posting
    return tuple(merged.values())


def without_addresses_of(posting: Posting) -> Posting:
    """A posting whose title, department and places hold nothing to reach a person by."""
    department = posting.department and without_addresses(posting.department)
    told = (
        without_addresses(posting.title), department,
        tuple(map(without_addresses, posting.locations)),
    )  # fmt: skip
    if told == (posting.title, posting.department, posting.locations):
        return posting
    return replace(posting, title=told[0], department=told[1], locations=told[2])


def _united(first: Posting, second: Posting) -> Posting:
    return replace(
        first,
        locations=distinct(first.locations + second.locations),
        countries=distinct(first.countries + second.countries),
        remote=first.remote or (first.remote if second.remote is None else second.remote),
        posted_on=min(filter(None, (first.posted_on, second.posted_on)), default=None),
        description=first.description or second.description,
        department=first.department or second.department,
    )
