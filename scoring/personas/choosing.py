"""What personas say of a title, taken together: which it is, by which rule, or why it is none."""

from collections.abc import Sequence
from dataclasses import dataclass

from prospects.score import no_fit_rule
from prospects.specs.persona import PersonaSpec
from prospects.title_reading import TitleReading
from prospects.title_reviews import NO_PERSONA, TitleReview
from scoring.personas.asking import Verdict

_AT_WORK = ("current", "interim", "fractional", "board")
"""Standings of people who hold some position, so that its level and function can be asked."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a match says beside its contact."""

    persona: str | None
    rule: str
    reading: TitleReading
    alternatives: tuple[str, ...] = ()


def follow_review(
    review: TitleReview, reading: TitleReading, verdicts: Sequence[Verdict]
) -> Answer:
    """The persona that a review names, unless words say that such people are never contacted."""
    chosen = choose(reading, verdicts)
    named = next((v.persona for v in verdicts if v.persona.id == review.persona), None)
    if named is not None:
        fitting = (v.persona for v in verdicts if v.rule and not v.persona.negative)
        others = tuple(persona.id for persona in fitting if persona != named)
        return Answer(named.id, review.rule, reading, () if named.negative else others)
    is_never = any(v.by_words and v.persona.negative for v in verdicts)
    if review.persona == NO_PERSONA and not is_never:
        return Answer(None, no_fit_rule("reviewed", review.rule), reading)
    return chosen


def choose(reading: TitleReading, verdicts: Sequence[Verdict]) -> Answer:
    """The first that fits: a negative one, one that takes the standing, then one by its include."""
    fitting = sorted((v for v in verdicts if v.rule), key=lambda v: _place(reading, v))
    if not fitting:
        return Answer(None, _no_fit(reading, verdicts), reading)
    first = fitting[0]
    if first.persona.negative:
        return Answer(first.persona.id, first.rule, reading)
    before = verdicts[: verdicts.index(first)]
    rule = "; ".join([first.rule, *_kept_out(before)])
    return Answer(first.persona.id, rule, reading, tuple(v.persona.id for v in fitting[1:]))


def _place(reading: TitleReading, verdict: Verdict) -> tuple[bool, bool, bool]:
    """Which of several that fit goes first; among equals the order in which they were asked."""
    wrong_standing = _wrong_standing(reading, verdict.persona)
    return (not verdict.persona.negative, wrong_standing, not verdict.by_words)


def _wrong_standing(reading: TitleReading, persona: PersonaSpec) -> bool:
    return reading.standing not in persona.match.standing


def _kept_out(verdicts: Sequence[Verdict]) -> list[str]:
    return [f"{v.persona.id} excludes {v.kept_out}" for v in verdicts if v.kept_out]


def _no_fit(reading: TitleReading, verdicts: Sequence[Verdict]) -> str:
    """Why no persona fits: what was read, and which exclude kept the title out."""
    function = reading.functions[0] if reading.functions else "unknown"
    told = f"seniority {reading.seniority or 'unknown'}, function {function}"
    if reading.standing not in ("current", "interim"):
        told += f", standing {reading.standing}"
    return no_fit_rule(_why(reading, verdicts), "; ".join([told, *_kept_out(verdicts)]))


def _why(reading: TitleReading, verdicts: Sequence[Verdict]) -> str:
    """In few words, the same for all titles of the kind, so that they can be counted."""
    positive = [verdict for verdict in verdicts if not verdict.persona.negative]
    kept_out = next((v.persona.id for v in positive if v.kept_out), "")
    if kept_out:
        return f"excluded by {kept_out}"
    if reading.standing not in _AT_WORK:
        return f"standing {reading.standing}"
    if not reading.functions:
        return "function unknown" if reading.seniority else "title not understood"
    lacks = {verdict.lacks for verdict in positive}
    nearest = ("level too low", "level too high", "level not wanted", "level unknown")
    return next((why for why in nearest if why in lacks), "function not wanted")
