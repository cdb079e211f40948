"""How much goes out: so many people of one company, so many entries for one rep.

The places of the day are given in the order of the drafts, so that a company ranks with its best
contact; which of its people takes a place is chosen by role (`outreach.choosing`).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from outreach.candidate import Stop
from outreach.cautions import join_cautions
from outreach.choosing import People, Roles, Wanted, in_order, lines_of
from outreach.committee_words import and_words, role_words
from outreach.drafting import Draft
from outreach.rules import QueueRules
from outreach.touches import elsewhere_words
from prospects.entry import QueueEntry, Withheld
from prospects.vocabulary import BuyingRole, WithheldReason


def keep_within_limits(
    drafts: Iterable[Draft], rules: QueueRules, people: People
) -> tuple[list[QueueEntry], list[Withheld]]:
    """Rank drafts, best first, as far as company budget and each rep's day allow.

    Args:
        drafts: In any order.
        rules: With the touches of earlier days.
        people: Company key -> whoever is known there and fills a role.

    Returns:
        Entries ranked from 1, and what found no room.
    """
    ordered = sorted(drafts, key=lambda draft: draft.order)
    capacity = {sdr.id: sdr.capacity for sdr in rules.team.sdrs}
    touched = _recent_contacts(rules, {d.entry.company_key: d.family for d in ordered})
    lines = lines_of(ordered, Roles(rules.icps, rules.personas, people), touched)
    kept: list[QueueEntry] = []
    over: list[Withheld] = []
    texts: dict[tuple[str, str], str] = {}
    for place in ordered:
        line, contacted = lines[place.family], touched[place.family]
        waiting = line.next()
        entry = waiting.draft.entry
        others = len(contacted) - (entry.contact_id in contacted)
        if others >= rules.settings.contacts_per_company:
            roles = _roles(line.covered, entry, rules)
            over.append(_stopped(entry, _over_budget(waiting.draft, contacted, roles, rules)))
        elif capacity[entry.owner] <= 0:
            over.append(_stopped(entry, _full_day(entry)))
        else:
            capacity[entry.owner] -= 1
            contacted.setdefault(entry.contact_id, "")
            adds = _roles(waiting.adds(line.covered), entry, rules)
            line.covered |= waiting.fills
            told = _told_of_first(entry, texts)
            kept.append(replace(told, rank=len(kept) + 1, adds_roles=adds))
    return kept, over


def _roles(some: Iterable[Wanted], entry: QueueEntry, rules: QueueRules) -> tuple[BuyingRole, ...]:
    return tuple(in_order(frozenset(some), rules.icps[entry.icp], rules.personas))


def _recent_contacts(
    rules: QueueRules, families: Mapping[str, str]
) -> defaultdict[str, dict[str, str]]:
    """Contacts of each family that were touched within the window, here or elsewhere.

    Returns:
        Family -> contact id -> words for a touch made elsewhere; empty for one of ours.
    """
    window = rules.settings.company_window_days
    ours = [past for past in rules.past if 0 < (rules.day - past.day).days < window]
    theirs = [past for past in rules.elsewhere if (rules.day - past.day).days < window]
    touched: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for past in (*ours, *theirs):
        family = families.get(past.company_key, past.company_key)
        words = elsewhere_words(past.day, past.source) if past.source else ""
        touched[family].setdefault(past.contact_id, words)
    return touched


def _told_of_first(entry: QueueEntry, texts: dict[tuple[str, str], str]) -> QueueEntry:
    """The entry, with a caution if a colleague before them gets the same text.

    Args:
        entry: Next in rank.
        texts: Company and template -> first person who gets it; is added to.
    """
    text = (entry.company_key, entry.template)
    if text in texts:
        same = f"the same text goes to {texts[text]}"
        return replace(entry, caution=join_cautions(entry.caution, same))
    name = f"{entry.first_name} {entry.last_name}".strip()
    texts[text] = name or entry.email or "a colleague"
    return entry


def _over_budget(
    draft: Draft, contacted: Mapping[str, str], roles: Sequence[BuyingRole], rules: QueueRules
) -> Stop:
    """Why there is no room for one more, and which roles went before.

    Args:
        draft: Who found no room.
        contacted: Contact id -> words for a touch made elsewhere; empty for one of ours.
        roles: Roles that these cover, of the ICP through which the draft is worked.
        rules: What shapes the queue.
    """
    most = rules.settings.contacts_per_company
    people = "person" if most == 1 else "people"
    moved = draft.family != draft.entry.company_key
    company = draft.family if moved else draft.entry.company
    where = ", where their site leads" if moved else ""
    others = [words for key, words in contacted.items() if key != draft.entry.contact_id]
    count = len(others)
    first = "1 other comes first" if count == 1 else f"{count} others come first"
    covered = f" ({and_words([role_words(role) for role in roles])})" if roles else ""
    elsewhere = next((f"; {words}" for words in others if words), "")
    return Stop(
        WithheldReason.COMPANY_BUDGET,
        f"at most {most} {people} of {company} in {rules.settings.company_window_days} days"
        f"{where}; {first}{covered}{elsewhere}",
    )


def _full_day(entry: QueueEntry) -> Stop:
    return Stop(WithheldReason.CAPACITY, f"{entry.owner} has a full day; comes again tomorrow")


def _stopped(entry: QueueEntry, stop: Stop) -> Withheld:
    return Withheld(
        entry.day, entry.contact_id, entry.email, entry.domain, entry.persona, stop.reason,
        stop.detail, entry.company_key, f"{entry.first_name} {entry.last_name}".strip(),
        entry.company, entry.title,
    )  # fmt: skip
