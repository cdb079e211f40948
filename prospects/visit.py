"""One reading of a company's web site on a day."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from prospects.issue import Issue
from prospects.signal import Signal
from prospects.site_memory import PageRecord, RobotsRecord

VisitState = Literal["read", "failed"]


@dataclass(frozen=True, slots=True)
class Visit:
    """A company's site was read, or could not be.

    Attributes:
        company_key: The company.
        day: Day of the run, not of the clock.
        state: "read" when its home page was read, else "failed".
        pages: Pages read.
        requests: Requests made, robots.txt included.
        finished_at: Aware UTC time.
        home_url: URL that answered as the home page, or None.
        put_off_until: Day before which the site asked us not to come again (Retry-After), or None.
        version: Of the extractors that read its pages, or None where none was read: what only
            newer extractors find is not new at the company.
    """

    company_key: str
    day: date
    state: VisitState
    pages: int
    requests: int
    finished_at: datetime
    home_url: str | None = None
    put_off_until: date | None = None
    version: str | None = None


@dataclass(frozen=True, slots=True)
class SiteReading:
    """A visit with all that it gave; saved in one transaction.

    Attributes:
        visit: What was done.
        signals: Facts seen on the pages that were new or had changed.
        issues: What went wrong.
        pages: All pages of a good visit, unchanged ones included, as the next visit needs them.
        robots: robots.txt files that were asked for, of a failed visit as well.
        unchanged: Requested URLs of pages that were as at the last visit: their facts are seen
            again without being extracted again.
        missed: Requested URLs of pages of the last good visit that could not be read this time
            for a passing reason (`TRANSIENT_CODES`): their facts are held a while, and the page
            is asked again. A page that is neither here nor in `pages` is gone, with its facts.
    """

    visit: Visit
    signals: tuple[Signal, ...] = ()
    issues: tuple[Issue, ...] = ()
    pages: tuple[PageRecord, ...] = ()
    robots: tuple[RobotsRecord, ...] = ()
    unchanged: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
