"""Scores and personas into the day's queue."""

from flows.run import Run
from flows.technology_news import TechnologyNews, load_news
from outreach.candidate import Candidate
from outreach.queue import Queue, build_queue, count_reasons
from outreach.rules import PastEntry, QueueRules
from prospects.entry import queue_item_id
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
    queue = build_queue(candidates(run), rules(run))
    if not run.params.dry_run:
        run.store.replace_queue(run.params.day, queue.entries, queue.withheld)
        queue = Queue(tuple(run.store.load_queue(run.params.day)), queue.withheld)
    run.queue = queue
    run.report.funnel.queued = len(queue.entries)
    run.report.funnel.withheld = count_reasons(queue.withheld)
    run.log_stage("queueing", queued=len(queue.entries), withheld=len(queue.withheld))
    return len(queue.entries)


def candidates(run: Run) -> list[Candidate]:
    """Every contact with everything that decides."""
    return [
        Candidate(
            contact,
            run.profiles[contact.company_key],
            run.scores.get(contact.company_key, ()),
            run.matches[contact.contact_id],
            run.news.get(contact.company_key, TechnologyNews()).to_speak_of,
        )
        for contact in run.contacts
    ]


def rules(run: Run) -> QueueRules:
    """What shapes the queue apart from the contacts."""
    configuration, day = run.configuration, run.params.day
    return QueueRules(
        day=day,
        run_id=run.report.run_id,
        icps=configuration.icps,
        personas=configuration.personas,
        templates=configuration.templates,
        team=configuration.team,
        lists=run.suppression_lists(),
        settings=configuration.settings.outreach,
        tier_words=lambda score: tier_words(score, configuration.icps[score.icp].tiers),
        past=[
            _past_entry(touch)
            for touch in run.store.queued_on_other_days(day, TOUCHES_REMEMBERED_DAYS)
        ],
        notice=run.params.notice,
    )


def _past_entry(touch: PastTouch) -> PastEntry:
    item = queue_item_id(touch.contact_id, touch.persona, touch.step)
    return PastEntry(touch.contact_id, touch.company_key, item, touch.day)
