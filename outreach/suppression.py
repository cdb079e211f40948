"""Asks all lists whether a contact may be approached at all."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from prospects.contact import Contact
from prospects.domain import parse_domain
from prospects.membership import company_identities, entries_of, person_identities
from prospects.profile import CompanyProfile
from prospects.suppression import SuppressionEntry, SuppressionLists
from prospects.vocabulary import ListScope, WithheldReason

_REASON_OF_LIST = {
    "customers": WithheldReason.CUSTOMER,
    "competitors": WithheldReason.COMPETITOR,
}


@dataclass(frozen=True, slots=True)
class Block:
    """What keeps a contact out.

    Attributes:
        reason: Customer, competitor or suppressed.
        entry: The line that decided.
    """

    reason: WithheldReason
    entry: SuppressionEntry

    @property
    def sentence(self) -> str:
        """List, value, since when, and where the line stands."""
        entry = self.entry
        since = f", since {entry.since}" if entry.since else ""
        why = f" ({entry.reason})" if entry.reason else ""
        return f"on the list {entry.list_name}: {entry.value}{why}{since}; {entry.source}"


def find_block(
    contact: Contact, profile: CompanyProfile, lists: SuppressionLists, day: date
) -> Block | None:
    """First list entry that blocks a contact or their company on a day.

    The person's own entries (address, phone) are asked before those of the company (domain, the
    domain the site moved to, names, the domain of the address).
    """
    for scope, value in _identities(contact, profile):
        for entry in lists.blocking(scope, value, day):
            reason = _REASON_OF_LIST.get(entry.list_name, WithheldReason.SUPPRESSED)
            return Block(reason, entry)
    return None


def blocks_company(profile: CompanyProfile, lists: SuppressionLists, day: date) -> bool:
    """Whether a list keeps everybody at a company from being contacted on a day."""
    named = entries_of(profile, lists, day)
    return any(entry.list_name not in lists.scoring_lists for entry in named)


def _identities(
    contact: Contact, profile: CompanyProfile
) -> Iterator[tuple[ListScope, str | None]]:
    yield from person_identities(contact)
    yield from company_identities(profile)
    yield "domain", parse_domain(contact.email.rpartition("@")[2]) if contact.email else None
