"""Signals: observed facts about a company, each with its provenance."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from prospects.storable import storable_text

EVIDENCE_CHARACTERS_MAX = 200
_EVIDENCE_READ_MAX = 2_000


class SignalKind(StrEnum):
    """The three families of signals."""

    FIRMOGRAPHICS = "firmographics"
    TECHNOGRAPHICS = "technographics"
    HIRING = "hiring"


def flat_evidence(text: str) -> str:
    """Evidence in one line of at most 200 characters."""
    return " ".join(storable_text(text[:_EVIDENCE_READ_MAX]).split())[:EVIDENCE_CHARACTERS_MAX]


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where and when a fact was seen.

    Attributes:
        source_url: Absolute URL of the page, `list:FILE#row=N` for a fact from a list, or
            `dns:DOMAIN/MX` (or TXT, NS) for one from the domain name system.
        observed_at: Aware UTC time of the observation.
        extractor: Name of the rule that read it ("json-ld", "meta", "list", "dns", ...).
        evidence: The text or markup that shows it, at most 200 characters.
    """

    source_url: str
    observed_at: datetime
    extractor: str
    evidence: str

    def __post_init__(self) -> None:
        if self.observed_at.tzinfo is None:
            raise ValueError("observed_at must be an aware UTC time")
        flat = flat_evidence(self.evidence)
        if flat != self.evidence:
            object.__setattr__(self, "evidence", flat)


@dataclass(frozen=True, slots=True)
class Signal:
    """One observed fact about a company; never a judgement.

    Attributes:
        kind: Family of the fact.
        name: Field ("headcount"), technology ("HubSpot") or hiring fact ("careers_page").
        value: The fact as text; empty for a technology, whose presence is the fact.
        version: Version of a technology, or None.
        confidence: 0.0-1.0, how sure the extractor is that the fact is true.
        provenance: Where and when it was seen.
    """

    kind: SignalKind
    name: str
    value: str
    confidence: float
    provenance: Provenance
    version: str | None = None

    def key(self) -> str:
        """Identity of the fact apart from when it was seen: kind, name, value and page."""
        parts = (self.kind, self.name, self.value, self.provenance.source_url)
        return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Sighting:
    """A fact with its age.

    Attributes:
        signal: The fact as it was last seen.
        first_seen_at: Aware UTC time.
        first_seen_on: Day of the run that first saw it.
        last_seen_on: Day of the run that last saw it.
        current: Whether the latest good visit still saw it or could not read its page, or a list
            says it, or a person set it and it was not withdrawn.
        held_on: Day of the last good visit that could not read the fact's page for a passing
            reason, or None.
        withdrawn_on: Day on which a fact set by a person was withdrawn or replaced, or None.
    """

    signal: Signal
    first_seen_at: datetime
    first_seen_on: date
    last_seen_on: date
    current: bool
    held_on: date | None = None
    withdrawn_on: date | None = None

    @property
    def stood_until(self) -> date:
        """Day of the last good visit that does not speak against the fact."""
        return max(self.last_seen_on, self.held_on or self.last_seen_on)
