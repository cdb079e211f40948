"""Suppression entries that came by command, and lists declared empty on purpose."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlmodel import select

from prospects.store.bulk import record_of, row_of, upsert_rows
from prospects.store.database import Database
from prospects.store.tables import DeclarationRow, SuppressionRow
from prospects.suppression import SuppressionEntry


@dataclass(frozen=True, slots=True)
class Declaration:
    """A required list that is empty on purpose.

    Attributes:
        list_name: "customers", ...
        declared_by: Who says so.
        declared_on: Day on which it was said.
    """

    list_name: str
    declared_by: str
    declared_on: date


class SuppressionDoors(Database):
    """Doors of suppressions."""

    def add_suppressions(self, entries: Iterable[SuppressionEntry]) -> None:
        """Store entries; one of the same list, scope and value is replaced."""
        with self._writing() as connection:
            upsert_rows(connection, SuppressionRow, map(row_of, entries))

    def load_suppressions(self) -> list[SuppressionEntry]:
        """All entries, also those no longer in force, by list, scope and value."""
        with self._reading() as session:
            rows = session.exec(select(SuppressionRow))
            found = [record_of(SuppressionEntry, row) for row in rows]
        return sorted(found, key=lambda entry: (entry.list_name, entry.scope, entry.value))

    def declare_list_empty(self, name: str, by: str, on: date) -> None:
        """State that a required list is empty on purpose; the latest word counts."""
        row = row_of(Declaration(name, by, on))
        with self._writing() as connection:
            upsert_rows(connection, DeclarationRow, [row])

    def load_declarations(self) -> dict[str, Declaration]:
        """Name of a list -> who declared it empty, and when."""
        with self._reading() as session:
            found = [record_of(Declaration, row) for row in session.exec(select(DeclarationRow))]
        return {d.list_name: d for d in sorted(found, key=lambda d: d.list_name)}
