"""Rows of contacts, with their further e-mail addresses beside them."""

from collections.abc import Iterable, Sequence
from dataclasses import fields

from sqlalchemy import ColumnElement, Connection
from sqlalchemy import select as sa_select
from sqlmodel import Session, col, delete, select

from prospects.contact import Contact
from prospects.store.bulk import in_batches, row_of, table_of, upsert_rows
from prospects.store.merge_tables import ContactAddressRow
from prospects.store.tables import ContactRow

_COLUMNS = [table_of(ContactRow).c[field.name] for field in fields(Contact)]


def put_contacts(connection: Connection, contacts: Sequence[Contact]) -> None:
    """Store contacts as they are, in their order."""
    upsert_rows(connection, ContactRow, map(row_of, contacts))
    for batch in in_batches(contact.contact_id for contact in contacts):
        mine = col(ContactAddressRow.contact_id).in_(batch)
        connection.execute(delete(ContactAddressRow).where(mine))
    further = {(address, c.contact_id) for c in contacts for address in c.other_emails}
    rows = ({"address": address, "contact_id": key} for address, key in sorted(further))
    upsert_rows(connection, ContactAddressRow, rows)


def read_contacts(session: Session, *where: ColumnElement[bool]) -> list[Contact]:
    """Contacts that fulfil some conditions, or all, in no order."""
    # Rows of columns and no objects of the session: they are read by the ten thousand.
    rows = session.connection().execute(sa_select(*_COLUMNS).where(*where))
    return [Contact(*row) for row in rows]


def contacts_at(session: Session, addresses: Iterable[str]) -> set[str]:
    """Ids of contacts who have one of some addresses, as first or as further one."""
    found: set[str] = set()
    for batch in in_batches(sorted(set(addresses))):
        first = select(ContactRow.contact_id).where(col(ContactRow.email).in_(batch))
        further = select(ContactAddressRow.contact_id)
        found.update(session.exec(first))
        found.update(session.exec(further.where(col(ContactAddressRow.address).in_(batch))))
    return found
