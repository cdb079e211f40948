"""Mentions of one person as one contact: whose id it has, which mention wins which field."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from enrichment.intake.grouping import BY_PROFILE, SAME, Pair, Rule, group_people
from prospects.company import domain_of_key
from prospects.contact import Contact, derived_id
from prospects.day import parse_day
from prospects.domain import parse_domain

ROLE_SINCE = "role_since"


@dataclass(frozen=True, slots=True)
class Joined:
    """A mention that counts for a person whom another mention named first.

    Attributes:
        mention: What it says.
        rule: By what it was joined.
        why: One sentence for people.
    """

    mention: Contact
    rule: Rule
    why: str


@dataclass(frozen=True, slots=True)
class Person:
    """One person as all mentions together tell.

    Attributes:
        contact: The merge of the mentions.
        listed: Mentions of the lists that were just read, in their order.
        known: Mentions that were stored, the newest first.
        first: The mention whose id is kept.
        joined: All other mentions, with why they are this person.
    """

    contact: Contact
    listed: tuple[Contact, ...]
    known: tuple[Contact, ...]
    first: Contact
    joined: tuple[Joined, ...]


def merge_people(
    known: Sequence[Contact], listed: Sequence[Contact], apart: Collection[Pair] = ()
) -> list[Person]:
    """People of lists and of the database; see `grouping` for who is one.

    Who is known keeps their id; of several known ones the least id is kept. What the lists say
    wins over what was known and the earlier of their mentions over the later; an empty cell
    changes nothing, and an opt-out in any mention holds for all who have the address.

    Args:
        known: Mentions of stored contacts under the ids of those, the newest first.
        listed: Mentions of the lists that were just read.
        apart: Pairs of contact ids that are two people.
    """
    mentions = [*known, *listed]
    groups = group_people(mentions, len(known), apart)
    taken = {contact.contact_id for contact in known}
    people = [_person(group, mentions, len(known), taken) for group in groups]
    return _opt_outs_by_address(people)


def merge_contacts(contacts: Iterable[Contact]) -> list[Contact]:
    """One contact a person, in the order of first mention; the earlier mention wins a field."""
    return [person.contact for person in merge_people((), list(contacts))]


def update_contacts(known: Iterable[Contact], listed: Iterable[Contact]) -> list[Contact]:
    """Contacts as a new list tells them; who is known already keeps their id."""
    return [person.contact for person in merge_people(list(known), list(listed))]


def _person(
    group: dict[int, Rule], mentions: Sequence[Contact], known: int, taken: set[str]
) -> Person:
    stored = [mentions[at] for at in group if at < known]
    listed = [mentions[at] for at in group if at >= known]
    contact_id = min((c.contact_id for c in stored), default="") or _free_id(listed[0], taken)
    contact = join_mentions(contact_id, listed, stored)
    places = list(group)
    pivot = next((at for at in places if at < known and _is(mentions[at], contact_id)), places[0])
    rules = {**group, places[0]: group[pivot]}
    joined = [
        Joined(mentions[at], rules[at], _why(rules[at], mentions[at], mentions[pivot]))
        for at in places
        if at != pivot
    ]
    return Person(contact, tuple(listed), tuple(stored), mentions[pivot], tuple(joined))


def _is(mention: Contact, contact_id: str) -> bool:
    return mention.contact_id == contact_id


def _free_id(mention: Contact, taken: set[str]) -> str:
    """Id of somebody new: their own, unless somebody else has it who bears the same address."""
    own = mention.contact_id if mention.contact_id not in taken else derived_id(mention)
    taken.add(own)
    return own


def join_mentions(
    contact_id: str, listed: Sequence[Contact], known: Sequence[Contact] = ()
) -> Contact:
    """One contact of mentions, the most telling ones first.

    Args:
        contact_id: Id that the contact gets.
        listed: Mentions of one reading, the earlier wins.
        known: Older ones, the newest first.
    """
    if any(m.contacted_on or m.contacted_doubt for m in listed):
        # A list that says when somebody was contacted settles an older doubt.
        known = [replace(mention, contacted_doubt=None) for mention in known]
    ordered = _employer_first([*listed, *known])
    contact = ordered[0]
    for later in ordered[1:]:
        contact = join_contacts(contact, later)
    return replace(contact, contact_id=contact_id)


def _employer_first(mentions: list[Contact]) -> list[Contact]:
    """Mentions with those of the present employer first, else in their order.

    The first mention names the employer, unless another one names a company where the person has
    been since a later day, and both say since when.
    """
    present = mentions[0]
    for mention in mentions[1:]:
        since, other = _role_since(present), _role_since(mention)
        if mention.company_key != present.company_key and since and other and other > since:
            present = mention
    return sorted(mentions, key=lambda m: m.company_key != present.company_key)


def _role_since(mention: Contact) -> date | None:
    return parse_day(mention.extra.get(ROLE_SINCE, ""))


def join_contacts(known: Contact, later: Contact) -> Contact:
    """Two mentions of one person as one; further addresses are kept.

    Of two addresses the one at the company's own domain counts, so that whoever is in a list with
    a private one is written to at work whatever the order of the lists; else the first counts.
    """
    moved = _is_elsewhere(known, later)
    email = _address(known, None if moved else later.email)
    latest = max((known, later), key=lambda c: c.contacted_on or date.min)
    return replace(
        known,
        first_name=known.first_name or later.first_name,
        last_name=known.last_name or later.last_name,
        title=known.title or (None if moved else later.title),
        email=email,
        phone=known.phone or later.phone,
        linkedin_url=known.linkedin_url or later.linkedin_url,
        city=known.city or later.city,
        country=known.country or later.country,
        owner=known.owner or later.owner,
        do_not_call=known.do_not_call or later.do_not_call,
        do_not_email=known.do_not_email or later.do_not_email,
        email_status=_status(email, known, later),
        extra={**later.extra, **known.extra},
        sources=tuple(dict.fromkeys((*known.sources, *later.sources))),
        crm_owner=known.crm_owner or later.crm_owner,
        other_emails=_other_emails(email, known, later),
        contacted_on=latest.contacted_on,
        contacted_in=latest.contacted_in,
        contacted_doubt=known.contacted_doubt or later.contacted_doubt,
    )


def _is_elsewhere(known: Contact, later: Contact) -> bool:
    """Whether another mention tells of another employer, whose address and title are old now."""
    keys = {known.company_key, later.company_key}
    return len(keys) > 1 and not any(domain_of_key(key) is None for key in keys)


def _address(known: Contact, further: str | None) -> str | None:
    addresses = [address for address in (known.email, further) if address]
    company = domain_of_key(known.company_key)
    at_work = (a for a in addresses if parse_domain(a.rpartition("@")[2]) == company)
    return next(at_work, next(iter(addresses), None))


def _status(email: str | None, *mentions: Contact) -> str | None:
    """What the first list that says so calls the address."""
    return next((m.email_status for m in mentions if m.email_status and m.email == email), None)


def _other_emails(email: str | None, known: Contact, later: Contact) -> tuple[str, ...]:
    every = (known.email, *known.other_emails, later.email, *later.other_emails)
    return tuple(dict.fromkeys(a for a in every if a and a != email))


def _why(rule: Rule, mention: Contact, first: Contact) -> str:
    if mention.company_key == first.company_key or rule is SAME:
        return rule.words
    moved = f"{rule.words}; listed at {first.company_key} and at {mention.company_key}"
    return moved if rule is BY_PROFILE else moved.replace("; listed", ", listed")


def _opt_outs_by_address(people: Sequence[Person]) -> list[Person]:
    """An opt-out holds for an address, whoever else is listed under it."""
    no_calls = {a for p in people if p.contact.do_not_call for a in p.contact.emails}
    no_emails = {a for p in people if p.contact.do_not_email for a in p.contact.emails}
    return [
        replace(
            p,
            contact=replace(
                p.contact,
                do_not_call=p.contact.do_not_call or not no_calls.isdisjoint(p.contact.emails),
                do_not_email=p.contact.do_not_email or not no_emails.isdisjoint(p.contact.emails),
            ),
        )
        for p in people
    ]
