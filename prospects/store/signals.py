"""Signals as facts with an age: seen again they move on, no longer seen they grow old."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final, Literal, TypedDict

from sqlalchemy import ColumnElement, Select, Subquery, func, or_
from sqlalchemy import select as sa_select
from sqlmodel import and_, col

from prospects.signal import Provenance, Sighting, Signal, SignalKind
from prospects.store.bulk import Row, in_batches, table_of
from prospects.store.database import Database
from prospects.store.tables import SignalRow, VisitRow

Origin = Literal["site", "person"]


class _Rules(TypedDict):
    keep: tuple[str, ...]
    unless_older: str


SIGHTING_RULES: Final[_Rules] = {
    "keep": ("first_seen_at", "first_seen_on"),
    "unless_older": "last_seen_at",
}
"""How a fact that is seen again is stored."""

_SIGNAL = table_of(SignalRow)


class SignalDoors(Database):
    """Doors of signals."""

    def load_signals(
        self, keys: Iterable[str], *, day: date | None = None
    ) -> dict[str, list[Signal]]:
        """Current facts of companies: of people, and those the latest good visit saw.

        What lists say is told by companies and their mentions.

        A fact of a site that its latest good visit no longer saw is old and left out; a failed
        visit makes nothing old, nor does a page that failed for a passing reason or a silent DNS.

        Args:
            keys: Companies; each is a key of the result, in this order.
            day: Leave out visits and sites' facts that came after it; None for now. What was
                seen before and after the day, and not on it, counts as current then.

        Returns:
            Company key -> facts in the order of kind, name, value and source.
        """
        found: dict[str, list[Signal]] = {key: [] for key in keys}
        with self._reading() as session:
            for batch in in_batches(found):
                rows = session.connection().execute(select_sightings(batch, day, only_current=True))
                for row in rows:
                    found[row.company_key].append(signal_of(row))
        return {key: sorted(signals, key=_order) for key, signals in found.items()}

    def load_sightings(self, company_key: str, *, day: date | None = None) -> list[Sighting]:
        """Every fact ever seen of a company with its age, old ones included."""
        with self._reading() as session:
            rows = session.connection().execute(
                select_sightings([company_key], day, only_current=False)
            )
            found = [sighting_of(row) for row in rows]
        return sorted(found, key=lambda sighting: _order(sighting.signal))


def person_row(company_key: str, day: date, signal: Signal) -> Row:
    """Row of a fact that a person set on a day; it is not withdrawn."""
    return _row(company_key, "person", day, signal)


def site_row(company_key: str, day: date, signal: Signal) -> Row:
    """Row of a fact that the visit of a day saw."""
    return _row(company_key, "site", day, signal)


def _row(company_key: str, origin: Origin, day: date, signal: Signal) -> Row:
    seen = signal.provenance
    return {
        "company_key": company_key, "signal_key": signal.key(), "origin": origin,
        "kind": signal.kind, "name": signal.name, "value": signal.value,
        "version": signal.version, "confidence": signal.confidence,
        "source_url": seen.source_url, "extractor": seen.extractor, "evidence": seen.evidence,
        "first_seen_at": seen.observed_at, "last_seen_at": seen.observed_at,
        "first_seen_on": day, "last_seen_on": day,
    }  # fmt: skip


def select_sightings(keys: Sequence[str], day: date | None, *, only_current: bool) -> Select[Any]:
    """Facts of companies with whether they are current (on a day)."""
    visit = _latest_good_visits(keys, day)
    current = or_(
        _stands(day),
        and_(col(SignalRow.origin) == "site", _shown_at(visit)),
    )
    same_company = col(SignalRow.company_key) == visit.c.company_key
    query = (
        sa_select(*_SIGNAL.columns, current.label("current"))
        .select_from(_SIGNAL.outerjoin(visit, same_company))
        .where(col(SignalRow.company_key).in_(keys), _seen_by(day))
    )
    return query.where(current) if only_current else query


def _latest_good_visits(keys: Sequence[str], day: date | None) -> Subquery:
    query = sa_select(col(VisitRow.company_key), func.max(VisitRow.day).label("day")).where(
        col(VisitRow.company_key).in_(keys), col(VisitRow.state) == "read"
    )
    if day is not None:
        query = query.where(col(VisitRow.day) <= day)
    return query.group_by(col(VisitRow.company_key)).subquery()


def _stands(day: date | None) -> ColumnElement[bool]:
    """Whether a fact set by a person was not withdrawn (by a day)."""
    withdrawn = col(SignalRow.withdrawn_on)
    stands = withdrawn.is_(None) if day is None else or_(withdrawn.is_(None), withdrawn > day)
    return and_(col(SignalRow.origin) == "person", stands)


def _shown_at(visit: Subquery) -> ColumnElement[bool]:
    """Whether the latest good visit saw a fact, or could not read its page and holds it."""
    return or_(
        visit.c.day.is_(None),
        col(SignalRow.last_seen_on) >= visit.c.day,
        col(SignalRow.held_on) >= visit.c.day,
    )


def _seen_by(day: date | None) -> ColumnElement[bool]:
    if day is None:
        return and_(True)
    return col(SignalRow.first_seen_on) <= day


def signal_of(row: Any) -> Signal:
    """The fact of a row as it was last seen."""
    provenance = Provenance(row.source_url, row.last_seen_at, row.extractor, row.evidence)
    kind = SignalKind(row.kind)
    return Signal(kind, row.name, row.value, row.confidence, provenance, row.version)


def sighting_of(row: Any) -> Sighting:
    """The record of a row of `select_sightings`."""
    return Sighting(
        signal_of(row), row.first_seen_at, row.first_seen_on, row.last_seen_on,
        bool(row.current), row.held_on, row.withdrawn_on,
    )  # fmt: skip


def _order(signal: Signal) -> tuple[str, str, str, str]:
    return (signal.kind, signal.name, signal.value, signal.provenance.source_url)
