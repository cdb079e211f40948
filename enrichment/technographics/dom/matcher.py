"""Rules on the elements of a page, of all technologies, searched for together.

A rule is tried only where a text stands that it takes (`literal`): on the start tag that holds
this text, or, where combinators or the text of an element matter, on the tree.

What is found is what `querySelectorAll` finds, but: what stands in `<noscript>` is looked at;
scripts have added nothing; a start tag is taken for an element even where a browser would drop
or move it; in pages without doctype, classes and ids are not compared without regard to case; and
what proves nothing is passed over (`proof`).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from enrichment.technographics.dom.check import Check, Shown, read_checks
from enrichment.technographics.dom.probe import (
    Key,
    Places,
    Source,
    TagProbe,
    TreeProbe,
    tag_probe,
    tags_at,
    tree_probe,
)
from enrichment.technographics.dom.selector import Alternative, Selector, parse_selector
from enrichment.technographics.dom.tree import TreeSearch
from enrichment.technographics.patterns.cost import tame_pattern
from enrichment.technographics.patterns.rule import Hit

_LITERAL_MAX = 200
_Found = dict[Key, tuple[int, Shown]]


@dataclass(frozen=True, slots=True)
class DomRule:
    """Elements that show a technology.

    Attributes:
        technology: Its number.
        selector: Which elements.
        checks: What they must show; one is enough.
    """

    technology: int
    selector: Selector
    checks: tuple[Check, ...]


def read_dom(technology: int, field: Any) -> tuple[list[DomRule], list[str]]:
    """Rules of one technology, and what is wrong with those that cannot be read.

    Args:
        technology: Its number.
        field: A selector, a list of them, or selector -> what `read_checks` reads.
    """
    listed = field if isinstance(field, list) else [field] if isinstance(field, str) else []
    asked = field if isinstance(field, dict) else dict.fromkeys(map(str, listed))
    rules, faults = [], []
    for text, parts in asked.items():
        try:
            rules.append(_rule(technology, text, parts))
        except ValueError as fault:
            faults.append(str(fault))
    return rules, faults


def tamed_dom(asked: Any) -> tuple[Any, list[str]]:
    """A field `dom` with patterns that are quick on every text, and the patterns that are not.

    Args:
        asked: As `read_dom` reads it.
    """
    refused: list[str] = []

    def tamed(part: Any) -> Any:
        if isinstance(part, dict):
            each = {name: tamed(inner) for name, inner in part.items()}
            return {name: inner for name, inner in each.items() if inner is not None}
        if (quick := tame_pattern(str(part))) is None:
            refused.append(str(part))
        return quick

    if not isinstance(asked, dict):
        return asked, refused
    each = {selector: (parts, tamed(parts)) for selector, parts in asked.items()}
    # Without its only pattern a selector would match wherever there is such an element.
    return {
        selector: kept for selector, (parts, kept) in each.items() if kept or not parts
    }, refused


class DomMatcher:
    """The rules of all technologies, ready to be searched for on a page; threads may share it.

    Args:
        rules: In the order of the answers.

    Attributes:
        literals: Lower-case texts whose places in the source `search` asks for.
        unusable: What cannot be searched for and why, a sentence each.
    """

    def __init__(self, rules: Iterable[DomRule]) -> None:
        self._numbers: dict[str, int] = {}
        self._on_tags: dict[int, list[TagProbe]] = {}
        self._on_tree: dict[int, list[TreeProbe]] = {}
        self._selectors: dict[int, str] = {}
        unusable = []
        for key, rule, alternative in _parts(rules):
            self._selectors[key.rule] = rule.selector.text
            try:
                self._add(key, rule.technology, alternative, rule.checks[key.check])
            except ValueError as fault:
                unusable.append(f"{alternative.text!r}: {fault}")
        self.literals = tuple(self._numbers)
        self.unusable = tuple(unusable)

    def search(self, source: Source, places: Places) -> Iterator[Hit]:
        """What elements show, in the order of the rules; a check of a rule at most once.

        Args:
            source: The page.
            places: Number of a literal -> where it stands in the source, in characters, ascending.
        """
        found: _Found = {}
        for literal, where in places.items():
            if probes := self._on_tags.get(literal):
                _try_tags(probes, source, where, found)
        self._try_tree(source, places, found)
        for key, (technology, shown) in sorted(found.items()):
            selector = f"{self._selectors[key.rule]} #{key.check}"
            yield Hit(technology, "dom", shown.confidence, shown.version, shown.evidence, 0,
                      len(shown.evidence), "", selector)  # fmt: skip

    def _add(self, key: Key, technology: int, alternative: Alternative, check: Check) -> None:
        if alternative.is_simple and not check.reads_text:
            on_tag = tag_probe(key, technology, alternative.compounds[0], check, self._number)
            for literal in on_tag.literals:
                self._on_tags.setdefault(literal, []).append(on_tag)
        else:
            on_tree = tree_probe(key, technology, alternative, check, self._number)
            for literal in on_tree.literals:
                self._on_tree.setdefault(literal, []).append(on_tree)

    def _number(self, literal: str) -> int:
        # Where a long text stands, its beginning does.
        return self._numbers.setdefault(literal[:_LITERAL_MAX], len(self._numbers))

    def _try_tree(self, source: Source, places: Places, found: _Found) -> None:
        known = (probe for literal in places for probe in self._on_tree.get(literal, ()))
        probes = {(probe.key, probe.selector): probe for probe in known}
        if not probes:
            return
        sure = {technology for technology, hit in found.values() if hit.confidence >= 1}
        tree = TreeSearch(source)
        for _, probe in sorted(probes.items()):
            is_new = probe.technology not in sure or probe.check.pattern.version
            if not is_new or _is_done(probe, found):
                continue
            is_due = all(condition.is_met(source, places) for condition in probe.conditions)
            if is_due and (hit := tree.hit(probe.selector, probe.check)):
                _note(probe, hit, found)


def _rule(technology: int, text: str, parts: Any) -> DomRule:
    rule = DomRule(technology, parse_selector(text), tuple(read_checks(parts)))
    if not rule.checks:
        raise ValueError(f"{text!r}: has no valid pattern, or asks for what only a browser knows")
    return rule


def _parts(rules: Iterable[DomRule]) -> Iterator[tuple[Key, DomRule, Alternative]]:
    for number, rule in enumerate(rules):
        for alternative in rule.selector.alternatives:
            for check in range(len(rule.checks)):
                yield Key(number, check), rule, alternative


def _try_tags(
    probes: Sequence[TagProbe], source: Source, where: Sequence[int], found: _Found
) -> None:
    waiting = [probe for probe in probes if not _is_done(probe, found)]
    if not waiting:
        return
    for tag in tags_at(source, where):
        name = tag.name
        tried = [probe for probe in waiting if probe.compound.tag in (None, name)]
        hits = [(probe, hit) for probe in tried if (hit := probe.hit(source, tag))]
        for probe, hit in hits:
            _note(probe, hit, found)
        if hits:
            waiting = [probe for probe in waiting if not _is_done(probe, found)]
            if not waiting:
                return


def _note(probe: TagProbe | TreeProbe, hit: Shown, found: _Found) -> None:
    """Keep the first hit, and prefer the first that shows a version."""
    if hit.version or probe.key not in found:
        found[probe.key] = probe.technology, hit


def _is_done(probe: TagProbe | TreeProbe, found: _Found) -> bool:
    """Whether no further element can tell more."""
    known = found.get(probe.key)
    return bool(known and (known[1].version or not probe.check.pattern.version))
