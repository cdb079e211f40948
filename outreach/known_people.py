"""Whoever is known at the companies of the day and fills a role of a buying committee."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from outreach.candidate import Candidate
from outreach.committee import Person, known_person
from outreach.rules import PastEntry, QueueRules
from prospects.contact import Contact
from prospects.entry import QueueEntry
from prospects.score import PersonaMatch
from prospects.specs.persona import CadenceStep
from prospects.vocabulary import WithheldReason


@dataclass(frozen=True, slots=True)
class Bystander:
    """Somebody of the base whom the day's lists leave out: known, and not queued today."""

    contact: Contact
    match: PersonaMatch


def known_people(
    candidates: Iterable[Candidate],
    bystanders: Iterable[Bystander],
    stopped: Mapping[str, WithheldReason],
    rules: QueueRules,
) -> dict[str, list[Person]]:
    """Company key -> its people with a role, with the day on which they were written to.

    Args:
        candidates: The contacts of the day.
        bystanders: Others of these companies.
        stopped: Contact id -> why they were held back.
        rules: With the touches of earlier days, those of the candidates included.
    """
    pairs = [(c.contact, c.match) for c in candidates]
    pairs += [(b.contact, b.match) for b in bystanders]
    touches = latest_touches(rules)
    found: defaultdict[str, list[Person]] = defaultdict(list)
    for contact, match in pairs:
        reason = stopped.get(contact.contact_id)
        person = known_person(contact, match, rules.personas, reason)
        if person is not None:
            found[contact.company_key].append(touched(person, touches.get(contact.contact_id)))
    told = {contact.contact_id for contact, _ in pairs}
    for touch in touches.values():
        if touch.contact_id not in told:
            found[touch.company_key] += _of_the_past(touch, rules)
    return dict(found)


def touched_today(
    people: Mapping[str, Sequence[Person]], entries: Iterable[QueueEntry]
) -> dict[str, list[Person]]:
    """The same people after the day's entries."""
    days = {entry.contact_id: entry.day for entry in entries}
    return {
        key: [
            replace(p, touched_on=days[p.contact_id], touched_in="") if p.contact_id in days else p
            for p in some
        ]
        for key, some in people.items()
    }


def latest_touches(rules: QueueRules) -> dict[str, PastEntry]:
    """Contact id -> the last touch that still counts for the committee.

    It counts for the company's window, and for as long as the cadence of the persona runs.
    """
    span = {
        name: max(rules.settings.company_window_days, _cadence_days(persona.cadence))
        for name, persona in rules.personas.items()
    }
    window = rules.settings.company_window_days
    ours = (
        past
        for past in rules.past
        if 0 < (rules.day - past.day).days < span.get(past.persona, window)
    )
    theirs = (past for past in rules.elsewhere if (rules.day - past.day).days < window)
    return {past.contact_id: past for past in sorted((*ours, *theirs), key=lambda p: p.day)}


def touched(person: Person, touch: PastEntry | None) -> Person:
    """The person with a touch of theirs."""
    if touch is None:
        return person
    return replace(person, touched_on=touch.day, touched_in=touch.source)


def _cadence_days(cadence: Sequence[CadenceStep]) -> int:
    return max((step.day + 1 for step in cadence), default=0)


def _of_the_past(touch: PastEntry, rules: QueueRules) -> Iterator[Person]:
    """Somebody of whom only our own touch is at hand: not on the day's lists, or of a buyer."""
    persona = rules.personas.get(touch.persona)
    if persona is not None and persona.buying_role and not persona.negative:
        yield touched(Person(touch.contact_id, "", frozenset({persona.id})), touch)
