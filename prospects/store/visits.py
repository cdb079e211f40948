"""Visits of sites: what was read when, and the facts and issues that came of it."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Connection, Select, delete, func
from sqlalchemy import select as sa_select
from sqlalchemy.orm import aliased
from sqlmodel import and_, col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from prospects.issue import Issue, IssueCode, Stage
from prospects.store.bulk import in_batches, record_of, row_of, upsert_rows
from prospects.store.database import Database
from prospects.store.holding import hold_dns_facts
from prospects.store.issues import delete_issues, insert_issues, issue_of
from prospects.store.pages import save_pages, save_robots
from prospects.store.signals import SIGHTING_RULES, site_row
from prospects.store.tables import IssueRow, SignalRow, VisitRow
from prospects.visit import SiteReading, Visit

_OF_VISITS = col(IssueRow.stage) == str(Stage.ENRICHMENT)


class VisitDoors(Database):
    """Doors of visits."""

    def save_readings(self, readings: Iterable[SiteReading]) -> None:
        """Store visits with all that they gave, all or nothing.

        A fact that was seen before keeps when it was first seen and moves when it was last seen;
        so do the facts of unchanged pages. Those of missed pages and of a silent DNS are held. A
        good visit replaces the company's pages. A second visit of the same day replaces the
        first, with its issues of enrichment.

        Args:
            readings: Of stored companies, one a company.

        Raises:
            DatabaseError: A company is not stored.
        """
        # Two writers that take rows in the same order cannot block each other.
        ordered = sorted(readings, key=lambda reading: reading.visit.company_key)
        with self._writing() as connection:
            upsert_rows(connection, VisitRow, (row_of(reading.visit) for reading in ordered))
            save_pages(connection, ordered)
            hold_dns_facts(connection, ordered)
            rows = (
                site_row(reading.visit.company_key, reading.visit.day, signal)
                for reading in ordered
                for signal in reading.signals
            )
            upsert_rows(connection, SignalRow, rows, **SIGHTING_RULES)
            save_robots(connection, (robots for reading in ordered for robots in reading.robots))
            _replace_issues(connection, ordered)

    def load_visits(self, company_key: str) -> list[Visit]:
        """All visits of a company's site, the latest first."""
        query = select(VisitRow).where(VisitRow.company_key == company_key)
        with self._reading() as session:
            found = [record_of(Visit, row) for row in session.exec(query)]
        return sorted(found, key=lambda visit: visit.day, reverse=True)

    def fresh_companies(self, keys: Iterable[str], day: date, fresh_days: int) -> set[str]:
        """Companies whose site need not be read on a day.

        These are read within `fresh_days` up to the day (1: on the day itself), or were tried in
        vain on the day itself, or whose site asked at the latest visit not to be visited until
        after the day. Visits after the day do not count.
        """
        lately = and_(col(VisitRow.day) > day - timedelta(days=fresh_days), VisitRow.day <= day)
        read_lately = and_(VisitRow.state == "read", lately)
        fresh = or_(read_lately, VisitRow.day == day, _put_off(day))
        return self._visited(keys, fresh)

    def site_read(self, keys: Iterable[str], *, day: date | None = None) -> set[str]:
        """Companies of whose site a page was ever read (up to a day), so that absence is known."""
        read = col(VisitRow.state) == "read"
        return self._visited(keys, read if day is None else and_(read, VisitRow.day <= day))

    def good_visit_days(self, keys: Iterable[str], day: date) -> dict[str, date]:
        """Company key -> day of the latest good visit up to a day; left out where there is none."""
        found: dict[str, date] = {}
        with self._reading() as session:
            for batch in in_batches(keys):
                query = _visit_days(batch, day).where(col(VisitRow.state) == "read")
                found |= {row.company_key: row.day for row in session.connection().execute(query)}
        return found

    def _visited(self, keys: Iterable[str], condition: ColumnElement[bool]) -> set[str]:
        found: set[str] = set()
        with self._reading() as session:
            for batch in in_batches(keys):
                of_batch = col(VisitRow.company_key).in_(batch)
                found.update(session.exec(select(VisitRow.company_key).where(of_batch, condition)))
        return found

    def load_current_issues(self, keys: Iterable[str], day: date) -> list[Issue]:
        """Issues of the latest visit up to a day of each company, by company, code and time.

        Those of its board are of the day's look at it and not of a visit.
        """
        found: list[Issue] = []
        with self._reading() as session:
            for batch in in_batches(keys):
                found += [issue_of(row) for row in session.exec(_latest_issues(batch, day))]
        return sorted(found, key=lambda i: (i.subject, i.code, i.at, i.message))

    def forget_failed_visits(self, day: date, codes: Collection[IssueCode]) -> int:
        """Forget a day's failed visits with one of these issues, so that a run tries them again.

        Those of sites that asked not to be visited until later stay.

        Returns:
            Number of visits forgotten; their issues of enrichment go with them.
        """
        with self._writing() as connection:
            keys = set(connection.scalars(_failed_with(day, codes)))
            for batch in in_batches(sorted(keys)):
                mine = col(VisitRow.company_key).in_(batch)
                connection.execute(delete(VisitRow).where(col(VisitRow.day) == day, mine))
                delete_issues(connection, day, Stage.ENRICHMENT, batch)
        return len(keys)


def _visit_days(keys: Sequence[str], day: date) -> Select[str, date]:
    """Company key and day of the latest visit up to a day."""
    return (
        sa_select(col(VisitRow.company_key), func.max(VisitRow.day).label("day"))
        .where(col(VisitRow.company_key).in_(keys), col(VisitRow.day) <= day)
        .group_by(col(VisitRow.company_key))
    )


def _latest_issues(keys: Sequence[str], day: date) -> SelectOfScalar[IssueRow]:
    latest = _visit_days(keys, day).subquery()
    same = and_(IssueRow.subject == latest.c.company_key, IssueRow.day == latest.c.day)
    return select(IssueRow).join(latest, same).where(_OF_VISITS)


def _put_off(day: date) -> ColumnElement[bool]:
    later = aliased(VisitRow)
    same = and_(later.company_key == VisitRow.company_key, later.day <= day)
    latest = sa_select(func.max(later.day)).where(same).scalar_subquery()
    return and_(col(VisitRow.put_off_until) > day, VisitRow.day == latest)


def _failed_with(day: date, codes: Collection[IssueCode]) -> Select[str]:
    same = and_(IssueRow.subject == VisitRow.company_key, IssueRow.day == VisitRow.day, _OF_VISITS)
    put_off = func.coalesce(VisitRow.put_off_until, day) > day
    failed = and_(VisitRow.day == day, VisitRow.state == "failed", ~put_off)
    return (
        sa_select(col(VisitRow.company_key))
        .join(IssueRow, same)
        .where(failed, col(IssueRow.code).in_([str(code) for code in codes]))
    )


def _replace_issues(connection: Connection, readings: Sequence[SiteReading]) -> None:
    for day in sorted({reading.visit.day for reading in readings}):
        subjects = [r.visit.company_key for r in readings if r.visit.day == day]
        delete_issues(connection, day, Stage.ENRICHMENT, subjects)
    insert_issues(connection, ((r.visit.day, issue) for r in readings for issue in r.issues))
