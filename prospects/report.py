"""What one run did, as `run.json` and the funnel show it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any, Literal

RunState = Literal["running", "completed", "failed"]


@dataclass(slots=True)
class Funnel:
    """Counts from the raw lists to the queue.

    Attributes:
        companies_read: Rows of company lists.
        companies_rejected: Of these, rows that name no company.
        companies: Companies after merging, contact lists included.
        enriched: Companies whose site gave at least one signal.
        boards_read: Companies whose board gave a good answer at the latest look.
        hiring: Companies that advertise openings, on a board or on their own site.
        not_hiring: Companies of which a good answer tells that they advertise none.
        hiring_unknown: Companies of which neither is known.
        contacts_read: Rows of contact lists.
        contacts_rejected: Of these, rows that name nobody or no company.
        contacts: Contacts after merging.
        tiers: Tier -> companies, by the best ICP of each.
        personas: Persona -> contacts; "no persona fit" included.
        no_persona_fit: Why ("level too low") -> contacts that are no persona.
        queued: Entries.
        withheld: Reason -> contacts.
        committees: Companies where somebody was written to, by their buying committee: every role
            `covered`; every role `tried`, some of them earlier; `open`, somebody known is left to
            write to; else `nobody_known` for a role.
    """

    companies_read: int = 0
    companies_rejected: int = 0
    companies: int = 0
    enriched: int = 0
    boards_read: int = 0
    hiring: int = 0
    not_hiring: int = 0
    hiring_unknown: int = 0
    contacts_read: int = 0
    contacts_rejected: int = 0
    contacts: int = 0
    tiers: dict[str, int] = field(default_factory=dict)
    personas: dict[str, int] = field(default_factory=dict)
    no_persona_fit: dict[str, int] = field(default_factory=dict)
    queued: int = 0
    withheld: dict[str, int] = field(default_factory=dict)
    committees: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ListAge:
    """A suppression list as it was used.

    Attributes:
        name: Name of the list.
        entries: Number of its lines.
        changed_on: Day of the last change of its file, or None.
        declared: Who stated when that it is empty on purpose; else empty.
    """

    name: str
    entries: int
    changed_on: date | None
    declared: str = ""


@dataclass(slots=True)
class RunReport:
    """What one run did.

    Attributes:
        run_id: Unique a run.
        day: The day it worked for.
        state: running, completed or failed.
        started_at: Aware UTC time.
        finished_at: Aware UTC time, or None while running.
        funnel: Counts.
        issues: Code -> count.
        cpu_seconds: User and system time of the run, with its processes that read sites.
        rss_bytes_max: Peak resident memory of the process that had most.
        lists: Suppression lists as they were used.
        notice: Says so when the data is invented; else empty.
        message: Why it failed; else empty.
    """

    run_id: str
    day: date
    state: RunState
    started_at: datetime
    finished_at: datetime | None = None
    funnel: Funnel = field(default_factory=Funnel)
    issues: dict[str, int] = field(default_factory=dict)
    cpu_seconds: float = 0.0
    rss_bytes_max: int = 0
    lists: tuple[ListAge, ...] = ()
    notice: str = ""
    message: str = ""

    def as_json(self) -> Mapping[str, Any]:
        """Plain values with ISO dates, the keys of `run.json`."""
        return {key: _plain(value) for key, value in asdict(self).items()}


def _plain(value: Any) -> Any:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value
