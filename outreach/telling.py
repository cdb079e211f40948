"""Each entry of a day told what it does for the buying committee of its company."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from outreach.choosing import People, by_family, company_keys
from outreach.committee import Committee, Person, build_committee
from outreach.committee_words import entry_lines
from outreach.drafting import Draft
from outreach.rules import QueueRules
from prospects.entry import QueueEntry


def told_of_committees(
    entries: Iterable[QueueEntry],
    drafts: Iterable[Draft],
    before: People,
    after: People,
    rules: QueueRules,
) -> tuple[QueueEntry, ...]:
    """The entries with `committee` filled in.

    Args:
        entries: As they were kept.
        drafts: All drafts of the day, which tell whose sites lead to whom.
        before: People of the companies as they stood when the day began.
        after: The same people after the day.
        rules: What shapes the queue.
    """
    families = _families(drafts)
    committees: dict[tuple[str, str], Committee] = {}
    told = []
    for entry in entries:
        family, keys = families[entry.company_key]
        at = (family, entry.icp)
        if at not in committees:
            icp = rules.icps[entry.icp]
            committees[at] = build_committee(icp, rules.personas, _people(keys, after))
        touched = {person.contact_id for person in _people(keys, before) if person.covers}
        lines = entry_lines(entry, committees[at], touched)
        told.append(replace(entry, committee=lines))
    return tuple(told)


def _families(drafts: Iterable[Draft]) -> dict[str, tuple[str, Sequence[str]]]:
    """Company key -> its family, and the keys of all companies of that."""
    found: dict[str, tuple[str, Sequence[str]]] = {}
    for family, theirs in by_family(drafts).items():
        keys = company_keys(family, theirs)
        found |= dict.fromkeys(keys, (family, keys))
    return found


def _people(keys: Sequence[str], people: Mapping[str, Sequence[Person]]) -> list[Person]:
    return [person for key in keys for person in people.get(key, ())]
