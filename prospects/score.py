"""What scoring says of a company and of a contact."""

from dataclasses import dataclass

from prospects.specs.icp import Mode
from prospects.title_reading import TitleReading
from prospects.vocabulary import Tier


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a criterion added what it added.

    Attributes:
        criterion: Key of the criterion, with its position where a key is used twice.
        points: Points added (0 for filters and exclusions); None where the value is unknown.
        sentence: One sentence in an SDR's words.
        passed: True, False, or None where the value is unknown.
        source_url: Where the value was seen, or None.
        mode: Whether the criterion filters, scores or excludes.
        may_quote: Whether a message may say it; what concerns a leader who is looked for is for
            the rep alone.
        label: What people call the value ("headcount").
        value: What the company has ("120-140"); empty where nothing is known.
        age_days: Days since the value was last seen, or None where nothing tells.
    """

    criterion: str
    points: float | None
    sentence: str
    passed: bool | None
    source_url: str | None = None
    mode: Mode = "score"
    may_quote: bool = True
    label: str = ""
    value: str = ""
    age_days: int | None = None


@dataclass(frozen=True, slots=True)
class IcpScore:
    """Fit of one company to one ICP.

    Attributes:
        company_key: The company.
        icp: Id of the ICP.
        tier: Where the whole range lies in one band, else needs_data.
        score_min: 0-100, if everything unknown fails.
        score_max: 0-100, if everything unknown passes.
        coverage: Share of the weight that is known, 0.0-1.0.
        reasons: One a criterion, in the order of the ICP file.
        would_change: What would change the tier, in an SDR's words.
        floor_tier: Tier that `score_min` alone would give: certain, whatever the unknown is.
        ceiling_tier: Tier that `score_max` alone would give.
    """

    company_key: str
    icp: str
    tier: Tier
    score_min: float
    score_max: float
    coverage: float
    reasons: tuple[Reason, ...]
    would_change: tuple[str, ...] = ()
    floor_tier: Tier = "out"
    ceiling_tier: Tier = "out"


NO_PERSONA_FIT = "no persona fit"
"""The bucket of contacts that are no persona, as the funnel names it."""


def no_fit_rule(why: str, told: str) -> str:
    """Rule of a contact that is no persona.

    Args:
        why: In few words, the same for all contacts of the kind ("level too low").
        told: What was read, and what kept the title out.
    """
    return f"{NO_PERSONA_FIT}, {why}: {told}"


@dataclass(frozen=True, slots=True)
class PersonaMatch:
    """Which persona a contact is.

    Attributes:
        contact_id: The contact.
        persona: Persona id, or None for "no persona fit".
        rule: Which rule fired, in words a marketer can check ("include: head chef").
        reading: What the title says.
        alternatives: Further personas that fit, in order, for other ICPs.
    """

    contact_id: str
    persona: str | None
    rule: str
    reading: TitleReading
    alternatives: tuple[str, ...] = ()

    @property
    def why_no_fit(self) -> str:
        """In few words why it is no persona, so that contacts can be counted by it; else ""."""
        if self.persona:
            return ""
        head, _, _ = self.rule.partition(": ")
        told = head.removeprefix(NO_PERSONA_FIT).removeprefix(", ")
        return told or "title not understood"
