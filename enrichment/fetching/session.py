"""The pages of one company, or of its board, fetched safely and politely on kept connections.

What it keeps to, whatever a site does: every address is checked and the checked one is dialled,
on every hop; robots.txt is obeyed on every host; one request at a time to a host, with its pause,
and few at a time to all hosts of one back end; a total deadline; caps on bytes and redirects; no
cookies, no proxies, no retries but the one that a server asks for; never from https down to http
by a redirect.
"""

from typing import Self

from enrichment.answer import NOT_MODIFIED, REDIRECTS, Answer
from enrichment.fetching.failure import FetchFailed
from enrichment.fetching.fetcher import Fetcher
from enrichment.fetching.host_rules import HostRules, validators
from enrichment.fetching.line import Line
from enrichment.fetching.redirect import follow
from enrichment.fetching.request import BackEnd, Request
from enrichment.fetching.schedule import Waiting
from enrichment.fetching.target import Target, parse_target
from prospects.issue import IssueCode
from prospects.site_memory import PageRecord, RobotsRecord

_STATUS_CODES = {
    401: IssueCode.FORBIDDEN, 403: IssueCode.FORBIDDEN, 407: IssueCode.FORBIDDEN,
    451: IssueCode.FORBIDDEN, 404: IssueCode.NOT_FOUND, 410: IssueCode.NOT_FOUND,
    429: IssueCode.RATE_LIMITED, 503: IssueCode.RATE_LIMITED,
}  # fmt: skip


class _Session:
    """Connections of one visit; a context manager, used by one thread at a time.

    Its methods are generators that yield the turns they wait for.
    """

    def __init__(
        self,
        fetcher: Fetcher,
        robots: tuple[RobotsRecord, ...] = (),
        back_end: BackEnd | None = None,
    ) -> None:
        self.settings = fetcher.settings
        self._line = Line(fetcher, back_end)
        self._rules = HostRules(fetcher, self._line, robots)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._line.close()

    @property
    def requests(self) -> int:
        """Requests made, robots.txt included."""
        return self._line.requests

    def _ask(self, request: Request, known: PageRecord | None = None) -> Waiting[Answer]:
        """The answer with status 200, or 304 for a known page, at the end of all redirects.

        Raises:
            FetchFailed: With the code that tells why there is none.
        """
        self._rules.seconds_left = self.settings.deadline_seconds
        for _ in range(self.settings.redirects_max + 1):
            rules = yield from self._rules.of(request.target)
            if not rules.may_fetch(request.target.href):
                raise FetchFailed(
                    IssueCode.ROBOTS_CLOSED, rules.closed or "robots.txt asks us not to read it"
                )
            request.pause_seconds = rules.delay_seconds
            request.validators = _validators(request.target, known)
            answer = yield from self._line.ask(request)
            if answer.status not in REDIRECTS:
                return _checked(answer, is_known=bool(request.validators))
            is_post = request.body is not None
            request.target = follow(request.target, answer, is_post=is_post)
        raise FetchFailed(
            IssueCode.REDIRECT_LOOP, f"more than {self.settings.redirects_max} redirects"
        )


class CompanySession(_Session):
    """Fetches the pages of one company; a context manager, used by one thread at a time.

    Args:
        fetcher: The process's fetcher.
        robots: What is remembered of the company's hosts.
    """

    def __init__(self, fetcher: Fetcher, robots: tuple[RobotsRecord, ...] = ()) -> None:
        super().__init__(fetcher, robots)

    @property
    def robots(self) -> tuple[RobotsRecord, ...]:
        """The robots.txt files that were asked for, as the next visit needs them."""
        return tuple(self._rules.learnt)

    def fetch(self, url: str, known: PageRecord | None = None) -> Waiting[Answer]:
        """Fetch one page, following its redirects.

        Args:
            url: Absolute URL.
            known: The page as it was last seen: a server that still has it so need not send it.

        Returns:
            An answer with status 200, or 304 where the page is as it is known.

        Raises:
            FetchFailed: With the code that tells why there is no page.
        """
        settings = self.settings
        request = Request(
            parse_target(url), url, settings.deadline_seconds, settings.body_bytes_max
        )
        return (yield from self._ask(request, known))


class BoardSession(_Session):
    """Fetches the pages of one board; a context manager, used by one thread at a time.

    Args:
        fetcher: The process's fetcher.
        back_end: The vendor's, which all of its boards share.
        body_bytes_max: Cap of an answer, as sent and after decompression.
    """

    def __init__(self, fetcher: Fetcher, back_end: BackEnd, body_bytes_max: int) -> None:
        super().__init__(fetcher, back_end=back_end)
        self._bytes_max = body_bytes_max

    def fetch(self, url: str, body: bytes | None, accept: str) -> Waiting[Answer]:
        """Fetch one page of a board, following the redirects of a GET.

        Args:
            url: Absolute URL.
            body: JSON text of a POST; None is a GET.
            accept: Kind of answer that is asked for ("application/json").

        Returns:
            An answer with status 200.

        Raises:
            FetchFailed: With the code that tells why there is none; REDIRECT_REFUSED also where
                a POST was to be sent on to another host.
        """
        request = Request(
            parse_target(url), url, self.settings.deadline_seconds, self._bytes_max,
            body=body, accept=accept,
        )  # fmt: skip
        return (yield from self._ask(request))


def _validators(target: Target, known: PageRecord | None) -> dict[str, str]:
    if known is None or target.href != known.url:
        return {}
    return validators(known.etag, known.last_modified)


def _checked(answer: Answer, *, is_known: bool) -> Answer:
    if answer.status == 200 or (is_known and answer.status == NOT_MODIFIED):
        return answer
    code = _STATUS_CODES.get(answer.status, IssueCode.HTTP_ERROR)
    message = f"the site answered {answer.status}"
    raise FetchFailed(code, message, answer.come_back_seconds, answer.status)
