"""Everything that decided on a job title: for `prospects explain "Title"`."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from prospects.score import PersonaMatch
from prospects.specs.persona import PersonaSpec
from prospects.title_reading import DOUBTFUL_BELOW, TitleContext, TitleReading
from prospects.title_reviews import TitleReview, TitleReviews
from prospects.titles.trace import TitleTrace, trace_title
from scoring.personas.asking import Verdict
from scoring.personas.matching import explain_match

PRECEDENCE = ("review", "never-contact", "exclude", "include", "seniority x function")
"""What is asked of a title, the first that answers decides."""

_SURE, _FAIRLY = 0.9, 0.7


def explain_title(
    title: str, personas: Mapping[str, PersonaSpec], context: TitleContext, reviews: TitleReviews
) -> dict[str, Any]:
    """What a title says, by which words and rules, and what each persona says of it.

    Args:
        title: As written; it is not blank.
        personas: By id, in order of preference.
        context: What is known beside it.
        reviews: What people decided on titles.

    Returns:
        Plain values.
    """
    trace = trace_title(title, context)
    review = reviews.find(title, context)
    match, verdicts = explain_match(title, list(personas.values()), context, reviews)
    reading = match.reading
    return {
        "title": title, "standing": reading.standing, "seniority": reading.seniority or "",
        "functions": list(reading.functions), "persona": match.persona, "rule": match.rule,
        "read_by": reading.rule, "evidence": reading.evidence, "confidence": reading.confidence,
        "runner_up": reading.runner_up, "alternatives": list(match.alternatives),
        "persona_name": personas[match.persona].name if match.persona else "",
        "confidence_words": confidence_words(reading.confidence), "marks": list(reading.marks),
        "decided": _decided(trace, review), "runner_up_lost": _lost(trace, reading, review),
        "context": asdict(context), "review": asdict(review) if review else None,
        "precedence": list(PRECEDENCE), "step": _step(match, verdicts, review),
        "queue": _queue(match, personas),
        "tokens": [asdict(token) for token in trace.tokens],
        "cuts": [asdict(cut) for cut in trace.cuts],
        "segments": [asdict(segment) for segment in trace.segments],
        "personas": [_asked(verdict, match, context) for verdict in verdicts],
    }  # fmt: skip


def confidence_words(confidence: float) -> str:
    """How sure a reading is, in words."""
    if confidence >= _SURE:
        return "sure"
    if confidence >= _FAIRLY:
        return "fairly sure"
    return "not quite sure" if confidence >= DOUBTFUL_BELOW else "in doubt"


def _decided(trace: TitleTrace, review: TitleReview | None) -> str:
    if review is None:
        return trace.decided
    note = f': "{review.note}"' if review.note else ""
    return f"{review.by} decided it on {review.on}{note}."


def _lost(trace: TitleTrace, reading: TitleReading, review: TitleReview | None) -> str:
    if review is None:
        return trace.runner_up_lost
    return (
        "It is what the word lists say; the review goes before them." if reading.runner_up else ""
    )


def _step(match: PersonaMatch, verdicts: list[Verdict], review: TitleReview | None) -> str:
    """Step of the precedence that decided; "" where no persona fits and none was kept out."""
    if match.rule.startswith("review: ") or (review and match.why_no_fit == "reviewed"):
        return "review"
    chosen = next((v for v in verdicts if v.persona.id == match.persona), None)
    if chosen is None:
        return "exclude" if match.why_no_fit.startswith("excluded") else ""
    if chosen.persona.negative:
        return "never-contact"
    return "include" if chosen.by_words else "seniority x function"


def _queue(match: PersonaMatch, personas: Mapping[str, PersonaSpec]) -> str:
    """What the queue makes of it, whatever else is known of the contact."""
    reading, persona = match.reading, personas.get(match.persona or "")
    if persona is None:
        return f"held back: no persona fits ({match.why_no_fit})"
    if persona.negative:
        return f"held back: who is of the persona {persona.name} is never contacted"
    if reading.standing not in persona.match.standing:
        return f"held back: {reading.standing}, not current"
    if reading.is_doubtful:
        return "held back: the title is unclear, and a person has to decide on it"
    return "may be queued"


def _asked(verdict: Verdict, match: PersonaMatch, context: TitleContext) -> dict[str, Any]:
    """What a persona says: "takes", "fits", "excludes", "level" or "other", and why."""
    persona = verdict.persona
    said, why = _said(verdict, match, context)
    return {"persona": persona.id, "name": persona.name, "negative": persona.negative,
            "said": said, "why": why}  # fmt: skip


def _said(verdict: Verdict, match: PersonaMatch, context: TitleContext) -> tuple[str, str]:
    persona = verdict.persona
    if persona.id == match.persona:
        return "takes", match.rule
    if verdict.kept_out:
        return "excludes", f'excludes "{verdict.kept_out}"'
    if verdict.rule:
        return "fits", _second(verdict, match)
    if verdict.lacks:
        levels = persona.match.at_size(context.headcount).seniority
        return "level", f"{verdict.lacks}: it asks for {levels.words}"
    return "other", "asks for other functions or words"


def _second(verdict: Verdict, match: PersonaMatch) -> str:
    """Why a persona that fits is not the match."""
    if match.persona is None or match.rule.startswith("review: "):
        return f"fits by {verdict.rule}, and the review goes before it"
    if match.reading.standing not in verdict.persona.match.standing:
        return f"fits by {verdict.rule}, and does not take who is {match.reading.standing}"
    if match.rule.startswith("negative"):
        return f"fits by {verdict.rule}, and never contact goes before it"
    if "include: " in match.rule and not verdict.by_words:
        return f"fits by {verdict.rule}, and an include goes before that"
    return f"fits by {verdict.rule}, and comes later in the order"
