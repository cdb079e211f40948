"""How sure a reading is, and which reading is the second.

A confidence is about the share of such readings that people who label titles agree with; the table
of `benchmarks/titles.py` shows how near. What lowers it: a word of the list `doubtful`, a word
whose other meaning (`meanings`) nothing rules out, two levels in one position, positions of
several levels, words that no list knows, and a repaired word.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from prospects.titles.guards import Guarded
from prospects.titles.levels import rank
from prospects.titles.lexicon import Lexicon
from prospects.titles.parts import Part
from prospects.titles.phrases import Found
from prospects.titles.repairing import Repaired
from prospects.titles.standing import PRESENT, choose_part

GUARD_CONFIDENCE = 0.95
"""How sure a guard is of a whole title."""
_OPEN = 0.45
_SURE = {(True, True): 0.95, (True, False): 0.75, (False, True): 0.65}
"""Whether a level and whether a function is named -> how sure the reading is."""


class Second(NamedTuple):
    """The second reading as level/function, and one sentence why it is not the first."""

    text: str = ""
    lost: str = ""


_NONE = Second()


def lexicon_confidence(
    used: Sequence[Part], functions: Sequence[str], repaired: Repaired, lexicon: Lexicon
) -> float:
    """How sure a reading by the word lists is, 0.0-1.0.

    Args:
        used: Parts that count, the chosen one first.
        functions: What they name.
        repaired: Misspelt words.
        lexicon: The word lists.
    """
    chosen = used[0]
    confidence = _SURE.get((chosen.level is not None, bool(functions)), 0.4)
    if not lexicon.words["doubtful"].isdisjoint(chosen.evidence):
        confidence -= 0.25
    if not lexicon.meanings.keys().isdisjoint(chosen.evidence) and _is_open(used, lexicon):
        confidence = min(confidence, _OPEN)
    if len(chosen.found) > 1 and _levels(chosen.found) > 1:
        confidence -= 0.15
    if len(used) > 1 and any(part.level not in (None, chosen.level) for part in used):
        confidence -= 0.05
    if repaired:
        confidence -= 0.05
    return round(max(confidence - (0.15 if chosen.known < 0.5 else 0.0), 0.1), 2)


def _levels(found: Sequence[Found]) -> int:
    return len({phrase.level for _, phrase in found} - {None})


def _is_open(used: Sequence[Part], lexicon: Lexicon) -> bool:
    """Whether one level has several functions ("CPO") and no other word says which."""
    chosen = used[0]
    text = next(text for text in chosen.evidence if text in lexicon.meanings)
    level, _, _ = lexicon.meanings[text][0].partition("/")
    others = [name for part in used[1:] for name in part.functions if name != "executive"]
    telling = [phrase for _, phrase in chosen.found if phrase.functions and phrase.text != text]
    return level == chosen.level and not others and not telling


def without_guard(guarded: Guarded, parts: Sequence[Part]) -> Second:
    """What the words of a guarded title would say one by one."""
    part = choose_part(parts)
    if part is None or part.level in (None, guarded.level):
        return Second()
    name = guarded.rule.removeprefix("guard:")
    return Second(_text(part), f'the guard "{name}" goes before what single words say')


def without_internship(chosen: Part, learns: Part) -> Second:
    """What a title would say if no part of its own said that all is learned."""
    return Second(_text(chosen), f'"{" ".join(learns.words)}" holds the whole title down')


def second_reading(chosen: Part, parts: Sequence[Part], lexicon: Lexicon) -> Second:
    """The next best reading of a title; empty where there is none.

    The first of: another position of the title, another meaning of a word, a manager by title.
    """
    is_alone = len(parts) == 1 and "manager_title" not in chosen.marks
    if is_alone and lexicon.meanings.keys().isdisjoint(chosen.evidence):
        return _NONE
    return next(_seconds(chosen, parts, lexicon), _NONE)


def _seconds(chosen: Part, parts: Sequence[Part], lexicon: Lexicon) -> Iterator[Second]:
    if len(parts) > 1:
        yield from _other_position(chosen, parts)
    if not lexicon.meanings.keys().isdisjoint(chosen.evidence):
        text = next(text for text in chosen.evidence if text in lexicon.meanings)
        other = lexicon.meanings[text][0]
        yield Second(other, f'"{text}" means it less often than what was read')
    if chosen.level == "entry" and "manager_title" in chosen.marks:
        text = "/".join(["manager", *chosen.functions[:1]])
        yield Second(text, "such a manager mostly leads a subject and nobody else")


def _other_position(chosen: Part, parts: Sequence[Part]) -> Iterator[Second]:
    others = [part for part in parts if part.level not in (None, chosen.level)]
    second = min(others, key=lambda part: rank(part.level), default=None)
    if second is None:
        return
    held = second.standing in PRESENT
    why = "is the lower level" if held else f"is no position held now ({second.standing})"
    yield Second(_text(second), f'"{" ".join(second.words)}" {why}')


def _text(part: Part) -> str:
    return "/".join([part.level or "", *part.functions[:1]])
