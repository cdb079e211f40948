"""One alternative of a rule with one check, and the texts that must stand where it matches."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple, Protocol

from enrichment.technographics.dom.check import Check, Shown, match_around
from enrichment.technographics.dom.literal import (
    Gate,
    gate_of_attribute,
    gate_of_compound,
    gate_of_pattern,
    rarest,
)
from enrichment.technographics.dom.proof import is_proof
from enrichment.technographics.dom.selector import Alternative, Compound
from enrichment.technographics.dom.tree import HasTree, fault_of
from enrichment.technographics.page.tag import Tag
from enrichment.technographics.patterns.pattern import Pattern

_TAGS_TRIED_MAX = 100
_PLACES_TRIED_MAX = 500
_TEXTS_TRIED_MAX = 100
_SHOWN_CHARACTERS = 200
# Characters that tell a text from others; what looks rarer is worth looking for before a tree is.
_RARE = 6
# The source of their text is the text itself.
_RAW_TEXT = frozenset(["script", "style"])

_NO_GATE = "no text of 3 characters in it tells one page from another"

Places = Mapping[int, Sequence[int]]
Number = Callable[[str], int]


class Source(HasTree, Protocol):
    """A page as the rules on elements need it."""

    def shown(self, start: int, end: int) -> str:
        """A part of the source as people read it."""

    def tag_at(self, place: int) -> Tag | None:
        """The start tag that holds a character of `html`, its `<` and `>` included.

        None where the character stands in a text, an end tag, a comment or a script.
        """


class Key(NamedTuple):
    """Place of a check among those of all rules; its alternatives count once."""

    rule: int
    check: int


class TagProbe(NamedTuple):
    """A compound, to be tried on start tags that hold one of the literals."""

    key: Key
    technology: int
    compound: Compound
    check: Check
    literals: tuple[int, ...]

    def hit(self, source: Source, tag: Tag) -> Shown | None:
        """What a tag shows, or None."""
        if not self.compound.matches(tag.name, tag.attributes):
            return None
        is_all = not self.check.attribute and not self.check.pattern.source
        if is_all and not is_proof(self.compound, tag.name, tag.attributes):
            return None
        shown = source.shown(tag.start, min(tag.end, tag.start + _SHOWN_CHARACTERS))
        return self.check.hit_in_tag(tag.attributes, shown)


class Condition(NamedTuple):
    """What the source must show before a tree is asked.

    Attributes:
        literals: Numbers of texts of which one must stand there.
        compound: Which tag must hold it; None where no tag may.
        pattern: What must be found around it outside of tags, or None.
    """

    literals: tuple[int, ...]
    compound: Compound | None = None
    pattern: Pattern | None = None

    def is_met(self, source: Source, places: Places) -> bool:
        """Whether the source shows that."""
        return any(self._is_met_at(source, places.get(n, ())) for n in self.literals)

    def _is_met_at(self, source: Source, where: Sequence[int]) -> bool:
        if compound := self.compound:
            tags = tags_at(source, where)
            return any(compound.matches(tag.name, tag.attributes) for tag in tags)
        outside = (at for at in islice(where, _TEXTS_TRIED_MAX) if not source.tag_at(at))
        pattern = self.pattern
        return any(not pattern or match_around(pattern, source.html, at) for at in outside)


class TreeProbe(NamedTuple):
    """A selector for the tree; `literals` are those of the condition that looks rarest."""

    key: Key
    technology: int
    selector: str
    check: Check
    literals: tuple[int, ...]
    conditions: tuple[Condition, ...]


def tag_probe(
    key: Key, technology: int, compound: Compound, check: Check, number: Number
) -> TagProbe:
    """How to try a compound on tags; `ValueError` where no text in it tells pages apart."""
    gate = _gate(compound, check)
    if not gate:
        raise ValueError(_NO_GATE)
    return TagProbe(key, technology, compound, check, _numbers(gate, number))


def tree_probe(
    key: Key, technology: int, alternative: Alternative, check: Check, number: Number
) -> TreeProbe:
    """How to ask the tree for a selector; `ValueError` where that cannot be done."""
    if fault := fault_of(alternative.text):
        raise ValueError(fault)
    gates = list(_gates(alternative, check))
    best = max((gate.rarity for gate, _, _ in gates), default=0)
    if not best:
        raise ValueError(_NO_GATE)
    conditions = [
        (gate.rarity, Condition(_numbers(gate, number), compound, pattern))
        for gate, compound, pattern in gates
        if gate.rarity >= min(best, _RARE)
    ]
    literals = next(condition.literals for rarity, condition in conditions if rarity == best)
    told = tuple(condition for _, condition in conditions)
    return TreeProbe(key, technology, alternative.text, check, literals, told)


def tags_at(source: Source, where: Sequence[int]) -> Iterator[Tag]:
    """The tags that hold some of the places, each once, 100 at most.

    Args:
        source: The page.
        where: Places in its source, ascending.
    """
    tried = end = 0
    for place in islice(where, _PLACES_TRIED_MAX):
        if place < end:
            continue
        if tried == _TAGS_TRIED_MAX:
            return
        tried += 1
        tag = source.tag_at(place)
        if tag:
            end = tag.end
            yield tag


def _gates(
    alternative: Alternative, check: Check
) -> Iterator[tuple[Gate, Compound | None, Pattern | None]]:
    """What must stand in the tags and the text of elements that match."""
    *around, last = alternative.compounds
    for compound, gate in [*((c, gate_of_compound(c)) for c in around), (last, _gate(last, check))]:
        if gate:
            yield gate, compound, None
    text = gate_of_pattern(check.pattern) if check.reads_text else None
    if text:
        is_same = last.tag in _RAW_TEXT and not {"^", "$"} & set(check.pattern.source)
        yield text, None, check.pattern if is_same else None


def _gate(compound: Compound, check: Check) -> Gate | None:
    """The rarest text in the tag of what matches a compound and passes a check."""
    asked = gate_of_attribute(check.attribute, check.pattern) if check.attribute else None
    return rarest([gate_of_compound(compound), asked])


def _numbers(gate: Gate, number: Number) -> tuple[int, ...]:
    return tuple(number(literal) for literal in sorted(gate.literals))
