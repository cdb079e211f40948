"""Rows of a day's lists that were not taken."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import delete
from sqlmodel import col, select

from prospects.rejected import RejectedRow
from prospects.store.bulk import insert_rows, record_of, row_of
from prospects.store.database import Database
from prospects.store.result_tables import RejectedRowRow


class RejectedDoors(Database):
    """Doors of rejected rows."""

    def replace_rejected(self, day: date, rows: Iterable[RejectedRow]) -> None:
        """Put the rejected rows of a day in place of those stored."""
        numbered = (row_of(row, day=day, position=number) for number, row in enumerate(rows))
        with self._writing() as connection:
            connection.execute(delete(RejectedRowRow).where(col(RejectedRowRow.day) == day))
            insert_rows(connection, RejectedRowRow, numbered)

    def load_rejected(self, day: date) -> list[RejectedRow]:
        """Rejected rows of a day in the order they were stored."""
        query = select(RejectedRowRow).where(RejectedRowRow.day == day)
        ordered = query.order_by(col(RejectedRowRow.position))
        with self._reading() as session:
            return [record_of(RejectedRow, row) for row in session.exec(ordered)]
