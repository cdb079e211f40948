"""Titles into personas."""

from collections import Counter

from flows.contact_matching import match_contacts
from flows.run import Run
from prospects.score import NO_PERSONA_FIT


def match_run(run: Run) -> int:
    """Match every contact; who is no persona is counted, and by why.

    Returns:
        Number of contacts that are a persona.
    """
    configuration = run.configuration
    run.matches = match_contacts(
        run.contacts, run.profiles, configuration.personas, configuration.reviews
    )
    if not run.params.dry_run:
        run.store.save_matches(run.params.day, run.matches.values())
    counts = Counter(match.persona or NO_PERSONA_FIT for match in run.matches.values())
    whys = Counter(match.why_no_fit for match in run.matches.values() if not match.persona)
    run.report.funnel.personas = dict(counts.most_common())
    run.report.funnel.no_persona_fit = dict(whys.most_common())
    matched = len(run.matches) - counts[NO_PERSONA_FIT]
    run.log_stage("matching", contacts=len(run.matches), matched=matched)
    return matched
