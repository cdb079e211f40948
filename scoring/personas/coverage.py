"""Where personas of an ICP overlap, which titles none of them takes, and words that never fit."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from prospects.specs.persona import PersonaSpec
from prospects.specs.title_match import HeadcountRange, TitleMatch
from prospects.titles.reading import read_title
from prospects.vocabulary import SENIORITIES, Function, Seniority
from scoring.personas.asking import Verdict, ask, ready, text_of

_BUYERS: tuple[Seniority, ...] = ("c_suite", "vp", "head", "director", "manager")
"""Levels whose absence is told; owners, founders and partners seldom have a function."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """Titles that two personas of an ICP take.

    Attributes:
        winner: The persona that gets them.
        loser: The other.
        functions: Functions that both take, at some level.
        levels: Highest and lowest level at which they do; empty without functions.
        phrases: Phrases of either that fit the other too.
        by_include: Whether the winner gets them since a phrase of its own goes before level and
            function, though it stands behind.
    """

    winner: str
    loser: str
    functions: tuple[Function, ...]
    levels: tuple[Seniority, ...]
    phrases: tuple[str, ...]
    by_include: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """Levels of a function that no persona of an ICP takes, though one takes a level below.

    Attributes:
        function: The function.
        taken: Personas that take some level of it.
        levels: The levels, the highest first.
    """

    function: Function
    taken: tuple[str, ...]
    levels: tuple[Seniority, ...]


@dataclass(frozen=True, slots=True)
class DeadPhrase:
    """A phrase of a persona that never makes a title fit it.

    Attributes:
        persona: The persona.
        place: Its place in the list of phrases.
        phrase: As written.
        by: Persona whose words go before.
        word: The word that does.
    """

    persona: str
    place: int
    phrase: str
    by: str
    word: str


def overlaps(personas: Sequence[PersonaSpec]) -> Iterator[Overlap]:
    """Titles that two personas take.

    Args:
        personas: Those of an ICP in its order: the first wins, unless the title holds a phrase
            of the second alone.
    """
    positive = [persona for persona in personas if not persona.negative]
    for first, second in combinations(positive, 2):
        functions, levels = _common(first.match, second.match)
        own = _fitting(first, second)
        others = [phrase for phrase in _fitting(second, first) if phrase not in own]
        behind = tuple(phrase for phrase in others if not _asked(phrase, first).by_words)
        shared = (*own, *(phrase for phrase in others if phrase not in behind))
        if functions or shared:
            yield Overlap(first.id, second.id, functions, levels, shared)
        if behind:
            yield Overlap(second.id, first.id, (), (), behind, by_include=True)


def at_size(personas: Sequence[PersonaSpec], headcount: int) -> list[PersonaSpec]:
    """The personas as they are asked at companies of so many people."""
    return [
        persona.model_copy(update={"match": persona.match.at_size(headcount)})
        for persona in personas
    ]


def sizes_of(personas: Sequence[PersonaSpec]) -> list[HeadcountRange]:
    """Sizes at which some persona asks something else, the smallest first."""
    sizes = {size.headcount for persona in personas for size in persona.match.sizes}
    return sorted(sizes, key=lambda size: size.lowest)


def gaps(personas: Sequence[PersonaSpec]) -> Iterator[Gap]:
    """Levels above one that is taken, and below the owners, that nobody takes.

    Args:
        personas: Those of an ICP.
    """
    taking: dict[Function, list[PersonaSpec]] = {}
    for persona in personas:
        for function in () if persona.negative else persona.match.functions:
            taking.setdefault(function, []).append(persona)
    for function, some in taking.items():
        taken = [any(p.match.seniority.holds(level) for p in some) for level in _BUYERS]
        lowest = max((place for place, is_taken in enumerate(taken) if is_taken), default=0)
        levels = tuple(_BUYERS[place] for place in range(lowest) if not taken[place])
        if levels:
            yield Gap(function, tuple(persona.id for persona in some), levels)


def dead_phrases(personas: Mapping[str, PersonaSpec]) -> Iterator[DeadPhrase]:
    """Phrases that the persona's own exclude, or a negative persona, always goes before."""
    negative = [persona for persona in personas.values() if persona.negative]
    for persona in personas.values():
        for place, phrase in enumerate(persona.match.include):
            own = _asked(phrase, persona)
            if own.kept_out:
                yield DeadPhrase(persona.id, place, phrase, persona.id, own.kept_out)
            elif not persona.negative:
                yield from _never(persona, place, phrase, negative)


def _never(
    persona: PersonaSpec, place: int, phrase: str, negative: Sequence[PersonaSpec]
) -> Iterator[DeadPhrase]:
    for other in negative:
        word = _asked(phrase, other).rule.partition("include: ")[2]
        if word:
            yield DeadPhrase(persona.id, place, phrase, other.id, word)


def _common(
    one: TitleMatch, other: TitleMatch
) -> tuple[tuple[Function, ...], tuple[Seniority, ...]]:
    """Functions that both take, and the highest and lowest level at which they do."""
    functions = tuple(name for name in one.functions if name in other.functions)
    both = [s for s in SENIORITIES if one.seniority.holds(s) and other.seniority.holds(s)]
    if not functions or not both:
        return (), ()
    return functions, (both[0], both[-1])


def _fitting(persona: PersonaSpec, other: PersonaSpec) -> list[str]:
    """Phrases of a persona that fit it and another one too."""
    phrases = persona.match.include
    return [p for p in phrases if _asked(p, persona).rule and _asked(p, other).rule]


def _asked(phrase: str, persona: PersonaSpec) -> Verdict:
    return ask(text_of(phrase), read_title(phrase), ready(persona, None))
