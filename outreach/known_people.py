"""Whoever is known at the companies of the day and fills a role of a buying committee."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from outreach.candidate import Candidate, worked_personas
from outreach.committee import Person
from outreach.rules import PastEntry, QueueRules
from prospects.contact import Contact
from prospects.entry import QueueEntry
from prospects.membership import person_identities
from prospects.score import PersonaMatch
from prospects.specs.persona import PersonaSpec
from prospects.vocabulary import WithheldReason

_CANNOT_FILL = frozenset(
    {
        WithheldReason.SUPPRESSED, WithheldReason.CUSTOMER, WithheldReason.COMPETITOR,
        WithheldReason.NEGATIVE_PERSONA, WithheldReason.STANDING, WithheldReason.LEGAL_HOLD,
    }
)  # fmt: skip
"""Whoever is held back for one of these fills no role: waiting does not change it."""


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
    others = tuple(bystanders)
    barred = {b.contact.contact_id for b in others if _is_listed(b.contact, rules)}
    stopped = {**stopped, **dict.fromkeys(barred, WithheldReason.SUPPRESSED)}
    pairs = [(c.contact, c.match) for c in candidates] + [(b.contact, b.match) for b in others]
    touches = _latest_touches(rules)
    counting = Counting(rules.day, rules.settings.company_window_days, rules.personas)
    found: defaultdict[str, list[Person]] = defaultdict(list)
    for contact, match in pairs:
        reason = stopped.get(contact.contact_id)
        person = known_person(contact, match, rules.personas, reason)
        if person is not None:
            found[contact.company_key].append(
                counting.touched(person, touches.get(contact.contact_id))
            )
    told = {contact.contact_id for contact, _ in pairs}
    for touch in touches.values():
        if touch.contact_id not in told:
            found[touch.company_key] += _of_the_past(touch, counting)
    return dict(found)


def known_person(
    contact: Contact,
    match: PersonaMatch | None,
    personas: Mapping[str, PersonaSpec],
    stopped: WithheldReason | None = None,
) -> Person | None:
    """A contact as a person of the committee.

    Args:
        contact: The contact.
        match: Their personas.
        personas: By id.
        stopped: Why they were held back, if they were.

    Returns:
        None for somebody who can fill no role.
    """
    names = frozenset() if stopped in _CANNOT_FILL else worked_personas(match, personas)
    if not any(personas[name].buying_role for name in names):
        return None
    nameless = contact.email or "" if not contact.first_name + contact.last_name else ""
    last_name = contact.last_name or nameless
    return Person(contact.contact_id, contact.first_name, last_name, names, held=stopped)


def touched_today(
    people: Mapping[str, Sequence[Person]], entries: Iterable[QueueEntry]
) -> dict[str, list[Person]]:
    """The same people after the day's entries."""
    days = {entry.contact_id: entry.day for entry in entries}
    return {
        key: [
            replace(p, touched_on=days[p.contact_id], touched_in="", at_rest=False)
            if p.contact_id in days
            else p
            for p in some
        ]
        for key, some in people.items()
    }


@dataclass(frozen=True, slots=True)
class Counting:
    """For how long a touch covers the roles of whoever it was made to.

    Attributes:
        day: The day on which it is asked.
        window_days: The company's window.
        personas: By id; a touch counts as long as the cadence of its persona runs.
    """

    day: date
    window_days: int
    personas: Mapping[str, PersonaSpec]

    def touched(self, person: Person, touch: PastEntry | None) -> Person:
        """The person with the last touch of theirs, if there is one."""
        if touch is None:
            return person
        persona = self.personas.get(touch.persona)
        cadence = (step.day + 1 for step in persona.cadence) if persona else ()
        days = max(self.window_days, *cadence, 0)
        at_rest = (self.day - touch.day).days >= days
        return replace(person, touched_on=touch.day, touched_in=touch.source, at_rest=at_rest)


def _is_listed(contact: Contact, rules: QueueRules) -> bool:
    """Whether a list bars a bystander; of the day's contacts the queue knows it already."""
    return any(
        rules.lists.blocking(scope, value, rules.day) for scope, value in person_identities(contact)
    )


def _latest_touches(rules: QueueRules) -> dict[str, PastEntry]:
    """Contact id -> the last touch; what we queued for a later day is none."""
    ours = (past for past in rules.past if past.day < rules.day)
    return {past.contact_id: past for past in sorted((*ours, *rules.elsewhere), key=_when)}


def _when(past: PastEntry) -> tuple[date, str]:
    return past.day, past.source


def _of_the_past(touch: PastEntry, counting: Counting) -> Iterator[Person]:
    """Somebody of whom only our own touch is at hand: not on the day's lists, or of a buyer."""
    persona = counting.personas.get(touch.persona)
    if persona is not None and persona.buying_role and not persona.negative:
        yield counting.touched(Person(touch.contact_id, "", "", frozenset({persona.id})), touch)
