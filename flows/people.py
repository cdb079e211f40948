"""People of lists into the database: who is one, and what that changes in what is stored."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from enrichment.intake.grouping import BY_EMAIL, BY_PROFILE, RULES
from enrichment.intake.person_identity import name_words, profile
from enrichment.intake.same_person import (
    Joined,
    Person,
    join_contacts,
    join_mentions,
    merge_people,
)
from prospects.contact import Contact, derived_id, mention_id
from prospects.merge import PROGRAM, Merge, merge_id
from prospects.store import ContactMention, Store, StoredPerson

_BEFORE_ALL = datetime(1970, 1, 1, tzinfo=UTC)
"""Time of what was stored before mentions of people were kept."""

Rows = dict[tuple[str, str], ContactMention]


@dataclass(frozen=True, slots=True)
class Reading:
    """When lists are read, and for whom the log says that something was merged.

    Attributes:
        day: Day of the run.
        at: Aware UTC time.
        by: A person's name, or "prospects".
    """

    day: date
    at: datetime
    by: str = PROGRAM


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
    mentions = {key: kept.get(key) or [_put_down(contact)] for key, contact in stored.items()}
    known = _newest_first(mentions)
    apart = {each.pair for each in store.load_apart("contact")}
    people = merge_people(known, rows, apart)
    return [
        _stored_person(person, mentions, kept, reading)
        for person in people
        if person.listed or len({contact.contact_id for contact in person.known}) > 1
    ]


def _newest_first(mentions: Mapping[str, Sequence[ContactMention]]) -> list[Contact]:
    every = [(key, mention) for key, some in mentions.items() for mention in some]
    every.sort(key=lambda pair: (-pair[1].read_at.timestamp(), pair[1].position, pair[0]))
    return [replace(mention.contact, contact_id=key) for key, mention in every]


def _put_down(contact: Contact) -> ContactMention:
    """The mention of a stored contact who has but one: the contact says it all."""
    return ContactMention(mention_id(contact), contact, _list_of(contact), _BEFORE_ALL, 0)


def _list_of(contact: Contact) -> str:
    return contact.sources[0].rpartition(" row ")[0] if contact.sources else ""


def _stored_person(
    person: Person,
    mentions: Mapping[str, Sequence[ContactMention]],
    kept: Mapping[str, Sequence[ContactMention]],
    reading: Reading,
) -> StoredPerson:
    own = person.contact.contact_id
    ids = sorted({contact.contact_id for contact in person.known})
    rows: Rows = {
        (mention.mention_id, mention.list_name): mention for key in ids for mention in mentions[key]
    }
    before = {key for key, _ in rows} | {mention_id(m.contact) for m in rows.values()}
    _add_listed(rows, person.listed, reading)
    if len({key for key, _ in rows}) == 1 and len(ids) <= 1 and own not in kept:
        return StoredPerson(_with_fresh_sources(person))
    merges = _merges(person, before, mentions, reading)
    contact = replace(
        joined(own, list(rows.values())),
        do_not_call=person.contact.do_not_call,
        do_not_email=person.contact.do_not_email,
    )
    gone = [key for key in ids if key != own]
    return StoredPerson(contact, list(rows.values()), gone, merges)


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


def _merges(
    person: Person,
    before: set[str],
    mentions: Mapping[str, Sequence[ContactMention]],
    reading: Reading,
) -> list[Merge]:
    """One merge for each stored contact that goes, and for each new way of naming the person."""
    own = person.contact.contact_id
    seen = before or {mention_id(person.listed[0])}
    stored = {id(contact) for contact in person.known}
    found: dict[str, list[Joined]] = defaultdict(list)
    for each in person.joined:
        is_stored = id(each.mention) in stored
        if is_stored and each.mention.contact_id != own:
            found[each.mention.contact_id].append(each)
        elif not is_stored and mention_id(each.mention) not in seen and not _is_plain(each, person):
            natural = each.mention.contact_id
            found[natural if natural != own else derived_id(each.mention)].append(each)
    return [
        _merge(own, merged, some, _hanging_on(merged, person, mentions), reading)
        for merged, some in found.items()
    ]


def _hanging_on(
    merged: str, person: Person, mentions: Mapping[str, Sequence[ContactMention]]
) -> set[str]:
    """Mentions of a stored contact that goes, and those just read that tell of it above all."""
    if merged not in mentions:
        return set()
    stored = {m.mention_id for m in mentions[merged]}
    theirs = [m.contact for m in mentions[merged]]
    own = [m.contact for m in mentions[person.contact.contact_id]]
    listed = {mention_id(m) for m in person.listed if _nearness(m, theirs) > _nearness(m, own)}
    return stored | listed


def _nearness(mention: Contact, others: Iterable[Contact]) -> int:
    """How surely a mention tells of the same person as others: by address, profile, company."""
    return max(
        4 * (bool(mention.email) and mention.email == other.email)
        + 2 * (bool(profile(mention)) and profile(mention) == profile(other))
        + (mention.company_key == other.company_key)
        for other in others
    )


def _is_plain(each: Joined, person: Person) -> bool:
    """Whether a mention says of the same person but more: nobody would ask why it is one."""
    one, other = person.first, each.mention
    mails = {contact.email for contact in (one, other) if contact.email}
    same_name = name_words(one.first_name, one.last_name) == name_words(
        other.first_name, other.last_name
    )
    same = same_name and one.company_key == other.company_key and len(mails) <= 1
    return same and each.rule in {BY_EMAIL, BY_PROFILE}


def _merge(
    own: str, merged: str, joined_by: Sequence[Joined], stored: set[str], reading: Reading
) -> Merge:
    rule = min((each.rule for each in joined_by), key=RULES.index)
    why = next(each.why for each in joined_by if each.rule is rule)
    sources = dict.fromkeys(source for each in joined_by for source in each.mention.sources)
    said = stored or {mention_id(each.mention) for each in joined_by}
    moved = {"contact_mention": sorted(said)}
    return Merge(
        merge_id("contact", own, merged, reading.at), "contact", own, merged, rule.kind, why,
        tuple(sources), reading.day, reading.at, reading.by, moved,
    )  # fmt: skip


def united(store: Store, kept: str, merged: str, reading: Reading) -> StoredPerson:
    """Two stored contacts as one, because a person says so."""
    stored = {contact.contact_id: contact for contact in store.load_people([kept, merged])}
    rows = store.load_contact_mentions(stored)
    mentions = {key: rows.get(key) or [_put_down(contact)] for key, contact in stored.items()}
    every = {(m.mention_id, m.list_name): m for key in (merged, kept) for m in mentions[key]}
    contact = joined(kept, [*mentions[kept], *mentions[merged]])
    moved = {"contact_mention": sorted({m.mention_id for m in mentions[merged]})}
    merge = Merge(
        merge_id("contact", kept, merged, reading.at), "contact", kept, merged, "review",
        f"{reading.by} says that they are one", stored[merged].sources, reading.day, reading.at,
        reading.by, moved,
    )  # fmt: skip
    return StoredPerson(contact, list(every.values()), [merged], [merge])
