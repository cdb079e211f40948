"""The page store: pages kept with their bodies, so that new extractors read them again."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time

from sqlalchemy import delete
from sqlalchemy import select as sa_select

from prospects.signal import Signal
from prospects.site_memory import PageRecord
from prospects.store.bulk import in_batches
from prospects.store.database import Database
from prospects.store.page_facts import replace_facts
from prospects.store.pages import BODY, PAGE, SAME_PAGE, load_pages

_COMPANIES_AT_ONCE = 100
"""Companies whose pages are in memory at a time: about 10 MB."""


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
        read = {(page.company_key, page.requested_url): (page, facts) for page, facts in pages}
        with self._writing() as connection:
            replace_facts(connection, read, version)

    def forget_page_bodies(self, before: date) -> int:
        """Forget bodies that were transferred before a day (UTC); all else of the pages stays.

        Returns:
            Number of bodies forgotten.
        """
        midnight = datetime.combine(before, time.min, UTC)
        old = sa_select(PAGE.c.requested_url).where(SAME_PAGE, PAGE.c.fetched_at < midnight)
        with self._writing() as connection:
            return connection.execute(delete(BODY).where(old.exists())).rowcount
