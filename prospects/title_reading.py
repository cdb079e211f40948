"""What a job title says, as a value, and what else is known of who bears it."""

from dataclasses import dataclass
from typing import Literal

from prospects.vocabulary import Seniority, Standing

Mark = Literal[
    "junior",
    "senior",
    "lead",
    "coordinator",
    "manager_title",
    "director_title",
    "repaired",
    "context",
    "reviewed",
]
"""What a title says beside its level.

- junior: beginners of their craft ("Junior Buyer"), above interns.
- senior: above others of the same level ("Senior Manager").
- lead: leads a team or a piece of work, with or without people ("Team Lead", "Lead Engineer").
- coordinator: holds others' work together without leading them ("Event Coordinator").
- manager_title: is called a manager and leads nobody ("Account Manager"); a persona says by
  `manager_titles_count_as` what that is worth.
- director_title: is called a director and directs no people ("Art Director").
- repaired: a misspelt word was read as one of the word lists.
- context: industry, headcount or country changed what the words alone say.
- reviewed: a person's review file decided.
"""

DOUBTFUL_BELOW = 0.5
"""A reading less sure than this is marked for review and not queued."""


@dataclass(frozen=True, slots=True)
class TitleContext:
    """What is known beside a title; None where unknown.

    Attributes:
        country: Of the person, else of the company; two upper-case letters.
        industry: Of the company, as a list or its site says it.
        headcount: People of the company.
    """

    country: str | None = None
    industry: str | None = None
    headcount: int | None = None


NO_CONTEXT = TitleContext()


@dataclass(frozen=True, slots=True)
class TitleReading:
    """What a job title says.

    Attributes:
        title: As written.
        standing: Whether the person holds the position now; "none" for slogans and junk.
        seniority: Level, or None where the title names none.
        functions: Ranked, the likeliest first; empty where the title names none.
        confidence: 0.0-1.0.
        rule: Name of the rule that decided ("guard:assistant", "lexicon", "review: Ana", ...).
        evidence: The words that decided.
        runner_up: Second reading ("director/sales"), or "".
        marks: What it says beside its level.
    """

    title: str
    standing: Standing
    seniority: Seniority | None
    functions: tuple[str, ...]
    confidence: float
    rule: str
    evidence: str
    runner_up: str = ""
    marks: tuple[Mark, ...] = ()

    @property
    def is_doubtful(self) -> bool:
        """Whether a person should look at it before anybody writes."""
        return self.confidence < DOUBTFUL_BELOW
