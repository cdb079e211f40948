"""Everything known of a company or contact, each fact with its proof: for `prospects explain`."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from enrichment.technographics.fingerprints.interest import by_interest
from flows.hiring_explanation import explain_hiring
from flows.listed import as_sighting, load_listed
from flows.merge_explanation import explain_merges
from outreach.sources import source_words
from prospects.change import Changes
from prospects.choice import Choice
from prospects.company import Company
from prospects.contact import Contact
from prospects.entry import QueueEntry, Withheld
from prospects.hiring import Hiring
from prospects.profile import CompanyProfile, build_profile
from prospects.score import IcpScore, PersonaMatch
from prospects.signal import Sighting, Signal
from prospects.store import Store


def explain_company(
    store: Store, company: Company, day: date | None = None, since: date | None = None
) -> dict[str, Any]:
    """All that is known of a company.

    Args:
        store: The database.
        company: A stored company.
        day: Day of the queue; None is the latest of each contact.
        since: Day after which a change counts; None is the good visit before the latest.

    Returns:
        Plain values: domain, profile, signals, hiring, changes, scores, contacts, merges,
        issues.
    """
    listed = [as_sighting(signal) for signal in load_listed(store, [company])[company.key]]
    sightings = [*listed, *(s for s in store.load_sightings(company.key) if s.current)]
    signals = [sighting.signal for sighting in sightings]
    read = company.key in store.site_read([company.key])
    hiring = _hiring(store, company.key, day)
    profile = build_profile(company, signals, site_read=read, hiring=hiring)
    contacts = store.load_contacts([company.key])
    return {
        "domain": company.domain or "",
        "company_key": company.key,
        "name": profile.name,
        "sources": list(company.sources),
        "profile": _profile(profile, {s.signal.key(): s for s in sightings}),
        "signals": [_signal(sighting) for sighting in sightings],
        "hiring": explain_hiring(hiring),
        "changes": _changes(store.load_changes([company.key], since).get(company.key)),
        "scores": [explain_score(score) for score in store.load_scores(company.key, day)],
        "contacts": explain_contacts(store, contacts, day),
        "merges": explain_merges(store, company, contacts),
        "issues": [
            {"code": i.code, "message": i.message, "at": i.at.isoformat()}
            for i in store.load_current_issues([company.key], day or date.max)
        ],
    }


def explain_contacts(
    store: Store, contacts: Sequence[Contact], day: date | None = None
) -> list[dict[str, Any]]:
    """Persona with its rule, and why queued or withheld, of each contact."""
    ids = [contact.contact_id for contact in contacts]
    days = dict.fromkeys(ids, day) if day else store.latest_day_of(ids)
    entries, withheld = _lines(store, {d for d in days.values() if d is not None})
    matches: Mapping[str, PersonaMatch] = store.load_matches(ids)
    return [
        _contact(
            contact,
            matches.get(contact.contact_id),
            entries.get((days.get(contact.contact_id), contact.contact_id)),
            withheld.get((days.get(contact.contact_id), contact.contact_id)),
        )
        for contact in contacts
    ]


_Key = tuple[date | None, str]


def _lines(store: Store, days: set[date]) -> tuple[dict[_Key, QueueEntry], dict[_Key, Withheld]]:
    entries: dict[_Key, QueueEntry] = {}
    withheld: dict[_Key, Withheld] = {}
    for day in sorted(days):
        entries |= {(day, entry.contact_id): entry for entry in store.load_queue(day)}
        withheld |= {(day, stopped.contact_id): stopped for stopped in store.load_withheld(day)}
    return entries, withheld


def _hiring(store: Store, key: str, day: date | None) -> Hiring:
    """What is known of a company's hiring on a day, or as of the latest look."""
    looks = store.load_board_readings(key)
    return store.load_hiring([key], day or looks[0].day).get(key, Hiring()) if looks else Hiring()


def _profile(profile: CompanyProfile, ages: Mapping[str, Sighting]) -> dict[str, Any]:
    fields: dict[str, Any] = {
        name: _chosen(choice) | _age(ages[choice.taken.key()])
        for name, choice in profile.choices.items()
    }
    for name, signals in profile.many.items():
        fields[name] = _several(signals, [signal.value for signal in signals], ages)
    if technologies := profile.technologies:
        fields["technologies"] = _several([*technologies.values()], by_interest(technologies), ages)
    return fields


def _chosen(choice: Choice) -> dict[str, Any]:
    """The value that was taken, why, and what the others say."""
    return _fact(choice.taken) | {
        "confidence": choice.confidence,
        "why": choice.why,
        "agreeing": [_fact(signal) for signal in choice.agreeing],
        "others": [_fact(signal) for signal in choice.others],
    }


def _several(
    signals: Sequence[Signal], values: list[str], ages: Mapping[str, Sighting]
) -> dict[str, Any]:
    """All values of a field with several, with the proof of the surest."""
    more = {"value": values, "why": "all values that are seen count", "others": []}
    # An opening of a board is no fact of a page: its age stands under "hiring".
    seen = ages.get(signals[0].key())
    return _fact(signals[0]) | (_age(seen) if seen else {}) | more


def _fact(signal: Signal) -> dict[str, Any]:
    provenance = signal.provenance
    return {
        "value": signal.value,
        "confidence": signal.confidence,
        "source_url": provenance.source_url,
        "observed_at": provenance.observed_at.isoformat(),
        "evidence": provenance.evidence,
    }


def _age(sighting: Sighting) -> dict[str, Any]:
    return {
        "first_seen_on": sighting.first_seen_on.isoformat(),
        "last_seen_on": sighting.last_seen_on.isoformat(),
    }


def _signal(sighting: Sighting) -> dict[str, Any]:
    signal = sighting.signal
    named = {"kind": str(signal.kind), "name": signal.name, "version": signal.version}
    named["extractor"] = signal.provenance.extractor
    return named | _fact(signal) | _age(sighting)


def _changes(changes: Changes | None) -> dict[str, Any] | None:
    """What is new, gone and different; None where the site was read less than twice."""
    if changes is None:
        return None
    return {
        "since": changes.since.isoformat(),
        "new": [_signal(sighting) for sighting in changes.new],
        "gone": [_signal(sighting) for sighting in changes.gone],
        "changed": [
            {"name": c.after.signal.name, "before": _signal(c.before), "after": _signal(c.after)}
            for c in changes.changed
        ],
    }


def explain_score(score: IcpScore) -> dict[str, Any]:
    """A score with its reasons, each with its source in words."""
    plain = asdict(score)
    del plain["company_key"]
    for reason in plain["reasons"]:
        reason["source"] = source_words(reason["source_url"] or "")
    return plain


def _contact(
    contact: Contact,
    match: PersonaMatch | None,
    entry: QueueEntry | None,
    withheld: Withheld | None,
) -> dict[str, Any]:
    return {
        "contact_id": contact.contact_id,
        "name": f"{contact.first_name} {contact.last_name}".strip(),
        "email": contact.email or "",
        "title": contact.title or "",
        "sources": list(contact.sources),
        "persona": match.persona if match else None,
        "rule": match.rule if match else "",
        "reading": asdict(match.reading) if match else None,
        "queued": _queued(entry) if entry else None,
        "withheld": _withheld(withheld) if withheld else None,
    }


def _withheld(stopped: Withheld) -> dict[str, Any]:
    return {
        "day": stopped.day.isoformat(),
        "reason": str(stopped.reason),
        "detail": stopped.detail,
    }


def _queued(entry: QueueEntry) -> dict[str, Any]:
    return {
        "day": entry.day.isoformat(),
        "rank": entry.rank,
        "owner": entry.owner,
        "persona": entry.persona,
        "channel": entry.channel,
        "icp": entry.icp,
        "why_now": entry.why_now,
        "send_window": entry.send_window,
        "template": f"{entry.template} {entry.template_version}",
        "queue_item_id": entry.queue_item_id,
    }
