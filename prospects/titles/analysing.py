"""The steps from a title to its reading by the words alone, with all that each step saw.

Lay the title out, cut what is no position, repair what is misspelt, guard the whole, part it, read
each part by the longest phrase of the word lists, choose the part that counts and its standing.
"""

from collections.abc import Sequence
from typing import NamedTuple, get_args

from prospects.title_reading import Mark, TitleReading
from prospects.titles.cutting import Layout
from prospects.titles.functions import rank_functions
from prospects.titles.guards import Guarded, guard_title
from prospects.titles.levels import rank
from prospects.titles.lexicon import Lexicon, load_lexicon
from prospects.titles.normalising import PAUSE, Segment, lay_out_title, read_segments
from prospects.titles.parts import AND, Part, read_parts
from prospects.titles.repairing import Repaired, repair_segments
from prospects.titles.standing import ABSENT, PRESENT, choose_part, decide_standing
from prospects.titles.sureness import (
    GUARD_CONFIDENCE,
    Second,
    lexicon_confidence,
    second_reading,
    without_guard,
    without_internship,
)
from prospects.titles.trimming import Trimmed, trim_segments
from prospects.vocabulary import Seniority

_MARKS: tuple[Mark, ...] = get_args(Mark)


class Analysis(NamedTuple):
    """A reading and what led to it.

    Attributes:
        layout: The folded title with blanks where something was cut.
        segments: Positions as cut up, trimmed and repaired.
        trimmed: Words that are no position.
        repaired: Misspelt words, as written.
        guarded: What a guard said of the whole title, or None.
        parts: Positions as read one by one; empty for junk.
        chosen: The part that gives the level; None where no part tells anything or a guard decided.
        used: The parts that count, the chosen one first; empty where a guard decided.
        second: The second reading and why it lost.
        reading: By the words alone.
    """

    layout: Layout
    segments: Sequence[Segment]
    trimmed: Sequence[Trimmed]
    repaired: Repaired
    guarded: Guarded | None
    parts: Sequence[Part]
    chosen: Part | None
    used: Sequence[Part]
    second: Second
    reading: TitleReading


def analyse_title(title: str) -> Analysis:
    """Read a title by its words alone."""
    lexicon = load_lexicon()
    layout = lay_out_title(title)
    segments, trimmed = trim_segments(read_segments(layout), lexicon)
    mended, repaired = repair_segments(segments, lexicon)
    guarded = guard_title(mended, lexicon)
    parts = () if guarded and guarded.standing == "none" else read_parts(mended)
    chosen, used = None, list[Part]()
    if guarded:
        second = without_guard(guarded, parts)
        reading = _guarded_reading(title, guarded, second, repaired)
    else:
        chosen = choose_part(parts)
        used, second = _weigh(chosen, parts, lexicon)
        reading = _reading(title, used, parts, second, repaired, lexicon)
    return Analysis(
        layout, mended, trimmed, repaired, guarded, parts, chosen, used, second, reading
    )


def _weigh(
    chosen: Part | None, parts: Sequence[Part], lexicon: Lexicon
) -> tuple[list[Part], Second]:
    """The parts that count, the chosen one first, and the second reading."""
    if chosen is None:
        return [], Second()
    learns = _internship(chosen, parts)
    if learns:
        return [*_used(chosen, parts), learns], without_internship(chosen, learns)
    return _used(chosen, parts), second_reading(chosen, parts, lexicon)


def _guarded_reading(
    title: str, guarded: Guarded, second: Second, repaired: Repaired
) -> TitleReading:
    return TitleReading(
        title, guarded.standing, guarded.level, guarded.functions, GUARD_CONFIDENCE,
        guarded.rule, guarded.evidence, second.text, ("repaired",) if repaired else (),
    )  # fmt: skip


def _reading(
    title: str,
    used: Sequence[Part],
    parts: Sequence[Part],
    second: Second,
    repaired: Repaired,
    lexicon: Lexicon,
) -> TitleReading:
    standing = decide_standing(used[0] if used else None, parts)
    evidence = _evidence(parts, used, standing, repaired)
    if not used or standing in ABSENT:
        rule = f"standing:{standing}" if used else "unknown words"
        return TitleReading(title, standing, None, (), 0.9 if used else 0.2, rule, evidence)
    chosen = used[0]
    functions = chosen.functions
    if len(used) > 1:
        counting = [part for part in used if part is chosen or not _is_minor(part, chosen)]
        functions = rank_functions([name for part in counting for name in part.functions])
    interns = standing == "student" or used[-1].level == "intern"
    level: Seniority | None = "intern" if interns else chosen.level
    if chosen.lone and not lexicon.words["self_employed"].isdisjoint(chosen.evidence):
        level, functions = "owner", ("executive",)
    return TitleReading(
        title, standing, level, functions or _suggested(chosen, parts),
        lexicon_confidence(used, functions, repaired, lexicon),
        "lexicon" if standing == "current" else f"standing:{standing}", evidence,
        second.text, _marks(chosen, level, repaired),
    )  # fmt: skip


def _is_minor(part: Part, chosen: Part) -> bool:
    """Whether a manager's work stands beside the head of a company ("CEO & Chief Cook")."""
    return rank(chosen.level) <= rank("c_suite") and part.level == "manager"


def _internship(chosen: Part, parts: Sequence[Part]) -> Part | None:
    """The part that says alone that all is learned ("Buyer (Trainee)"), below officers."""
    if len(parts) == 1 or rank(chosen.level) < rank("vp"):
        return None
    for part in parts:
        if part is not chosen and part.level == "intern" and part.known == 1.0:
            return None if part.functions else part
    return None


def _marks(chosen: Part, level: Seniority | None, repaired: Repaired) -> tuple[Mark, ...]:
    """What the part that counts says beside its level; above managers nothing is beside it."""
    said: tuple[Mark, ...] = ("repaired",) if repaired else ()
    if not chosen.marks or rank(level) < rank("manager"):
        return said
    idle = ("manager_title", "junior") if level == "manager" else ()
    return tuple(mark for mark in _MARKS if mark in chosen.marks and mark not in idle) + said


def _evidence(
    parts: Sequence[Part], used: Sequence[Part], standing: str, repaired: Repaired
) -> str:
    """Words that decided: those of a lone standing, then those of the parts used."""
    if len(parts) == 1 and not repaired:
        return " + ".join(dict.fromkeys(parts[0].evidence))
    lone = [part for part in parts if part.lone and part.standing == standing]
    told = dict.fromkeys(text for part in (*lone, *used) for text in part.evidence)
    misspelt = f" (repaired: {', '.join(repaired.values())})" if repaired else ""
    return " + ".join(told) + misspelt


def _used(chosen: Part, parts: Sequence[Part]) -> list[Part]:
    """The part that counts, then other leading positions, then what is beside them.

    What stands behind a break without a level counts only where nothing else names a function
    ("Cofounder | Growth", but not "VP Sales | marketing enthusiast"), and never beside officers.
    """
    if len(parts) == 1:
        return [chosen]
    others = [part for part in parts if part is not chosen and part.standing in PRESENT]
    leading = [part for part in others if rank(part.level) <= rank("manager")]
    beside = [part for part in others if part.level is None and part.before == PAUSE]
    used = [chosen, *leading, *beside]
    named = {function for part in used for function in part.functions}
    if not named - {"executive"} and (not named or chosen.level != "c_suite"):
        used += [part for part in others if part.level is None and part not in used]
    return [part for part in used if part is chosen or part.functions]


def _suggested(chosen: Part, parts: Sequence[Part]) -> tuple[str, ...]:
    """Functions where no part that is used names one.

    First what industries and levels hint at, of the part that counts before others; then what the
    lower positions of a title in one piece name ("Senior Manager and Tax Expert").
    """
    hints = [chosen.suggested, *(part.suggested for part in parts if part.level is None)]
    if all(part.before in (AND, PAUSE) for part in parts[1:]):
        hints += [part.functions for part in parts if part.standing in PRESENT]
    return next((names for names in hints if names), ())
