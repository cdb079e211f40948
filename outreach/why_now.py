"""Why today: one sentence with fact, age and source, from the newest signal that carries one."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from outreach.hiring_words import change_value
from outreach.news import NewTechnology
from outreach.openings import quotable_openings
from outreach.sources import source_words
from outreach.variables import fitting_opening, fitting_technology, technologies_on_pages
from prospects.ats import ats_name
from prospects.hiring import DemandKind
from prospects.profile import CompanyProfile
from prospects.signal import Signal
from prospects.specs.icp import IcpSpec

_SCHEME = re.compile(r"^https?://(?:www\.)?")
_LONG_NUMBER = re.compile(r"/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$", re.IGNORECASE)

_CHANGES: Mapping[DemandKind, str] = {
    "first_in_function": "advertises its first opening in {value}: “{title}”",
    "surge": "advertises {value}, “{title}” among them",
    "new_country": "advertises its first opening in {value}: “{title}”",
    "new_location": "advertises its first opening in {value}: “{title}”",
}
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
    """What there is to say, the fact that shows it, and since when it is there if that is news.

    A posting has its own day, `posted_on`.
    """

    said: str
    fact: Signal
    new_on: date | None = None
    posted_on: date | None = None


def build_why_now(
    profile: CompanyProfile, icp: IcpSpec, day: date, news: Sequence[NewTechnology] = ()
) -> WhyNow:
    """Say fact, source and age in one sentence.

    An opening that the ICP asks for comes first, then a new technology that it asks for, then
    what began in hiring (a first opening in a function, a surge, a new country or place), then a
    technology that the ICP asks for and openings name, then any opening, then another new
    technology that is worth a call, then a job board that is not known to be empty, then a
    technology that the ICP asks for.
    Nothing is said that no page shows, nor that something is gone, nor that a leader is looked
    for. Where the site leads to another company's, the pages are the other's, and only the move
    is said.

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
    openings = quotable_openings(profile)
    wanted = fitting_opening([signal.value for signal in openings], icp)
    for signal in openings:
        if signal.value == wanted:
            yield _Occasion(
                f"advertises “{signal.value}”", signal, posted_on=_posted_on(profile, signal)
            )
    on_pages = technologies_on_pages(profile)
    new = [each for each in news if each.name in on_pages]
    fitting = fitting_technology([each.name for each in new], icp)
    yield from (_began(profile, each) for each in new if each.name == fitting)
    yield from _began_hiring(profile, openings)
    yield from _asked_for(profile, openings, icp)
    if openings:
        yield _Occasion(_openings_words(openings), openings[0])
    yield from (_began(profile, each) for each in new if each.worth_a_call)
    if profile.hiring.state != "not_hiring":
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


def _began_hiring(profile: CompanyProfile, openings: Sequence[Signal]) -> Iterator[_Occasion]:
    """What began in hiring, as far as an opening that may be spoken of shows it."""
    by_title = {signal.value: signal for signal in openings}
    for change in profile.hiring.signals:
        shown = next((s.opening.title for s in change.proof if s.opening.title in by_title), None)
        words = _CHANGES.get(change.kind)
        if shown and words and change.may_quote:
            fact = by_title[shown]
            said = words.format(value=change_value(change), title=shown)
            yield _Occasion(said, fact, posted_on=_posted_on(profile, fact))


def _asked_for(
    profile: CompanyProfile, openings: Sequence[Signal], icp: IcpSpec
) -> Iterator[_Occasion]:
    """A technology that the ICP asks for and that an opening says the work uses."""
    tools = {s.opening.title: s.opening.technologies for s in profile.hiring.openings}
    for signal in openings:
        if technology := fitting_technology(tools.get(signal.value, ()), icp):
            said = f"looks for people who work with {technology} (“{signal.value}”)"
            yield _Occasion(said, signal, posted_on=_posted_on(profile, signal))


def _posted_on(profile: CompanyProfile, signal: Signal) -> date | None:
    known = {s.opening.title: s.opening.posted_on for s in profile.hiring.openings}
    return known.get(signal.value)


def short_page(url: str) -> str:
    """A source as a sentence names it: host and path of a page, without a posting's long number."""
    return _LONG_NUMBER.sub("/\u2026", _SCHEME.sub("", source_words(url)).rstrip("/"))


def _sentence(profile: CompanyProfile, occasion: _Occasion, day: date) -> str:
    provenance = occasion.fact.provenance
    page = short_page(provenance.source_url)
    if occasion.posted_on:
        return f"{profile.name} {occasion.said} ({page}, posted {_age(occasion.posted_on, day)})."
    seen = "first seen" if occasion.new_on else "seen"
    age = _age(occasion.new_on or provenance.observed_at.date(), day)
    return f"{profile.name} {occasion.said} ({page}, {seen} {age})."


def _age(seen_on: date, day: date) -> str:
    days = (day - seen_on).days
    if days <= 0:
        return "today"
    return "yesterday" if days == 1 else f"{days} days ago"
