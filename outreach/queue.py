"""The day's queue: from contacts with scores and personas to entries and what was withheld.

Order of the questions, the first "no" is the reason that is written down: lists, negative
persona, company (tier, needs data), persona, standing, doubtful title, already touched, touched
elsewhere, owner, channel, message, company budget, capacity of the rep.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from outreach.assignment import assign_owner
from outreach.candidate import Candidate, Stop, named_personas
from outreach.committee import Person
from outreach.drafting import Draft, draft_entry
from outreach.known_people import Bystander, known_people, touched_today
from outreach.limits import keep_within_limits
from outreach.rules import QueueRules
from outreach.sources import list_of
from outreach.telling import told_of_committees
from outreach.touches import touches_of
from prospects.contact import Contact
from prospects.entry import QueueEntry, Withheld
from prospects.specs.team import Sdr


@dataclass(frozen=True, slots=True)
class Queue:
    """The result: every contact is in exactly one of the first two.

    Attributes:
        entries: In rank order.
        withheld: Who was stopped.
        people: Company key -> whoever is known there and fills a role of a buying committee, as
            they stand after the day.
    """

    entries: tuple[QueueEntry, ...]
    withheld: tuple[Withheld, ...]
    people: Mapping[str, Sequence[Person]] = field(default_factory=dict)


def build_queue(
    candidates: Iterable[Candidate], rules: QueueRules, bystanders: Iterable[Bystander] = ()
) -> Queue:
    """Make the day's queue.

    Args:
        candidates: The contacts of the day; their order does not matter.
        rules: What shapes the queue apart from them.
        bystanders: Others at these companies, who count for the buying committees alone.

    Returns:
        Entries ranked from 1, and one `Withheld` for every other contact.
    """
    ordered = _with_colleagues(sorted(candidates, key=lambda c: c.contact.contact_id))
    shared, lists = _shared_emails(ordered), _contact_lists(ordered)
    rules = _with_touches(replace(rules, contact_lists=lists, shared_emails=shared), ordered)
    owners = _owners(ordered, rules.team.sdrs)
    results = [draft_entry(c, owners[c.contact.contact_id], rules) for c in ordered]
    withheld = [result for result in results if isinstance(result, Withheld)]
    drafts = [result for result in results if isinstance(result, Draft)]
    stopped = {each.contact_id: each.reason for each in withheld}
    people = known_people(ordered, bystanders, stopped, rules)
    entries, over = keep_within_limits(drafts, rules, people)
    everyone = sorted([*withheld, *over], key=lambda w: (w.company_key, w.contact_id))
    after = touched_today(people, entries)
    told = told_of_committees(entries, drafts, people, after, rules)
    return Queue(told, tuple(everyone), after)


def _with_colleagues(candidates: Sequence[Candidate]) -> list[Candidate]:
    personas: dict[str, set[str]] = defaultdict(set)
    for candidate in candidates:
        personas[candidate.profile.company.key].update(named_personas(candidate.match))
    frozen = {key: frozenset(names) for key, names in personas.items()}
    return [replace(c, company_personas=frozen[c.profile.company.key]) for c in candidates]


def _contact_lists(candidates: Iterable[Candidate]) -> frozenset[str]:
    return frozenset(list_of(source) for c in candidates for source in c.contact.sources)


def _shared_emails(candidates: Iterable[Candidate]) -> frozenset[str]:
    times = Counter(c.contact.email for c in candidates if c.contact.email)
    return frozenset(email for email, number in times.items() if number > 1)


def _owners(candidates: Sequence[Candidate], team: Sequence[Sdr]) -> dict[str, Sdr | Stop]:
    """Contact id -> rep, or why there is none."""
    colleagues: dict[str, list[Contact]] = defaultdict(list)
    for candidate in candidates:
        colleagues[candidate.profile.company.key].append(candidate.contact)
    return {
        c.contact.contact_id: assign_owner(
            c.contact, c.profile.company, c.profile.value("country"),
            colleagues[c.profile.company.key], team,
        )
        for c in candidates
    }  # fmt: skip


def _with_touches(rules: QueueRules, candidates: Iterable[Candidate]) -> QueueRules:
    """Rules that know of the touches of the candidates too, each person's once."""
    told = touches_of(c.contact for c in candidates)
    known = {touch.contact_id for touch in told}
    others = [touch for touch in rules.elsewhere if touch.contact_id not in known]
    return replace(rules, elsewhere=(*others, *told))


def count_reasons(withheld: Iterable[Withheld]) -> dict[str, int]:
    """Withheld contacts by reason, the most frequent first."""
    return dict(Counter(str(w.reason) for w in withheld).most_common())
