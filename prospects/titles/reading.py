"""The door: what a job title says.

Steps, each in the module of its name: normalise, guard the whole title, cut it into parts, read
each by the longest phrase of the word lists, choose the part that counts and its standing.
Then context, where it is known, has its say (`context`). Misspelt words are not repaired.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import get_args

from prospects.title_reading import NO_CONTEXT, Mark, TitleContext, TitleReading
from prospects.titles.context import weigh_context
from prospects.titles.functions import rank_functions
from prospects.titles.guards import guard_title
from prospects.titles.levels import rank
from prospects.titles.lexicon import Lexicon, load_lexicon
from prospects.titles.normalising import PAUSE, lay_out_title, read_segments
from prospects.titles.parts import Part, read_parts
from prospects.titles.standing import ABSENT, PRESENT, choose_part, decide_standing
from prospects.titles.trimming import trim_segments
from prospects.vocabulary import Seniority

_WIDE_LEVELS = (None, "owner", "founder", "partner")
_GUARD_CONFIDENCE = 0.95
_MARKS: tuple[Mark, ...] = get_args(Mark)


def read_title(title: str, context: TitleContext = NO_CONTEXT) -> TitleReading:
    """Read a job title, in English, German, French, Spanish, Italian, Dutch or Portuguese.

    Args:
        title: As written, one person's.
        context: What is known beside it.

    Returns:
        The reading. `seniority` is None and `functions` empty where the title names none, and for
        people who hold no position now (former, retired, seeking, none). `rule` is "guard:<name>",
        "standing:<name>", "lexicon" or "unknown words". Never raises.
    """
    reading = _read_alone(title)
    return reading if context == NO_CONTEXT else weigh_context(reading, context)


@lru_cache(maxsize=200_000)
def _read_alone(title: str) -> TitleReading:
    lexicon = load_lexicon()
    segments, _ = trim_segments(read_segments(lay_out_title(title)), lexicon)
    guarded = guard_title(segments, lexicon)
    if guarded:
        return TitleReading(
            title, guarded.standing, guarded.level, guarded.functions, _GUARD_CONFIDENCE,
            guarded.rule, guarded.evidence,
        )  # fmt: skip
    return _read(title, read_parts(segments, lexicon), lexicon)


def _read(title: str, parts: Sequence[Part], lexicon: Lexicon) -> TitleReading:
    chosen = choose_part(parts)
    standing = decide_standing(chosen, parts)
    used = _used(chosen, parts) if chosen else []
    evidence = _evidence(parts, used, standing)
    if chosen is None or standing in ABSENT:
        rule = "unknown words" if chosen is None else f"standing:{standing}"
        return TitleReading(
            title, standing, None, (), 0.2 if chosen is None else 0.9, rule, evidence
        )
    functions = rank_functions([name for part in used for name in part.functions])
    level: Seniority | None = "intern" if standing == "student" else chosen.level
    return TitleReading(
        title, standing, level, functions or _suggested(chosen, parts),
        _confidence(chosen, functions, lexicon),
        "lexicon" if standing == "current" else f"standing:{standing}", evidence,
        _runner_up(chosen, parts), _marks(chosen, level),
    )  # fmt: skip


def _marks(chosen: Part, level: Seniority | None) -> tuple[Mark, ...]:
    """What the part that counts says beside its level; above managers nothing is beside it."""
    if not chosen.marks or rank(level) < rank("manager"):
        return ()
    idle = ("manager_title", "director_title", "junior") if level == "manager" else ()
    return tuple(mark for mark in _MARKS if mark in chosen.marks and mark not in idle)


def _evidence(parts: Sequence[Part], used: Sequence[Part], standing: str) -> str:
    """Words that decided: those of a lone standing, then those of the parts used."""
    lone = [part for part in parts if part.lone and part.standing == standing]
    return " + ".join(dict.fromkeys(text for part in (*lone, *used) for text in part.evidence))


def _used(chosen: Part, parts: Sequence[Part]) -> list[Part]:
    """The part that counts, then other leading positions, then what is beside them.

    What stands behind a break without a level counts only where nothing else names a function
    ("Cofounder | Growth", but not "VP Sales | marketing enthusiast").
    """
    others = [part for part in parts if part is not chosen and part.standing in PRESENT]
    leading = [part for part in others if rank(part.level) <= rank("manager")]
    beside = [part for part in others if part.level is None and part.before == PAUSE]
    used = [chosen, *leading, *beside]
    named = {function for part in used for function in part.functions}
    if not named - {"executive"} and (not named or chosen.level in _WIDE_LEVELS):
        used += [part for part in others if part.level is None and part not in used]
    return [part for part in used if part is chosen or part.functions]


def _suggested(chosen: Part, parts: Sequence[Part]) -> tuple[str, ...]:
    """Functions that industries and levels hint at, of the part that counts before others."""
    others = [part.suggested for part in parts if part.level is None]
    return next((names for names in (chosen.suggested, *others) if names), ())


def _confidence(chosen: Part, functions: Sequence[str], lexicon: Lexicon) -> float:
    """How much of the title the word lists explain, less where a word has two meanings."""
    sure = {(True, True): 0.95, (True, False): 0.75, (False, True): 0.5}
    confidence = sure.get((chosen.level is not None, bool(functions)), 0.4)
    if lexicon.words["doubtful"] & set(chosen.evidence):
        confidence -= 0.25
    return round(confidence - (0.15 if chosen.known < 0.5 else 0.0), 2)


def _runner_up(chosen: Part, parts: Sequence[Part]) -> str:
    others = [part for part in parts if part.level not in (None, chosen.level)]
    second = min(others, key=lambda part: rank(part.level), default=None)
    return "/".join([second.level or "", *second.functions[:1]]) if second else ""
