"""Which contacts are right for an ICP: a persona that it is worked through, in the job now."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from outreach.candidate import named_personas
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
    found = [(contact, _roles(matches.get(contact.contact_id), personas)) for contact in contacts]
    result = {}
    for icp in icps:
        wanted = frozenset(icp.personas)
        right = [contact for contact, roles in found if not wanted.isdisjoint(roles)]
        result[icp.id] = People(
            Counter(contact.company_key for contact in right),
            Counter(c.company_key for c in right if c.contact_id in barred),
        )
    return result


def _roles(match: PersonaMatch | None, personas: Mapping[str, PersonaSpec]) -> frozenset[str]:
    """Personas as which a contact may be worked; none for a negative one that fits."""
    if match is None:
        return frozenset()
    first = personas.get(match.persona or "")
    if first is not None and first.negative:
        return frozenset()
    fitting = (personas[name] for name in named_personas(match) if name in personas)
    return frozenset(p.id for p in fitting if match.reading.standing in p.match.standing)
