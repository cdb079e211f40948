"""Contacts to personas; each distinct title is worked out once a company size and context."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from prospects.score import PersonaMatch, no_fit_rule
from prospects.specs.persona import PersonaSpec
from prospects.title_reading import NO_CONTEXT, TitleContext, TitleReading
from prospects.title_reviews import (
    NO_PERSONA,
    NO_REVIEWS,
    TitleReview,
    TitleReviews,
    reviewed_reading,
)
from prospects.titles.context import what_matters
from prospects.titles.reading import read_title
from scoring.personas.asking import Asked, Verdict, ask, ready, text_of

_NOBODY: Mapping[str, TitleContext] = {}
_AT_WORK = ("current", "interim", "fractional", "board")


def match_persona(
    contact_id: str,
    title: str | None,
    personas: Sequence[PersonaSpec],
    context: TitleContext = NO_CONTEXT,
    reviews: TitleReviews = NO_REVIEWS,
) -> PersonaMatch:
    """Persona of one contact.

    Args:
        contact_id: The contact.
        title: Job title as written; None or blank where unknown.
        personas: In order of preference; negative ones may stand anywhere.
        context: What is known beside the title.
        reviews: As `match_personas` takes them.

    Returns:
        The match. `persona` is None, with the reason in `rule`, without a title or where none
        fits.
    """
    titles, contexts = {contact_id: title}, {contact_id: context}
    return match_personas(titles, personas, contexts, reviews)[contact_id]


def match_personas(
    titles: Mapping[str, str | None],
    personas: Sequence[PersonaSpec],
    contexts: Mapping[str, TitleContext] = _NOBODY,
    reviews: TitleReviews = NO_REVIEWS,
) -> dict[str, PersonaMatch]:
    """Personas of many contacts.

    Args:
        titles: Contact id -> job title as written, or None.
        personas: In order of preference.
        contexts: Contact id -> what is known beside the title; nothing of one that is absent.
        reviews: What people decided on titles; it goes before our reading. The persona that a
            review names is the match; of others, only the words of a negative persona go before.

    Returns:
        Contact id -> match, in the order of `titles`.
    """
    matching = _Matching(personas, reviews)
    return {
        contact_id: matching.match(contact_id, title, contexts.get(contact_id, NO_CONTEXT))
        for contact_id, title in titles.items()
    }


_Key = tuple[str | None, int, TitleContext, TitleReview | None]
_Read = tuple[int, TitleReading, TitleReview | None]


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a match says beside its contact."""

    persona: str | None
    rule: str
    reading: TitleReading
    alternatives: tuple[str, ...] = ()


class _Matching:
    """Personas that are asked, and what they said of titles so far."""

    def __init__(self, personas: Sequence[PersonaSpec], reviews: TitleReviews) -> None:
        self._reviews = reviews
        self._ordered = sorted(personas, key=lambda persona: not persona.negative)
        self._cuts = _cuts(personas)
        self._answers: dict[_Key, _Answer] = {}
        # Most contexts leave a title as it is, so that personas are asked once for all of them.
        self._by_reading: dict[_Read, _Answer] = {}
        self._asked: dict[int, list[Asked]] = {}

    def match(self, contact_id: str, title: str | None, context: TitleContext) -> PersonaMatch:
        """The persona of one contact."""
        band = self._band(context.headcount)
        review = self._reviews.find(title, context) if title else None
        key = (title, band, what_matters(context), review)
        answer = self._answers.get(key)
        if answer is None:
            reading = read_title(title or "", key[2])
            read = (band, reading, review)
            if read not in self._by_reading:
                self._by_reading[read] = self._answer(title, reading, context, review)
            answer = self._answers[key] = self._by_reading[read]
        return PersonaMatch(
            contact_id, answer.persona, answer.rule, answer.reading, answer.alternatives
        )

    def _answer(
        self,
        title: str | None,
        reading: TitleReading,
        context: TitleContext,
        review: TitleReview | None,
    ) -> _Answer:
        if not title or not title.strip():
            return _Answer(None, "no title", reading)
        if review is None:
            return _choose(reading, self.ask_all(title, reading, context))
        reading = reviewed_reading(review, reading)
        return _decided(review, reading, self.ask_all(title, reading, context))

    def ask_all(self, title: str, reading: TitleReading, context: TitleContext) -> list[Verdict]:
        """What each persona says of a title, negative ones first."""
        text, band = text_of(title), self._band(context.headcount)
        if band not in self._asked:
            self._asked[band] = [ready(spec, context.headcount) for spec in self._ordered]
        return [ask(text, reading, persona) for persona in self._asked[band]]

    def _band(self, headcount: int | None) -> int:
        """Number of the sizes at which all personas ask the same; -1 where it is unknown."""
        return -1 if headcount is None else bisect_right(self._cuts, headcount)


def _decided(review: TitleReview, reading: TitleReading, verdicts: Sequence[Verdict]) -> _Answer:
    """The persona that a review names, unless words say that such people are never contacted."""
    chosen = _choose(reading, verdicts)
    named = next((v.persona for v in verdicts if v.persona.id == review.persona), None)
    if named is not None:
        fitting = (v.persona for v in verdicts if v.rule and not v.persona.negative)
        others = tuple(persona.id for persona in fitting if persona != named)
        return _Answer(named.id, review.rule, reading, () if named.negative else others)
    is_never = any(v.by_words and v.persona.negative for v in verdicts)
    if review.persona == NO_PERSONA and not is_never:
        return _Answer(None, no_fit_rule("reviewed", review.rule), reading)
    return chosen


def explain_match(
    title: str,
    personas: Sequence[PersonaSpec],
    context: TitleContext = NO_CONTEXT,
    reviews: TitleReviews = NO_REVIEWS,
) -> tuple[PersonaMatch, list[Verdict]]:
    """The match of a title, and what each persona says of it, negative ones first.

    Args:
        title: As written; it is not blank.
        personas: In order of preference.
        context: What is known beside the title.
        reviews: What people decided on titles.
    """
    matching = _Matching(personas, reviews)
    match = matching.match("", title, context)
    return match, matching.ask_all(title, match.reading, context)


def _choose(reading: TitleReading, verdicts: Sequence[Verdict]) -> _Answer:
    """The first that fits: a negative one, one that takes the standing, then any."""
    fitting = [verdict for verdict in verdicts if verdict.rule]
    fitting.sort(key=lambda v: not v.persona.negative and _wrong_standing(reading, v.persona))
    if not fitting:
        return _Answer(None, _no_fit(reading, verdicts), reading)
    first = fitting[0]
    if first.persona.negative:
        return _Answer(first.persona.id, first.rule, reading)
    before = verdicts[: verdicts.index(first)]
    rule = "; ".join([first.rule, *_kept_out(before)])
    return _Answer(first.persona.id, rule, reading, tuple(v.persona.id for v in fitting[1:]))


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
    nearest = ("level too low", "level too high", "level unknown")
    return next((why for why in nearest if why in lacks), "function not wanted")


def _cuts(personas: Sequence[PersonaSpec]) -> list[int]:
    """Headcounts at which some persona begins to ask something else."""
    sizes = [size.headcount for persona in personas for size in persona.match.sizes]
    begins = {size.lowest for size in sizes}
    return sorted(begins | {size.highest + 1 for size in sizes if size.highest is not None})
