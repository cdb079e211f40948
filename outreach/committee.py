"""The buying committee of a company: which roles an ICP wants there, and who fills them.

The roles are those of the ICP's personas. A person fills every role whose persona fits their
title: a chef who owns the place is champion and decision maker at once. A blocker is known, and
never wanted.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from outreach.variables import plain_text
from prospects.person_name import greeting_name
from prospects.specs.icp import IcpSpec
from prospects.specs.persona import PersonaSpec
from prospects.vocabulary import BuyingRole, WithheldReason

State = Literal["covered", "tried", "open", "nobody_known"]
"""Of a role: somebody was written to lately; only earlier, and nobody new is known; somebody known
never was; nobody is known. Of a committee: what is left to do there."""

_LEFT_TO_DO: tuple[State, ...] = ("open", "nobody_known", "tried", "covered")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at a company, as far as its buying committee is concerned.

    Attributes:
        contact_id: The contact.
        first_name: As the list writes it; may be empty.
        last_name: The same.
        personas: Ids of the personas as which they may be worked.
        touched_on: Day of their last touch within a year, today's included; None without one.
        touched_in: Row of a list that tells of it; empty for one of ours.
        at_rest: Whether that was so long ago that the role is open again.
        held: Why they were held back, if they were.
    """

    contact_id: str
    first_name: str
    last_name: str
    personas: frozenset[str]
    touched_on: date | None = None
    touched_in: str = ""
    at_rest: bool = False
    held: WithheldReason | None = None

    @property
    def name(self) -> str:
        """As people read it; may be empty."""
        # Worked out for the few who are shown, not for everybody who is known.
        first = greeting_name(self.first_name) or self.first_name
        return plain_text(f"{first} {self.last_name}")

    @property
    def covers(self) -> bool:
        """Whether their roles are covered."""
        return self.touched_on is not None and not self.at_rest


@dataclass(frozen=True, slots=True)
class Seat:
    """One role that an ICP wants.

    Attributes:
        role: The role.
        personas: Personas with this role, the ICP's preferred one first.
        covered: Who was written to lately, the latest first.
        known: Who never was and could be.
        tried: Who was long ago, the latest first: for the role, somebody else is due.
    """

    role: BuyingRole
    personas: tuple[PersonaSpec, ...]
    covered: tuple[Person, ...] = ()
    known: tuple[Person, ...] = ()
    tried: tuple[Person, ...] = ()

    @property
    def state(self) -> State:
        """How far the role is."""
        if self.covered:
            return "covered"
        if self.known:
            return "open"
        return "tried" if self.tried else "nobody_known"


@dataclass(frozen=True, slots=True)
class Committee:
    """The roles that an ICP wants at one company.

    Attributes:
        icp: Id of the ICP.
        seats: One a role, in the order of the ICP's personas.
        blockers: Known people who may stand against it.
    """

    icp: str
    seats: tuple[Seat, ...]
    blockers: tuple[Person, ...] = field(default=())

    def in_state(self, *states: State) -> tuple[Seat, ...]:
        """Seats in one of some states."""
        return tuple(seat for seat in self.seats if seat.state in states)

    @property
    def state(self) -> State | None:
        """`open` while somebody is left to write to, then `nobody_known`, while a role has nobody.

        None where no role is wanted.
        """
        found = {seat.state for seat in self.seats}
        return next((state for state in _LEFT_TO_DO if state in found), None)


def build_committee(
    icp: IcpSpec, personas: Mapping[str, PersonaSpec], people: Iterable[Person]
) -> Committee:
    """Who fills which role of an ICP at one company.

    Args:
        icp: The ICP.
        personas: By id.
        people: Whoever is known there; their order does not matter.
    """
    known = sorted(people, key=lambda p: (p.last_name, p.first_name, p.contact_id))
    seats = [
        _seat(role, filling, [p for p in known if not p.personas.isdisjoint(s.id for s in filling)])
        for role, filling in wanted_roles(icp, personas).items()
    ]
    blocking = {p.id for p in _personas(icp, personas) if p.buying_role == "blocker"}
    blockers = [
        p for p in known if p.personas & blocking and not roles_of(p.personas, icp, personas)
    ]
    return Committee(icp.id, tuple(seats), tuple(blockers))


def wanted_roles(
    icp: IcpSpec, personas: Mapping[str, PersonaSpec]
) -> dict[BuyingRole, tuple[PersonaSpec, ...]]:
    """Role -> the ICP's personas that have it, both in the ICP's order; a blocker is not wanted."""
    found: dict[BuyingRole, tuple[PersonaSpec, ...]] = {}
    for spec in _personas(icp, personas):
        if spec.buying_role and spec.buying_role != "blocker":
            found[spec.buying_role] = (*found.get(spec.buying_role, ()), spec)
    return found


def roles_of(
    names: Collection[str], icp: IcpSpec, personas: Mapping[str, PersonaSpec]
) -> tuple[BuyingRole, ...]:
    """Wanted roles that somebody fills who is these personas, in the ICP's order."""
    wanted = wanted_roles(icp, personas)
    return tuple(role for role, specs in wanted.items() if any(s.id in names for s in specs))


def _personas(icp: IcpSpec, personas: Mapping[str, PersonaSpec]) -> list[PersonaSpec]:
    found = (personas[name] for name in icp.personas if name in personas)
    return [spec for spec in found if not spec.negative]


def _seat(role: BuyingRole, specs: tuple[PersonaSpec, ...], people: Sequence[Person]) -> Seat:
    order = {spec.id: place for place, spec in enumerate(specs)}
    touched = [(p.touched_on, p) for p in people if p.touched_on]
    touched.sort(key=lambda pair: pair[0], reverse=True)
    known = [p for p in people if not p.touched_on]
    known.sort(
        key=lambda p: (p.held is not None, min(order.get(n, len(order)) for n in p.personas))
    )
    return Seat(
        role,
        specs,
        covered=tuple(person for _, person in touched if person.covers),
        known=tuple(known),
        tried=tuple(person for _, person in touched if not person.covers),
    )
