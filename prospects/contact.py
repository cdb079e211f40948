"""A contact: one person at one company."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from unicodedata import normalize
from urllib.parse import quote, unquote

from prospects.words import fold


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
        crm_owner: Owner that a CRM names for the person, or None; it outranks `owner`.
        other_emails: Further addresses of the same person, lower case.
        contacted_on: Latest day on which a list says somebody contacted the person, or None.
        contacted_in: Where it says so: "people.csv row 3".
        contacted_doubt: A contact whose day is not understood, as it stands there: "03/04/26
            (people.csv row 3)"; or None.
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
    crm_owner: str | None = None
    other_emails: tuple[str, ...] = ()
    contacted_on: date | None = None
    contacted_in: str | None = None
    contacted_doubt: str | None = None

    @property
    def name(self) -> str:
        """Given and family name, as far as they are known."""
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def emails(self) -> tuple[str, ...]:
        """Every known address, that to write to first."""
        return (self.email, *self.other_emails) if self.email else self.other_emails


def contact_id(company_key: str, email: str | None, linkedin_url: str | None, name: str) -> str:
    """Stable id: the e-mail address decides, then the LinkedIn URL, then name and company.

    An address of a desk (info@) is no person's: who has a name goes by name and address.
    """
    identity = email or linkedin_url or f"{name.casefold()}|{company_key}"
    if email and name.strip() and is_role_address(email):
        identity = f"{email}|{name.casefold()}"
    return _hashed(identity)


def mention_id(contact: Contact) -> str:
    """Identity of what one row says: who, by every name it gives; its other cells do not matter.

    Two rows of one mention id name the person in the same words, so they cannot be told apart.
    Where there is no address, no profile and no whole name, the title counts as well.
    """
    profile = profile_of(contact.linkedin_url)
    is_sure = contact.email or profile or (contact.first_name and contact.last_name)
    more = "" if is_sure else fold(contact.title or "")
    named = (contact.email or "", profile, fold(contact.name), contact.company_key, more)
    return _hashed("|".join(named))


def derived_id(contact: Contact) -> str:
    """Id of somebody whose own id belongs to somebody else: two names under one address."""
    return _hashed(f"{mention_id(contact)}|second")


def _hashed(identity: str) -> str:
    return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:16]


_PERSON_PROFILE = re.compile(
    r"linkedin\.com/+(?:mwlite/+)?(in|pub|sales/lead|sales/people|talent/profile)/+([^/?#,;\s]+)",
    re.IGNORECASE,
)
_MADE_KEY = re.compile(r"A[A-Z][A-Za-z]AA[\w-]{20,}")


def profile_of(linkedin_url: str | None) -> str:
    """The person whom a LinkedIn URL names: "in/jane"; empty for a company's page and no URL.

    "j%C3%B6rg" and "jörg", composed or not, are one person.
    """
    match = _PERSON_PROFILE.search(linkedin_url or "")
    return f"{match[1].lower()}/{_plain_path(match[2])}" if match else ""


def _plain_path(path: str) -> str:
    if path.isascii() and "%" not in path:
        return path.casefold()
    return normalize("NFC", unquote(path)).casefold()


def person_url(text: str) -> str | None:
    """LinkedIn address of a person in one spelling, or None: a company's page is nobody's.

    One spelling, because people of earlier readings are looked up by it. Keys that LinkedIn makes
    (ACwAAB...) keep their capitals: they are another key without them.
    """
    match = _PERSON_PROFILE.search(text)
    if match is None:
        return None
    kind, path = match[1].lower(), match[2]
    is_chosen = kind in ("in", "pub") and not _MADE_KEY.match(path)
    if is_chosen:
        path = quote(_plain_path(path), safe="", errors="surrogatepass")
    return f"https://www.linkedin.com/{kind}/{path}"


_ROLE_ADDRESSES = frozenset(
    """
    abuse accounting accounts admin all billing bookings careers catering contact enquiries
    events hello help hi hr info inquiries jobs kontakt mail marketing noreply no-reply office
    orders postmaster press privacy reservations sales security service support team webmaster
    """.split()
)


def is_role_address(email: str) -> bool:
    """Whether an address belongs to a desk (info@, sales@) and not to a person."""
    return email.partition("@")[0] in _ROLE_ADDRESSES
