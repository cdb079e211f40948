"""Companies and contacts as the lists give them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import Any, TypeVar

from sqlalchemy import select as sa_select
from sqlmodel import Session, col

from prospects.company import Company
from prospects.contact import Contact
from prospects.store.bulk import among, in_batches, row_of, table_of, upsert_rows
from prospects.store.contacts import put_contacts, read_contacts
from prospects.store.database import Database
from prospects.store.remaining import merged_keys
from prospects.store.tables import CompanyRow, ContactRow

_COMPANY = table_of(CompanyRow)
Record = TypeVar("Record", Company, Contact)


class CompanyDoors(Database):
    """Doors of companies and contacts."""

    def save_companies(self, companies: Iterable[Company]) -> None:
        """Store companies as they are, in place of what was known of them.

        Their mentions are let alone; `save_mentions` keeps both in step. Each batch of 5,000 is
        one transaction.
        """
        for batch in in_batches(companies):
            # Two writers that take rows in the same order cannot block each other.
            ordered = sorted(batch, key=lambda company: company.key)
            with self._writing() as connection:
                upsert_rows(connection, CompanyRow, map(row_of, ordered))

    def load_companies(self, keys: Iterable[str] | None = None) -> list[Company]:
        """Companies in the order of their keys; all of them without `keys`.

        A key that is not known gives no company, and one that was merged into another gives the
        one that remains.
        """
        with self._reading() as session:
            remains = merged_keys(session.connection(), "company")
            wanted = None if keys is None else [remains.get(key, key) for key in keys]
            found = [c for c in load_companies_of(session, wanted) if c.key not in remains]
        return sorted(found, key=lambda company: company.key)

    def save_contacts(self, contacts: Iterable[Contact]) -> None:
        """Store contacts of stored companies; what a list does not say keeps what was said.

        A wish not to be called or written to stays, even if a later list lacks it. Each batch
        of 5,000 is one transaction.

        Raises:
            DatabaseError: The company of a contact is not stored.
        """
        for batch in in_batches(contacts):
            with self._writing() as connection, Session(connection) as session:
                ids = [contact.contact_id for contact in batch]
                known = read_contacts(session, col(ContactRow.contact_id).in_(ids))
                merged = _merge_all(known, batch, lambda contact: contact.contact_id)
                put_contacts(connection, merged)

    def load_contacts(self, company_keys: Iterable[str] | None = None) -> list[Contact]:
        """Contacts of some companies, or all, in the order of company and contact id."""
        found: list[Contact] = []
        with self._reading() as session:
            remains = merged_keys(session.connection(), "company")
            wanted = None if company_keys is None else [remains.get(k, k) for k in company_keys]
            for keys in _batches_or_all(wanted):
                among_keys = [] if keys is None else [col(ContactRow.company_key).in_(keys)]
                found.extend(read_contacts(session, *among_keys))
        return sorted(found, key=lambda contact: (contact.company_key, contact.contact_id))


def load_companies_of(session: Session, keys: Iterable[str] | None) -> list[Company]:
    """Companies of some keys, or all, in no order; a key that is not known gives none."""
    # Rows of columns and no objects of the session: they are read by the hundred thousand.
    connection, columns = (
        session.connection(),
        [_COMPANY.c[field.name] for field in fields(Company)],
    )
    found: list[Company] = []
    for batch in _batches_or_all(keys):
        query = sa_select(*columns)
        if batch is not None:
            query = query.where(among(_COMPANY.c.key, batch, connection.dialect.name))
        found.extend(Company(*row) for row in connection.execute(query))
    return found


def _batches_or_all(keys: Iterable[str] | None) -> Iterable[list[str] | None]:
    return [None] if keys is None else in_batches(dict.fromkeys(keys))


def _merge_all(
    known: Iterable[Record], new: Iterable[Record], key_of: Callable[[Record], str]
) -> list[Record]:
    """New records, each merged into the known one and into each other, in the order of keys."""
    merged = {key_of(record): record for record in known}
    for record in new:
        old = merged.get(key_of(record))
        merged[key_of(record)] = merge_records(old, record) if old else record
    # Two writers that take rows in the same order cannot block each other.
    return [merged[key] for key in sorted(merged)]


def merge_records(old: Record, new: Record) -> Record:
    """The newer record, with what only the older one knows."""
    names = [field.name for field in fields(new)]
    return type(new)(**{name: _merged(getattr(old, name), getattr(new, name)) for name in names})


def _merged(old: Any, new: Any) -> Any:
    if isinstance(new, Mapping):
        return {**old, **{key: text for key, text in new.items() if text or key not in old}}
    if isinstance(new, tuple):
        return tuple(dict.fromkeys((*old, *new)))
    return new or old
