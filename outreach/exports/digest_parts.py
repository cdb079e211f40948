"""The parts of the digest that are counted or grouped before they are shown."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from outreach.committee_words import and_words
from outreach.exports.day import DayResult
from outreach.exports.words import (
    counted,
    date_words,
    issue_words,
    no_fit_words,
    withheld_words,
)
from outreach.send_window import next_working_day
from prospects.issue import Issue
from prospects.report import Funnel
from prospects.score import NO_PERSONA_FIT
from prospects.specs.team import Sdr
from prospects.vocabulary import CERTAIN_TIERS, WithheldReason

MOST_NAMES = 40
"""Names shown below one reason; the others stand in the CSV."""
MOST_WHYS = 6
"""Reasons why contacts are no persona that are told by themselves; run.json has all."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of the funnel; `percent` of the longest of its kind, 0-100."""

    label: str
    number: int
    percent: int
    kind: str


@dataclass(frozen=True, slots=True)
class Group:
    """Things of one kind: what they share, how many, the first of them, and how many more."""

    words: str
    number: int
    shown: tuple[tuple[str, str], ...]
    more: int


def headline(result: DayResult, reader: Sdr | None) -> str:
    """The day in one sentence: "34 people to contact today, 12 of them on tier A accounts".

    On a weekend "from Monday 23 November" stands for "today".
    """
    total = len(result.entries)
    best = sum(entry.tier == "A" for entry in result.entries)
    hello = f"{reader.name}: " if reader else ""
    if not total:
        return f"{hello}Nobody to contact today"
    people = counted(total, "person", "people")
    start = next_working_day(result.day)
    when = "today" if start == result.day else f"from {date_words(start)}"
    if not best:
        return f"{hello}{people} to contact {when}, none of them on a tier A account"
    share = "all" if best == total else f"{best:,}"
    return f"{hello}{people} to contact {when}, {share} of them on tier A accounts"


def funnel_bars(funnel: Funnel) -> tuple[Bar, ...]:
    """Two funnels below each other: companies, then people."""
    fitting = sum(funnel.tiers.get(tier, 0) for tier in CERTAIN_TIERS)
    never = funnel.withheld.get(WithheldReason.NEGATIVE_PERSONA, 0)
    known = sum(number for name, number in funnel.personas.items() if name != NO_PERSONA_FIT)
    companies = (
        ("Companies, with the contacts' employers", funnel.companies),
        ("Web site told us something", funnel.enriched),
        ("Certain to fit an ICP (tiers A to C)", fitting),
    )
    people = (
        ("Contacts on the lists", funnel.contacts),
        ("Title fits a persona", known - never),
        ("To contact", funnel.queued),
    )
    return (*_bars(companies, "companies"), *_bars(people, "people"))


def _bars(steps: Iterable[tuple[str, int]], kind: str) -> tuple[Bar, ...]:
    kept = tuple(steps)
    longest = max(number for _, number in kept) or 1
    return tuple(
        Bar(label, number, max(1, round(100 * number / longest)) if number else 0, kind)
        for label, number in kept
    )


def committees_words(funnel: Funnel) -> str:
    """How far the buying committees are, in one sentence; empty where nobody was written to."""
    begun = sum(funnel.committees.values())
    if not begun:
        return ""
    states = funnel.committees
    told = (
        ("every role was written to", states.get("covered", 0) + states.get("tried", 0)),
        ("we know whom to write to next", states.get("open", 0)),
        ("nobody is known for a role", states.get("nobody_known", 0)),
    )
    parts = and_words([f"{words} at {number:,}" for words, number in told if number])
    return f"Buying committees begun at {counted(begun, 'account', 'accounts')}: {parts}."


def no_persona_sentence(result: DayResult) -> str:
    """How many contacts are no persona, and why, in one sentence; empty where all are one."""
    whys = result.report.funnel.no_persona_fit
    if not whys:
        return ""
    told = [f"{n:,} {no_fit_words(why, result.persona)}" for why, n in whys.items()]
    rest = sum([*whys.values()][MOST_WHYS:])
    shown = [*told[:MOST_WHYS], *([f"{rest:,} for other reasons"] if rest else [])]
    total = counted(sum(whys.values()), "contact is no persona", "contacts are no persona")
    return f"{total}: {', '.join(shown)}"


def held_back(result: DayResult) -> tuple[Group, ...]:
    """Contacts by reason, the commonest first."""
    groups: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for one in result.withheld:
        name = one.name or one.email or "Name unknown"
        groups[one.reason].append((_joined(name, one.company or one.domain), one.detail))
    return _groups({withheld_words(reason): people for reason, people in groups.items()})


def troubles(issues: Iterable[Issue]) -> tuple[Group, ...]:
    """Issues by code, the commonest first."""
    groups: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for issue in issues:
        groups[issue_words(issue.code)].append((issue.subject, issue.message))
    return _groups(groups)


def _groups(groups: dict[str, list[tuple[str, str]]]) -> tuple[Group, ...]:
    ordered = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(
        Group(words, len(items), tuple(items[:MOST_NAMES]), max(0, len(items) - MOST_NAMES))
        for words, items in ordered
    )


def _joined(name: str, company: str) -> str:
    return f"{name}, {company}" if company else name
