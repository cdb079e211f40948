"""Why today: one sentence with fact, age and source, from the newest signal that carries one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from outreach.news import NewTechnology
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


@dataclass(frozen=True, slots=True)
class _Occasion:
    """What there is to say, the fact that shows it, and since when it is there if that is news."""

    said: str
    fact: Signal
    new_on: date | None = None


def build_why_now(
    profile: CompanyProfile, icp: IcpSpec, day: date, news: Sequence[NewTechnology] = ()
) -> WhyNow:
    """Say fact, source and age in one sentence.

    An opening that the ICP asks for comes first, then a new technology that it asks for, then any
    opening, then another new technology that is worth a call, then a job board, then a technology
    that the ICP asks for. Nothing is said that no page shows, nor that something is gone. Where
    the site leads to another company's, the pages are the other's, and only the move is said.

    Args:
        profile: What is known of the company.
        icp: Through which it is worked.
        day: Day of the queue.
        news: Technologies that are new there, the ones that tell most first.
    """
    if moved := profile.facts.get("redirect_domain"):
        age = _age(moved.provenance.observed_at.date(), day)
        sentence = f"{profile.name}'s site now leads to {moved.value} (seen {age})."
        return WhyNow(sentence, moved.provenance.source_url)
    for occasion in _occasions(profile, icp, news):
        return WhyNow(_sentence(profile, occasion, day), occasion.fact.provenance.source_url)
    return WhyNow(NO_SIGNAL)


def _occasions(
    profile: CompanyProfile, icp: IcpSpec, news: Sequence[NewTechnology]
) -> Iterator[_Occasion]:
    """What there is to say, the strongest first."""
    openings = profile.many.get("opening", ())
    wanted = fitting_opening([signal.value for signal in openings], icp)
    for signal in openings:
        if signal.value == wanted:
            yield _Occasion(f"advertises “{signal.value}”", signal)
    on_pages = technologies_on_pages(profile)
    new = [each for each in news if each.name in on_pages]
    fitting = fitting_technology([each.name for each in new], icp)
    yield from (_began(profile, each) for each in new if each.name == fitting)
    if openings:
        yield _Occasion(_openings_words(openings), openings[0])
    yield from (_began(profile, each) for each in new if each.worth_a_call)
    for signal in profile.many.get("ats", ()):
        yield _Occasion(f"hires through {ats_name(signal.value)}", signal)
    if technology := fitting_technology(on_pages, icp):
        yield _Occasion(f"runs {technology}", profile.technologies[technology])


def _openings_words(openings: Sequence[Signal]) -> str:
    first = f"“{openings[0].value}”"
    if len(openings) == 1:
        return f"advertises an opening: {first}"
    return f"advertises {len(openings)} openings, {first} among them"


def _began(profile: CompanyProfile, new: NewTechnology) -> _Occasion:
    return _Occasion(f"now runs {new.name}", profile.technologies[new.name], new.first_seen_on)


def short_page(url: str) -> str:
    """A source as a sentence names it: host and path of a page."""
    return _SCHEME.sub("", source_words(url)).rstrip("/")


def _sentence(profile: CompanyProfile, occasion: _Occasion, day: date) -> str:
    provenance = occasion.fact.provenance
    seen = "first seen" if occasion.new_on else "seen"
    age = _age(occasion.new_on or provenance.observed_at.date(), day)
    return f"{profile.name} {occasion.said} ({short_page(provenance.source_url)}, {seen} {age})."


def _age(seen_on: date, day: date) -> str:
    days = (day - seen_on).days
    if days <= 0:
        return "today"
    return "yesterday" if days == 1 else f"{days} days ago"
