"""The pages of one company, fetched safely and politely on kept connections.

What it keeps to, whatever a site does: every address is checked and the checked one is dialled,
on every hop; robots.txt is obeyed on every host; one request at a time to a host, with its
pause; a total deadline; caps on bytes and redirects; no cookies, no proxies, no retries but the
one that a server asks for; never from https down to http by a redirect.
"""

from enrichment.fetching.answer import NOT_MODIFIED, REDIRECTS, Answer
from enrichment.fetching.failure import FetchFailed
from enrichment.fetching.fetcher import Fetcher
from enrichment.fetching.host_rules import HostRules, validators
from enrichment.fetching.line import Line, Request
from enrichment.fetching.redirect import follow
from enrichment.fetching.schedule import Waiting
from enrichment.fetching.target import Target, parse_target
from prospects.issue import IssueCode
from prospects.site_memory import PageRecord, RobotsRecord

_STATUS_CODES = {
    401: IssueCode.FORBIDDEN, 403: IssueCode.FORBIDDEN, 407: IssueCode.FORBIDDEN,
    451: IssueCode.FORBIDDEN, 404: IssueCode.NOT_FOUND, 410: IssueCode.NOT_FOUND,
    429: IssueCode.RATE_LIMITED, 503: IssueCode.RATE_LIMITED,
}  # fmt: skip


class CompanySession:
    """Fetches the pages of one company; a context manager, used by one thread at a time.

    Its methods are generators that yield the turns they wait for.

    Args:
        fetcher: The process's fetcher.
        robots: What is remembered of the company's hosts.
    """

    def __init__(self, fetcher: Fetcher, robots: tuple[RobotsRecord, ...] = ()) -> None:
        self.settings = fetcher.settings
        self._line = Line(fetcher)
        self._rules = HostRules(fetcher, self._line, robots)

    def __enter__(self) -> "CompanySession":
        return self

    def __exit__(self, *_: object) -> None:
        self._line.close()

    @property
    def requests(self) -> int:
        """Requests made, robots.txt included."""
        return self._line.requests

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
        target = parse_target(url)
        seconds_left = self._rules.seconds_left = self.settings.deadline_seconds
        for _ in range(self.settings.redirects_max + 1):
            rules = yield from self._rules.of(target)
            if not rules.may_fetch(target.href):
                raise FetchFailed(
                    IssueCode.ROBOTS_CLOSED, rules.closed or "robots.txt asks us not to read it"
                )
            request = Request(
                target, url, seconds_left, self.settings.body_bytes_max,
                rules.delay_seconds, _validators(target, known),
            )  # fmt: skip
            answer = yield from self._line.ask(request)
            if answer.status not in REDIRECTS:
                return _checked(answer, is_known=bool(request.validators))
            seconds_left = request.seconds_left
            target = follow(target, answer)
        raise FetchFailed(
            IssueCode.REDIRECT_LOOP, f"more than {self.settings.redirects_max} redirects"
        )


def _validators(target: Target, known: PageRecord | None) -> dict[str, str]:
    if known is None or target.href != known.url:
        return {}
    return validators(known.etag, known.last_modified)


def _checked(answer: Answer, *, is_known: bool) -> Answer:
    if answer.status == 200 or (is_known and answer.status == NOT_MODIFIED):
        return answer
    code = _STATUS_CODES.get(answer.status, IssueCode.HTTP_ERROR)
    raise FetchFailed(code, f"the site answered {answer.status}", answer.come_back_seconds)
