"""What shapes a day's queue apart from the contacts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from outreach.cards import PersonaCard
from outreach.templates import Template, TemplateKey
from prospects.score import IcpScore
from prospects.specs.icp import IcpSpec
from prospects.specs.persona import PersonaSpec
from prospects.specs.settings import OutreachSettings
from prospects.specs.team import Team
from prospects.suppression import SuppressionLists


@dataclass(frozen=True, slots=True)
class PastEntry:
    """A touch of an earlier day.

    Attributes:
        contact_id: The contact.
        company_key: The company.
        queue_item_id: Contact, persona and step.
        day: When it was queued, or made elsewhere.
        source: Row of a list that tells of a touch made elsewhere; empty for our own.
        persona: As which the contact was worked; empty where it was made elsewhere.
    """

    contact_id: str
    company_key: str
    queue_item_id: str
    day: date
    source: str = ""
    persona: str = ""


@dataclass(frozen=True)
class QueueRules:
    """Everything that shapes the queue apart from the contacts.

    Attributes:
        day: The day.
        run_id: The run.
        icps: By id.
        personas: By id.
        templates: By persona, step and channel.
        team: The reps.
        lists: All suppression entries.
        settings: The section `outreach`.
        tier_words: Says a score in an SDR's words.
        past: Entries of earlier days.
        elsewhere: Touches made elsewhere, of whoever works at a company of the day.
        cards: Persona id -> its card.
        notice: Printed on each entry when the data is invented.
        shared_emails: Addresses under which two people are listed, filled in by the queue.
        contact_lists: Names of the contact lists, filled in by the queue.
    """

    day: date
    run_id: str
    icps: Mapping[str, IcpSpec]
    personas: Mapping[str, PersonaSpec]
    templates: Mapping[TemplateKey, Template]
    team: Team
    lists: SuppressionLists
    settings: OutreachSettings
    tier_words: Callable[[IcpScore], str]
    past: Sequence[PastEntry] = ()
    elsewhere: Sequence[PastEntry] = ()
    cards: Mapping[str, PersonaCard] = field(default_factory=dict)
    notice: str = ""
    contact_lists: frozenset[str] = frozenset()
    shared_emails: frozenset[str] = frozenset()

    @cached_property
    def touched_on(self) -> Mapping[str, date]:
        """Queue item id -> the last earlier day on which it was queued."""
        return {past.queue_item_id: past.day for past in sorted(self.past, key=lambda p: p.day)}
