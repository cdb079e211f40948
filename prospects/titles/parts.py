"""Parts of a title: one position each, with what the lexicon finds in it.

A segment is cut at "and", at "turned" and before "formerly" only where both sides hold a level or a
standing, so that "Director of Operations and Assistant to the President" is two positions and
"Sales and Marketing Director" is one.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from prospects.title_reading import Mark
from prospects.titles.functions import name_functions, suggest_functions
from prospects.titles.guards import assists, is_office
from prospects.titles.levels import position_level, rank
from prospects.titles.lexicon import Lexicon, load_lexicon
from prospects.titles.marks import NO_MARKS, marks_in
from prospects.titles.normalising import BREAK, Segment
from prospects.titles.phrases import Found, find_phrases
from prospects.vocabulary import Seniority, Standing

AND = "and"
"""Separator before a position that a conjunction begins."""

_HEAVIEST: tuple[Standing, ...] = (
    "seeking", "retired", "former", "student", "none", "fractional", "board", "interim",
)  # fmt: skip
_INHERITED = ("former", "interim", "fractional")
_OF = ("of", "for", "to")
_RELATED = (("of",), ("to",))
_SUBJECT = (("of",), ("for",))
_HELD = ("board", "seeking")
"""Standings that an office of a body is part of ("President of the Board")."""
_TOP = ("owner", "founder", "c_suite")


class Part(NamedTuple):
    """One position of a title.

    Attributes:
        before: Separator before it.
        level: Seniority, or None.
        functions: Ranked; "executive" is last beside another.
        standing: Of this position alone.
        evidence: Words that decided.
        lone: It says a standing and nothing else, as "(interim)"; that is then the title's.
        known: Share of its words that the lexicon knows, 0.0-1.0.
        marks: What its words say beside the level.
        suggested: Functions that count where nothing else in the title names one.
        words: Normalised.
        first: Number of its first word among the words of the title.
        found: Phrases of the lexicon in it.
    """

    before: str
    level: Seniority | None
    functions: tuple[str, ...]
    standing: Standing
    evidence: tuple[str, ...]
    lone: bool
    known: float
    marks: frozenset[Mark]
    suggested: tuple[str, ...]
    words: tuple[str, ...]
    first: int
    found: Sequence[Found]


def read_parts(segments: Sequence[Segment]) -> list[Part]:
    """Every position of a title in order."""
    return [part for segment in segments for part in _read_segment(segment)]


@lru_cache(maxsize=50_000)
def _read_segment(segment: Segment) -> tuple[Part, ...]:
    """Positions of a segment; most titles of a list have segments in common ("Founder")."""
    lexicon = load_lexicon()
    parts: list[Part] = []
    for begin, words, found in _positions(segment.words, lexicon):
        before = AND if begin else segment.before
        part = _read_part(before, words, segment.first + begin, found, lexicon)
        if begin and segment.words[begin - 1] in lexicon.words["turned"]:
            parts[-1] = parts[-1]._replace(standing="former")
        elif begin:
            part = _inherit(part, parts[-1])
        parts.append(part)
    return tuple(parts)


def _inherit(part: Part, left: Part) -> Part:
    """Carry a standing over "and": "Former CEO and founder" is former in both."""
    inherits = part.standing == "current" and left.standing in _INHERITED and left.level
    return part._replace(standing=left.standing) if inherits else part


def _positions(
    words: tuple[str, ...], lexicon: Lexicon
) -> Iterator[tuple[int, tuple[str, ...], list[Found]]]:
    """Cut a segment at conjunctions and at "turned", and before "formerly".

    There is a position on both sides; the one before "turned" is former.
    """
    found = find_phrases(words, lexicon)
    if lexicon.starts["parting_positions"].isdisjoint(words):
        yield 0, words, found
        return
    formerly = lexicon.words["formerly"]
    inside = {start + step for start, phrase in found for step in range(len(phrase.words))}
    begin = 0
    for place, word in enumerate(words):
        is_formerly = place > begin and word in formerly
        if not is_formerly and (word not in lexicon.words["joining"] or place in inside):
            continue
        left = [(start - begin, p) for start, p in found if begin <= start < place]
        right = [item for item in found if item[0] > place]
        if _tells(left) and _tells(right) and not _is_letter(word, [*left, *right]):
            yield begin, words[begin:place], left
            begin = place if is_formerly else place + 1
    yield begin, words[begin:], [(start - begin, p) for start, p in found if start >= begin]


def _is_letter(word: str, found: Sequence[Found]) -> bool:
    """Whether a short conjunction is a letter among English words ("Junior e-Learning Manager")."""
    return len(word) == 1 and all(phrase.language == "en" for _, phrase in found)


def _tells(found: Sequence[Found]) -> bool:
    return any(phrase.level or phrase.standing for _, phrase in found)


def _read_part(
    before: str, words: tuple[str, ...], first: int, found: list[Found], lexicon: Lexicon
) -> Part:
    standing = _standing(words, found, lexicon)
    if not lexicon.starts["assistants"].isdisjoint(words) and assists(words, (), lexicon):
        return Part(
            before, "entry", ("administration",), standing, words[:2], False, 1.0, NO_MARKS, (),
            words, first, found,
        )  # fmt: skip
    if words[0] in lexicon.starts["offices"] and is_office(words, lexicon):
        return Part(
            before, "entry", ("administration",), standing, words[:2], False, 1.0, NO_MARKS, (),
            words, first, found,
        )  # fmt: skip
    level, word = position_level(words, found, lexicon)
    texts = [phrase.text for _, phrase in found]
    evidence = tuple([text for text in texts if text == word or text not in lexicon.last])
    covered = sum([len(phrase.words) for _, phrase in found])
    lone = standing != "current" and level is None and _says_one_standing(words, found)
    functions = name_functions(words, found, lexicon)
    return Part(
        before or BREAK, level, functions, standing, evidence, lone and not functions,
        _known_share(words, covered, lexicon), marks_in(words, found, lexicon),
        () if functions else suggest_functions(found), words, first, found,
    )  # fmt: skip


def _known_share(words: Sequence[str], covered: int, lexicon: Lexicon) -> float:
    """Share of words that phrases cover, without those that say nothing of a position."""
    if covered >= len(words):
        return 1.0
    neutral = sum([word in lexicon.starts["neutral"] for word in words])
    return min(1.0, covered / max(1, len(words) - neutral))


def _says_one_standing(words: Sequence[str], found: Sequence[Found]) -> bool:
    """Whether nothing but a standing and its years is named.

    "Ex-student" names two: who was a student may be anything now.
    """
    covered = sum(len(phrase.words) for _, phrase in found)
    years = sum(word.isdecimal() for word in words)
    return (
        covered + years >= len(words)
        and len({phrase.standing for _, phrase in found} - {None}) == 1
    )


def _standing(words: Sequence[str], found: Sequence[Found], lexicon: Lexicon) -> Standing:
    """The heaviest standing named; "Chairman & CEO" holds office, so board gives way."""
    named = {
        item[1].standing
        for item in found
        if item[1].standing and not _is_aside(words, item, found, lexicon)
    }
    if not named:
        return "current"
    if any(phrase.level in _TOP and not phrase.standing for _, phrase in found):
        named.discard("board")
    return next((standing for standing in _HEAVIEST if standing in named), "current")


def _is_aside(words: Sequence[str], item: Found, found: Sequence[Found], lexicon: Lexicon) -> bool:
    """Whether a word names whom the position serves ("Director of Student Housing").

    "Volunteer Coordinator" is such a case as well; "Student Assistant" and "Nursing Assistant
    Student" are students. A slogan is none where its words are those of a sentence ("Helping every
    manager" beside "Driving Instructor").
    """
    start, phrase = item
    if phrase.kind == "opening" and not lexicon.words["sentence_words"].isdisjoint(words):
        return False
    if phrase.standing not in _HELD and words[max(0, start - 1) : start] in _SUBJECT:
        first, leads = found[0]  # "Director of Fractional Ownership"
        return first < start and leads.level is not None
    if phrase.standing == "student" and start == len(words) - 1 and words[start - 1] not in _OF:
        return False
    if len(phrase.words) > 1 or phrase.standing not in ("student", "none"):
        return False
    if phrase.standing == "none" and words[start + 1 : start + 2] in _RELATED:
        return False  # "Husband of a CEO"
    if phrase.standing == "student" and any(
        place > start + 1 and rank(other.level) <= rank("director") for place, other in found
    ):
        return True
    return any(
        other.level and (place < start or phrase.standing == "none") for place, other in found
    )
