"""The page store: pages kept with their bodies, so that new extractors read them again."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time

from sqlalchemy import Connection, and_, delete, update
from sqlalchemy import select as sa_select

from prospects.signal import Signal
from prospects.site_memory import PageRecord
from prospects.store.bulk import Row, in_batches, table_of, upsert_rows
from prospects.store.database import Database
from prospects.store.pages import BODY, PAGE, SAME_PAGE, KnownPage, known_pages, load_pages
from prospects.store.signals import site_row
from prospects.store.tables import SignalRow, VisitRow

_COMPANIES_AT_ONCE = 100
"""Companies whose pages are in memory at a time: about 10 MB."""

_SIGNAL, _VISIT = table_of(SignalRow), table_of(VisitRow)


class PageStoreDoors(Database):
    """Doors of the page store."""

    def companies_with_pages(self) -> list[str]:
        """Keys of the companies of which a page is kept, in order."""
        return [key for batch in self._keys_of_bodies() for key in batch]

    def load_stored_pages(
        self, keys: Iterable[str] | None = None
    ) -> Iterator[tuple[PageRecord, ...]]:
        """Pages with their bodies, one company at a time.

        Holds few companies in memory and no transaction from one to the next, so that the caller
        may write meanwhile.

        Args:
            keys: Companies in the order wanted; None is all, in the order of their keys.

        Yields:
            Pages of one company in the order of reading; a company without any is left out.
        """
        some = self._keys_of_bodies() if keys is None else in_batches(keys, _COMPANIES_AT_ONCE)
        for batch in some:
            found: dict[str, list[PageRecord]] = {key: [] for key in batch}
            with self._reading() as session:
                for page in load_pages(session.connection(), batch, bodies=True):
                    found[page.company_key].append(page)
            yield from (tuple(pages) for pages in found.values() if pages)

    def _keys_of_bodies(self) -> Iterator[list[str]]:
        key = BODY.c.company_key
        query = sa_select(key).distinct().order_by(key).limit(_COMPANIES_AT_ONCE)
        last = ""
        while True:
            with self._reading() as session:
                batch = list(session.connection().scalars(query.where(key > last)))
            if not batch:
                return
            yield batch
            last = batch[-1]

    def replace_page_facts(
        self, pages: Iterable[tuple[PageRecord, Sequence[Signal]]], version: str
    ) -> None:
        """Put what newer extractors find on stored pages in place of what older ones found.

        The facts belong to the visit that last saw the page. One that is found again keeps when
        it was first seen; one that is not found any more was a mistake of the older extractors
        and is removed; one found newly is dated to that visit, which from now on counts as one
        of the newer extractors. One transaction a call; a page that is no longer stored changes
        nothing.

        Args:
            pages: Stored pages, each with all facts whose source is the page's `url`.
            version: Of the newer extractors.
        """
        with self._writing() as connection:
            for page, signals in pages:
                place = (page.company_key, page.requested_url)
                if stored := known_pages(connection, [page.company_key]).get(place):
                    _replace_facts(connection, page.company_key, stored, signals)
                    _set_version(connection, page, stored.seen_on, version)

    def forget_page_bodies(self, before: date) -> int:
        """Forget bodies that were transferred before a day (UTC); all else of the pages stays.

        Returns:
            Number of bodies forgotten.
        """
        midnight = datetime.combine(before, time.min, UTC)
        old = sa_select(PAGE.c.requested_url).where(SAME_PAGE, PAGE.c.fetched_at < midnight)
        with self._writing() as connection:
            return connection.execute(delete(BODY).where(old.exists())).rowcount


def _replace_facts(
    connection: Connection, company_key: str, page: KnownPage, signals: Sequence[Signal]
) -> None:
    shown = and_(
        _SIGNAL.c.company_key == company_key,
        _SIGNAL.c.origin == "site",
        _SIGNAL.c.source_url == page.url,
    )
    query = sa_select(_SIGNAL.c.signal_key, _SIGNAL.c.last_seen_at).where(shown)
    seen_at = {row.signal_key: row.last_seen_at for row in connection.execute(query)}
    rows = [_dated(site_row(company_key, page.seen_on, signal), seen_at) for signal in signals]
    found = [row["signal_key"] for row in rows]
    mistaken = and_(
        shown, _SIGNAL.c.last_seen_on >= page.seen_on, _SIGNAL.c.signal_key.not_in(found)
    )
    connection.execute(delete(_SIGNAL).where(mistaken))
    upsert_rows(connection, SignalRow, rows, keep=("first_seen_at", "first_seen_on"))


def _dated(row: Row, seen_at: dict[str, datetime]) -> Row:
    """The row with the time of the visit, where an unchanged page was seen after its transfer."""
    known = seen_at.get(row["signal_key"])
    return row | {"last_seen_at": max(known, row["last_seen_at"])} if known else row


def _set_version(connection: Connection, page: PageRecord, seen_on: date, version: str) -> None:
    mine = and_(PAGE.c.company_key == page.company_key, PAGE.c.requested_url == page.requested_url)
    connection.execute(update(PAGE).where(mine).values(version=version))
    visit = and_(_VISIT.c.company_key == page.company_key, _VISIT.c.day == seen_on)
    connection.execute(update(_VISIT).where(visit).values(version=version))
