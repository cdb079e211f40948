"""Which rep works which company: stable, so that the same input gives the same owner."""

import hashlib
from collections.abc import Sequence

from prospects.company import Company
from prospects.contact import Contact
from prospects.specs.team import Sdr


def assign_owner(
    company: Company, country: str | None, contacts: Sequence[Contact], team: Sequence[Sdr]
) -> Sdr:
    """Rep of a company; all its contacts have the same one.

    An owner named by a list (the CRM) wins, if they are on the team. Else the reps whose
    countries hold the company, else all, share the companies by rendezvous hashing
    (Thaler, Ravishankar 1996): a rep who joins or leaves moves only their own share.
    """
    named = [company.list_owner, *(contact.owner for contact in contacts)]
    for name in named:
        if name and (sdr := _find(name, team)):
            return sdr
    local = [sdr for sdr in team if not sdr.countries or country in sdr.countries]
    return max(local or team, key=lambda sdr: _weight(sdr.id, company.key))


def _find(name: str, team: Sequence[Sdr]) -> Sdr | None:
    wanted = name.strip().casefold()
    return next((s for s in team if wanted in (s.id, s.name.casefold(), s.email.casefold())), None)


def _weight(sdr_id: str, company_key: str) -> str:
    text = f"{sdr_id}|{company_key}"
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
