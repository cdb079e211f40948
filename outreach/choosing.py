"""Who of a company is next: whoever adds a role that nobody covers, then the next best.

Of such roles those go first for which nobody was ever written to. Steps of somebody who was
written to already come before all: a new role ends no conversation.
"""

from collections import deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from outreach.committee import Person, roles_of, wanted_roles
from outreach.drafting import Draft, Order
from prospects.specs.icp import IcpSpec
from prospects.specs.persona import PersonaSpec
from prospects.vocabulary import BuyingRole

Wanted = tuple[str, BuyingRole]
"""A role that an ICP wants."""

People = Mapping[str, Sequence[Person]]
"""Company key -> whoever is known there and fills a role."""

_NONE: frozenset[Wanted] = frozenset()


@dataclass(frozen=True, slots=True)
class Waiting:
    """A draft with what its person brings.

    Attributes:
        draft: The draft.
        fills: Roles that the person fills, of all ICPs.
    """

    draft: Draft
    fills: frozenset[Wanted]

    def adds(self, covered: Collection[Wanted]) -> frozenset[Wanted]:
        """Roles of the ICP through which they are worked, apart from those that are covered."""
        icp = self.draft.entry.icp
        return frozenset(each for each in self.fills if each[0] == icp and each not in covered)


_Group = tuple[bool, frozenset[Wanted]]
"""Whether somebody was written to already, and the roles of their ICP that they fill."""


@dataclass(slots=True)
class Line:
    """The people of one company who wait for their turn.

    Equals wait behind each other, so that the next one is found among a few heads, however many
    people a company has.

    Attributes:
        covered: Roles that somebody covers; whoever is kept adds theirs.
        tried: Roles for which somebody was written to, however long ago.
    """

    covered: set[Wanted]
    tried: frozenset[Wanted] = _NONE
    _groups: dict[_Group, deque[Waiting]] = field(default_factory=dict)

    def join(self, waiting: Waiting, *, goes_on: bool) -> None:
        """Stand in line; those who come first are the best."""
        group = (goes_on, waiting.adds(()))
        self._groups.setdefault(group, deque()).append(waiting)

    def next(self) -> Waiting:
        """Whose turn it is; they leave the line."""
        group = min(self._groups, key=self._turn)
        waiting = self._groups[group].popleft()
        if not self._groups[group]:
            del self._groups[group]
        return waiting

    def _turn(self, group: _Group) -> tuple[bool, bool, bool, Order]:
        goes_on, wanted = group
        adds = wanted - self.covered
        return not goes_on, not adds, adds <= self.tried, self._groups[group][0].draft.order


class Roles:
    """Which roles of which ICPs the people of the day's companies fill."""

    def __init__(
        self, icps: Mapping[str, IcpSpec], personas: Mapping[str, PersonaSpec], people: People
    ) -> None:
        self._people = people
        self._of_persona = {
            name: frozenset(
                (icp.id, role) for icp in icps.values() for role in roles_of([name], icp, personas)
            )
            for name in personas
        }

    def filled_by(self, person: Person) -> frozenset[Wanted]:
        """Roles that somebody fills."""
        return _NONE.union(*(self._of_persona.get(name, _NONE) for name in person.personas))

    def at(self, company_keys: Iterable[str]) -> dict[str, frozenset[Wanted]]:
        """Contact id -> roles that they fill, of everybody at some companies."""
        people = (person for key in company_keys for person in self._people.get(key, ()))
        return {person.contact_id: self.filled_by(person) for person in people}

    def going_on_at(self, company_keys: Iterable[str]) -> frozenset[str]:
        """Ids of contacts whose roles are covered, and who are told more."""
        people = (person for key in company_keys for person in self._people.get(key, ()))
        return frozenset(person.contact_id for person in people if person.covers)

    def line_at(self, company_keys: Sequence[str]) -> Line:
        """The line of some companies, with the roles of whoever was written to."""
        people = [person for key in company_keys for person in self._people.get(key, ())]
        covered = _NONE.union(*(self.filled_by(p) for p in people if p.covers))
        return Line(set(covered), _NONE.union(*(self.filled_by(p) for p in people if p.touched_on)))


def lines_of(
    ordered: Sequence[Draft], roles: Roles, contacted: Mapping[str, Collection[str]]
) -> dict[str, Line]:
    """Family -> its people in line.

    Args:
        ordered: Drafts, the best first.
        roles: Who fills what.
        contacted: Family -> contacts who were written to already.
    """
    lines: dict[str, Line] = {}
    for family, drafts in by_family(ordered).items():
        keys = company_keys(family, drafts)
        filled, going_on = roles.at(keys), roles.going_on_at(keys)
        line = lines[family] = roles.line_at(keys)
        for draft in drafts:
            contact_id = draft.entry.contact_id
            waiting = Waiting(draft, filled.get(contact_id, _NONE))
            recent = contact_id in contacted.get(family, ())
            line.join(waiting, goes_on=recent or contact_id in going_on)
    return lines


def in_order(
    some: Collection[Wanted], icp: IcpSpec, personas: Mapping[str, PersonaSpec]
) -> list[BuyingRole]:
    """Those roles that an ICP wants, in its order."""
    return [role for role in wanted_roles(icp, personas) if (icp.id, role) in some]


def by_family(drafts: Iterable[Draft]) -> dict[str, list[Draft]]:
    """Family -> its drafts, in their order."""
    found: dict[str, list[Draft]] = {}
    for draft in drafts:
        found.setdefault(draft.family, []).append(draft)
    return found


def company_keys(family: str, drafts: Iterable[Draft]) -> list[str]:
    """Companies of a family: where the sites lead, and those whose sites lead there."""
    return sorted({family, *(draft.entry.company_key for draft in drafts)})
