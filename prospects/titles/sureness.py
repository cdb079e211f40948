"""How sure a reading is, and which reading is the second."""

from collections.abc import Sequence

from prospects.titles.guards import Guarded
from prospects.titles.levels import rank
from prospects.titles.lexicon import Lexicon
from prospects.titles.parts import Part
from prospects.titles.repairing import Repaired

_GUARD = 0.95
_SURE = {(True, True): 0.95, (True, False): 0.75, (False, True): 0.5}
"""Whether a level and whether a function is named -> how sure the reading is."""


def guard_confidence(guarded: Guarded) -> float:  # noqa: ARG001
    """How sure a guard is of a whole title, 0.0-1.0."""
    return _GUARD


def lexicon_confidence(
    chosen: Part, functions: Sequence[str], repaired: Repaired, lexicon: Lexicon
) -> float:
    """How much of the title the word lists explain, less where a word has two meanings."""
    confidence = _SURE.get((chosen.level is not None, bool(functions)), 0.4)
    if not lexicon.words["doubtful"].isdisjoint(chosen.evidence):
        confidence -= 0.25
    if repaired:
        confidence -= 0.05
    return round(confidence - (0.15 if chosen.known < 0.5 else 0.0), 2)


def second_reading(chosen: Part, parts: Sequence[Part], lexicon: Lexicon) -> str:
    """The next best reading as level/function: another position, or another meaning; or ""."""
    others = [part for part in parts if part.level not in (None, chosen.level)]
    second = min(others, key=lambda part: rank(part.level), default=None)
    if second:
        return "/".join([second.level or "", *second.functions[:1]])
    meanings = (lexicon.meanings.get(text) for text in chosen.evidence)
    return next((other[0] for other in meanings if other), "")
