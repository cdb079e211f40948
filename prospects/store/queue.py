"""The queue of a day, what was withheld, and what earlier days sent out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import Connection, delete, func
from sqlalchemy import select as sa_select
from sqlmodel import col, select

from prospects.entry import QueueEntry, Withheld
from prospects.store.bulk import in_batches, insert_rows, record_of, row_of, table_of
from prospects.store.database import Database
from prospects.store.result_tables import QueueEntryRow, WithheldRow
from prospects.store.tables import RunRow
from prospects.vocabulary import WithheldReason


@dataclass(frozen=True, slots=True)
class PastTouch:
    """An entry of another day, as far as budgets and cadences need it."""

    contact_id: str
    company_key: str
    persona: str
    step: str
    day: date


class QueueDoors(Database):
    """Doors of the queue."""

    def replace_queue(
        self, day: date, entries: Sequence[QueueEntry], withheld: Iterable[Withheld]
    ) -> list[QueueEntry]:
        """Put the queue of a day in place of the stored one, all or nothing.

        Returns:
            The entries as stored: one that an earlier run of the day made keeps its run_id.

        Raises:
            ValueError: Something is of another day.
        """
        stopped = list(withheld)
        if ({line.day for line in entries} | {line.day for line in stopped}) - {day}:
            raise ValueError(f"a line of the queue is not of {day.isoformat()}")
        with self._writing() as connection:
            first = _first_runs(connection, day)
            kept = [replace(e, run_id=first.get(e.queue_item_id, e.run_id)) for e in entries]
            connection.execute(delete(QueueEntryRow).where(col(QueueEntryRow.day) == day))
            connection.execute(delete(WithheldRow).where(col(WithheldRow.day) == day))
            insert_rows(connection, QueueEntryRow, map(row_of, kept))
            lines = (row_of(line, position=number) for number, line in enumerate(stopped))
            insert_rows(connection, WithheldRow, lines)
        return kept

    def load_queue(self, day: date) -> list[QueueEntry]:
        """Entries of a day by rank."""
        query = select(QueueEntryRow).where(QueueEntryRow.day == day)
        with self._reading() as session:
            found = [record_of(QueueEntry, row) for row in session.exec(query)]
        return sorted(found, key=lambda entry: (entry.rank, entry.queue_item_id))

    def load_withheld(self, day: date) -> list[Withheld]:
        """What was withheld on a day, in the order it was stored."""
        query = select(WithheldRow).where(WithheldRow.day == day)
        ordered = query.order_by(col(WithheldRow.position))
        with self._reading() as session:
            return [_withheld(row) for row in session.exec(ordered)]

    def latest_day_of(self, contact_ids: Iterable[str]) -> dict[str, date]:
        """Contact id -> latest day on which it was queued or withheld; one of neither is absent."""
        found: dict[str, date] = {}
        with self._reading() as session:
            for batch in in_batches(contact_ids):
                for row in (QueueEntryRow, WithheldRow):
                    contact = col(row.contact_id)
                    query = select(contact, func.max(row.day)).where(contact.in_(batch))
                    for contact_id, day in session.exec(query.group_by(contact)):
                        found[contact_id] = max(day, found.get(contact_id, day))
        return {contact_id: found[contact_id] for contact_id in sorted(found)}

    def queued_contacts(self, contact_ids: Iterable[str], until: date) -> list[PastTouch]:
        """Entries of some contacts up to a day, that one included, by day, contact and step."""
        row = table_of(QueueEntryRow).c
        columns = (row.contact_id, row.company_key, row.persona, row.step, row.day)
        found: list[PastTouch] = []
        with self._reading() as session:
            for batch in in_batches(contact_ids):
                query = sa_select(*columns).where(row.contact_id.in_(batch), row.day <= until)
                found += [PastTouch(*line) for line in session.connection().execute(query)]
        return sorted(found, key=lambda t: (t.day, t.contact_id, t.persona, t.step))

    def queued_on_other_days(self, day: date, within_days: int) -> list[PastTouch]:
        """Entries of other days that were there before this day's queue was first made.

        A day may be made late, so later days count as well as earlier ones; what was queued only
        after this day's first complete run does not, or a re-run would give another queue.

        Returns:
            Entries of up to `within_days` before and after, by day, company, contact and step.
        """
        row, run = table_of(QueueEntryRow).c, table_of(RunRow).c
        columns = (row.contact_id, row.company_key, row.persona, row.step, row.day)
        around = (row.day >= day - timedelta(within_days), row.day <= day + timedelta(within_days))
        query = sa_select(*columns).where(*around, row.day != day)
        first_made = sa_select(func.min(run.started_at)).where(
            run.day == day, run.state == "completed"
        )
        with self._reading() as session:
            connection = session.connection()
            made_at = connection.execute(first_made).scalar()
            if made_at is not None:
                later = sa_select(run.run_id).where(run.started_at > made_at)
                query = query.where(row.run_id.not_in(later))
            found = [PastTouch(*line) for line in connection.execute(query)]
        return sorted(found, key=lambda t: (t.day, t.company_key, t.contact_id, t.persona, t.step))


def _first_runs(connection: Connection, day: date) -> dict[str, str]:
    columns = (col(QueueEntryRow.queue_item_id), col(QueueEntryRow.run_id))
    rows = connection.execute(sa_select(*columns).where(col(QueueEntryRow.day) == day))
    return {row.queue_item_id: row.run_id for row in rows}


def _withheld(row: WithheldRow) -> Withheld:
    return record_of(Withheld, row, reason=WithheldReason(row.reason))
