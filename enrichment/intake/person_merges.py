"""Which merges a person brings: what became one, by which rule, and what hangs on it.

What hangs on a merged contact is what undoing the merge gives back to it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from enrichment.intake.grouping import BY_EMAIL, BY_PROFILE, RULES
from enrichment.intake.person_identity import name_words, profile
from enrichment.intake.same_person import Joined, Person
from prospects.contact import Contact, derived_id, mention_id
from prospects.contact_mention import ContactMention
from prospects.merge import Merge, Reading, merge_id


def merges_of(
    person: Person,
    before: set[str],
    mentions: Mapping[str, Sequence[ContactMention]],
    reading: Reading,
) -> list[Merge]:
    """One merge for each stored contact that goes, and for each new way of naming the person.

    Args:
        person: As the mentions of lists and of the database together tell.
        before: Ids of what was said of the person before; empty for somebody new.
        mentions: Contact id -> mentions, of every stored contact that the person may be.
        reading: When the lists were read.
    """
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
