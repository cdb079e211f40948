"""What people decided on job titles, and how a title finds its review.

A review says what a title means, once and for all who bear it. It replaces the reading by the word
lists, and where it names a persona, the match as well. Words that must never be contacted still
win over a review that names no persona.

Titles are compared by their words: case, accents, blanks, punctuation, plurals and forms of gender
do not matter ("Vertriebsleiterin (m/w/d)" is "vertriebsleiter"), nor does the employer ("at X").
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from prospects.industry import parse_industry
from prospects.title_reading import NO_CONTEXT, TitleContext, TitleReading
from prospects.titles.normalising import compare_words
from prospects.vocabulary import Seniority, Standing

NO_PERSONA = "none"
"""Written as a review's persona: no persona fits, whatever the level and function."""

_ONE_GENDER = tuple(
    (re.compile(ending), plain)
    for ending, plain in (
        (r"(?<=er|or|st|nt|at|ur|ar|og)in(?:nen)?$", ""),  # Leiterin, Direktorin, Spezialistin
        (r"frau$", "mann"),
        (r"(?<=\w)(?:woman|person)$", "man"),
        (r"(?:teur|trice|tore)$", "t_r"),  # directrice, direttrice; "director" is another word
        (r"euse$", "eur"),
        (r"(?<=[il])ere$", "er"),
        (r"ee$", "e"),
        (r"(?<=[tds]or)a$", ""),
        (r"(?<=or)ka$", ""),
        (r"iczka$", "ik"),
    )
)
"""Endings of women's forms, and what they are compared as."""


@dataclass(frozen=True, slots=True)
class TitleReview:
    """What a person decided on a title.

    Attributes:
        title: As they wrote it.
        standing: Whether such a person holds the position now.
        seniority: Level, or None where the title names none.
        functions: Ranked, the likeliest first; empty where the title names none.
        persona: Id of the persona that such people are, `NO_PERSONA` for nobody's, or None where
            standing, level and functions are to decide.
        by: Who decided.
        on: When.
        note: Why, in their words.
        country: Two upper-case letters where it holds in one country alone, else None.
        industry: Id of the industry where it holds in one alone, else None.
    """

    title: str
    standing: Standing
    seniority: Seniority | None
    functions: tuple[str, ...]
    persona: str | None
    by: str
    on: date
    note: str = ""
    country: str | None = None
    industry: str | None = None

    @property
    def rule(self) -> str:
        """The rule that decided, as readings and matches name it: "review: Ana 2026-11-22"."""
        return f"review: {self.by} {self.on}"

    @property
    def scope(self) -> tuple[str, str | None, str | None]:
        """Words, country and industry: what two reviews may not both decide."""
        return review_key(self.title), self.country, self.industry

    @property
    def says(self) -> tuple[object, ...]:
        """What was decided, without who and when."""
        return self.standing, self.seniority, self.functions, self.persona

    def holds(self, context: TitleContext) -> bool:
        """Whether it is about people of this country and industry."""
        if self.country and self.country != context.country:
            return False
        return not self.industry or self.industry == _industry_of(context)


@dataclass(frozen=True, slots=True)
class TitleReviews:
    """All reviews, found by the words of a title.

    Attributes:
        by_words: Key of a title -> its reviews, the narrowest first.
    """

    by_words: Mapping[str, tuple[TitleReview, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, reviews: Iterable[TitleReview]) -> "TitleReviews":
        """Index reviews."""
        found: dict[str, list[TitleReview]] = {}
        for review in reviews:
            found.setdefault(review_key(review.title), []).append(review)
        return cls({key: tuple(sorted(own, key=_width)) for key, own in found.items()})

    def __len__(self) -> int:
        return sum(map(len, self.by_words.values()))

    def find(self, title: str, context: TitleContext = NO_CONTEXT) -> TitleReview | None:
        """The review of a title, or None; one of a country or industry before one of all."""
        if not self.by_words:
            return None
        own = self.by_words.get(review_key(title), ())
        return next((review for review in own if review.holds(context)), None)


NO_REVIEWS = TitleReviews()


def reviewed_reading(review: TitleReview, own: TitleReading) -> TitleReading:
    """The reading of a title that a person reviewed.

    Args:
        review: What they decided.
        own: Reading by the word lists; it becomes the runner-up where it says something else.
    """
    said = (review.standing, review.seniority, review.functions)
    differs = said != (own.standing, own.seniority, own.functions)
    return TitleReading(
        own.title, *said, confidence=1.0, rule=review.rule, evidence=review.title,
        runner_up=_told(own) if differs else "", marks=("reviewed",),
    )  # fmt: skip


@lru_cache(maxsize=100_000)
def review_key(title: str) -> str:
    """Words under which titles are one; empty for a text without any."""
    return " ".join(map(_one_gender, compare_words(title)))


def _one_gender(word: str) -> str:
    for ending, plain in _ONE_GENDER:
        told = ending.sub(plain, word)
        if told != word:
            return told
    return word


def _told(reading: TitleReading) -> str:
    if reading.standing != "current":
        return reading.standing
    return "/".join([reading.seniority or "", *reading.functions[:1]]).strip("/")


def _width(review: TitleReview) -> int:
    return (review.country is None) + (review.industry is None)


def _industry_of(context: TitleContext) -> str | None:
    return parse_industry(context.industry) if context.industry else None
