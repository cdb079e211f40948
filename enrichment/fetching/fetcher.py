"""The only door to the network: fetches pages safely and politely.

What it keeps to, whatever a site does: every address is checked and the checked one is dialled,
on every hop; robots.txt is obeyed on every host; one request at a time to a host, with its
pause; a total deadline; caps on bytes and redirects; no cookies, no proxies, no retries; never
from https down to http by a redirect.
"""

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from types import TracebackType

import certifi
import requests
import urllib3
from requests import Response

from enrichment.fetching.adapter import CheckedAdapter
from enrichment.fetching.answer import Answer
from enrichment.fetching.deadline import Allowance, DeadlineWatcher
from enrichment.fetching.failure import FetchFailed
from enrichment.fetching.pace import Pace
from enrichment.fetching.reading import failure_of, read_body
from enrichment.fetching.resolving import build_resolver
from enrichment.fetching.robots import ROBOTS_BYTES_MAX, Robots, parse_robots
from enrichment.fetching.target import Target, parse_target
from prospects.domain import registrable_domain
from prospects.errors import UsageError
from prospects.issue import IssueCode
from prospects.specs.settings import FetchSettings

AGENT = "ProspectsBot"
_LIBRARY_ERRORS = (
    requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError, FetchFailed,
)  # fmt: skip
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_STATUS_CODES = {
    401: IssueCode.FORBIDDEN, 403: IssueCode.FORBIDDEN, 407: IssueCode.FORBIDDEN,
    451: IssueCode.FORBIDDEN, 404: IssueCode.NOT_FOUND, 410: IssueCode.NOT_FOUND,
    429: IssueCode.RATE_LIMITED, 503: IssueCode.RATE_LIMITED,
}  # fmt: skip


class Fetcher:
    """Everything the fetches of one process share; a context manager.

    Args:
        settings: The section `fetch` of the settings.

    Raises:
        UsageError: No contact address for the real web, an unreadable CA file, or a test web
            outside loopback and private networks.
    """

    def __init__(self, settings: FetchSettings) -> None:
        if not settings.contact and not settings.connect_to:
            raise UsageError(
                "config/pipeline.yml: fetch.contact: is empty; web sites are told whom to write "
                "to: give an e-mail address or URL (or set PROSPECTS_FETCH__CONTACT)"
            )
        self.settings = settings
        self.resolver = build_resolver(settings.connect_to, settings.allow_networks)
        self.tls = _tls_context(settings.ca_file)
        self.pace = Pace()
        self.watcher = DeadlineWatcher()
        self._robots: dict[str, Robots | FetchFailed] = {}
        self._robots_guard = threading.Lock()

    def __enter__(self) -> "Fetcher":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.watcher.close()

    def session(self) -> "CompanySession":
        """Connections for the pages of one company, used by one thread."""
        return CompanySession(self)

    @property
    def headers(self) -> dict[str, str]:
        """What every site is told of us."""
        contact = f"; +{self.settings.contact}" if self.settings.contact else ""
        return {
            "User-Agent": f"{AGENT}/0.1 (company research{contact})",
            "Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1",
            "Accept-Encoding": "gzip, deflate, br",
            "Accept-Language": "en, *;q=0.5",
        }

    def known_robots(self, origin: str) -> Robots | FetchFailed | None:
        """Rules or failure that this process already learnt for an origin."""
        with self._robots_guard:
            return self._robots.get(origin)

    def learn_robots(self, origin: str, robots: Robots | FetchFailed) -> None:
        """Remember the rules of an origin for the rest of the run."""
        with self._robots_guard:
            self._robots[origin] = robots


class CompanySession:
    """Fetches the pages of one company on kept connections; a context manager."""

    def __init__(self, fetcher: Fetcher) -> None:
        self.fetcher = fetcher
        self.settings = fetcher.settings
        self.requests = 0
        self._adapter = CheckedAdapter(fetcher.resolver, fetcher.tls)

    def __enter__(self) -> "CompanySession":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._adapter.close()

    def fetch(self, url: str) -> Answer:
        """Fetch one page, following its redirects.

        Args:
            url: Absolute URL.

        Returns:
            An answer with status 200.

        Raises:
            FetchFailed: With the code that tells why there is no page.
        """
        target = parse_target(url)
        for _ in range(self.settings.redirects_max + 1):
            robots = self._robots(target)
            if not robots.may_fetch(target.href, AGENT):
                raise FetchFailed(
                    IssueCode.ROBOTS_CLOSED, robots.closed or "robots.txt asks us not to read it"
                )
            answer = self._ask(target, url, robots.delay_seconds(AGENT))
            if answer.status not in _REDIRECTS:
                return _checked_status(answer)
            target = _follow(target, answer)
        raise FetchFailed(
            IssueCode.REDIRECT_LOOP, f"more than {self.settings.redirects_max} redirects"
        )

    def _robots(self, target: Target) -> Robots:
        """Rules for the target's host, fetched once a run.

        Raises:
            FetchFailed: The host cannot be reached at all.
        """
        known = self.fetcher.known_robots(target.origin)
        if known is None:
            known = self._fetch_robots(target)
            self.fetcher.learn_robots(target.origin, known)
        if isinstance(known, FetchFailed):
            raise known
        return known

    def _fetch_robots(self, target: Target) -> Robots | FetchFailed:
        here = parse_target(f"{target.origin}/robots.txt")
        try:
            for _ in range(self.settings.redirects_max + 1):
                answer = self._ask(here, here.href, 0.0, bytes_max=4 * ROBOTS_BYTES_MAX)
                if answer.status not in _REDIRECTS:
                    return parse_robots(answer.status, answer.body)
                here = _follow(here, answer)
        except FetchFailed as failure:
            if failure.code in (IssueCode.REDIRECT_REFUSED, IssueCode.TOO_LARGE):
                return Robots()  # RFC 9309, 2.3.1.3: rules that cannot be had allow all
            return failure
        return Robots()

    def _ask(
        self, target: Target, requested_url: str, crawl_delay: float, bytes_max: int | None = None
    ) -> Answer:
        """One request and its answer, whatever the status, in the host's turn."""
        settings = self.settings
        if registrable_domain(target.host) in settings.never_fetch:
            raise FetchFailed(
                IssueCode.NEVER_FETCHED, f"{target.host} is on the list fetch.never_fetch"
            )
        delay = max(settings.delay_seconds, min(crawl_delay, settings.crawl_delay_seconds_max))
        with (
            self.fetcher.pace.turn(target.host, delay),
            self.fetcher.watcher.allow(settings.deadline_seconds) as allowance,
        ):
            limit = bytes_max or settings.body_bytes_max
            try:
                return self._exchange(target, requested_url, allowance, limit)
            except FetchFailed as failure:
                if failure.code is not IssueCode.SITE_DOWN or not allowance.reused:
                    raise
            # A kept connection that the server had closed meanwhile: ask once on a new one.
            return self._exchange(target, requested_url, allowance, limit)

    def _exchange(
        self, target: Target, requested_url: str, allowance: Allowance, bytes_max: int
    ) -> Answer:
        self.requests += 1
        timeout = urllib3.Timeout(
            connect=self.settings.connect_seconds, read=self.settings.read_seconds
        )
        try:
            response = self._adapter.fetch(target, self.fetcher.headers, allowance, timeout)
            with _released(response):
                body = b""
                if response.status_code in _REDIRECTS:
                    response.raw.close()  # Its body is never read, and it leads elsewhere.
                else:
                    body = read_body(response, bytes_max, allowance)
                return _answer(target, requested_url, response, body)
        except _LIBRARY_ERRORS as error:
            raise failure_of(error, allowance) from error


@contextmanager
def _released(response: Response) -> Iterator[None]:
    """Give the connection back, or close it where an answer was not read to its end."""
    try:
        yield
    except BaseException:
        response.raw.close()
        raise
    finally:
        response.raw.release_conn()


def _answer(target: Target, requested_url: str, response: Response, body: bytes) -> Answer:
    raw = response.raw.headers
    headers = {name.lower(): tuple(raw.getlist(name)) for name in raw}
    return Answer(
        target.href, requested_url, response.status_code, headers, body, datetime.now(UTC)
    )


def _follow(target: Target, answer: Answer) -> Target:
    location = answer.header("location")
    if not location:
        raise FetchFailed(IssueCode.REDIRECT_LOOP, "a redirect names no place")
    try:
        following = parse_target(location, base=target.href)
    except FetchFailed as refused:
        raise FetchFailed(
            IssueCode.REDIRECT_REFUSED, f"a redirect was not followed: {refused.message}"
        ) from None
    if target.scheme == "https" and following.scheme == "http":
        raise FetchFailed(IssueCode.REDIRECT_REFUSED, "a redirect leads from https down to http")
    return following


def _checked_status(answer: Answer) -> Answer:
    if answer.status == 200:
        return answer
    code = _STATUS_CODES.get(answer.status, IssueCode.HTTP_ERROR)
    raise FetchFailed(code, f"the site answered {answer.status}")


def _tls_context(ca_file: str) -> ssl.SSLContext:
    """One context for all hosts: urllib3 parses the CA bundle anew for each, 27 ms of CPU."""
    try:
        context = ssl.create_default_context(cafile=ca_file or certifi.where())
    except OSError as error:
        raise UsageError(f"fetch.ca_file: {ca_file} cannot be read: {error}") from None
    context.set_alpn_protocols(["http/1.1"])
    return context
