"""Titles into personas."""

from collections import Counter

from flows.run import Run
from scoring import match_personas

NO_PERSONA_FIT = "no persona fit"


def match_run(run: Run) -> int:
    """Match every contact.

    Returns:
        Number of contacts that are a persona.
    """
    titles = {contact.contact_id: contact.title for contact in run.contacts}
    run.matches = match_personas(titles, list(run.configuration.personas.values()))
    if not run.params.dry_run:
        run.store.save_matches(run.params.day, run.matches.values())
    counts = Counter(match.persona or NO_PERSONA_FIT for match in run.matches.values())
    run.report.funnel.personas = dict(counts.most_common())
    matched = len(run.matches) - counts[NO_PERSONA_FIT]
    run.log_stage("matching", contacts=len(run.matches), matched=matched)
    return matched
