"""What records show: the fingerprints of the technographics, asked of a domain's records."""

from collections.abc import Mapping
from dataclasses import dataclass

from enrichment.dns.message import Kind, Reply
from enrichment.technographics import Engine
from enrichment.technographics.detection import Detection
from enrichment.technographics.patterns.rule import Hit

_SPF = "v=spf1"
_SHOWN_CHARACTERS_MAX = 200


@dataclass(frozen=True, slots=True)
class Finding:
    """A technology that a record shows.

    Attributes:
        technology: Its name.
        confidence: 0.0-1.0.
        record: Kind of the record: "MX", "TXT" or "NS".
        evidence: The record, or the part of it that counts, at most 200 characters.
    """

    technology: str
    confidence: float
    record: str
    evidence: str


def find_technologies(engine: Engine, replies: Mapping[Kind, Reply]) -> list[Finding]:
    """Who receives the mail, who may send it, to whom the domain was proved, who serves its names.

    Records of one domain are one voice: each technology is as sure as its surest record, and what
    it runs on comes from that record too. Names of other zones in SPF are read as they stand.

    Args:
        engine: Knows the fingerprints.
        replies: What was answered.

    Returns:
        Each technology once.
    """
    mail, texts, names = (replies.get(kind, Reply()) for kind in (Kind.MX, Kind.TXT, Kind.NS))
    by_preference = sorted(mail.mail_hosts)
    records = {
        "MX": [host for _, host in by_preference],
        "TXT": [text.strip().strip('"').strip() for text in texts.texts],
        "NS": sorted(names.name_servers),
    }
    preferences = {host: preference for preference, host in reversed(by_preference)}
    shown: dict[str, Finding] = {}
    # What is implied stands behind what implies it.
    for found in engine.detect_records(records):
        below = shown.get(found.implied_by)
        if found.hit:
            shown[found.technology] = _seen(found.technology, found.hit, preferences)
        elif below:
            shown[found.technology] = _implied(found, below)
    return [*shown.values()]


def _seen(technology: str, hit: Hit, preferences: Mapping[str, int]) -> Finding:
    kind, record = hit.name.upper(), str(hit.source)
    if kind == "MX":
        evidence = f"MX {preferences[record]} {record}"
    else:
        evidence = _shown_text(record, hit.end) if kind == "TXT" else f"{kind} {record}"
    return Finding(technology, hit.confidence, kind, evidence[:_SHOWN_CHARACTERS_MAX])


def _implied(found: Detection, below: Finding) -> Finding:
    evidence = f"{found.evidence} ({below.evidence})"[:_SHOWN_CHARACTERS_MAX]
    sure = min(found.confidence, below.confidence)
    return Finding(found.technology, sure, below.record, evidence)


def _shown_text(text: str, end: int) -> str:
    """The record where it is short or no SPF, else its head and the term in which a match ends."""
    if len(text) <= _SHOWN_CHARACTERS_MAX or not text.lower().startswith(_SPF):
        return text
    before = text[:end].rstrip()
    term = text[before.rfind(" ") + 1 :].partition(" ")[0]
    return f"{_SPF} ... {term} ..."
