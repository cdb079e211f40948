"""A company: an organisation, keyed by its registrable domain, else by name and country."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from prospects.company_name import display_name


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
    """

    key: str
    domain: str | None
    name: str | None
    facts: Mapping[str, str] = field(default_factory=dict)
    extra: Mapping[str, str] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    list_owner: str | None = None

    @property
    def label(self) -> str:
        """What people call it: the display name, else its domain."""
        return (display_name(self.name) if self.name else None) or self.domain or self.key


def company_key(domain: str | None, name: str | None, country: str | None) -> str | None:
    """Key under which rows of lists are one company.

    Returns:
        The domain if there is one, else the normalised name and country, else None.
    """
    if domain:
        return domain
    normalised = normalize_name(name or "")
    return f"name:{normalised}:{(country or '').upper()}" if normalised else None


def normalize_name(name: str) -> str:
    """Name for comparison: no accents, case, punctuation or legal form; idempotent."""
    shown = display_name(name) or name
    folded = unicodedata.normalize("NFKD", shown).casefold()
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", plain))
