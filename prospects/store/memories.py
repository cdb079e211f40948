"""What the next visit of a site has to know of it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields

from sqlalchemy import Connection
from sqlalchemy import select as sa_select

from prospects.site_memory import PageRecord, RobotsRecord, SiteMemory
from prospects.store.bulk import in_batches, table_of
from prospects.store.database import Database
from prospects.store.pages import load_pages
from prospects.store.tables import CompanyRow, RobotsRow

_ROBOTS, _COMPANY = table_of(RobotsRow), table_of(CompanyRow)
_ROBOTS_COLUMNS = [_ROBOTS.c[field.name] for field in fields(RobotsRecord)]


class MemoryDoors(Database):
    """The door to the memory of sites."""

    def load_site_memories(self, keys: Iterable[str]) -> dict[str, SiteMemory]:
        """Pages and robots.txt files of companies' sites as they were last seen.

        Args:
            keys: Companies; each is a key of the result, in this order.

        Returns:
            Company key -> its pages without bodies, and the robots.txt files of the hosts of its
            domain, however old: their validators serve longer than their rules.
        """
        wanted = list(dict.fromkeys(keys))
        pages: defaultdict[str, list[PageRecord]] = defaultdict(list)
        robots: defaultdict[str, list[RobotsRecord]] = defaultdict(list)
        with self._reading() as session:
            for batch in in_batches(wanted):
                for page in load_pages(session.connection(), batch, bodies=False):
                    pages[page.company_key].append(page)
                for key, record in _load_robots(session.connection(), batch):
                    robots[key].append(record)
        return {key: SiteMemory(tuple(pages[key]), tuple(robots[key])) for key in wanted}


def _load_robots(
    connection: Connection, company_keys: Sequence[str]
) -> Iterator[tuple[str, RobotsRecord]]:
    query = (
        sa_select(_COMPANY.c.key, *_ROBOTS_COLUMNS)
        .join(_ROBOTS, _ROBOTS.c.domain == _COMPANY.c.domain)
        .where(_COMPANY.c.key.in_(company_keys))
        .order_by(_ROBOTS.c.origin)
    )
    for key, *values in connection.execute(query):
        record = RobotsRecord(*values)
        yield key, record
