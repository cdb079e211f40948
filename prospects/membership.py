"""Who is on which list: asked alike by the criterion `list` and by the queue."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from prospects.aliases import Aliases
from prospects.company import loose_name
from prospects.contact import Contact
from prospects.lists import OwnerList
from prospects.phone import phone_digits, split_phones
from prospects.profile import CompanyProfile
from prospects.suppression import SuppressionEntry, SuppressionLists
from prospects.vocabulary import ListScope


def list_members(
    profiles: Iterable[CompanyProfile], lists: SuppressionLists, day: date
) -> dict[str, dict[str, str]]:
    """List -> key of each company that is on it on a day -> why and until when, for people."""
    members: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for profile in profiles:
        for entry in entries_of(profile, lists, day):
            members[entry.list_name].setdefault(profile.company.key, _note(entry))
    return dict(members)


def entries_of(
    profile: CompanyProfile, lists: SuppressionLists, day: date
) -> Iterator[SuppressionEntry]:
    """Entries that name a company on a day: by its domain, the one it moved to, or a name."""
    for scope, value in company_identities(profile, by_name=lists.names_companies):
        yield from lists.naming(scope, value, day)


def company_identities(
    profile: CompanyProfile, *, by_name: bool = True
) -> Iterator[tuple[ListScope, str | None]]:
    """Under what lists may name a company.

    Args:
        profile: The company.
        by_name: Whether any list names companies by their names, which takes most of the time.
    """
    # A company keeps what is said against any of the domains that were merged into it.
    yield from (("domain", domain) for domain in profile.company.domains)
    yield "domain", profile.value("redirect_domain")
    if by_name:
        names = dict.fromkeys((*profile.company.names, profile.name))
        yield from (("name", loose_name(name)) for name in names if name)


def person_identities(contact: Contact) -> Iterator[tuple[ListScope, str]]:
    """Under what lists may name a person: every address and every phone."""
    yield from (("email", address) for address in contact.emails)
    for number in split_phones(contact.phone or ""):
        yield "phone", phone_digits(number)


def all_entries(
    lists: Iterable[OwnerList], added: Iterable[SuppressionEntry], aliases: Aliases
) -> list[SuppressionEntry]:
    """What all lists say together, as criteria and the queue ask it; see `under_every_domain`.

    Args:
        lists: The owner's files.
        added: Entries that commands put into the database.
        aliases: Which domains are one company.
    """
    from_files = (entry for each in lists for entry in each.entries)
    return under_every_domain([*from_files, *added], aliases)


def under_every_domain(
    entries: Iterable[SuppressionEntry], aliases: Aliases
) -> list[SuppressionEntry]:
    """Entries, and those of a domain once more for all domains of the same company.

    A company is known under one of its domains, and a list may name it by another one.
    """
    known: defaultdict[str, list[str]] = defaultdict(list)
    for alias, domain in aliases.mapping().items():
        known[domain].append(alias)
    found = []
    for entry in entries:
        found.append(entry)
        if entry.scope != "domain":
            continue
        kept = aliases.of(entry.value)
        for other in (kept, *known[kept]):
            if other != entry.value:
                why = "; ".join(filter(None, map(aliases.why, (entry.value, other))))
                found.append(replace(entry, value=other, source=f"{entry.source}; {why}"))
    return found


def _note(entry: SuppressionEntry) -> str:
    until = f"until {entry.until}" if entry.until else ""
    return ", ".join(part for part in (entry.reason, until) if part)
