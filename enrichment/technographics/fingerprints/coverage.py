"""What a fingerprint set can show in mode `full`, and what it cannot, pattern by pattern."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from enrichment.technographics.dom.matcher import DomMatcher, read_dom
from enrichment.technographics.engine import Engine
from enrichment.technographics.fingerprints.rule_book import (
    NAMED_FIELDS,
    TEXT_FIELDS,
    named_texts_of,
    texts_of,
)
from enrichment.technographics.page.globals import is_telling
from enrichment.technographics.patterns.pattern import parse_implied

_Fields = Mapping[str, Any]
_Refused = Mapping[tuple[str, str, str], str]
_ONLY_A_BROWSER = {
    "xhr": "only a browser knows which requests a page makes",
    "certIssuer": "who issued the certificate is not kept with a page",
    "probe": "addresses that no page links to are not asked for",
}
_ANYBODY_S_NAME = "anybody may give a global this name; only a browser tells whose it is"
_WRONG_FORM = "stands in a form that this field does not have"
_PROPERTIES = "only a browser knows the properties of an element"


class Verdict(StrEnum):
    """Why something is not shown."""

    LEFT_OUT = "left out"
    NEEDS_BROWSER = "needs a browser"
    NEVER_SHOWN = "never shown"


class Finding(NamedTuple):
    """Something that is not shown.

    Attributes:
        technology: Whose it is.
        field: Where it stands; "" for a technology as a whole.
        pattern: As written, behind its name where it has one; "" for a technology as a whole.
        verdict: What becomes of it.
        reason: Why, for people.
    """

    technology: str
    field: str
    pattern: str
    verdict: Verdict
    reason: str


class FieldCount(NamedTuple):
    """How many patterns of a field there are, and what becomes of them."""

    field: str
    patterns: int
    looked_for: int
    left_out: int
    needs_browser: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a fingerprint set can show.

    Attributes:
        technologies: How many it knows.
        shown: How many of them something shows, be it another technology that runs on them.
        fields: Counts of each field that it has.
        findings: Everything that is not shown, in the order of the set.
    """

    technologies: int
    shown: int
    fields: tuple[FieldCount, ...]
    findings: tuple[Finding, ...]


def coverage_of(engine: Engine) -> Coverage:
    """Sort the patterns of an engine in mode `full` by what becomes of them."""
    refused = {(each.technology, each.field, each.pattern): each.reason for each in engine.left_out}
    known = engine.fingerprints.technologies
    judged = {name: [*_judged(name, fields, refused)] for name, fields in known.items()}
    shown = _shown(known, {name for name, each in judged.items() if None in _verdicts(each)})
    all_judged = [pair for each in judged.values() for pair in each]
    findings = [found for name, each in judged.items() for found in _told(name, each, shown)]
    return Coverage(len(known), len(shown), tuple(_counts(all_judged)), tuple(findings))


class _Judged(NamedTuple):
    """A pattern, and what is wrong with it or None."""

    field: str
    finding: Finding | None


def _judged(name: str, fields: _Fields, refused: _Refused) -> Iterator[_Judged]:
    for field in (*TEXT_FIELDS, *NAMED_FIELDS):
        for key, text in _patterns(fields.get(field)):
            yield _Judged(field, _of_pattern(name, field, key, text, refused))
    for selector, parts in _selectors(fields.get("dom")):
        yield _Judged("dom", _of_selector(name, selector, parts))
    for field, reason in _ONLY_A_BROWSER.items():
        for key, text in _patterns(fields.get(field)):
            written = _written(key, text)
            yield _Judged(field, Finding(name, field, written, Verdict.NEEDS_BROWSER, reason))


def _patterns(value: Any) -> Iterator[tuple[str, str]]:
    """Patterns of a field, each with its name or ""."""
    yield from (("", text) for text in texts_of(value))
    yield from named_texts_of(value)


def _written(key: str, text: str) -> str:
    return f"{key}: {text}" if key and text else key or text


def _of_pattern(name: str, field: str, key: str, text: str, refused: _Refused) -> Finding | None:
    written = _written(key, text)
    if bool(key) != (field in NAMED_FIELDS):
        return Finding(name, field, written, Verdict.LEFT_OUT, _WRONG_FORM)
    if reason := refused.get((name, field, text)):
        return Finding(name, field, written, Verdict.LEFT_OUT, reason)
    if field == "js" and not is_telling(key):
        return Finding(name, field, written, Verdict.NEEDS_BROWSER, _ANYBODY_S_NAME)
    return None


def _selectors(field: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(field, dict):
        yield from field.items()
    else:
        yield from ((text, None) for text in texts_of(field))


def _of_selector(name: str, selector: str, parts: Any) -> Finding | None:
    if isinstance(parts, dict) and parts.keys() == {"properties"}:
        return Finding(name, "dom", selector, Verdict.NEEDS_BROWSER, _PROPERTIES)
    rules, faults = read_dom(0, {selector: parts})
    faults += DomMatcher(rules).unusable
    if not faults:
        return None
    reason = faults[0].removeprefix(f"{selector!r}: ")
    return Finding(name, "dom", selector, Verdict.LEFT_OUT, reason)


def _verdicts(judged: list[_Judged]) -> set[Verdict | None]:
    return {each.finding.verdict if each.finding else None for each in judged}


def _shown(known: Mapping[str, _Fields], shown: set[str]) -> set[str]:
    """These technologies and all that they run on."""
    waiting = [*shown]
    for name in waiting:
        for text in texts_of(known[name].get("implies")):
            implied, share = parse_implied(text)
            if implied in known and implied not in shown and share:
                shown.add(implied)
                waiting.append(implied)
    return shown


def _told(name: str, judged: list[_Judged], shown: set[str]) -> Iterator[Finding]:
    yield from (each.finding for each in judged if each.finding)
    if name not in shown:
        why = "all of its patterns are left out or need a browser" if judged else "has no patterns"
        reason = f"{why}, and nothing that is shown runs on it"
        yield Finding(name, "", "", Verdict.NEVER_SHOWN, reason)


def _counts(judged: list[_Judged]) -> Iterator[FieldCount]:
    number = Counter((each.field, each.finding and each.finding.verdict) for each in judged)
    for field in dict.fromkeys((*TEXT_FIELDS, *NAMED_FIELDS, "dom", *_ONLY_A_BROWSER)):
        looked_for = number[field, None]
        left_out = number[field, Verdict.LEFT_OUT]
        browser = number[field, Verdict.NEEDS_BROWSER]
        if total := looked_for + left_out + browser:
            yield FieldCount(field, total, looked_for, left_out, browser)
