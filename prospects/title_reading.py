"""What a job title says, as a value."""

from dataclasses import dataclass

from prospects.vocabulary import Standing


@dataclass(frozen=True, slots=True)
class TitleReading:
    """What a job title says.

    Attributes:
        title: As written.
        standing: Whether the person holds the position now; "none" for slogans and junk.
        seniority: Level, or None where the title names none.
        functions: Ranked, the likeliest first; empty where the title names none.
        confidence: 0.0-1.0.
        rule: Name of the rule that decided ("guard:assistant", "lexicon", ...).
        evidence: The words that decided.
        runner_up: Second reading ("director/sales"), or "".
    """

    title: str
    standing: Standing
    seniority: str | None
    functions: tuple[str, ...]
    confidence: float
    rule: str
    evidence: str
    runner_up: str = ""
