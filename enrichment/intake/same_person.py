"""Rows that tell of one person: the same address, the same profile, the same name at a company."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from prospects.contact import Contact
from prospects.words import fold


def merge_contacts(contacts: Iterable[Contact]) -> list[Contact]:
    """One contact a person, in the order of first mention.

    Two are one person by id, by e-mail address, by LinkedIn URL, or by name and company as far as
    neither address nor profile contradicts. The earlier mention keeps its id and wins a field,
    later ones fill its gaps; an opt-out in any of them holds; all sources are kept.
    """
    return _merged(contacts, join_contacts)


def update_contacts(known: Iterable[Contact], listed: Iterable[Contact]) -> list[Contact]:
    """Contacts as a new list tells them; who is known already keeps their id.

    What the new list says wins over what was known, an empty cell changes nothing, and an opt-out
    once given stays.

    Args:
        known: Contacts of the database, one a person.
        listed: Contacts of the lists that were just read, one a person.
    """

    def newer_wins(old: Contact, new: Contact) -> Contact:
        return replace(join_contacts(new, old), contact_id=old.contact_id)

    return _merged([*known, *listed], newer_wins)


_Join = Callable[[Contact, Contact], Contact]


def _merged(contacts: Iterable[Contact], join: _Join) -> list[Contact]:
    people = _joined(contacts, join, lambda person: person.contact_id)
    people = _joined(people, join, lambda person: person.email or "")
    people = _joined(people, join, _profile)
    return _joined(people, join, _name_at_company, may_be_one=_nothing_contradicts)


def _joined(
    contacts: Iterable[Contact],
    join: _Join,
    identity: Callable[[Contact], str],
    may_be_one: Callable[[Contact, Contact], bool] = lambda _, __: True,
) -> list[Contact]:
    """Join contacts of one identity; an empty identity is nobody's."""
    people: list[Contact] = []
    places: dict[str, int] = {}
    for contact in contacts:
        key = identity(contact)
        place = places.get(key) if key else None
        if place is not None and may_be_one(people[place], contact):
            people[place] = join(people[place], contact)
        else:
            places.setdefault(key, len(people))
            people.append(contact)
    return people


def _profile(contact: Contact) -> str:
    """LinkedIn URL as far as it names somebody."""
    url = (contact.linkedin_url or "").casefold().partition("?")[0].rstrip("/")
    return url.rpartition("linkedin.com")[2]


def _name_at_company(contact: Contact) -> str:
    name = fold(f"{contact.first_name} {contact.last_name}")
    return f"{name}|{contact.company_key}" if contact.first_name and contact.last_name else ""


def _nothing_contradicts(one: Contact, other: Contact) -> bool:
    addresses = {c.email for c in (one, other) if c.email}
    profiles = {_profile(c) for c in (one, other) if c.linkedin_url}
    return len(addresses) <= 1 and len(profiles) <= 1


def join_contacts(known: Contact, later: Contact) -> Contact:
    """Two mentions of one person as one; a second address is kept under `extra`."""
    other = {"other email": later.email} if known.email and later.email else {}
    return replace(
        known,
        first_name=known.first_name or later.first_name,
        last_name=known.last_name or later.last_name,
        title=known.title or later.title,
        email=known.email or later.email,
        phone=known.phone or later.phone,
        linkedin_url=known.linkedin_url or later.linkedin_url,
        city=known.city or later.city,
        country=known.country or later.country,
        owner=known.owner or later.owner,
        do_not_call=known.do_not_call or later.do_not_call,
        do_not_email=known.do_not_email or later.do_not_email,
        email_status=known.email_status or later.email_status,
        extra={**(other if later.email != known.email else {}), **later.extra, **known.extra},
        sources=tuple(dict.fromkeys((*known.sources, *later.sources))),
    )
