"""Reads one company's site: home page, then the pages that say most about a company."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

from enrichment.extract import extract_signals
from enrichment.fetching import Answer, CompanySession, Fetcher, FetchFailed
from enrichment.links import choose_pages
from enrichment.page import Page, PageRole, is_html, parse_page
from prospects.company import Company
from prospects.domain import parse_domain, parse_host
from prospects.issue import Issue, IssueCode, Stage
from prospects.signal import Signal
from prospects.visit import SiteReading, Visit

_NOT_THERE = frozenset({IssueCode.SITE_DOWN, IssueCode.NAME_NOT_RESOLVED})


def read_site(company: Company, fetcher: Fetcher, day: date) -> SiteReading:
    """Read a company's site; never raises for anything that a site does.

    Args:
        company: With a domain, or the reading is one issue.
        fetcher: The process's fetcher.
        day: Day of the run.
    """
    with fetcher.session() as session:
        reader = _SiteReader(company, session)
        reader.read()
    visit = Visit(
        company.key, day, "read" if reader.home_url else "failed", reader.pages,
        session.requests, datetime.now(UTC), reader.home_url,
    )  # fmt: skip
    return SiteReading(visit, tuple(reader.signals), tuple(reader.issues))


class _SiteReader:
    """Collects what one visit gives."""

    def __init__(self, company: Company, session: CompanySession) -> None:
        self.company = company
        self.session = session
        self.signals: list[Signal] = []
        self.issues: list[Issue] = []
        self.pages = 0
        self.home_url: str | None = None

    def read(self) -> None:
        """Home page first, then what it links to."""
        home = self._read_page(PageRole.HOME, self._fetch_home)
        if home is None:
            return
        self.home_url = home.url
        for role, url in choose_pages(home, self.session.settings.pages_per_company - 1):
            self._read_page(role, lambda url=url: self.session.fetch(url))  # type: ignore[misc]
        if not self.signals:
            self._note(IssueCode.NO_SIGNALS, "the site was read and says nothing we understand")

    def _read_page(self, role: PageRole, fetch: Callable[[], Answer]) -> Page | None:
        try:
            answer = fetch()
        except FetchFailed as failure:
            self._note(failure.code, f"{role} page: {failure.message}")
            return None
        if not is_html(answer):
            kind = answer.header("content-type") or "without content type"
            self._note(IssueCode.NOT_HTML, f"{role} page: {kind} is not HTML")
            return None
        return self._extract(answer, role)

    def _extract(self, answer: Answer, role: PageRole) -> Page | None:
        try:
            page = parse_page(answer, role)
            self.signals += extract_signals(page)
        except Exception as defect:  # noqa: BLE001 - one odd page must not end the run
            self._note(IssueCode.EXTRACTOR_FAILED, f"{role} page: {type(defect).__name__}")
            return None
        self.pages += 1
        return page

    def _fetch_home(self) -> Answer:
        if not self.company.domain:
            raise FetchFailed(IssueCode.NO_DOMAIN, "the lists name no web site")
        failures: list[FetchFailed] = []
        for url in _home_urls(self.company):
            if failures and not _may_be_elsewhere(failures[-1]):
                break
            try:
                return self.session.fetch(url)
            except FetchFailed as failure:
                failures.append(failure)
        # What an address that is there says tells more than that another one is not there.
        raise next((f for f in failures if not _may_be_elsewhere(f)), failures[0])

    def _note(self, code: IssueCode, message: str) -> None:
        self.issues.append(
            Issue(Stage.ENRICHMENT, self.company.key, code, message, datetime.now(UTC))
        )


def _home_urls(company: Company) -> Iterator[str]:
    """Where a home page may be: the host of the list first; https first, then http."""
    domain = company.domain or ""
    listed = parse_host(company.facts.get("website", ""))
    hosts = [listed] if listed and parse_domain(listed) == domain else []
    hosts += [domain, f"www.{domain}"]
    for host in dict.fromkeys(hosts):
        yield f"https://{host}/"
        yield f"http://{host}/"


def _may_be_elsewhere(failure: FetchFailed) -> bool:
    """Whether another address of the same site may answer: this one is not there at all."""
    broken_tls = failure.code is IssueCode.TLS_FAILED and "certificate" not in failure.message
    return failure.code in _NOT_THERE or broken_tls
