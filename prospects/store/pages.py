"""Pages and robots.txt files as rows, and what a visit does to the facts of pages.

A page that was read carries its facts with the visit. Facts of an unchanged page are seen again
without being read; those of a page that was missed for a passing reason are held for a while;
those of a page that is read no longer grow old.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, and_, bindparam, delete, literal_column, update
from sqlalchemy import select as sa_select

from prospects.site_memory import PageRecord, RobotsRecord, StoredBody
from prospects.store.bulk import Row, in_batches, row_of, table_of, upsert_rows, write_rows
from prospects.store.tables import PageBodyRow, PageRow, RobotsRow, SignalRow
from prospects.visit import SiteReading

HELD_DAYS = 30
"""Days for which the facts of a page are held that cannot be read for a passing reason."""

PageKey = tuple[str, str]
"""Company key and requested URL."""


class KnownPage(NamedTuple):
    """What a visit has to know of a page that an earlier one stored."""

    url: str
    seen_on: date


PAGE, BODY, _SIGNAL = table_of(PageRow), table_of(PageBodyRow), table_of(SignalRow)
PAGE_COLUMNS = [PAGE.c[field.name] for field in fields(PageRecord) if field.name != "body"]
SAME_PAGE = and_(
    PAGE.c.company_key == BODY.c.company_key, PAGE.c.requested_url == BODY.c.requested_url
)

_FORGET_PAGE: Final = delete(PAGE).where(
    PAGE.c.company_key == bindparam("company"), PAGE.c.requested_url == bindparam("page")
)
_FORGET_BODY: Final = delete(BODY).where(
    BODY.c.company_key == bindparam("company"), BODY.c.requested_url == bindparam("page")
)
# What the page no longer showed when it was last seen is not revived.
_SHOWN: Final = and_(
    _SIGNAL.c.company_key == bindparam("company"),
    _SIGNAL.c.origin == literal_column("'site'"),
    _SIGNAL.c.source_url == bindparam("url"),
    _SIGNAL.c.last_seen_on >= bindparam("since"),
    _SIGNAL.c.last_seen_on <= bindparam("today"),
)
_SEE_AGAIN: Final = (
    update(_SIGNAL)
    .where(_SHOWN)
    .values(last_seen_on=bindparam("today"), last_seen_at=bindparam("seen_at"))
)
_HOLD: Final = update(_SIGNAL).where(_SHOWN).values(held_on=bindparam("today"))


def known_pages(connection: Connection, company_keys: Iterable[str]) -> dict[PageKey, KnownPage]:
    """Stored pages of companies."""
    query = sa_select(PAGE.c.company_key, PAGE.c.requested_url, PAGE.c.url, PAGE.c.seen_on)
    found: dict[PageKey, KnownPage] = {}
    for batch in in_batches(company_keys):
        for key, requested_url, *known in connection.execute(
            query.where(PAGE.c.company_key.in_(batch))
        ):
            found[key, requested_url] = KnownPage(*known)
    return found


def load_pages(
    connection: Connection, company_keys: Sequence[str], *, bodies: bool
) -> Iterator[PageRecord]:
    """Stored pages of companies by company, in the order of reading.

    Args:
        connection: Of the database.
        company_keys: At most a batch.
        bodies: Only pages of which the page store has a copy, with it.
    """
    query = sa_select(*PAGE_COLUMNS)
    if bodies:
        query = sa_select(*PAGE_COLUMNS, BODY.c.zstd, BODY.c.headers).join(BODY, SAME_PAGE)
    mine = PAGE.c.company_key.in_(company_keys)
    order = (PAGE.c.company_key, PAGE.c.position, PAGE.c.requested_url)
    width = len(PAGE_COLUMNS)
    for row in connection.execute(query.where(mine).order_by(*order)):
        body = (_body(*row[width:]),) if bodies else ()
        yield PageRecord(*row[:width], *body)


def save_pages(connection: Connection, readings: Iterable[SiteReading]) -> None:
    """Store what visits did to the pages; a failed visit leaves them as they are.

    To be called before the facts of the visits are saved: which facts an unchanged page showed
    is judged by the pages and facts of the visit before.
    """
    good = [reading for reading in readings if reading.visit.state == "read"]
    known = known_pages(connection, (reading.visit.company_key for reading in good))
    write_rows(connection, _SEE_AGAIN, [row for r in good for row in _seen_again(r, known)])
    held = {place: row for r in good for place, row in _held(r, known)}
    write_rows(connection, _HOLD, list(held.values()))
    read = {(page.company_key, page.requested_url) for r in good for page in r.pages}
    gone = sorted(known.keys() - read - held.keys())
    write_rows(connection, _FORGET_PAGE, [_place(key) for key in gone])
    upsert_rows(connection, PageRow, (row for r in good for row in _page_rows(r)))
    _save_bodies(connection, good)


def save_robots(connection: Connection, records: Iterable[RobotsRecord]) -> None:
    """Store robots.txt files; an older answer changes nothing."""
    ordered = sorted(records, key=lambda record: (record.origin, record.fetched_at))
    upsert_rows(connection, RobotsRow, map(row_of, ordered), unless_older="fetched_at")


def _place(key: PageKey) -> Row:
    return {"company": key[0], "page": key[1]}


def _shown(company_key: str, known: KnownPage, today: date) -> Row:
    return {"company": company_key, "url": known.url, "since": known.seen_on, "today": today}


def _seen_again(reading: SiteReading, known: Mapping[PageKey, KnownPage]) -> Iterator[Row]:
    visit = reading.visit
    for requested_url in reading.unchanged:
        if page := known.get((visit.company_key, requested_url)):
            yield _shown(visit.company_key, page, visit.day) | {"seen_at": visit.finished_at}


def _held(
    reading: SiteReading, known: Mapping[PageKey, KnownPage]
) -> Iterator[tuple[PageKey, Row]]:
    visit = reading.visit
    for requested_url in reading.missed:
        place = (visit.company_key, requested_url)
        page = known.get(place)
        if page and visit.day - page.seen_on <= timedelta(days=HELD_DAYS):
            yield place, _shown(visit.company_key, page, visit.day)


def _page_rows(reading: SiteReading) -> Iterator[Row]:
    for position, page in enumerate(reading.pages):
        row = row_of(page, position=position)
        del row["body"]
        yield row


def _save_bodies(connection: Connection, readings: Iterable[SiteReading]) -> None:
    bodies: list[Row] = []
    outdated: list[Row] = []
    for reading in readings:
        for page in reading.pages:
            key = (page.company_key, page.requested_url)
            if page.body is not None:
                bodies.append(_body_row(key, page.body))
            elif page.requested_url not in reading.unchanged:
                outdated.append(_place(key))
    write_rows(connection, _FORGET_BODY, outdated)
    upsert_rows(connection, PageBodyRow, bodies)


def _body_row(key: PageKey, body: StoredBody) -> Row:
    headers = {name: list(values) for name, values in body.headers.items()}
    return {"company_key": key[0], "requested_url": key[1], "zstd": body.zstd, "headers": headers}


def _body(zstd: bytes, headers: Mapping[str, Any]) -> StoredBody:
    return StoredBody(bytes(zstd), {name: tuple(values) for name, values in headers.items()})
