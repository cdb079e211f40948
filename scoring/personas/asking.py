"""One title and one persona: whether it fits, by which rule, and if not, why not."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from prospects.specs.persona import PersonaSpec
from prospects.specs.title_match import TitleMatch
from prospects.title_reading import TitleReading
from prospects.titles.held import held_words
from prospects.titles.normalising import compare_words
from prospects.vocabulary import SENIORITIES, Seniority

_LEADING: tuple[Seniority, ...] = ("owner", "founder", "c_suite", "partner")
"""Levels of who leads the whole company: none of them is too low or too high for another."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A persona as it is asked at companies of one size.

    Attributes:
        spec: The persona.
        match: What it asks at this size.
        size: The size, if it asks something else there; else "".
        include: Each phrase as words between single blanks, beside the text that a marketer wrote.
        exclude: The same.
        first_words: First word of each of these phrases.
        functions: Functions that fit.
        silence: The verdict on a title that has none of these words and functions.
    """

    spec: PersonaSpec
    match: TitleMatch
    size: str
    include: tuple[tuple[str, str], ...]
    exclude: tuple[tuple[str, str], ...]
    first_words: frozenset[str]
    functions: frozenset[str]
    silence: "Verdict"


class TitleText(NamedTuple):
    """A title as it is compared with phrases.

    Attributes:
        line: Its words between single blanks.
        held: The same without positions that are held no more beside a present one.
        words: The words.
    """

    line: str
    held: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a persona says of a title.

    Attributes:
        persona: The persona.
        rule: By which rule the title fits; "" where it does not.
        kept_out: The exclude that kept out a title which fits otherwise.
        lacks: Why it does not fit by level and function; "" where neither may be compared.
    """

    persona: PersonaSpec
    rule: str = ""
    kept_out: str = ""
    lacks: str = ""

    @property
    def by_words(self) -> bool:
        """Whether it fits by a phrase of its include."""
        return "include: " in self.rule


@lru_cache(maxsize=4096)
def ready(spec: PersonaSpec, headcount: int | None) -> Asked:
    """A persona ready to be asked; phrases without any word match nothing."""
    size = spec.match.size_of(headcount)
    match = spec.match.at_size(headcount)
    include, exclude = _phrases(match.include), _phrases(match.exclude)
    return Asked(
        spec, match, size.headcount.words if size else "", include, exclude,
        frozenset(words.split()[0] for words, _ in (*include, *exclude)),
        frozenset(match.functions), Verdict(spec),
    )  # fmt: skip


def text_of(title: str) -> TitleText:
    """A title as `ask` compares it."""
    words = compare_words(title)
    line, held = f" {' '.join(words)} ", held_words(title, words)
    return TitleText(line, line if held is words else f" {' '.join(held)} ", frozenset(words))


def ask(text: TitleText, reading: TitleReading, persona: Asked) -> Verdict:
    """Ask one persona: exclude beats include, include beats seniority x function.

    A former position makes nobody a buyer and keeps nobody from being one, so that phrases are
    looked for in what is held; those of a negative persona in the whole title.

    Args:
        text: As `text_of` gives it.
        reading: What the title says.
        persona: The persona.
    """
    speaks = not persona.first_words.isdisjoint(text.words)
    if not speaks and persona.functions.isdisjoint(reading.functions):
        return persona.silence
    line = text.line if persona.spec.negative else text.held
    included = _first_held(line, persona.include) if speaks else ""
    rule = f"include: {included}" if included else _by_level(reading, persona.match)
    if not rule:
        return Verdict(persona.spec, lacks=_lacks(reading, persona.match))
    if speaks and (excluded := _first_held(line, persona.exclude)):
        return Verdict(persona.spec, kept_out=excluded)
    negative = "negative, " if persona.spec.negative else ""
    size = f"size {persona.size}, " if persona.size else ""
    return Verdict(persona.spec, negative + size + rule)


def counted_level(reading: TitleReading, match: TitleMatch) -> Seniority | None:
    """Level as a persona counts it: what is called a manager and leads nobody is its choice."""
    if "manager_title" not in reading.marks or reading.seniority is None:
        return reading.seniority
    level: Seniority = "manager" if match.manager_titles_count_as == "manager" else "senior"
    order = max if level == "senior" else min
    return order(reading.seniority, level, key=SENIORITIES.index)


def _by_level(reading: TitleReading, match: TitleMatch) -> str:
    """Rule such as "seniority vp x function sales", or "" where level or function does not fit."""
    level = counted_level(reading, match)
    function = next((name for name in reading.functions if name in match.functions), "")
    if not function or not level or not match.seniority.holds(level):
        return ""
    counted = "" if level == reading.seniority else " (a manager's title)"
    return f"seniority {level}{counted} x function {function}"


def _lacks(reading: TitleReading, match: TitleMatch) -> str:
    """Why level and function do not fit, where the persona wants one of the title's functions."""
    if not set(match.functions) & set(reading.functions):
        return ""
    level = counted_level(reading, match)
    if level is None:
        return "level unknown"
    above = SENIORITIES.index(level) < SENIORITIES.index(match.seniority.highest)
    nearest = match.seniority.highest if above else match.seniority.lowest
    if level in _LEADING and nearest in _LEADING:
        return "level not wanted"
    return "level too high" if above else "level too low"


def _first_held(text: str, phrases: tuple[tuple[str, str], ...]) -> str:
    for words, written in phrases:
        if words in text:
            return written
    return ""


def _phrases(texts: Sequence[str]) -> tuple[tuple[str, str], ...]:
    pairs = ((" ".join(compare_words(text)), text) for text in texts)
    return tuple((f" {words} ", text) for words, text in pairs if words)
