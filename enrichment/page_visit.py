"""Reads one page of a site: fetch it, and extract it unless it is as it was."""

import hashlib
import threading
from dataclasses import dataclass, replace
from datetime import date

from enrichment.extract import extract_signals
from enrichment.fetching import NOT_MODIFIED, Answer, CompanySession, FetchFailed, Waiting
from enrichment.page import Page, PageRole, is_html, parse_page
from enrichment.technographics import Engine
from enrichment.version import extractors_version
from prospects.issue import IssueCode
from prospects.signal import Signal
from prospects.site_memory import PageRecord, StoredBody

# The threads of a process share one core: pages read side by side would only share its cache too,
# and hold all their trees in memory at once.
_one_at_a_time = threading.Lock()


@dataclass(frozen=True, slots=True)
class PageSeen:
    """A page that a visit saw.

    Attributes:
        record: What the next visit needs of it.
        signals: Its facts; none for an unchanged page, whose facts are known.
        is_unchanged: Whether the page is as it was at the last visit.
        page: The parsed page, for as long as its links are wanted; an unchanged one has none.
    """

    record: PageRecord
    signals: tuple[Signal, ...] = ()
    is_unchanged: bool = False
    page: Page | None = None


class PageVisit:
    """Reads pages of one company on a day.

    Args:
        company_key: The company.
        day: Day of the run.
        session: The company's connections.
        keep_bodies: Whether pages go to the page store.
        engine: Knows the fingerprints of technologies; ours unless told.
    """

    def __init__(
        self, company_key: str, day: date, session: CompanySession, *, keep_bodies: bool,
        engine: Engine | None = None,
    ) -> None:  # fmt: skip
        self._company_key = company_key
        self._day = day
        self._session = session
        self._keep_bodies = keep_bodies
        self._engine = engine
        # Fewer pages a company would be another reading of the same home page.
        self._version = reading_version(session.settings.pages_per_company, engine)

    def read(self, role: PageRole, url: str, known: PageRecord | None) -> Waiting[PageSeen]:
        """Fetch a page and extract what is new.

        Args:
            role: What the page is for.
            url: Absolute URL.
            known: The page as it was last seen, or None.

        Raises:
            FetchFailed: Why there is no page; NOT_HTML for an answer that is none, and
                EXTRACTOR_FAILED for a page that broke an extractor.
        """
        mine = known if known and known.version == self._version and known.role == role else None
        answer = yield from self._session.fetch(url, mine)
        if mine and answer.status == NOT_MODIFIED:
            return PageSeen(replace(mine, seen_on=self._day), is_unchanged=True)
        if not is_html(answer):
            raise FetchFailed(IssueCode.NOT_HTML, f"{_kind(answer)} is not HTML")
        record = self._record(role, answer)
        if mine and mine.body_hash == record.body_hash and mine.url == record.url:
            return PageSeen(replace(record, fetched_at=mine.fetched_at), is_unchanged=True)
        return _extracted(record, answer, role, self._engine)

    def _record(self, role: PageRole, answer: Answer) -> PageRecord:
        return PageRecord(
            company_key=self._company_key, role=str(role), requested_url=answer.requested_url,
            url=answer.url, seen_on=self._day, fetched_at=answer.fetched_at,
            etag=answer.etag, last_modified=answer.last_modified,
            body_hash=hashlib.blake2b(answer.body, digest_size=16).hexdigest(),
            version=self._version,
            body=StoredBody.of(answer.body, answer.headers) if self._keep_bodies else None,
        )  # fmt: skip


def reading_version(pages_per_company: int, engine: Engine | None = None) -> str:
    """What a page was read by: the extractors, and how many pages they were given."""
    return f"{extractors_version(engine)}-{pages_per_company}"


def _kind(answer: Answer) -> str:
    """What an answer says it is, in characters that may stand in a report."""
    kind = answer.header("content-type")[:100]
    return "".join(c for c in kind if c.isascii() and c.isprintable()) or "what has no type"


def _extracted(
    record: PageRecord, answer: Answer, role: PageRole, engine: Engine | None
) -> PageSeen:
    try:
        with _one_at_a_time:
            page = parse_page(answer, role)
            return PageSeen(record, tuple(extract_signals(page, engine=engine)), page=page)
    except Exception as defect:  # One odd page must not end the run.
        raise FetchFailed(IssueCode.EXTRACTOR_FAILED, type(defect).__name__) from defect
