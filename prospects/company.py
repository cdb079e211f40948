"""A company: an organisation, keyed by its registrable domain, else by name and country."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from prospects.company_name import display_name
from prospects.domain import parse_domain
from prospects.words import fold

NAME_KEY_CHARACTERS_MAX = 200
_BY_NAME = "name:"


@dataclass(frozen=True, slots=True)
class Company:
    """A company as the lists give it; what its site says are signals.

    Attributes:
        key: Registrable domain, else "name:<normalised name>:<country>".
        domain: Registrable ASCII domain, or None.
        name: Name as the list writes it, or None when only a domain was given.
        facts: Canonical column -> text as the list gave it (industry, headcount, country, ...).
        extra: Column without canonical field -> text.
        sources: Rows it was read from, "companies.csv row 17", in reading order.
        list_owner: SDR named by the list (CRM), or None.
        listed_at: Aware UTC time at which a list last named it; None where nobody wrote it down.
    """

    key: str
    domain: str | None
    name: str | None
    facts: Mapping[str, str] = field(default_factory=dict)
    extra: Mapping[str, str] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    list_owner: str | None = None
    listed_at: datetime | None = None

    @property
    def label(self) -> str:
        """What people call it: the display name, else its domain."""
        return (display_name(self.name) if self.name else None) or self.domain or self.key

    @property
    def domains(self) -> tuple[str, ...]:
        """Every domain under which it is known, its own first."""
        return _every(self.domain, self.facts.get(OTHER_DOMAINS))

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that lists give it, the first one first."""
        return _every(self.name, self.facts.get(OTHER_NAMES))


def _every(first: str | None, others: str | None) -> tuple[str, ...]:
    return tuple(filter(None, (first, *(others or "").split("|"))))


def company_key(domain: str | None, name: str | None, country: str | None) -> str | None:
    """Key under which rows of lists are one company.

    Returns:
        The domain if there is one, else the normalised name and country, else None.
    """
    if domain:
        return domain
    # PostgreSQL indexes at most 2,700 bytes; a longer name is a sentence in the wrong column.
    normalised = normalize_name(name or "")[:NAME_KEY_CHARACTERS_MAX]
    return f"{_BY_NAME}{normalised}:{(country or '').upper()}" if normalised else None


def domain_of_key(key: str) -> str | None:
    """Domain that a company's key is; None where the company is known by its name alone."""
    return None if key.startswith(_BY_NAME) else key


def key_named(text: str) -> str | None:
    """Key of a company that people name by its domain, an address of its site, or the key."""
    said = text.strip()
    return said if domain_of_key(said) is None else parse_domain(said)


def normalize_name(name: str) -> str:
    """Name for comparison: no accents, case, punctuation or legal form; idempotent.

    What is left once the punctuation is gone may end in a legal form again ("Acme & Co."), so
    the form is taken off until nothing changes.
    """
    plain = fold(display_name(name) or name)
    shorter = fold(display_name(plain) or plain)
    return plain if shorter == plain else normalize_name(shorter)


def loose_name(name: str) -> str:
    """Name for lists of whom not to contact: it rather matches one company too many.

    Beside `normalize_name` it drops connectors ("Müller & Söhne" is "Müller und Söhne") and takes
    ae, oe and ue for the vowel they stand for ("Mueller"); idempotent.
    """
    words = [word for word in normalize_name(name).split() if word not in _CONNECTORS]
    return close_spelling(" ".join(words))


def close_spelling(folded: str) -> str:
    """A folded text with ae, oe and ue as the vowel they stand for: "mueller" is "muller"."""
    return re.sub(r"([aou])e+", r"\1", folded)


_CONNECTORS = frozenset({"and", "und", "et", "och", "og"})
OTHER_NAMES = "other_names"
"""Fact under which further names of a company are kept, joined by `|`."""
OTHER_DOMAINS = "other_domains"
"""Fact under which further domains of a company are kept, joined by `|`."""
CRM_OWNER = "crm_owner"
"""Fact under which the owner that a CRM names is kept; it outranks every other list's."""
