"""Why today: one sentence with fact, age and source, from the newest signal that carries one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from outreach.sources import source_words
from outreach.variables import fitting_opening, fitting_technology, technologies_on_pages
from prospects.ats import ats_name
from prospects.profile import CompanyProfile
from prospects.signal import Signal
from prospects.specs.icp import IcpSpec

_SCHEME = re.compile(r"^https?://(?:www\.)?")

NO_SIGNAL = "No fresh signal; they are here for their fit alone."


@dataclass(frozen=True, slots=True)
class WhyNow:
    """Why today.

    Attributes:
        sentence: Fact, place and age.
        page: Where it was seen; None where there is no fresh signal.
    """

    sentence: str
    page: str | None = None


def build_why_now(profile: CompanyProfile, icp: IcpSpec, day: date) -> WhyNow:
    """Say fact, source and age in one sentence.

    An opening that the ICP asks for comes first, then any opening, then a job board, then a
    technology that the ICP asks for. Nothing is said that no page shows. Where the site leads to
    another company's, the pages are the other's, and only the move is said.
    """
    if moved := profile.facts.get("redirect_domain"):
        age = _age(moved.provenance.observed_at.date(), day)
        sentence = f"{profile.name}'s site now leads to {moved.value} (seen {age})."
        return WhyNow(sentence, moved.provenance.source_url)
    for fact, signal in _occasions(profile, icp):
        sentence = _sentence(f"{profile.name} {fact}", signal, day)
        return WhyNow(sentence, signal.provenance.source_url)
    return WhyNow(NO_SIGNAL)


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
        yield f"hires through {ats_name(signal.value)}", signal
    technology = fitting_technology(technologies_on_pages(profile), icp)
    if technology:
        yield f"runs {technology}", profile.technologies[technology]


def short_page(url: str) -> str:
    """A source as a sentence names it: host and path of a page."""
    return _SCHEME.sub("", source_words(url)).rstrip("/")


def _sentence(fact: str, signal: Signal, day: date) -> str:
    provenance = signal.provenance
    age = _age(provenance.observed_at.date(), day)
    return f"{fact} ({short_page(provenance.source_url)}, seen {age})."


def _age(seen_on: date, day: date) -> str:
    days = (day - seen_on).days
    if days <= 0:
        return "today"
    return "yesterday" if days == 1 else f"{days} days ago"
