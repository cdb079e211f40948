"""Facts of stored pages, put in place of those that older extractors found there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final, NamedTuple

from sqlalchemy import Connection, and_, bindparam, delete, update
from sqlalchemy import select as sa_select

from prospects.signal import Signal
from prospects.site_memory import PageRecord
from prospects.store.bulk import Row, in_batches, table_of, upsert_rows, write_rows
from prospects.store.pages import PAGE, KnownPage, PageKey, known_pages
from prospects.store.signals import site_row
from prospects.store.tables import SignalRow, VisitRow

Read = Mapping[PageKey, tuple[PageRecord, Sequence[Signal]]]
"""Stored pages with all facts that newer extractors find on them."""

_SIGNAL, _VISIT = table_of(SignalRow), table_of(VisitRow)
_FORGET: Final = delete(_SIGNAL).where(
    and_(_SIGNAL.c.company_key == bindparam("company"), _SIGNAL.c.signal_key == bindparam("fact"))
)
_PAGE_IS_OF: Final = (
    update(PAGE)
    .where(PAGE.c.company_key == bindparam("company"), PAGE.c.requested_url == bindparam("page"))
    .values(version=bindparam("by"))
)
_VISIT_IS_OF: Final = (
    update(_VISIT)
    .where(_VISIT.c.company_key == bindparam("company"), _VISIT.c.day == bindparam("seen_on"))
    .values(version=bindparam("by"))
)


class _Shown(NamedTuple):
    """A stored fact of a page."""

    signal_key: str
    last_seen_at: datetime
    is_current: bool


def replace_facts(connection: Connection, read: Read, version: str) -> None:
    """Replace the facts of pages; see `PageStoreDoors.replace_page_facts`."""
    known = known_pages(connection, dict.fromkeys(key for key, _ in read))
    stored = {place: known[place] for place in sorted(read) if place in known}
    shown = _shown(connection, stored)
    rows = [
        row
        for place, page in stored.items()
        for row in _rows(place, page, read[place][1], shown[place])
    ]
    found = {(row["company_key"], row["signal_key"]) for row in rows}
    write_rows(connection, _FORGET, list(_mistaken(shown, found)))
    upsert_rows(connection, SignalRow, rows, keep=("first_seen_at", "first_seen_on"))
    _set_version(connection, read, stored, version)


def _shown(
    connection: Connection, stored: Mapping[PageKey, KnownPage]
) -> dict[PageKey, list[_Shown]]:
    """Stored facts of each page."""
    places: defaultdict[tuple[str, str], list[PageKey]] = defaultdict(list)
    for place, page in stored.items():
        places[place[0], page.url].append(place)
    columns = (_SIGNAL.c.company_key, _SIGNAL.c.source_url, _SIGNAL.c.signal_key,
               _SIGNAL.c.last_seen_at, _SIGNAL.c.last_seen_on)  # fmt: skip
    query = sa_select(*columns).where(_SIGNAL.c.origin == "site")
    found: dict[PageKey, list[_Shown]] = {place: [] for place in stored}
    for batch in in_batches(dict.fromkeys(key for key, _ in stored)):
        mine = query.where(_SIGNAL.c.company_key.in_(batch))
        for company_key, url, signal_key, seen_at, seen_on in connection.execute(mine):
            for place in places.get((company_key, url), ()):
                is_current = seen_on >= stored[place].seen_on
                found[place].append(_Shown(signal_key, seen_at, is_current))
    return found


def _rows(
    place: PageKey, page: KnownPage, signals: Iterable[Signal], shown: Iterable[_Shown]
) -> Iterator[Row]:
    """Rows of the facts found, of the visit that last saw the page."""
    seen_at = {fact.signal_key: fact.last_seen_at for fact in shown}
    for signal in signals:
        row = site_row(place[0], page.seen_on, signal)
        # An unchanged page was seen after it was transferred.
        at = max(seen_at.get(row["signal_key"], row["last_seen_at"]), row["last_seen_at"])
        yield row | {"last_seen_at": at}


def _mistaken(
    shown: Mapping[PageKey, Iterable[_Shown]], found: set[tuple[str, str]]
) -> Iterator[Row]:
    """Facts that the page was held to show and newer extractors do not find."""
    for (company_key, _), facts in shown.items():
        for fact in facts:
            if fact.is_current and (company_key, fact.signal_key) not in found:
                yield {"company": company_key, "fact": fact.signal_key}


def _set_version(
    connection: Connection, read: Read, stored: Mapping[PageKey, KnownPage], version: str
) -> None:
    pages = [{"company": key, "page": url, "by": version} for key, url in stored]
    write_rows(connection, _PAGE_IS_OF, pages)
    homes = [
        {"company": place[0], "seen_on": page.seen_on, "by": version}
        for place, page in stored.items()
        if read[place][0].role == "home"
    ]
    write_rows(connection, _VISIT_IS_OF, homes)
