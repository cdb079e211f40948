"""Touches made elsewhere: who was contacted in a CRM or by hand is not contacted again at once."""

from collections.abc import Iterable
from datetime import date

from outreach.candidate import Stop
from outreach.rules import PastEntry, QueueRules
from prospects.contact import Contact
from prospects.vocabulary import WithheldReason


def find_cool_down(contact: Contact, rules: QueueRules) -> Stop | None:
    """Why a contact is left in peace for now, or None.

    A touch whose day is not understood holds the contact back until a list says it clearly: it
    may have been yesterday.
    """
    window = rules.settings.company_window_days
    if contact.contacted_doubt:
        return Stop(
            WithheldReason.COOL_DOWN,
            f"contacted elsewhere, and the day is not understood: {contact.contacted_doubt}; "
            "write it as 2026-11-23 in the list",
        )
    if contact.contacted_on and (rules.day - contact.contacted_on).days < window:
        return Stop(
            WithheldReason.COOL_DOWN,
            f"{elsewhere_words(contact.contacted_on, contact.contacted_in or '')}; "
            f"at rest for {window} days",
        )
    return None


def touches_of(contacts: Iterable[Contact]) -> list[PastEntry]:
    """Touches that lists tell of, for the budgets of the companies."""
    return [
        PastEntry(c.contact_id, c.company_key, "", c.contacted_on, c.contacted_in or "")
        for c in contacts
        if c.contacted_on
    ]


def elsewhere_words(day: date, source: str) -> str:
    """A touch for people: contacted elsewhere on 2026-11-02 (HubSpot export row 12)."""
    return f"contacted elsewhere on {day}{f' ({source})' if source else ''}"
