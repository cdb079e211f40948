"""How much goes out: so many people of one company, so many entries for one rep."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from outreach.candidate import Stop
from outreach.drafting import Draft
from outreach.rules import QueueRules
from prospects.entry import QueueEntry, Withheld
from prospects.vocabulary import WithheldReason


def keep_within_limits(
    drafts: Iterable[Draft], rules: QueueRules
) -> tuple[list[QueueEntry], list[Withheld]]:
    """Rank drafts, best first, as far as company budget and each rep's day allow.

    Returns:
        Entries ranked from 1, and what found no room.
    """
    ordered = sorted(drafts, key=lambda draft: draft.order)
    capacity = {sdr.id: sdr.capacity for sdr in rules.team.sdrs}
    touched = _recent_contacts(rules, {d.entry.company_key: d.family for d in ordered})
    kept: list[QueueEntry] = []
    over: list[Withheld] = []
    for draft in ordered:
        entry, people = draft.entry, touched[draft.family]
        others = len(people - {entry.contact_id})
        if others >= rules.settings.contacts_per_company:
            over.append(_stopped(entry, _over_budget(entry, others, rules)))
        elif capacity[entry.owner] <= 0:
            over.append(_stopped(entry, _full_day(entry)))
        else:
            capacity[entry.owner] -= 1
            people.add(entry.contact_id)
            kept.append(replace(entry, rank=len(kept) + 1))
    return kept, over


def _recent_contacts(rules: QueueRules, families: Mapping[str, str]) -> defaultdict[str, set[str]]:
    """Contacts of each family that were queued within the window before the day."""
    window = rules.settings.company_window_days
    touched: defaultdict[str, set[str]] = defaultdict(set)
    for past in rules.past:
        if 0 < (rules.day - past.day).days < window:
            family = families.get(past.company_key, past.company_key)
            touched[family].add(past.contact_id)
    return touched


def _over_budget(entry: QueueEntry, count: int, rules: QueueRules) -> Stop:
    days = rules.settings.company_window_days
    people = "person" if count == 1 else "people"
    return Stop(
        WithheldReason.COMPANY_BUDGET,
        f"{count} {people} of {entry.company} within {days} days is the most",
    )


def _full_day(entry: QueueEntry) -> Stop:
    return Stop(WithheldReason.CAPACITY, f"{entry.owner} has a full day; comes again tomorrow")


def _stopped(entry: QueueEntry, stop: Stop) -> Withheld:
    return Withheld(
        entry.day, entry.contact_id, entry.email, entry.domain, entry.persona, stop.reason,
        stop.detail, entry.company_key, f"{entry.first_name} {entry.last_name}".strip(),
        entry.company,
    )  # fmt: skip
