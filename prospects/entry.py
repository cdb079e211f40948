"""The queue's lines: entries that go out on a day, and what was withheld."""

import hashlib
from dataclasses import dataclass
from datetime import date

from prospects.vocabulary import BuyingRole, Channel, Tier, WithheldReason


@dataclass(frozen=True, slots=True)
class QueueEntry:
    """One touch for one contact on one day, ready to be done.

    Field names are the columns of `queue.csv`; lists are joined by `|` there.

    Attributes:
        day: Day of the run.
        rank: From 1, over all SDRs; the first is to be done first.
        owner: Id of the SDR.
        persona: Persona id.
        channel: How to reach the contact.
        step: Step of the cadence.
        first_name: Greeting form, letters put right; may be empty.
        last_name: Letters put right; may be empty.
        title: As the list writes it.
        email: Lower-cased, or empty.
        phone: As written, or empty.
        linkedin_url: Absolute URL, or empty.
        company: Display name.
        domain: Registrable domain, or empty.
        icp: ICP through which the company is worked.
        tier: Tier of the company in that ICP.
        score_min: 0-100.
        score_max: 0-100.
        coverage: 0.0-1.0.
        tier_words: Tier in an SDR's words ("A, likely: headcount unknown").
        why_now: One sentence: fact, age, source.
        reasons: Three best reasons why the company fits.
        caution: What to look at before sending; may be empty.
        send_window: Local hours with time zone.
        subject: Rendered; empty where the channel has none.
        body: Rendered.
        template: "persona/step.md".
        template_version: Version and content hash.
        queue_item_id: Hash of contact, persona and step.
        contact_id: The contact.
        company_key: The company.
        run_id: Run that first made the entry.
        sources: Rows and pages that prove contact and company.
        persona_rule: Rule by which the title became the persona.
        notice: Says so when the data is invented; else empty.
        adds_roles: Roles of the buying committee that nobody at the company was written to for.
        committee: What the entry does for the buying committee, and who fills the other roles.
    """

    day: date
    rank: int
    owner: str
    persona: str
    channel: Channel
    step: str
    first_name: str
    last_name: str
    title: str
    email: str
    phone: str
    linkedin_url: str
    company: str
    domain: str
    icp: str
    tier: Tier
    score_min: float
    score_max: float
    coverage: float
    tier_words: str
    why_now: str
    reasons: tuple[str, ...]
    caution: str
    send_window: str
    subject: str
    body: str
    template: str
    template_version: str
    queue_item_id: str
    contact_id: str
    company_key: str
    run_id: str
    sources: tuple[str, ...] = ()
    persona_rule: str = ""
    notice: str = ""
    adds_roles: tuple[BuyingRole, ...] = ()
    committee: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Withheld:
    """A would-be entry that was stopped.

    Attributes:
        day: Day of the run.
        contact_id: The contact.
        email: Address, or empty.
        domain: Domain of the company, or empty.
        persona: Persona id, or empty.
        reason: From the closed list.
        detail: Which rule, list or entry stopped it, in one sentence.
        company_key: The company.
        name: Name of the contact, for people.
        company: Display name of the company, for people.
        title: Job title as the list writes it, or empty.
    """

    day: date
    contact_id: str
    email: str
    domain: str
    persona: str
    reason: WithheldReason
    detail: str
    company_key: str
    name: str = ""
    company: str = ""
    title: str = ""


def queue_item_id(contact_id: str, persona: str, step: str) -> str:
    """Identity of an entry: hash of contact, persona and step."""
    return hashlib.sha256(f"{contact_id}|{persona}|{step}".encode()).hexdigest()[:20]
