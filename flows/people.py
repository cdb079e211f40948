"""People of lists and of the database: loaded, and joined as the intake joins them."""

from collections.abc import Iterable
from dataclasses import replace

from enrichment.intake.same_person import merge_people
from enrichment.intake.stored_people import (
    newest_first,
    only_mention,
    stored_person,
    united_person,
)
from prospects.contact import Contact
from prospects.contact_mention import StoredPerson
from prospects.merge import Reading
from prospects.store import Store


def people_of(
    store: Store, listed: Iterable[Contact], reading: Reading, company_keys: Iterable[str] = ()
) -> list[StoredPerson]:
    """People of lists as they are to be stored, joined with those of the database.

    Args:
        store: The database; nothing is written.
        listed: What each row of the lists says.
        reading: When it was read.
        company_keys: Further companies whose stored contacts are compared with one another.

    Returns:
        Whoever is listed or was merged, in the order of known ones first.
    """
    remains = store.load_merged_keys("company")
    rows = [replace(c, company_key=remains.get(c.company_key, c.company_key)) for c in listed]
    stored = {contact.contact_id: contact for contact in store.find_contacts(rows, company_keys)}
    kept = store.load_contact_mentions(stored)
    mentions = {key: kept.get(key) or [only_mention(contact)] for key, contact in stored.items()}
    known = newest_first(mentions)
    apart = {each.pair for each in store.load_apart("contact")}
    people = merge_people(known, rows, apart)
    return [
        stored_person(person, mentions, kept, reading)
        for person in people
        if person.listed or len({contact.contact_id for contact in person.known}) > 1
    ]


def united(store: Store, kept: str, merged: str, reading: Reading) -> StoredPerson:
    """Two stored contacts as one, because a person says so; nothing is written.

    Args:
        store: The database.
        kept: Id of the contact that remains.
        merged: Id of the one that counts for it from now on.
        reading: When, and who says so.
    """
    stored = {contact.contact_id: contact for contact in store.load_people([kept, merged])}
    rows = store.load_contact_mentions(stored)
    mentions = {key: rows.get(key) or [only_mention(contact)] for key, contact in stored.items()}
    return united_person(kept, merged, stored, mentions, reading)
