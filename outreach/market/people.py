"""Which contacts are right for an ICP: a persona that it is worked through, in the job now."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from outreach.candidate import worked_personas
from prospects.contact import Contact
from prospects.score import PersonaMatch
from prospects.specs.icp import IcpSpec
from prospects.specs.persona import PersonaSpec


@dataclass(frozen=True, slots=True)
class People:
    """The right contacts of one ICP.

    Attributes:
        right: Company key -> contacts who are a persona of the ICP; a company without any is
            absent.
        barred: Company key -> how many of these stand on a list of whom we must not contact.
    """

    right: Mapping[str, int]
    barred: Mapping[str, int]


def right_people(
    contacts: Sequence[Contact],
    matches: Mapping[str, PersonaMatch],
    icps: Iterable[IcpSpec],
    personas: Mapping[str, PersonaSpec],
    barred: Collection[str],
) -> dict[str, People]:
    """Count the right contacts of each company.

    Args:
        contacts: All contacts.
        matches: Contact id -> persona; a contact that is absent is nobody's.
        icps: The ICPs.
        personas: By id.
        barred: Ids of contacts who stand on a list.

    Returns:
        ICP id -> its people.
    """
    found = [
        (contact, worked_personas(matches.get(contact.contact_id), personas))
        for contact in contacts
    ]
    result = {}
    for icp in icps:
        wanted = frozenset(icp.personas)
        right = [contact for contact, roles in found if not wanted.isdisjoint(roles)]
        result[icp.id] = People(
            Counter(contact.company_key for contact in right),
            Counter(c.company_key for c in right if c.contact_id in barred),
        )
    return result
