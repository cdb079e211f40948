"""What a day's run covers, and which lists were taken from the inbox."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete
from sqlmodel import col, select

from prospects.rejected import ListKind
from prospects.store.bulk import insert_rows, record_of, row_of, upsert_rows
from prospects.store.database import Database
from prospects.store.tables import DayCompanyRow, DayContactRow, ListFileRow


@dataclass(frozen=True, slots=True)
class Scope:
    """What a day's run covers.

    Attributes:
        company_keys: In their order.
        contact_ids: In their order.
    """

    company_keys: tuple[str, ...]
    contact_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListFile:
    """A list that was taken from the inbox.

    Attributes:
        content_hash: Of its bytes; the same content under another name is the same list.
        name: Name of the file when it was first taken.
        kind: What it lists.
        day: Day of the run that first took it.
    """

    content_hash: str
    name: str
    kind: ListKind
    day: date


class ScopeDoors(Database):
    """Doors of a day's scope and of lists."""

    def save_scope(
        self, day: date, company_keys: Iterable[str], contact_ids: Iterable[str] = ()
    ) -> None:
        """Say what the day's run covers; replaces what an earlier run of the day said.

        Raises:
            DatabaseError: A company or contact is not stored.
        """
        companies = [{"day": day, "company_key": key} for key in dict.fromkeys(company_keys)]
        contacts = [{"day": day, "contact_id": key} for key in dict.fromkeys(contact_ids)]
        with self._writing() as connection:
            connection.execute(delete(DayCompanyRow).where(col(DayCompanyRow.day) == day))
            connection.execute(delete(DayContactRow).where(col(DayContactRow.day) == day))
            insert_rows(connection, DayCompanyRow, companies)
            insert_rows(connection, DayContactRow, contacts)

    def load_scope(self, day: date) -> Scope:
        """What the day's run covers; empty when it was never said."""
        companies = select(DayCompanyRow.company_key).where(DayCompanyRow.day == day)
        contacts = select(DayContactRow.contact_id).where(DayContactRow.day == day)
        with self._reading() as session:
            return Scope(
                tuple(sorted(session.exec(companies))), tuple(sorted(session.exec(contacts)))
            )

    def is_known_file(self, content_hash: str, *, before: date | None = None) -> bool:
        """Whether a list of this content was taken (on an earlier day than `before`)."""
        query = select(ListFileRow).where(ListFileRow.content_hash == content_hash)
        if before is not None:
            query = query.where(ListFileRow.day < before)
        with self._reading() as session:
            return session.exec(query).first() is not None

    def remember_file(self, file: ListFile) -> None:
        """Remember a list; one that is known keeps its first name and day."""
        with self._writing() as connection:
            first = ("name", "kind", "day")
            upsert_rows(connection, ListFileRow, [row_of(file)], keep=first)

    def load_files(self) -> list[ListFile]:
        """All lists ever taken, by day and name."""
        with self._reading() as session:
            found = [record_of(ListFile, row) for row in session.exec(select(ListFileRow))]
        return sorted(found, key=lambda file: (file.day, file.name, file.content_hash))
