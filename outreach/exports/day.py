"""The result of one day, as the exports take it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import get_args

from outreach.committee import Committee, State
from outreach.doubtful_titles import TitleToReview
from prospects.entry import QueueEntry, Withheld
from prospects.issue import Issue
from prospects.likeness import Likeness
from prospects.merge import Merge
from prospects.rejected import RejectedRow
from prospects.report import RunReport
from prospects.specs.team import Team
from prospects.vocabulary import Tier

WORTH_ASKING = 10
"""Accounts that a rep is asked to find out about in a day; more would not be read."""


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One company as the sheet Accounts and the digest show it.

    Attributes:
        company_key: The company.
        company: Display name.
        domain: Registrable domain, or empty.
        icp: ICP through which the company is worked.
        tier: Tier in that ICP.
        tier_words: Tier in an SDR's words.
        score_min: 0-100.
        score_max: 0-100.
        coverage: 0.0-1.0.
        queued: Contacts in the day's queue.
        withheld: Contacts that were held back.
        waiting: Of these, contacts whom one more fact about the company would decide.
        site_read: Whether a page of its site was read.
        headcount: People as known ("51-200"); empty is unknown.
        industry: Empty is unknown.
        place: City and country in words; empty is unknown.
        technologies: The few worth a mention, those that tell most first.
        new_technologies: What it began to use lately, with the day that first saw it.
        gone_technologies: What it no longer shows, with the day that last saw it; for the rep's
            eyes, never for a message.
        hiring: What it is hiring for, in words; empty is unknown.
        issues: What went wrong while it was read, in words; empty when nothing did.
        reasons: Why it fits, one sentence each.
        would_change: What would change the tier, one sentence each.
        committee: Who fills which role that the ICP wants; None where the account
            is out, or a list bars everybody there.
    """

    company_key: str
    company: str
    domain: str
    icp: str
    tier: Tier
    tier_words: str
    score_min: float
    score_max: float
    coverage: float
    queued: int = 0
    withheld: int = 0
    waiting: int = 0
    site_read: bool = True
    headcount: str = ""
    industry: str = ""
    place: str = ""
    technologies: tuple[str, ...] = ()
    new_technologies: tuple[tuple[str, date], ...] = ()
    gone_technologies: tuple[tuple[str, date], ...] = ()
    hiring: str = ""
    issues: str = ""
    reasons: tuple[str, ...] = ()
    would_change: tuple[str, ...] = ()
    committee: Committee | None = None

    @property
    def is_begun(self) -> bool:
        """Whether somebody of the committee was written to within a year, today included."""
        seats = self.committee.seats if self.committee else ()
        return any(seat.covered or seat.tried for seat in seats)


@dataclass(frozen=True, slots=True)
class DayResult:
    """All that is written of a day.

    Attributes:
        day: The day the queue is for.
        entries: In rank order.
        withheld: Would-be entries that were stopped.
        rejected: Rows of the raw lists that could not be used.
        issues: What went wrong with single subjects.
        accounts: One row a company, in reading order.
        report: What the run did.
        team: The SDRs; each gets a folder.
        persona_names: Persona id -> name; a persona without one is shown by its id.
        persona_objections: Persona id -> at most two (objection, answer) from its card.
        icp_names: ICP id -> name; an ICP without one is shown by its id.
        likenesses: Pairs that may be one, for a person to decide.
        merges: What was merged on the day.
        merged_names: Key or id of what remains of a merge -> its name.
        titles_to_review: Doubtful job titles, for a person to decide.
    """

    day: date
    entries: tuple[QueueEntry, ...]
    withheld: tuple[Withheld, ...]
    rejected: tuple[RejectedRow, ...]
    issues: tuple[Issue, ...]
    accounts: tuple[AccountRow, ...]
    report: RunReport
    team: Team
    persona_names: Mapping[str, str] = field(default_factory=dict)
    persona_objections: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    icp_names: Mapping[str, str] = field(default_factory=dict)
    likenesses: tuple[Likeness, ...] = ()
    merges: tuple[Merge, ...] = ()
    merged_names: Mapping[str, str] = field(default_factory=dict)
    titles_to_review: tuple[TitleToReview, ...] = ()

    def persona(self, persona_id: str) -> str:
        """What people call a persona; empty for none."""
        return self.persona_names.get(persona_id, persona_id)

    def sdr(self, sdr_id: str) -> str:
        """Name of a rep; an id that the team does not know stands for itself."""
        return next((sdr.name for sdr in self.team.sdrs if sdr.id == sdr_id), sdr_id)

    def icp(self, icp_id: str) -> str:
        """What people call an ICP."""
        return self.icp_names.get(icp_id, icp_id)

    @property
    def notice(self) -> str:
        """Says so when the data is invented; else empty."""
        return self.report.notice


def share_of(result: DayResult, sdr_id: str) -> DayResult:
    """The part of a day that concerns one SDR.

    Their entries, the accounts of these, the people held back there (colleagues of somebody
    they write to), and the accounts worth finding out about, which nobody owns yet. The report
    stays the whole team's.
    """
    entries = tuple(entry for entry in result.entries if entry.owner == sdr_id)
    theirs = {entry.company_key for entry in entries}
    share = replace(result, entries=entries)
    shown = theirs | {account.company_key for account in worth_finding_out(share)}
    return replace(
        share,
        withheld=tuple(one for one in result.withheld if one.company_key in theirs),
        rejected=(),
        titles_to_review=(),
        issues=tuple(issue for issue in result.issues if issue.subject in theirs),
        accounts=tuple(account for account in result.accounts if account.company_key in shown),
    )


def count_committees(accounts: Iterable[AccountRow]) -> dict[str, int]:
    """Accounts where somebody was written to, by the state of their committee."""
    states = Counter(one.committee.state for one in accounts if one.is_begun and one.committee)
    return {state: states[state] for state in get_args(State)}


def people_to_find(result: DayResult) -> tuple[AccountRow, ...]:
    """Accounts that are worked today and where nobody is known for a role, the best first."""
    worked = {entry.company_key for entry in result.entries}
    wanting = (
        account
        for account in result.accounts
        if account.company_key in worked
        and account.committee is not None
        and account.committee.in_state("nobody_known")
    )
    return tuple(wanting)[:WORTH_ASKING]


def worth_finding_out(result: DayResult) -> tuple[AccountRow, ...]:
    """Accounts whose tier hangs on something unknown, for the people who hang on it.

    Those with people waiting come first, then those that are worked today although they are not
    decided; at equal standing the higher possible score comes first.
    """
    worked = {entry.company_key for entry in result.entries}
    open_ones = (
        account
        for account in result.accounts
        if account.waiting or (account.tier == "needs_data" and account.company_key in worked)
    )
    ordered = sorted(
        open_ones, key=lambda one: (not one.waiting, -one.score_max, one.company, one.company_key)
    )
    return tuple(ordered[:WORTH_ASKING])
