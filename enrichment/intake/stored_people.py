"""A person of lists as they are to be stored: which mentions are kept, and what they make together.

Of two readings of one list the later one replaces what the earlier one said in the same words. Who
is named by a single mention is stored without one: the contact says it all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from enrichment.intake.person_merges import merges_of
from enrichment.intake.same_person import Person, join_contacts, join_mentions
from prospects.contact import Contact, mention_id
from prospects.contact_mention import ContactMention, StoredPerson
from prospects.merge import Merge, Reading, merge_id

_BEFORE_ALL = datetime(1970, 1, 1, tzinfo=UTC)
"""Time of what was stored before mentions of people were kept."""

Rows = dict[tuple[str, str], ContactMention]
"""Mention id and list -> what the list says."""


def newest_first(mentions: Mapping[str, Sequence[ContactMention]]) -> list[Contact]:
    """What was said of stored contacts, under their ids, the newest first."""
    every = [(key, mention) for key, some in mentions.items() for mention in some]
    every.sort(key=lambda pair: (-pair[1].read_at.timestamp(), pair[1].position, pair[0]))
    return [replace(mention.contact, contact_id=key) for key, mention in every]


def only_mention(contact: Contact) -> ContactMention:
    """The mention of a stored contact who has but one: the contact says it all."""
    return ContactMention(mention_id(contact), contact, _list_of(contact), _BEFORE_ALL, 0)


def _list_of(contact: Contact) -> str:
    return contact.sources[0].rpartition(" row ")[0] if contact.sources else ""


def stored_person(
    person: Person,
    mentions: Mapping[str, Sequence[ContactMention]],
    kept: Mapping[str, Sequence[ContactMention]],
    reading: Reading,
) -> StoredPerson:
    """A person as they are to be stored.

    Args:
        person: As the mentions of lists and of the database together tell.
        mentions: Contact id -> mentions, of every stored contact that the person may be.
        kept: The same, of those alone that have mentions of their own in the database.
        reading: When the lists were read.
    """
    own = person.contact.contact_id
    ids = sorted({contact.contact_id for contact in person.known})
    rows: Rows = {
        (mention.mention_id, mention.list_name): mention for key in ids for mention in mentions[key]
    }
    before = {key for key, _ in rows} | {mention_id(m.contact) for m in rows.values()}
    _add_listed(rows, person.listed, reading)
    if len({key for key, _ in rows}) == 1 and len(ids) <= 1 and own not in kept:
        return StoredPerson(_with_fresh_sources(person))
    merges = merges_of(person, before, mentions, reading)
    contact = replace(
        joined(own, list(rows.values())),
        do_not_call=person.contact.do_not_call,
        do_not_email=person.contact.do_not_email,
    )
    gone = [key for key in ids if key != own]
    return StoredPerson(contact, list(rows.values()), gone, merges)


def united_person(
    kept: str,
    merged: str,
    stored: Mapping[str, Contact],
    mentions: Mapping[str, Sequence[ContactMention]],
    reading: Reading,
) -> StoredPerson:
    """Two stored contacts as one, because a person says so.

    Args:
        kept: Id of the contact that remains.
        merged: Id of the one that counts for it from now on.
        stored: Both, by id.
        mentions: What lists say of both, by id.
        reading: When, and who says so.
    """
    every = {(m.mention_id, m.list_name): m for key in (merged, kept) for m in mentions[key]}
    contact = joined(kept, [*mentions[kept], *mentions[merged]])
    moved = {"contact_mention": sorted({m.mention_id for m in mentions[merged]})}
    merge = Merge(
        merge_id("contact", kept, merged, reading.at), "contact", kept, merged, "review",
        f"{reading.by} says that they are one", stored[merged].sources, reading.day, reading.at,
        reading.by, moved,
    )  # fmt: skip
    return StoredPerson(contact, list(every.values()), [merged], [merge])


def _add_listed(rows: Rows, listed: Sequence[Contact], reading: Reading) -> None:
    """Put what lists say now in place of what an older reading of them said in the same words."""
    # What was said before its company became another one keeps the id that it had then.
    now = {(mention_id(m.contact), m.list_name): key for key, m in rows.items()}
    for position, contact in enumerate(listed):
        words = (mention_id(contact), _list_of(contact))
        key = words if words in rows else now.get(words, words)
        said, place = contact, position
        if (old := rows.get(key)) and old.read_at == reading.at:
            said, place = join_contacts(old.contact, contact), old.position
        elif old:
            said = replace(join_contacts(contact, old.contact), sources=contact.sources)
        rows[key] = ContactMention(key[0], said, key[1], reading.at, place)


def _with_fresh_sources(person: Person) -> Contact:
    """The contact without the rows of older readings of the lists that name it now."""
    lists = {_list_of(contact) for contact in person.listed}
    now = {source for contact in person.listed for source in contact.sources}
    sources = (
        s for s in person.contact.sources if s in now or s.rpartition(" row ")[0] not in lists
    )
    return replace(person.contact, sources=tuple(sources))


def joined(contact_id: str, mentions: Sequence[ContactMention]) -> Contact:
    """The contact that mentions make together."""
    ordered = sorted(mentions, key=lambda m: (-m.read_at.timestamp(), m.position, m.mention_id))
    latest = ordered[0].read_at
    return join_mentions(
        contact_id,
        [mention.contact for mention in ordered if mention.read_at == latest],
        [mention.contact for mention in ordered if mention.read_at != latest],
    )
