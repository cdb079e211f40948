"""Which position of a title counts, and whether the person holds it now.

Seeking holds for the whole title, wherever it is written, and retired unless it is from another
place than the one led now ("Retired athlete | CEO"). A standing that is written alone ("CFO
(interim)", "CEO, former") is the title's. Otherwise each position has its own, and a present one
goes before all others ("CEO | former Google" is a CEO).
"""

from collections.abc import Sequence

from prospects.title_reading import Mark
from prospects.titles.levels import rank
from prospects.titles.parts import Part
from prospects.vocabulary import Standing

PRESENT: tuple[Standing, ...] = ("current", "interim")
ABSENT: tuple[Standing, ...] = ("former", "retired", "seeking", "none")
"""Standings in which no level and no function is held."""

_LEADING: frozenset[Mark] = frozenset({"lead", "coordinator"})


def choose_part(parts: Sequence[Part]) -> Part | None:
    """The position that counts: present and levelled, else levelled, else present; then highest.

    Who leads for some of the time and no one else otherwise does that ("Fractional CMO | Writer").
    """
    telling = [part for part in parts if _tells(part)]
    if len(telling) < 2:
        return telling[0] if telling else None
    leading = [part for part in telling if rank(part.level) <= rank("manager")]
    if leading and all(part.standing == "fractional" for part in leading):
        telling = leading
    return min(telling, key=_weight, default=None)


def _tells(part: Part) -> bool:
    return bool(part.level or part.functions or part.suggested or part.standing != "current")


def _weight(part: Part) -> tuple[bool, bool, int, bool, bool]:
    """A student goes before a subject alone, which is what is studied ("Student BWL / Bank").

    Of equal levels who leads or coordinates goes first ("Teacher / Programme Coordinator").
    """
    studies = part.standing == "student"
    unsure = part.standing not in PRESENT
    return (
        unsure and not part.level and not studies,
        unsure or not part.level,
        rank(part.level),
        not studies,
        _LEADING.isdisjoint(part.marks),
    )


def decide_standing(chosen: Part | None, parts: Sequence[Part]) -> Standing:
    """The title's standing."""
    if len(parts) == 1:
        return parts[0].standing
    if chosen is None:
        return "current"
    leads = chosen.standing in ("current", "board") and rank(chosen.level) <= rank("manager")
    for part in parts:
        if part.standing == "seeking" or (part.standing == "retired" and (part.lone or not leads)):
            return part.standing
    for part in parts:
        if part.lone and not (part.standing in ("student", "none") and leads):
            return part.standing
    return chosen.standing
