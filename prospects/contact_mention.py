"""What lists say of one person, row by row, and a person as the merge of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from prospects.contact import Contact
from prospects.merge import Merge


@dataclass(frozen=True, slots=True)
class ContactMention:
    """What one list says of a contact.

    Attributes:
        mention_id: Identity of what it says; see `prospects.contact`.
        contact: As the list says it.
        list_name: The list.
        read_at: Aware UTC time at which it was read.
        position: Place among the mentions of one reading.
    """

    mention_id: str
    contact: Contact
    list_name: str
    read_at: datetime
    position: int


@dataclass(frozen=True, slots=True)
class StoredPerson:
    """A contact with its mentions, as it is to be stored.

    Attributes:
        contact: As it is to be from now on.
        mentions: What lists say; none where a single mention says all that the contact does.
        instead_of: Ids of stored contacts that count for this one from now on.
        merges: Why they do, and what else was merged.
    """

    contact: Contact
    mentions: Sequence[ContactMention] = ()
    instead_of: Sequence[str] = ()
    merges: Sequence[Merge] = ()
