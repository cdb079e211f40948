"""Contacts to personas; each distinct title is worked out once a company size and context."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from prospects.score import PersonaMatch
from prospects.specs.persona import PersonaSpec
from prospects.title_reading import NO_CONTEXT, TitleContext, TitleReading
from prospects.title_reviews import (
    NO_REVIEWS,
    TitleReview,
    TitleReviews,
    reviewed_reading,
)
from prospects.titles.context import what_matters
from prospects.titles.reading import read_title
from scoring.personas.asking import Asked, Verdict, ask, ready, text_of
from scoring.personas.choosing import Answer, choose, follow_review

_NOBODY: Mapping[str, TitleContext] = {}


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


class _Matching:
    """Personas that are asked, and what they said of titles so far."""

    def __init__(self, personas: Sequence[PersonaSpec], reviews: TitleReviews) -> None:
        self._reviews = reviews
        self._ordered = sorted(personas, key=lambda persona: not persona.negative)
        self._cuts = _cuts(personas)
        self._answers: dict[_Key, Answer] = {}
        # Most contexts leave a title as it is, so that personas are asked once for all of them.
        self._by_reading: dict[_Read, Answer] = {}
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
    ) -> Answer:
        if not title or not title.strip():
            return Answer(None, "no title", reading)
        if review is None:
            return choose(reading, self.ask_all(title, reading, context))
        reading = reviewed_reading(review, reading)
        return follow_review(review, reading, self.ask_all(title, reading, context))

    def ask_all(self, title: str, reading: TitleReading, context: TitleContext) -> list[Verdict]:
        """What each persona says of a title, negative ones first."""
        text, band = text_of(title), self._band(context.headcount)
        if band not in self._asked:
            self._asked[band] = [ready(spec, context.headcount) for spec in self._ordered]
        return [ask(text, reading, persona) for persona in self._asked[band]]

    def _band(self, headcount: int | None) -> int:
        """Number of the sizes at which all personas ask the same; -1 where it is unknown."""
        return -1 if headcount is None else bisect_right(self._cuts, headcount)


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


def _cuts(personas: Sequence[PersonaSpec]) -> list[int]:
    """Headcounts at which some persona begins to ask something else."""
    sizes = [size.headcount for persona in personas for size in persona.match.sizes]
    begins = {size.lowest for size in sizes}
    return sorted(begins | {size.highest + 1 for size in sizes if size.highest is not None})
