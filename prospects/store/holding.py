"""Facts of the DNS, where a visit got no answer from it.

A name server that is silent or broken gives no facts and no error, and looks like a domain without
records. So the facts of a record that gives none this time are held, as those of a missed page are.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from sqlalchemy import Connection, and_, bindparam, func, update
from sqlalchemy import select as sa_select

from prospects.choice import DNS_SCHEME
from prospects.store.bulk import Row, in_batches, table_of, write_rows
from prospects.store.pages import HELD_DAYS
from prospects.store.tables import SignalRow, VisitRow
from prospects.visit import SiteReading, Visit

_SIGNAL, _VISIT = table_of(SignalRow), table_of(VisitRow)
_FROM_DNS = and_(
    _SIGNAL.c.origin == "site",
    func.substr(_SIGNAL.c.source_url, 1, len(DNS_SCHEME)) == DNS_SCHEME,
)
_HOLD: Final = (
    update(_SIGNAL)
    .where(_SIGNAL.c.company_key == bindparam("company"), _SIGNAL.c.signal_key == bindparam("fact"))
    .values(held_on=bindparam("today"))
)


class _Fact(NamedTuple):
    """A stored fact of the DNS."""

    company_key: str
    signal_key: str
    source_url: str
    last_seen_on: date
    held_on: date | None


def hold_dns_facts(connection: Connection, readings: Iterable[SiteReading]) -> None:
    """Hold what the DNS said at the last good visit and does not say now, for 30 days.

    To be called before the facts of the visits are saved.
    """
    silent = {r.visit.company_key: r for r in readings if r.visit.state == "read"}
    unsaid = [
        fact
        for batch in in_batches(silent)
        for fact in _facts_of_dns(connection, batch)
        if fact.source_url not in _said(silent[fact.company_key])
    ]
    days = _good_days(connection, {fact.company_key for fact in unsaid})
    rows = (_held(fact, silent[fact.company_key].visit, days) for fact in unsaid)
    write_rows(connection, _HOLD, [row for row in rows if row])


def _facts_of_dns(connection: Connection, company_keys: Sequence[str]) -> Iterator[_Fact]:
    query = sa_select(
        _SIGNAL.c.company_key, _SIGNAL.c.signal_key, _SIGNAL.c.source_url,
        _SIGNAL.c.last_seen_on, _SIGNAL.c.held_on,
    )  # fmt: skip
    mine = query.where(_SIGNAL.c.company_key.in_(company_keys), _FROM_DNS)
    return (_Fact(*row) for row in connection.execute(mine))


def _said(reading: SiteReading) -> set[str]:
    """Records that gave a fact."""
    return {signal.provenance.source_url for signal in reading.signals}


def _good_days(connection: Connection, company_keys: Iterable[str]) -> dict[str, list[date]]:
    """Days of the good visits of companies."""
    query = sa_select(_VISIT.c.company_key, _VISIT.c.day).where(_VISIT.c.state == "read")
    days: dict[str, list[date]] = {}
    for batch in in_batches(company_keys):
        for key, day in connection.execute(query.where(_VISIT.c.company_key.in_(batch))):
            days.setdefault(key, []).append(day)
    return days


def _held(fact: _Fact, visit: Visit, days: Mapping[str, Sequence[date]]) -> Row | None:
    before = max((day for day in days[fact.company_key] if day < visit.day), default=date.min)
    stood_until = max(fact.last_seen_on, fact.held_on or fact.last_seen_on)
    is_young = visit.day - fact.last_seen_on <= timedelta(days=HELD_DAYS)
    if stood_until < before or not is_young:
        return None
    return {"company": fact.company_key, "fact": fact.signal_key, "today": visit.day}
