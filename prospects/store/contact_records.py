"""Contacts as the records that mentions of people keep."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from prospects.contact import Contact


def record_of_contact(contact: Contact) -> dict[str, Any]:
    """Plain values of a contact, as JSON knows them."""
    on = contact.contacted_on
    return asdict(replace(contact, extra=dict(contact.extra))) | {
        "contacted_on": on.isoformat() if on else None
    }


def contact_of_record(record: Mapping[str, Any]) -> Contact:
    """The contact of a record."""
    on = record["contacted_on"]
    return Contact(
        **{
            **record,
            "contacted_on": date.fromisoformat(on) if on else None,
            "sources": tuple(record["sources"]),
            "other_emails": tuple(record["other_emails"]),
        }
    )
