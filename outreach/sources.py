"""Where what an entry says comes from: pages first, then rows of lists, each once."""

import re
from collections.abc import Collection, Iterable

from prospects.choice import person_words
from prospects.company import Company
from prospects.contact import Contact

_LIST_ROW = re.compile(r"^list:(?P<file>.+)#row=(?P<row>\d+)$")
_DNS_RECORD = re.compile(r"^dns:(?P<domain>[^/]+)/(?P<kind>[A-Z]+)$")


def entry_sources(
    contact: Contact, company: Company, pages: Iterable[str | None], contact_lists: Collection[str]
) -> tuple[str, ...]:
    """Proofs of an entry in the order in which somebody would look at them.

    Args:
        contact: The person; all their rows are named.
        company: Their company; its rows are named, those of other people there are not.
        pages: Where what is shown was seen; a page, `list:FILE#row=N`, `dns:DOMAIN/MX` or
            `person:NAME#day=DAY`.
        contact_lists: Names of the contact lists, whose rows tell of people.
    """
    seen = [source_words(page) for page in pages if page]
    own = set(contact.sources)
    on_the_web = [page for page in seen if not list_of(page)]
    every = dict.fromkeys([*on_the_web, *contact.sources, *seen, *company.sources])
    return tuple(
        source for source in every if source in own or list_of(source) not in contact_lists
    )


def list_of(source: str) -> str:
    """List that a row stands in: "people.csv row 3" -> "people.csv"; a page is in none."""
    return source.rpartition(" row ")[0]


def is_dns_record(source_url: str) -> bool:
    """Whether a fact comes from the domain name system, and no page shows it."""
    return _DNS_RECORD.match(source_url) is not None


def source_words(source_url: str) -> str:
    """A source as people read it; the URL of a page stays as it is.

    "people.csv row 3", "DNS record MX of acme.tld", "set by Dana Ops on 2026-11-20".
    """
    if row := _LIST_ROW.match(source_url):
        return f"{row['file']} row {row['row']}"
    if record := _DNS_RECORD.match(source_url):
        return f"DNS record {record['kind']} of {record['domain']}"
    return person_words(source_url) or source_url
