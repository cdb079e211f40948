"""The buying committee of one company, for `prospects explain`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from flows.contact_matching import match_contacts
from flows.icps import load_own_icps
from flows.owner_lists import load_entries
from flows.title_reviewing import load_reviews
from outreach.best_icp import best_score
from outreach.candidate import named_personas
from outreach.committee import Committee, Person, Seat, build_committee
from outreach.committee_words import committee_lines, titles_to_look_for
from outreach.known_people import Counting, known_person
from outreach.rules import PastEntry
from outreach.suppression import blocks_company
from outreach.touches import touches_of
from prospects.contact import Contact
from prospects.errors import ConfigError
from prospects.profile import CompanyProfile, build_profile
from prospects.score import IcpScore, PersonaMatch
from prospects.specs.icp import IcpSpec
from prospects.specs.loading import load_personas, with_own_personas
from prospects.specs.persona import PersonaSpec
from prospects.specs.settings import OutreachSettings, load_settings
from prospects.store import Store
from prospects.suppression import SuppressionLists
from prospects.title_reviews import TitleReviews
from prospects.vocabulary import WithheldReason


def explain_committee(
    store: Store, found: Mapping[str, Any], config: Path, templates: Path, day: date
) -> dict[str, Any]:
    """Who fills which role at a company, and for whom to look.

    Args:
        store: The database.
        found: The explanation of the company, with its contacts and scores.
        config: Folder of the configuration.
        templates: Folder of personas and templates.
        day: As of when.

    Returns:
        Plain values: icp, icp_name, as_of, state, roles, blockers, lines; why_not says why there
        are no roles.
    """
    try:
        offer = _load_offer(store, config, templates)
    except ConfigError as error:
        return _none(day, str(error.faults[0]))
    profile = _bare_profile(store, found["company_key"])
    if blocks_company(profile, offer.lists, day):
        return _none(day, "a list keeps everybody there from being contacted")
    contacts = store.load_contacts([found["company_key"]])
    matches = _matches(store, contacts, profile, offer)
    icp = _icp(found, matches.values(), offer)
    if icp is None:
        return _none(day, "no ICP fits the company")
    touches, stopped = _touches(store, contacts, day), _stopped(found["contacts"])
    counting = Counting(day, offer.settings.company_window_days, offer.personas)
    pairs = (
        (known_person(c, matches.get(c.contact_id), offer.personas, stopped.get(c.contact_id)), c)
        for c in contacts
    )
    people = [counting.touched(p, touches.get(c.contact_id)) for p, c in pairs if p is not None]
    return _plain(build_committee(icp, offer.personas, people), icp.name, day)


@dataclass(frozen=True, slots=True)
class _Offer:
    """What of the configuration decides on a committee."""

    personas: Mapping[str, PersonaSpec]
    icps: Mapping[str, IcpSpec]
    settings: OutreachSettings
    lists: SuppressionLists
    reviews: TitleReviews


def _load_offer(store: Store, config: Path, templates: Path) -> _Offer:
    personas = load_personas(templates)
    settings = load_settings(config / "pipeline.yml").outreach
    lists = SuppressionLists.of(load_entries(config, store), settings.scoring_lists)
    icps = with_own_personas(load_own_icps(config), personas)
    return _Offer(personas, icps, settings, lists, load_reviews(config, personas))


def _icp(
    found: Mapping[str, Any], matches: Iterable[PersonaMatch], offer: _Offer
) -> IcpSpec | None:
    """The ICP through which the company is looked at; None where it fits none."""
    names = {name for match in matches for name in named_personas(match)}
    key, icps = found["company_key"], offer.icps
    scores = [_score(key, each) for each in found["scores"] if each["icp"] in icps]
    best = best_score(scores, icps, offer.settings.tiers, names)
    return None if best is None or best.tier == "out" else icps[best.icp]


def _bare_profile(store: Store, company_key: str) -> CompanyProfile:
    """A company as lists know it, without what its site shows."""
    return build_profile(store.load_companies([company_key])[0], (), site_read=False)


def _none(day: date, why_not: str) -> dict[str, Any]:
    return {
        "icp": "", "icp_name": "", "as_of": day.isoformat(), "state": None, "roles": [],
        "blockers": [], "lines": [], "why_not": why_not,
    }  # fmt: skip


def _matches(
    store: Store, contacts: Sequence[Contact], profile: CompanyProfile, offer: _Offer
) -> dict[str, PersonaMatch]:
    """As the latest run matched them; whom no run has seen, as lists alone would match them now."""
    known = store.load_matches(contact.contact_id for contact in contacts)
    others = [contact for contact in contacts if contact.contact_id not in known]
    if not others:
        return known
    profiles = {profile.company.key: profile}
    return {**known, **match_contacts(others, profiles, offer.personas, offer.reviews)}


def _stopped(contacts: Iterable[Mapping[str, Any]]) -> dict[str, WithheldReason]:
    """Contact id -> why they were held back last."""
    held = {each["contact_id"]: each["withheld"] for each in contacts if each["withheld"]}
    return {contact_id: WithheldReason(each["reason"]) for contact_id, each in held.items()}


def _touches(store: Store, contacts: Sequence[Contact], day: date) -> dict[str, PastEntry]:
    """Contact id -> their last touch up to a day, ours or one made elsewhere."""
    ids = {contact.contact_id for contact in contacts}
    remains = store.load_merged_keys("contact")
    ids |= {merged for merged, kept in remains.items() if kept in ids}
    ours = [
        PastEntry(remains.get(t.contact_id, t.contact_id), t.company_key, "", t.day,
                  persona=t.persona)
        for t in store.queued_contacts(sorted(ids), day)
    ]  # fmt: skip
    theirs = [touch for touch in touches_of(contacts) if touch.day <= day]
    return {t.contact_id: t for t in sorted((*theirs, *ours), key=lambda t: t.day)}


def _score(company_key: str, explained: Mapping[str, Any]) -> IcpScore:
    """A score as it was explained, without its reasons."""
    kept = ("icp", "tier", "score_min", "score_max", "coverage", "floor_tier", "ceiling_tier")
    return IcpScore(company_key, reasons=(), **{name: explained[name] for name in kept})


def _plain(committee: Committee, icp_name: str, day: date) -> dict[str, Any]:
    return {
        "icp": committee.icp,
        "icp_name": icp_name,
        "as_of": day.isoformat(),
        "state": committee.state,
        "roles": [_seat(seat) for seat in committee.seats],
        "blockers": _people(committee.blockers),
        "lines": list(committee_lines(committee, None)),
        "why_not": "" if committee.seats else "the personas of the ICP have no buying role",
    }


def _seat(seat: Seat) -> dict[str, Any]:
    return {
        "role": seat.role,
        "state": seat.state,
        "personas": [persona.id for persona in seat.personas],
        "covered": _people(seat.covered),
        "known": _people(seat.known),
        "tried": _people(seat.tried),
        "look_for": [] if seat.covered or seat.known else list(titles_to_look_for(seat)),
    }


def _people(people: Iterable[Person]) -> list[dict[str, Any]]:
    return [
        {
            "contact_id": person.contact_id,
            "name": person.name,
            "contacted_on": person.touched_on.isoformat() if person.touched_on else None,
            "contacted_in": person.touched_in,
        }
        for person in people
    ]
