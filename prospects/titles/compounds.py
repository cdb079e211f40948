"""Words written as one: "Produktionsplaner" is a planner, of production.

German, Dutch and the Nordic languages write as one word what English writes as two, so no list
holds them all. An unknown word that ends in a known word (the head) is what its head is; what
stands before the head (the modifier) names the function where the head names none.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import Field

from prospects.specs.reading import Spec
from prospects.titles.phrase import Phrase
from prospects.vocabulary import SENIORITIES, Function, Seniority

SEAM = "|"
"""Stands in the evidence where a word was cut: "produktions|planer"."""

_SHORTEST_MODIFIER = 3
_SHORTEST_HEAD = 5
"""Letters from which a head is one whatever stands before it; shorter ones are too often chance."""
_SHORTEST_STEM = 5
"""Letters of a stem that is only a part of what stands before the head."""
_FIRST_SIGN = "\u2e80"
"""From here on a sign is a syllable or a word, as in Chinese, Japanese and Korean."""
_SHORTEST_SIGNS = 2
_HOUSES = frozenset({"healthcare", "education", "science", "other"})
"""What a house is for: the managing director of a hospital leads it, and treats nobody."""


class Compounds(Spec):
    """How a language writes words as one.

    Attributes:
        linking: Letters that may stand between modifier and head.
        heads: Words that only end others, keyed as `roles` are: "level" or "level/function".
        plain: Heads that say nothing by themselves, as "Abteilung" and "team".
        stems: Words that only begin others, each with its function.
        raising: Modifiers that lift a position to a level, as "Chef" in "Chefredakteur".
        never: Words and ends of words that look like a compound and are none ("Begleiter").
    """

    linking: tuple[str, ...] = ()
    heads: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    plain: tuple[str, ...] = ()
    stems: dict[Function, tuple[str, ...]] = Field(default_factory=dict)
    raising: dict[Seniority, tuple[str, ...]] = Field(default_factory=dict)
    never: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CompoundParts:
    """What compounds are made of, of all languages in one.

    Attributes:
        heads: What a word says that may end a compound; None for those that never make one.
        stems: Word that may begin a compound -> its function.
        raising: Modifier -> level it lifts to.
        linking: Letters between them.
    """

    heads: Mapping[str, Phrase | None]
    stems: Mapping[str, str]
    raising: Mapping[str, Seniority]
    linking: tuple[str, ...]


def is_long(text: str, letters: int) -> bool:
    """Whether a text has so many letters; where signs are words, two of them are enough."""
    return len(text) >= (_SHORTEST_SIGNS if text >= _FIRST_SIGN else letters)


def can_head(text: str) -> bool:
    """Whether a word is long enough to end others."""
    return is_long(text, _SHORTEST_HEAD)


def read_compound(word: str, parts: CompoundParts) -> Phrase | None:
    """What a compound says by its longest known head and its modifier.

    Args:
        word: Normalised, and known to no list.
        parts: What compounds are made of.

    Returns:
        A phrase whose one word shows the seam. None where no head ends the word, where too little
        stands before the head, and where the ending never makes a compound.
    """
    for place in range(len(word) - 1):
        if word[place:] in parts.heads:
            head = parts.heads[word[place:]]
            return _read(word[:place], head, parts) if head else None
    return None


def _read(modifier: str, head: Phrase, parts: CompoundParts) -> Phrase | None:
    named = _function_of(modifier, parts)
    sure = is_long(modifier, _SHORTEST_MODIFIER) and can_head(head.words[0])
    if not (named or sure):
        return None
    if "executive" in head.functions and named in _HOUSES:
        named = ""
    pair = (named, *head.functions) if head.yields else (*head.functions, named)
    functions = tuple(dict.fromkeys(name for name in pair if name))
    level = _raise(head.level, parts.raising.get(modifier))
    if not (level or functions or head.standing):
        return None
    text = f"{modifier}{SEAM}{head.words[0]}"
    return head._replace(words=(text,), level=level, functions=functions, head=head.words[0])


def _raise(level: Seniority | None, to: Seniority | None) -> Seniority | None:
    return min((level, to), key=SENIORITIES.index) if level and to else level


def _function_of(modifier: str, parts: CompoundParts) -> str:
    """Function of the longest stem that ends a modifier, else of the longest that begins it."""
    ends = (modifier[place:] for place in range(len(modifier)))
    begins = (modifier[:place] for place in range(len(modifier) - 1, _SHORTEST_STEM - 1, -1))
    for piece in (*ends, *begins):
        for text in _bare(piece, parts.linking):
            if text in parts.stems and (piece == modifier or is_long(text, _SHORTEST_STEM)):
                return parts.stems[text]
    return ""


def _bare(piece: str, linking: tuple[str, ...]) -> Iterator[str]:
    """A piece as it is, then without each linking letter it ends in."""
    yield piece
    for letters in linking:
        if piece.endswith(letters):
            yield piece.removesuffix(letters)
