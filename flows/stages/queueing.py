"""Scores and personas into the day's queue."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from flows.contact_matching import match_contacts
from flows.owners import crm_owners
from flows.run import Run
from flows.technology_news import TechnologyNews, load_news
from outreach.candidate import Candidate
from outreach.known_people import Bystander
from outreach.queue import build_queue, count_reasons
from outreach.rules import PastEntry, QueueRules
from outreach.touches import touches_of
from prospects.company import CRM_OWNER
from prospects.entry import queue_item_id
from prospects.profile import CompanyProfile
from prospects.store import PastTouch
from scoring.icp import tier_words

TOUCHES_REMEMBERED_DAYS = 365
"""A step that was done longer ago may be done again."""


def queue_run(run: Run) -> int:
    """Make the queue and store it; entries made by an earlier run of the day keep its id.

    All lists are asked again, as they are now.

    Returns:
        Number of entries.

    Raises:
        ConfigError: A list has vanished since the run began.
    """
    run.read_lists_again()
    run.news = load_news(run.store, run.profiles, run.params.day)
    queue = build_queue(candidates(run), rules(run), bystanders(run))
    if not run.params.dry_run:
        run.store.replace_queue(run.params.day, queue.entries, queue.withheld)
        queue = replace(queue, entries=tuple(run.store.load_queue(run.params.day)))
    run.queue = queue
    run.report.funnel.queued = len(queue.entries)
    run.report.funnel.withheld = count_reasons(queue.withheld)
    run.log_stage("queueing", queued=len(queue.entries), withheld=len(queue.withheld))
    return len(queue.entries)


def candidates(run: Run) -> list[Candidate]:
    """Every contact with everything that decides."""
    in_crm = crm_owners(run.store, run.companies, run.configuration.sources.values())
    owned = {key: _owned(run.profiles[key], owner) for key, owner in in_crm.items()}
    return [
        Candidate(
            contact,
            owned.get(contact.company_key) or run.profiles[contact.company_key],
            run.scores.get(contact.company_key, ()),
            run.matches[contact.contact_id],
            run.news.get(contact.company_key, TechnologyNews()).to_speak_of,
        )
        for contact in run.contacts
    ]


def bystanders(run: Run) -> list[Bystander]:
    """Whoever else is known at the companies, where contact lists name those of the day alone."""
    if not run.params.contacts:
        return []
    known = run.store.load_contacts(run.keys)
    others = [contact for contact in known if contact.contact_id not in run.matches]
    configuration = run.configuration
    matches = match_contacts(others, run.profiles, configuration.personas, configuration.reviews)
    return [Bystander(contact, matches[contact.contact_id]) for contact in others]


def rules(run: Run) -> QueueRules:
    """What shapes the queue apart from the contacts."""
    configuration, day = run.configuration, run.params.day
    people = run.store.load_merged_keys("contact")
    companies = run.store.load_merged_keys("company")
    return QueueRules(
        day=day,
        run_id=run.report.run_id,
        icps=configuration.icps,
        personas=configuration.personas,
        templates=configuration.templates,
        cards=configuration.cards,
        team=configuration.team,
        lists=run.suppression_lists(),
        settings=configuration.settings.outreach,
        tier_words=lambda score: tier_words(score, configuration.icps[score.icp].tiers),
        past=[
            _past_entry(touch, people, companies)
            for touch in run.store.queued_on_other_days(day, TOUCHES_REMEMBERED_DAYS)
        ],
        elsewhere=touches_of(run.store.load_touched(day - timedelta(TOUCHES_REMEMBERED_DAYS))),
        notice=run.params.notice,
    )


def _owned(profile: CompanyProfile, owner: str) -> CompanyProfile:
    company = replace(profile.company, facts={**profile.company.facts, CRM_OWNER: owner})
    return replace(profile, company=company)


def _past_entry(
    touch: PastTouch, people: Mapping[str, str], companies: Mapping[str, str]
) -> PastEntry:
    """A touch under the contact and company that remain of whom it was made to."""
    contact_id = people.get(touch.contact_id, touch.contact_id)
    company_key = companies.get(touch.company_key, touch.company_key)
    item = queue_item_id(contact_id, touch.persona, touch.step)
    return PastEntry(contact_id, company_key, item, touch.day, persona=touch.persona)
