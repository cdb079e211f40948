"""A company's hiring as plain values, each opening and signal with its proof: for `explain`."""

from typing import Any

from prospects.hiring import DemandSignal, Hiring, OpeningSighting, is_leadership


def explain_hiring(hiring: Hiring) -> dict[str, Any]:
    """State, board, openings and what they signal.

    Returns:
        Plain values; `openings` are the open ones, the newest first, and `signals` name the URLs
        of the openings that show them.
    """
    return {
        "state": hiring.state,
        "why": hiring.why,
        "board": hiring.board,
        "as_of": hiring.as_of.isoformat() if hiring.as_of else None,
        "total": hiring.total,
        "openings": [_opening(sighting) for sighting in hiring.openings],
        "signals": [_signal(signal) for signal in hiring.signals],
    }


def _opening(sighting: OpeningSighting) -> dict[str, Any]:
    opening = sighting.opening
    return {
        "title": opening.title,
        "function": opening.function,
        "seniority": opening.seniority,
        "department": opening.department,
        "locations": list(opening.locations),
        "countries": list(opening.countries),
        "remote": opening.remote,
        "posted_on": opening.posted_on.isoformat() if opening.posted_on else None,
        "first_seen_on": sighting.first_seen_on.isoformat(),
        "last_seen_on": sighting.last_seen_on.isoformat(),
        "evergreen": sighting.is_evergreen,
        "technologies": list(opening.technologies),
        "nice_to_have": list(opening.nice_to_have),
        "reports_to": opening.reports_to,
        "may_quote": not is_leadership(opening),
        "url": opening.url,
    }


def _signal(signal: DemandSignal) -> dict[str, Any]:
    return {
        "kind": signal.kind,
        "value": signal.value,
        "since": signal.since.isoformat(),
        "may_quote": signal.may_quote,
        "proof": [sighting.opening.url for sighting in signal.proof],
    }
