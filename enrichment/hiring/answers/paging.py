"""Pages of a board: which is to be asked next, by what was asked and what it showed."""

from typing import TypeAlias

from enrichment.hiring.answers.asking import asked_again, asked_number
from enrichment.hiring.posting import BoardRequest

Turn: TypeAlias = tuple[BoardRequest | None, bool]
"""The next request, or None; and whether the board stops before it has shown all."""


def turn_by_offset(asked: BoardRequest | None, name: str, shown: int, total: int | None) -> Turn:
    """Next page of a board that counts entries; an empty page ends it.

    A page that is empty though the total is not reached yet ends it as a capped one: the vendor
    shows no more, though it says that there are more.

    Args:
        asked: The request; without it no next one can be made.
        name: Parameter of the offset.
        shown: Entries of this page.
        total: Entries over all pages, or None: then this page is the last.
    """
    if asked is None or total is None:
        return None, False
    reached = asked_number(asked, name) + shown
    if shown == 0 or reached >= total:
        return None, reached < total
    return asked_again(asked, **{name: reached}), False


def turn_by_page(
    asked: BoardRequest | None, name: str, shown: int, seen: int, total: int | None
) -> Turn:
    """Next page of a board that counts pages from 1; it ends as `turn_by_offset` does.

    Args:
        asked: The request, with the size of a page as `limit`; without it there is no next one.
        name: Parameter of the page.
        shown: Entries of this page.
        seen: Postings of the pages before.
        total: Entries over all pages, or None: then this page is the last.
    """
    if asked is None or total is None:
        return None, False
    page = asked_number(asked, name, default=1)
    is_full = shown >= asked_number(asked, "limit")
    # Boards that show fewer than were asked for are counted by what they showed.
    before = (page - 1) * asked_number(asked, "limit") if is_full else seen
    reached = max(seen, before) + shown
    if shown == 0 or reached >= total or page >= total:
        return None, reached < total
    return asked_again(asked, **{name: page + 1}), False
