"""Facts that people set: one a field and company, kept when it is replaced."""

from datetime import date

from sqlalchemy import Connection, and_, update
from sqlalchemy import select as sa_select

from prospects.signal import Signal
from prospects.store.bulk import table_of, upsert_rows
from prospects.store.database import Database
from prospects.store.signals import person_row, signal_of
from prospects.store.tables import SignalRow

_SIGNAL = table_of(SignalRow)


class FactDoors(Database):
    """Doors of facts that people set."""

    def set_fact(self, company_key: str, signal: Signal, day: date) -> Signal | None:
        """Store a fact that a person states; it stands until it is replaced or withdrawn.

        Args:
            company_key: A stored company.
            signal: Its source begins with `person:`.
            day: Day on which it was set.

        Returns:
            The fact that it replaces, which stays among the sightings as no longer current.
        """
        with self._writing() as connection:
            replaced = _withdraw(connection, company_key, signal.name, day)
            row = person_row(company_key, day, signal)
            upsert_rows(connection, SignalRow, [row], keep=("first_seen_at", "first_seen_on"))
        return replaced

    def withdraw_fact(self, company_key: str, name: str, day: date, by: str) -> Signal | None:
        """End a fact that a person set; it stays among the sightings.

        Args:
            company_key: A company.
            name: Field.
            day: From which on it no longer stands.
            by: Who withdraws it; told by the evidence.

        Returns:
            The fact, or None where no person's fact stands.
        """
        with self._writing() as connection:
            return _withdraw(connection, company_key, name, day, f"withdrawn by {by}; ")


def _withdraw(
    connection: Connection, company_key: str, name: str, day: date, note: str = ""
) -> Signal | None:
    standing = and_(
        _SIGNAL.c.company_key == company_key,
        _SIGNAL.c.origin == "person",
        _SIGNAL.c.name == name,
        _SIGNAL.c.withdrawn_on.is_(None),
    )
    found = [signal_of(row) for row in connection.execute(sa_select(_SIGNAL).where(standing))]
    changes = {"withdrawn_on": day, "evidence": note + _SIGNAL.c.evidence}
    connection.execute(update(_SIGNAL).where(standing).values(changes))
    return found[0] if found else None
