"""Which rep works which contact: stable, so that the same input gives the same owner."""

import hashlib
import re
from collections.abc import Iterable, Sequence

from outreach.candidate import Stop
from prospects.company import CRM_OWNER, Company
from prospects.contact import Contact
from prospects.specs.team import Sdr
from prospects.vocabulary import WithheldReason

_PARTS = re.compile(r"[<>()|;]+")


def assign_owner(
    contact: Contact | None,
    company: Company,
    country: str | None,
    colleagues: Sequence[Contact],
    team: Sequence[Sdr],
) -> Sdr | Stop:
    """Rep of a contact, or why nobody on the team may take them.

    The owner in the CRM wins, the contact's before the company's; one who is not on the team keeps
    the contact, for somebody else works there. Then the owner that another list names, the
    contact's, the company's, or a colleague's, as far as they are on the team. Else the reps whose
    countries hold the company, else all, share the companies by rendezvous hashing (Thaler,
    Ravishankar 1996): a rep who joins or leaves moves only their own share.

    Args:
        contact: The person; None asks for the company alone.
        company: Where they work.
        country: Of the company, two letters.
        colleagues: Contacts of the company.
        team: The reps.
    """
    if in_crm := _in_crm(contact, company):
        return _find(in_crm, team) or Stop(
            WithheldReason.UNCONFIRMED,
            f"the CRM names {in_crm} as owner, who is not on the team; ask them, or change the "
            "owner there",
        )
    for name in (*listed_owners(contact, company), *_of(colleagues)):
        if sdr := _find(name, team):
            return sdr
    local = [sdr for sdr in team if not sdr.countries or country in sdr.countries]
    return max(local or team, key=lambda sdr: _weight(sdr.id, company.key))


def owner_caution(contact: Contact, company: Company, team: Sequence[Sdr]) -> str:
    """Who else is named as owner, where no CRM says so and they are not on the team."""
    if _in_crm(contact, company):
        return ""
    strangers = [name for name in listed_owners(contact, company) if not _find(name, team)]
    return f"a list names {strangers[0]} as owner, who is not on the team" if strangers else ""


def listed_owners(contact: Contact | None, company: Company) -> list[str]:
    """Owners that lists name, the contact's first."""
    return [name for name in (contact.owner if contact else None, company.list_owner) if name]


def _in_crm(contact: Contact | None, company: Company) -> str | None:
    return (contact.crm_owner if contact else None) or company.facts.get(CRM_OWNER)


def _of(colleagues: Iterable[Contact]) -> list[str]:
    return [name for each in colleagues for name in (each.crm_owner, each.owner) if name]


def _find(name: str, team: Sequence[Sdr]) -> Sdr | None:
    """Rep by id, name or address, also where both stand in a cell: "Maya Lind (maya@...)"."""
    wanted = {part.strip().casefold() for part in (name, *_PARTS.split(name))} - {""}
    return next((s for s in team if wanted & {s.id, s.name.casefold(), s.email.casefold()}), None)


def _weight(sdr_id: str, company_key: str) -> str:
    text = f"{sdr_id}|{company_key}"
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
