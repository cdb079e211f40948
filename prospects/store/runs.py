"""Runs and their reports."""

from datetime import date
from typing import Any

from sqlalchemy import update
from sqlmodel import col, select

from prospects.report import Funnel, ListAge, RunReport
from prospects.store.bulk import Row, upsert_rows
from prospects.store.database import Database
from prospects.store.tables import RunRow

STOPPED = "stopped before its end"


class RunDoors(Database):
    """Doors of runs."""

    def begin_run(self, report: RunReport) -> None:
        """Write down that a run began; to be called under the day's lock.

        A run of the same day that is still "running" was killed, for the lock is ours: it is
        marked as failed.
        """
        with self._writing() as connection:
            stale = (col(RunRow.day) == report.day, col(RunRow.state) == "running")
            connection.execute(update(RunRow).where(*stale).values(state="failed", message=STOPPED))
            upsert_rows(connection, RunRow, [_row(report)])

    def finish_run(self, report: RunReport) -> None:
        """Write down how a run ended."""
        with self._writing() as connection:
            upsert_rows(connection, RunRow, [_row(report)])

    def runs(self, day: date | None = None) -> list[RunReport]:
        """All runs, or those of a day, by the time they began."""
        query = select(RunRow)
        if day is not None:
            query = query.where(RunRow.day == day)
        with self._reading() as session:
            found = [_report(row) for row in session.exec(query)]
        return sorted(found, key=lambda report: (report.started_at, report.run_id))


def _row(report: RunReport) -> Row:
    plain = report.as_json()
    columns = {name: getattr(report, name) for name in RunRow.model_fields if name != "report"}
    return columns | {"report": {key: plain[key] for key in plain if key not in columns}}


def _report(row: RunRow) -> RunReport:
    rest: dict[str, Any] = dict(row.report)
    funnel, lists = Funnel(**rest.pop("funnel")), tuple(map(_list_age, rest.pop("lists")))
    columns = {name: getattr(row, name) for name in RunRow.model_fields if name != "report"}
    return RunReport(**columns, **rest, funnel=funnel, lists=lists)


def _list_age(plain: dict[str, Any]) -> ListAge:
    changed_on = plain["changed_on"]
    return ListAge(**plain | {"changed_on": date.fromisoformat(changed_on) if changed_on else None})
