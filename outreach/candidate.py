"""What is known of a contact when the queue is made, and the first question asked of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from outreach.best_icp import Chance, best_score, chance_of, positive_scores
from outreach.news import NewTechnology
from outreach.title_words import never_sentence, no_persona_sentence
from prospects.contact import Contact
from prospects.profile import CompanyProfile
from prospects.score import IcpScore, PersonaMatch
from prospects.specs.icp import IcpSpec
from prospects.specs.persona import PersonaSpec
from prospects.vocabulary import Tier, WithheldReason

_NOT_AT_WORK = frozenset({"former", "retired", "seeking", "student", "board", "fractional"})
"""Standings of people who may carry a fitting title and still are not the buyer."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A contact with everything that decides whether they are queued.

    Attributes:
        contact: The person.
        profile: Their company.
        scores: The company's score in each ICP.
        match: Their persona.
        news: Technologies that are new there, the ones that tell most first; never what is gone.
        company_personas: Personas of all contacts of the company, filled in by the queue.
    """

    contact: Contact
    profile: CompanyProfile
    scores: Sequence[IcpScore]
    match: PersonaMatch
    news: Sequence[NewTechnology] = ()
    company_personas: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Fit:
    """Through which ICP and as which persona a contact is worked.

    Attributes:
        score: Score in the ICP.
        icp: The ICP.
        persona: The persona.
        rank_in_icp: Position of the persona in the ICP, the preferred one is 0.
    """

    score: IcpScore
    icp: IcpSpec
    persona: PersonaSpec
    rank_in_icp: int


@dataclass(frozen=True, slots=True)
class Stop:
    """Why a contact is not queued."""

    reason: WithheldReason
    detail: str


def choose_fit(
    candidate: Candidate,
    icps: Mapping[str, IcpSpec],
    personas: Mapping[str, PersonaSpec],
    tiers: Sequence[Tier],
) -> Fit | Stop:
    """Best ICP that takes both the company and the contact, or what stands against it.

    A company is taken if even its lowest possible score is in a tier that is worked: what is
    unknown could then change the tier, but not whether the company is worth a call.
    """
    match = candidate.match
    persona = personas.get(match.persona or "")
    if persona and persona.negative:
        return Stop(WithheldReason.NEGATIVE_PERSONA, never_sentence(match, persona))
    taken = sorted(
        (s for s in positive_scores(candidate.scores, icps) if s.floor_tier in tiers),
        key=lambda s: (-s.score_min, -s.score_max, s.icp),
    )
    if not taken:
        return _company_stop(candidate, icps, personas, tiers)
    names = [name for name in named_personas(match) if name in personas]
    if not names and match.reading.standing in _NOT_AT_WORK:
        return _not_current(match)
    fits = [
        Fit(score, icps[score.icp], personas[name], rank)
        for score in taken
        for rank, name in enumerate(icps[score.icp].personas)
        if name in names and not personas[name].negative
    ]
    if not fits:
        return _persona_stop(match, [icps[score.icp] for score in taken], names, personas)
    standing = match.reading.standing
    at_work = next((fit for fit in fits if standing in fit.persona.match.standing), None)
    return _not_current(match) if at_work is None else _doubt(match) or at_work


def _company_stop(
    candidate: Candidate,
    icps: Mapping[str, IcpSpec],
    personas: Mapping[str, PersonaSpec],
    tiers: Sequence[Tier],
) -> Stop:
    """The company is in no tier that is worked: nobody knows yet, or it does not fit."""
    own = {name for name in named_personas(candidate.match) if name in personas}
    best = best_score(candidate.scores, icps, tiers, own or candidate.company_personas)
    if best is None:
        return Stop(WithheldReason.TIER_OUT, "no ICP is configured")
    name = icps[best.icp].name
    if chance_of(best, tiers) is Chance.OPEN:
        detail = best.would_change[0] if best.would_change else "too little is known of the company"
        return Stop(WithheldReason.NEEDS_DATA, f"{name}: {detail}")
    return Stop(WithheldReason.TIER_OUT, f"{name}: {_why_out(best)}")


def named_personas(match: PersonaMatch) -> tuple[str, ...]:
    """Personas that fit a title, the likeliest first."""
    return tuple(name for name in (match.persona, *match.alternatives) if name)


def worked_personas(
    match: PersonaMatch | None, personas: Mapping[str, PersonaSpec]
) -> frozenset[str]:
    """Personas as which a contact may be worked; none for a negative one that fits."""
    if match is None:
        return frozenset()
    first = personas.get(match.persona or "")
    if first is not None and first.negative:
        return frozenset()
    fitting = (personas[name] for name in named_personas(match) if name in personas)
    return frozenset(p.id for p in fitting if match.reading.standing in p.match.standing)


def _why_out(score: IcpScore) -> str:
    failed = [r for r in score.reasons if r.passed is False]
    # What ends it goes before what only brings no points.
    failed.sort(key=lambda reason: reason.mode == "score")
    return failed[0].sentence if failed else f"{score.score_max:g} of 100 points at most"


def _doubt(match: PersonaMatch) -> Stop | None:
    reading = match.reading
    if not reading.is_doubtful:
        return None
    other = f"could also be {reading.runner_up}" if reading.runner_up else "is read unsurely"
    return Stop(WithheldReason.DOUBTFUL_TITLE, f"“{reading.title}” {other}")


def _not_current(match: PersonaMatch) -> Stop:
    reading = match.reading
    return Stop(
        WithheldReason.STANDING, f"“{reading.title}” reads as {reading.standing}, not current"
    )


def _persona_stop(
    match: PersonaMatch,
    icps: Sequence[IcpSpec],
    names: Sequence[str],
    personas: Mapping[str, PersonaSpec],
) -> Stop:
    if names:
        wanted, name = ", ".join(icp.name for icp in icps), personas[names[0]].name
        return Stop(WithheldReason.NO_PERSONA_FIT, f"{name} is not worked through {wanted}")
    return Stop(WithheldReason.NO_PERSONA_FIT, no_persona_sentence(match, personas))
