"""What a title means where industry, headcount or country are known.

The words alone are read first; then the first rule of `data/context.yml` that holds changes the
reading. Every change is marked "context" and named in the rule, the evidence says what was known,
and the reading by the words alone stays as the runner-up. A title that names its employer ("Vice
President, Acme Bank") gives its own context. What is unknown changes nothing.
"""

import re
from bisect import bisect_right
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from prospects.once import once
from prospects.title_reading import NO_CONTEXT, TitleContext, TitleReading
from prospects.titles.context_rules import (
    OTHER_INDUSTRY,
    ContextRule,
    Employers,
    Known,
    context_file,
    countries_asked,
    group_of,
    rules_for,
    sizes_asked,
)
from prospects.titles.functions import rank_functions
from prospects.titles.lexicon import load_lexicon
from prospects.titles.normalising import fold_text

_CONFIDENCE = 0.8
_DOUBT = 0.45
_ABSENT = ("former", "retired", "seeking", "none", "student")
_PARTS = re.compile(r"\s(?:at|bei|chez|presso)\s|\s[-\u2013\u2014]+\s|[,|/;()@\u2022\u00b7]")
_WORDS = re.compile(r"[^\W_]+")
_GENERAL_GROUP = "finance"
"""Group of an industry so wide that an employer named in the title tells more."""


class _Title(NamedTuple):
    """A title as rules are asked: see `ContextRule.fits`; and the employer that it names."""

    text: str
    core: str
    group: str
    employer: str


@lru_cache(maxsize=100_000)
def what_matters(context: TitleContext) -> TitleContext:
    """The part of a context that may change a reading, so that readings can be kept by it.

    Args:
        context: As it is known.

    Returns:
        The same for all contexts in which every title means the same; industries are those of the
        rules, a headcount is the least at which the same rules hold.
    """
    industry = context.industry
    if industry:
        group = group_of(industry)
        industry = context_file().groups[group].label if group else OTHER_INDUSTRY
    sizes, headcount = sizes_asked(), context.headcount
    if headcount is not None:
        headcount = sizes[max(0, bisect_right(sizes, headcount) - 1)]
    country = context.country if context.country in countries_asked() else None
    return TitleContext(country, industry or None, headcount)


def weigh_context(reading: TitleReading, context: TitleContext) -> TitleReading:
    """The reading as it is meant in its context.

    Args:
        reading: By the words alone.
        context: What is known beside the title.

    Returns:
        The same reading where context says nothing, where somebody holds no position, and where
        the title says for whom they work ("Assistant to the Director").
    """
    if reading.standing in _ABSENT or reading.rule.startswith("guard:"):
        return reading
    if not _may_name_employer(reading.title) and not _is_asked_for(context):
        return reading
    title = _lay_out(reading.title)
    known = _known(context, title.group)
    for rule in rules_for(known):
        if rule.fits(reading, title.text, title.core):
            return _change(reading, rule, title, known)
    return reading


def _is_asked_for(context: TitleContext) -> bool:
    """Whether any rule asks for what is known."""
    return context is not NO_CONTEXT and bool(rules_for(_known(context, "")))


def _known(context: TitleContext, named: str) -> Known:
    """A context as rules are asked; `named` is the group of an employer in the title, or ""."""
    group = group_of(context.industry) if context.industry else ""
    if named and (not context.industry or group == _GENERAL_GROUP):
        group = named
    return Known(group, context.country or "", context.headcount)


def _change(reading: TitleReading, rule: ContextRule, title: _Title, known: Known) -> TitleReading:
    kept = [name for name in reading.functions if name != rule.drop]
    lead = [rule.lead] if rule.lead else [rule.otherwise] if rule.otherwise and not kept else []
    changed = replace(
        reading,
        seniority=rule.level or reading.seniority,
        standing=rule.standing or reading.standing,
        functions=rank_functions([*lead, *kept]),
        confidence=min(reading.confidence, _DOUBT) if rule.doubt else _CONFIDENCE,
    )
    if not rule.doubt and replace(changed, confidence=reading.confidence) == reading:
        return reading
    marks = (*reading.marks, "context", *([rule.mark] if rule.mark else []))
    return replace(
        changed,
        rule=f"context:{rule.name}",
        evidence=" + ".join([reading.evidence or title.core, *_told(rule, title, known)]),
        runner_up=rule.or_else or _second(reading),
        marks=tuple(dict.fromkeys(marks)),
    )


def _second(reading: TitleReading) -> str:
    return "/".join([reading.seniority or "level unknown", *reading.functions[:1]])


def _told(rule: ContextRule, title: _Title, known: Known) -> list[str]:
    """What was known and asked."""
    told = []
    if rule.industries:
        by_title = known.group == title.group and title.employer
        label = context_file().groups[known.group].label
        told.append(f"employer {title.employer}" if by_title else f"industry {label}")
    if rule.countries:
        told.append(f"country {known.country}")
    if rule.headcount:
        told.append(f"headcount {rule.headcount.words}")
    return told


@lru_cache(maxsize=200_000)
def _lay_out(title: str) -> _Title:
    folded = fold_text(title).replace(".", "").replace("&", " and ")
    parts = [" ".join(_WORDS.findall(part)) for part in _PARTS.split(folded)]
    parts = [part for part in parts if part]
    named = _employer(parts[1:])
    legal = load_lexicon().words["legal_forms"]
    core = parts[:1] + [
        part for part in parts[1:] if part != named[1] and part.rpartition(" ")[2] not in legal
    ]
    return _Title(f" {' | '.join(parts)} ", " | ".join(core), *named)


def _may_name_employer(title: str) -> bool:
    """Whether it is worth looking; nearly all titles name none."""
    return not _employer_words().isdisjoint(_WORDS.findall(title.casefold()))


def _employer(parts: list[str]) -> tuple[str, str]:
    """Group and words of the first part that is an employer of some group."""
    for part in parts:
        for group, marks in context_file().employers.items():
            if _is_employer(f" {part}", marks):
                return group, part
    return "", ""


def _is_employer(part: str, marks: Employers) -> bool:
    """Whether a part of a title, with a blank before it, is such an employer."""
    if part.endswith(_spaced(marks.but)):
        return False
    return (
        part[1:] in marks.names
        or part.endswith(_spaced(marks.ends))
        or f"{part} ".startswith(tuple(f"{begin} " for begin in _spaced(marks.begins)))
    )


@lru_cache(maxsize=64)
def _spaced(phrases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f" {phrase}" for phrase in phrases)


@once
def _employer_words() -> frozenset[str]:
    """Words without which no employer is named."""
    return frozenset(
        word
        for marks in context_file().employers.values()
        for phrase in (*marks.ends, *marks.begins, *marks.names)
        for word in phrase.split()[:1]
    )
