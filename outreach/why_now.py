"""Why today: one sentence with fact, age and source, from the newest signal that carries one."""

import re
from collections.abc import Iterator
from datetime import date

from outreach.variables import fitting_opening, fitting_technology
from prospects.profile import CompanyProfile
from prospects.signal import Signal
from prospects.specs.icp import IcpSpec

_SCHEME = re.compile(r"^https?://(?:www\.)?")

NO_SIGNAL = "No fresh signal; they are here for their fit alone."


def build_why_now(profile: CompanyProfile, icp: IcpSpec, day: date) -> str:
    """Say fact, source and age in one sentence.

    An opening that the ICP asks for comes first, then any opening, then a job board, then a
    technology that the ICP asks for. Nothing is said that no page shows.
    """
    for fact, signal in _occasions(profile, icp):
        return _sentence(f"{profile.name} {fact}", signal, day)
    return NO_SIGNAL


def _occasions(profile: CompanyProfile, icp: IcpSpec) -> Iterator[tuple[str, Signal]]:
    """What there is to say, the strongest first."""
    openings = profile.many.get("opening", ())
    wanted = fitting_opening([signal.value for signal in openings], icp)
    for signal in openings:
        if signal.value == wanted:
            yield f"advertises “{signal.value}”", signal
    if len(openings) == 1:
        yield f"advertises an opening: “{openings[0].value}”", openings[0]
    elif openings:
        yield f"advertises {len(openings)} openings, “{openings[0].value}” among them", openings[0]
    for signal in profile.many.get("ats", ()):
        yield f"hires through {signal.value.partition('/')[0].capitalize()}", signal
    technology = fitting_technology(tuple(profile.technologies), icp)
    if technology:
        yield f"runs {technology}", profile.technologies[technology]


def _sentence(fact: str, signal: Signal, day: date) -> str:
    provenance = signal.provenance
    place = _SCHEME.sub("", provenance.source_url).rstrip("/")
    return f"{fact} ({place}, seen {_age(provenance.observed_at.date(), day)})."


def _age(seen_on: date, day: date) -> str:
    days = (day - seen_on).days
    if days <= 0:
        return "today"
    return "yesterday" if days == 1 else f"{days} days ago"
