"""What of the personas is no fault and still surprises: overlaps, gaps, words that never fit."""

from collections.abc import Iterator, Mapping, Sequence

from outreach.exports.words import counted
from prospects.specs.icp import IcpSpec
from prospects.specs.persona import PersonaSpec
from scoring.personas.coverage import (
    DeadPhrase,
    Gap,
    Overlap,
    at_size,
    dead_phrases,
    gaps,
    overlaps,
    sizes_of,
)

_SHOWN = 4
"""Phrases of one overlap that are named."""


def persona_notes(icps: Mapping[str, IcpSpec], personas: Mapping[str, PersonaSpec]) -> list[str]:
    """Notes on personas, each with its place.

    Args:
        icps: By id, with the personas through which each is worked.
        personas: By id.
    """
    return [*_of_words(personas), *_of_icps(icps, personas)]


def _of_words(personas: Mapping[str, PersonaSpec]) -> Iterator[str]:
    for dead in dead_phrases(personas):
        place = f"{dead.persona}/persona.yml: match.include[{dead.place}]"
        yield f"{place}: “{dead.phrase}” never fits: {_dead_words(dead)}"


def _dead_words(dead: DeadPhrase) -> str:
    if dead.by == dead.persona:
        return f"its own exclude “{dead.word}” keeps it out"
    return f"{dead.by}, which goes before, takes “{dead.word}”"


def _of_icps(icps: Mapping[str, IcpSpec], personas: Mapping[str, PersonaSpec]) -> Iterator[str]:
    for icp in icps.values():
        own = [personas[name] for name in icp.personas if name in personas]
        place = f"icps/{icp.id}.yml: personas"
        known = [*overlaps(own)]
        for overlap in known:
            yield f"{place}: {_overlap_words(overlap)}"
        for size in sizes_of(own):
            for overlap in overlaps(at_size(own, size.lowest)):
                if overlap not in known:
                    where = f"at companies of {size.words} people"
                    yield f"{place}: {where} {_overlap_words(overlap)}"
        for gap in gaps(own):
            yield f"{place}: {_gap_words(gap)}"


def _overlap_words(overlap: Overlap) -> str:
    shared = [_cells_words(overlap)] if overlap.functions else []
    shared += [_phrases_words(overlap.phrases)] if overlap.phrases else []
    why = "its include goes before level and function" if overlap.by_include else "it stands first"
    return (
        f"{overlap.winner} and {overlap.loser} both take {'; '.join(shared)}; {overlap.winner} "
        f"wins, as {why}"
    )


def _cells_words(overlap: Overlap) -> str:
    highest, lowest = overlap.levels
    levels = f"at {lowest}" if highest == lowest else f"from {lowest} to {highest}"
    return f"{', '.join(overlap.functions)} {levels}"


def _phrases_words(phrases: Sequence[str]) -> str:
    shown = ", ".join(f"“{phrase}”" for phrase in phrases[:_SHOWN])
    more = len(phrases) - _SHOWN
    return f"{shown} and {counted(more, 'more phrase', 'more phrases')}" if more > 0 else shown


def _gap_words(gap: Gap) -> str:
    return (
        f"{', '.join(gap.taken)} {'takes' if len(gap.taken) == 1 else 'take'} {gap.function}, and "
        f"nobody takes {', '.join(gap.levels)} of it"
    )
