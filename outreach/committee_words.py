"""The buying committee in the words of people who sell."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest

from outreach.committee import Committee, Person, Seat, State
from outreach.title_words import level_and_function_words
from prospects.entry import QueueEntry
from prospects.vocabulary import BuyingRole, WithheldReason

NAMES_SHOWN = 2
"""People named for one role; the others are counted."""

TITLES_SHOWN = 4
"""Titles that are named to look for."""

_TO_MEND = {
    WithheldReason.NO_CHANNEL: "no way to reach them",
    WithheldReason.EMAIL_UNSAFE: "no safe address",
    WithheldReason.DOUBTFUL_TITLE: "title unclear",
    WithheldReason.UNCONFIRMED: "to be confirmed",
}
"""What stands between us and somebody who is known, where a rep can mend it."""


def role_words(role: BuyingRole) -> str:
    """A role as people say it: "budget holder"."""
    return role.replace("_", " ")


def and_words(words: Sequence[str]) -> str:
    """Several as one: "champion, user and budget holder"."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""


def entry_lines(
    entry: QueueEntry, committee: Committee, touched_before: Collection[str]
) -> tuple[str, ...]:
    """What an entry does for the committee, then the roles that others fill or nobody does.

    Args:
        entry: With the roles that it adds.
        committee: As it stands after the day.
        touched_before: Ids of contacts who were written to before the day.
    """
    theirs = [
        s for s in committee.seats if any(p.contact_id == entry.contact_id for p in s.covered)
    ]
    own = _own_line(entry, [seat.role for seat in theirs], entry.contact_id in touched_before)
    others = (_without(seat, entry.contact_id) for seat in committee.seats)
    seats = [seat_words(seat, entry.day) for seat in others if seat]
    return tuple(filter(None, (own, *seats, *_blocker_lines(committee, entry.day))))


def _blocker_lines(committee: Committee, day: date | None) -> tuple[str, ...]:
    blockers = people_words(committee.blockers, day)
    return (f"may stand against it: {blockers}",) if blockers else ()


def committee_lines(committee: Committee, day: date | None) -> tuple[str, ...]:
    """Each role with who fills it or for whom to look, then who may stand against it.

    Args:
        committee: The committee.
        day: Which day is today; None writes all days out.
    """
    seats = [seat_words(seat, day) for seat in committee.seats]
    return (*seats, *_blocker_lines(committee, day))


def seat_words(seat: Seat, day: date | None) -> str:
    """One role with who fills it: "champion: Kim Example, contacted on 3 Nov"."""
    return f"{role_words(seat.role)}: {_state_words(seat, day)}"


def seats_in(committee: Committee | None, day: date, *states: State) -> tuple[str, ...]:
    """The roles in some states, each with its people or with whom to look for."""
    seats = committee.in_state(*states) if committee else ()
    return tuple(f"{role_words(seat.role)}: {_people_or_titles(seat, day)}" for seat in seats)


def look_for_words(seat: Seat) -> str:
    """What to search for: "look for Purchasing manager, head of purchasing"."""
    return f"look for {', '.join(titles_to_look_for(seat))}"


def titles_to_look_for(seat: Seat, most: int = TITLES_SHOWN) -> tuple[str, ...]:
    """Personas of a role by name, then by level and function, then by titles of their files."""
    named = [spec.name for spec in seat.personas]
    known_by = [level_and_function_words(spec.match) for spec in seat.personas]
    in_turn = zip_longest(*(spec.match.include[:most] for spec in seat.personas))
    titles = [title for some in in_turn for title in some]
    distinct: dict[str, str] = {}
    for title in filter(None, (*named, *known_by, *titles)):
        distinct.setdefault(title.casefold(), title)
    return tuple(distinct.values())[:most]


def people_words(people: Sequence[Person], day: date | None) -> str:
    """People with the day on which they were written to; of many the first ones."""
    shown = [_person_words(person, day) for person in people[:NAMES_SHOWN]]
    more = [f"{len(people) - NAMES_SHOWN} more"] if len(people) > NAMES_SHOWN else []
    return "; ".join([*shown, *more])


def _own_line(entry: QueueEntry, fills: Sequence[BuyingRole], goes_on: bool) -> str:
    if entry.adds_roles:
        roles = and_words([f"the {role_words(role)}" for role in entry.adds_roles])
        return f"Adds {roles}"
    roles = and_words([role_words(role) for role in fills])
    if not roles:
        return ""
    return f"Goes on as {roles}" if goes_on else f"One more {roles}"


def _without(seat: Seat, contact_id: str) -> Seat | None:
    """A seat for the eyes of somebody who looks at one contact; None where they alone fill it."""
    others = tuple(person for person in seat.covered if person.contact_id != contact_id)
    if others == seat.covered:
        return seat
    return replace(seat, covered=others) if others else None


def _state_words(seat: Seat, day: date | None) -> str:
    before: dict[State, str] = {
        "covered": "",
        "tried": "nobody else known; ",
        "open": "next: " if seat.tried else "nobody yet; known: ",
        "nobody_known": "nobody known; ",
    }
    return before[seat.state] + _people_or_titles(seat, day)


def _people_or_titles(seat: Seat, day: date | None) -> str:
    tried = [f"before: {people_words(seat.tried, day)}"] if seat.tried else []
    people = seat.covered or seat.known
    first = people_words(people, day) if people else look_for_words(seat)
    return "; ".join([first, *([] if seat.covered else tried)])


def _person_words(person: Person, day: date | None) -> str:
    name = person.name or "somebody"
    if person.touched_on is None:
        to_mend = _TO_MEND.get(person.held) if person.held else None
        return f"{name} ({to_mend})" if to_mend else name
    if person.touched_on == day:
        return f"{name}, today"
    when = f"{person.touched_on.day} {person.touched_on:%b}"
    is_near = day is not None and person.touched_on.year == day.year
    year = "" if is_near else f" {person.touched_on.year}"
    where = f" ({person.touched_in})" if person.touched_in else ""
    return f"{name}, contacted on {when}{year}{where}"
