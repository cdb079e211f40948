"""A contact: one person at one company."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Contact:
    """A person at a company as the lists give them.

    Attributes:
        contact_id: Stable hash of company and e-mail, else LinkedIn URL, else name.
        company_key: Key of the company the person works for.
        first_name: Given name as written; empty where unknown.
        last_name: Family name as written; empty where unknown.
        title: Job title as written, or None.
        email: Lower-cased address, or None.
        phone: As written, or None.
        linkedin_url: Absolute URL, or None.
        city: As written, or None.
        country: Two upper-case letters, or None.
        owner: SDR named by the list (CRM), or None.
        do_not_call: The list forbids calls.
        do_not_email: The list forbids e-mail.
        email_status: The list's word for the address ("verified", "invalid", ...), or None.
        extra: Column without canonical field -> text.
        sources: Rows it was read from, "people.csv row 3".
    """

    contact_id: str
    company_key: str
    first_name: str = ""
    last_name: str = ""
    title: str | None = None
    email: str | None = None
    phone: str | None = None
    linkedin_url: str | None = None
    city: str | None = None
    country: str | None = None
    owner: str | None = None
    do_not_call: bool = False
    do_not_email: bool = False
    email_status: str | None = None
    extra: Mapping[str, str] = field(default_factory=dict)
    sources: tuple[str, ...] = ()


def contact_id(company_key: str, email: str | None, linkedin_url: str | None, name: str) -> str:
    """Stable id: the e-mail address decides, then the LinkedIn URL, then name and company."""
    identity = email or linkedin_url or f"{name.casefold()}|{company_key}"
    return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:16]
