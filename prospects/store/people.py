"""People as the merge of what lists say of them: found, stored, merged and taken apart."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete
from sqlalchemy import select as sa_select
from sqlmodel import Session, col, select

from prospects.contact import Contact, mention_id
from prospects.contact_mention import ContactMention, StoredPerson
from prospects.merge import Merge
from prospects.store.bulk import in_batches, insert_rows, row_of, upsert_rows
from prospects.store.contact_records import contact_of_record, record_of_contact
from prospects.store.contacts import contacts_at, put_contacts, read_contacts
from prospects.store.database import Database
from prospects.store.merge_tables import ContactMentionRow, MergeRow
from prospects.store.merges import mark_undone
from prospects.store.remaining import merged_keys
from prospects.store.tables import ContactRow, DayContactRow


class PeopleDoors(Database):
    """Doors of people."""

    def find_contacts(
        self, listed: Iterable[Contact], company_keys: Iterable[str] = ()
    ) -> list[Contact]:
        """Stored contacts that may be one of those listed, by company, address, profile or words.

        Args:
            listed: Mentions of lists.
            company_keys: Further companies whose contacts are wanted.

        Returns:
            In the order of their ids.
        """
        listed = list(listed)
        wanted: dict[Any, set[str | None]] = {
            ContactRow.company_key: {*company_keys, *(c.company_key for c in listed)},
            ContactRow.linkedin_url: {c.linkedin_url for c in listed} - {None},
            ContactRow.contact_id: {c.contact_id for c in listed},
        }
        ids: set[str] = set()
        with self._reading() as session:
            ids |= _contacts_of_mentions(session, {mention_id(c) for c in listed})
            ids |= contacts_at(session, (a for c in listed for a in c.emails))
            for column, values in wanted.items():
                for batch in in_batches(sorted(v for v in values if v is not None)):
                    query = select(ContactRow.contact_id).where(col(column).in_(batch))
                    ids.update(session.exec(query))
        return self.load_people(sorted(ids))

    def load_people(self, ids: Iterable[str]) -> list[Contact]:
        """Contacts by their ids, in the order of these; one that is not there gives none."""
        found: dict[str, Contact] = {}
        wanted = list(dict.fromkeys(ids))
        with self._reading() as session:
            for batch in in_batches(wanted):
                some = read_contacts(session, col(ContactRow.contact_id).in_(batch))
                found |= {contact.contact_id: contact for contact in some}
        return [found[contact_id] for contact_id in wanted if contact_id in found]

    def load_people_at(self, addresses: Iterable[str]) -> list[Contact]:
        """Whoever has one of some e-mail addresses, as first or further one, by their ids.

        Args:
            addresses: In lower case.
        """
        with self._reading() as session:
            ids = contacts_at(session, addresses)
        return self.load_people(sorted(ids))

    def load_touched(self, since: date) -> list[Contact]:
        """Contacts who were contacted elsewhere on a day or later, by their ids."""
        with self._reading() as session:
            found = read_contacts(session, col(ContactRow.contacted_on) >= since)
        return sorted(found, key=lambda contact: contact.contact_id)

    def load_contact_mentions(self, ids: Iterable[str]) -> dict[str, list[ContactMention]]:
        """Contact id -> its mentions, the newest first; who has but one is left out.

        The company of a mention is the one that remains of it, where companies were merged.
        """
        found: dict[str, list[ContactMention]] = defaultdict(list)
        with self._reading() as session:
            remains = merged_keys(session.connection(), "company")
            for batch in in_batches(dict.fromkeys(ids)):
                mine = col(ContactMentionRow.contact_id).in_(batch)
                for row in session.exec(select(ContactMentionRow).where(mine)):
                    found[row.contact_id].append(_mention(row, remains))
        return {key: sorted(some, key=_newest_first) for key, some in found.items()}

    def save_people(self, people: Iterable[StoredPerson]) -> None:
        """Store people with their mentions; who counts for another goes. A batch is all or nothing.

        Raises:
            DatabaseError: The company of a contact is not stored.
        """
        for batch in in_batches(people):
            with self._writing() as connection:
                _put(connection, batch)

    def undo_contact_merge(
        self, merge: Merge, people: Sequence[StoredPerson], by: str, at: datetime
    ) -> None:
        """Put both in place of the one they were merged into.

        Args:
            merge: The merge.
            people: The kept and the merged contact with their own mentions.
            by: Who takes it back.
            at: Aware UTC time.
        """
        with self._writing() as connection:
            _put(connection, people)
            days = [date.fromisoformat(day) for day in merge.moved.get("day_contact", ())]
            rows = [{"day": day, "contact_id": merge.merged} for day in days]
            upsert_rows(connection, DayContactRow, rows)
            mark_undone(connection, merge, by, at)


def _put(connection: Connection, people: Sequence[StoredPerson]) -> None:
    gone = [key for person in people for key in person.instead_of]
    days = _days_of(connection, gone)
    ordered = sorted(people, key=lambda person: person.contact.contact_id)
    put_contacts(connection, [person.contact for person in ordered])
    ids = [*gone, *(person.contact.contact_id for person in ordered)]
    for batch in in_batches(ids):
        connection.execute(delete(ContactMentionRow).where(_is(ContactMentionRow, batch)))
    mentions = {}
    for person in ordered:
        for row in _rows(person):
            mentions[row["mention_id"], row["list_name"]] = row
    upsert_rows(connection, ContactMentionRow, mentions.values())
    for batch in in_batches(gone):
        connection.execute(delete(ContactRow).where(_is(ContactRow, batch)))
    merges = [merge for person in ordered for merge in person.merges]
    insert_rows(connection, MergeRow, (_merge_row(merge, days) for merge in merges))


def _is(model: Any, ids: Sequence[str]) -> ColumnElement[bool]:
    return col(model.contact_id).in_(ids)


def _merge_row(merge: Merge, days: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    moved = {"day_contact": list(days[merge.merged])} if merge.merged in days else {}
    return row_of(replace(merge, moved={**merge.moved, **moved}))


def _days_of(connection: Connection, ids: Sequence[str]) -> dict[str, list[str]]:
    """Days whose runs covered contacts that go, for the day they come back."""
    found: dict[str, list[str]] = {contact_id: [] for contact_id in ids}
    columns = (col(DayContactRow.contact_id), col(DayContactRow.day))
    for batch in in_batches(ids):
        for contact_id, day in connection.execute(
            sa_select(*columns).where(_is(DayContactRow, batch))
        ):
            found[contact_id].append(day.isoformat())
    return found


def _rows(person: StoredPerson) -> list[dict[str, Any]]:
    return [
        {
            "mention_id": mention.mention_id, "list_name": mention.list_name,
            "contact_id": person.contact.contact_id, "read_at": mention.read_at,
            "position": mention.position, "record": record_of_contact(mention.contact),
        }
        for mention in person.mentions
    ]  # fmt: skip


def _contacts_of_mentions(session: Session, ids: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for batch in in_batches(ids):
        query = select(ContactMentionRow.contact_id)
        found.update(session.exec(query.where(col(ContactMentionRow.mention_id).in_(batch))))
    return found


def _mention(row: ContactMentionRow, remains: Mapping[str, str]) -> ContactMention:
    said = contact_of_record(row.record)
    contact = replace(said, company_key=remains.get(said.company_key, said.company_key))
    return ContactMention(row.mention_id, contact, row.list_name, row.read_at, row.position)


def _newest_first(mention: ContactMention) -> tuple[float, int, str]:
    return (-mention.read_at.timestamp(), mention.position, mention.mention_id)
