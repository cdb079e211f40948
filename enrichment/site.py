"""Reads one company's site: home page, then the pages that say most about a company."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from enrichment.dns import DnsReader
from enrichment.fetching import CompanySession, Fetcher, FetchFailed, Waiting
from enrichment.links import choose_pages
from enrichment.page import PageRole
from enrichment.page_visit import PageSeen, PageVisit
from enrichment.technographics import Engine
from prospects.company import Company
from prospects.domain import parse_domain, parse_host
from prospects.issue import TRANSIENT_CODES, Issue, IssueCode, Stage
from prospects.signal import Signal
from prospects.site_memory import PageRecord, SiteMemory
from prospects.visit import SiteReading, Visit

_NOT_THERE = frozenset({IssueCode.SITE_DOWN, IssueCode.NAME_NOT_RESOLVED})
_PUT_OFF_DAYS_MAX = 30


def read_site(  # noqa: PLR0913 - what one visit needs, most of it by name
    company: Company,
    fetcher: Fetcher,
    day: date,
    memory: SiteMemory | None = None,
    *,
    names: DnsReader | None = None,
    keep_bodies: bool = False,
    engine: Engine | None = None,
) -> Waiting[SiteReading]:
    """Read a company's site; never raises for anything that a site does.

    A generator that yields the turns it waits for: `Fetcher.visiting` runs it.

    Args:
        company: With a domain, or the reading is one issue.
        fetcher: The process's fetcher.
        day: Day of the run.
        memory: What is known of the site; pages that are as they were are not read again.
        names: Looks up what the domain name system says of the company, or None.
        keep_bodies: Whether pages go to the page store.
        engine: Knows the fingerprints of technologies; ours unless told.
    """
    memory = memory or SiteMemory()
    with CompanySession(fetcher, memory.robots) as session:
        page_visit = PageVisit(company.key, day, session, keep_bodies=keep_bodies, engine=engine)
        reader = _SiteReader(company, session, day, memory, page_visit)
        yield from reader.read()
        from_names = names.look_up(company.domain) if names and company.domain else []
        return reader.reading(from_names)


class _SiteReader:
    """Collects what one visit gives."""

    def __init__(
        self, company: Company, session: CompanySession, day: date, memory: SiteMemory,
        page_visit: PageVisit,
    ) -> None:  # fmt: skip
        self.company = company
        self.session = session
        self.day = day
        self.known = memory.pages
        self.page_visit = page_visit
        self.seen: list[PageSeen] = []
        self.issues: list[Issue] = []
        self.missed: list[str] = []
        self.put_off_until: date | None = None

    def read(self) -> Waiting[None]:
        """Home page first, then what it links to."""
        further = self._further_pages((yield from self._read_home()))
        is_busy = False
        for role, url in further:
            if is_busy:  # Whoever asks to be left alone is not asked for the next page.
                self.missed.append(url)
                continue
            try:
                yield from self._read_page(role, url)
            except FetchFailed as failure:
                self._note_failure(role, failure)
                is_busy = failure.code is IssueCode.RATE_LIMITED
                if failure.code in TRANSIENT_CODES:
                    self.missed.append(url)
        if self.seen and not any(page.signals or page.is_unchanged for page in self.seen):
            self._note(IssueCode.NO_SIGNALS, "the site was read and says nothing we understand")

    def reading(self, from_names: Sequence[Signal] = ()) -> SiteReading:
        """What the visit came to, with what the domain name system says."""
        home_url = self.seen[0].record.url if self.seen else None
        visit = Visit(
            self.company.key, self.day, "read" if self.seen else "failed", len(self.seen),
            self.session.requests, datetime.now(UTC), home_url, self.put_off_until,
            self.seen[0].record.version if self.seen else None,
        )  # fmt: skip
        signals = [signal for page in self.seen for signal in page.signals]
        return SiteReading(
            visit,
            (*signals, *from_names),
            tuple(self.issues),
            self._records(),
            self.session.robots,
            tuple(page.record.requested_url for page in self.seen if page.is_unchanged),
            tuple(self.missed),
        )

    def _records(self) -> tuple[PageRecord, ...]:
        """The pages, as the next visit needs them.

        An unchanged home page is not asked for its links again. Where it led to a page that was
        never read yet and failed for a passing reason, it has to be read anew.
        """
        records = [page.record for page in self.seen]
        known = {page.requested_url for page in self.known}
        if records and not known.issuperset(self.missed):
            records[0] = replace(records[0], etag="", last_modified="", body_hash="")
        return tuple(records)

    def _read_home(self) -> Waiting[PageSeen | None]:
        """The home page at the first address that has one."""
        failures: list[FetchFailed] = []
        for url in self._home_urls():
            if failures and not _may_be_elsewhere(failures[-1]):
                break
            try:
                return (yield from self._read_page(PageRole.HOME, url))
            except FetchFailed as failure:
                failures.append(failure.again())
        if not failures:
            failures.append(FetchFailed(IssueCode.NO_DOMAIN, "the lists name no web site"))
        # What an address that is there says tells more than that another one is not there.
        telling = next((f for f in failures if not _may_be_elsewhere(f)), failures[0])
        self._note_failure(PageRole.HOME, telling)
        return None

    def _read_page(self, role: PageRole, url: str) -> Waiting[PageSeen]:
        known = next((page for page in self.known if page.requested_url == url), None)
        page = yield from self.page_visit.read(role, url, known)
        # A parsed page takes half a megabyte, and hundreds of sites are open for many seconds.
        self.seen.append(replace(page, page=None))
        return page

    def _further_pages(self, home: PageSeen | None) -> list[tuple[PageRole, str]]:
        """What the home page links to; an unchanged one links to what it did."""
        if home is None:
            return []
        if home.page is None:
            return [(PageRole(p.role), p.requested_url) for p in self.known if p.role != "home"]
        try:
            return choose_pages(home.page, self.session.settings.pages_per_company - 1)
        except Exception as defect:  # noqa: BLE001 - one odd page must not end the run
            self._note(IssueCode.EXTRACTOR_FAILED, f"links: {type(defect).__name__}")
            return []

    def _home_urls(self) -> Iterator[str]:
        """Where a home page may be: where it was; the host of the list; https first, then http.

        Where it was by http, https is asked first all the same: it may be there by now.
        """
        domain = self.company.domain
        if not domain:
            return
        listed = parse_host(self.company.facts.get("website", ""))
        hosts = [listed] if listed and parse_domain(listed) == domain else []
        urls: list[str] = []
        for page in self.known:
            if page.role == "home":
                urls += [page.requested_url.replace("http://", "https://", 1), page.requested_url]
        for host in dict.fromkeys([*hosts, domain, f"www.{domain}"]):
            urls += [f"https://{host}/", f"http://{host}/"]
        yield from dict.fromkeys(urls)

    def _note_failure(self, role: PageRole, failure: FetchFailed) -> None:
        message = f"{role} page: {failure.message}"
        if failure.come_back_seconds is not None:
            days = min(math.ceil(failure.come_back_seconds / 86_400), _PUT_OFF_DAYS_MAX)
            self.put_off_until = self.day + timedelta(days=max(days, 1))
            message += f" and asks us to come back later: not before {self.put_off_until}"
        self._note(failure.code, message)

    def _note(self, code: IssueCode, message: str) -> None:
        self.issues.append(
            Issue(Stage.ENRICHMENT, self.company.key, code, message, datetime.now(UTC))
        )


def _may_be_elsewhere(failure: FetchFailed) -> bool:
    """Whether another address of the same site may answer: this one is not there at all."""
    broken_tls = failure.code is IssueCode.TLS_FAILED and "certificate" not in failure.message
    return failure.code in _NOT_THERE or broken_tls
