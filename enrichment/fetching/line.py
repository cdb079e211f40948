"""One company's line to the web: a request in its turn, and the answer to it."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime

import urllib3

from enrichment.answer import Answer
from enrichment.fetching.adapter import CheckedAdapter
from enrichment.fetching.connection import CheckedResponse, Exchange
from enrichment.fetching.deadline import Allowance, allowed
from enrichment.fetching.failure import FetchFailed
from enrichment.fetching.fetcher import Fetcher
from enrichment.fetching.reading import failure_of, read_body, skip_body
from enrichment.fetching.request import BackEnd, Request
from enrichment.fetching.resolving import Endpoint
from enrichment.fetching.schedule import Waiting
from enrichment.fetching.turns import Turn
from prospects.domain import registrable_domain
from prospects.issue import IssueCode


class Line:
    """Connections to the hosts of one company, kept for its pages; used by one thread at a time.

    Args:
        fetcher: The process's fetcher.
        back_end: What all hosts share that are asked; its pause stands in for that of `fetch`.

    Attributes:
        requests: Requests made.
    """

    def __init__(self, fetcher: Fetcher, back_end: BackEnd | None = None) -> None:
        self.requests = 0
        self._fetcher = fetcher
        self._back_end = back_end
        self._settings = fetcher.settings
        self._delay_seconds = (
            fetcher.settings.delay_seconds if back_end is None else back_end.delay_seconds
        )
        self._adapter = CheckedAdapter(fetcher.tls)
        self._known: dict[tuple[str, int], list[Endpoint]] = {}
        self._nameless: dict[str, FetchFailed] = {}
        self._timeout = urllib3.Timeout(
            connect=fetcher.settings.connect_seconds, read=fetcher.settings.read_seconds
        )

    def close(self) -> None:
        """Close all connections."""
        self._adapter.close()

    def ask(self, request: Request) -> Waiting[Answer]:
        """Ask in the host's turn, and once more if a busy server says when to come back.

        Returns:
            The answer, whatever its status.

        Raises:
            FetchFailed: There is none.
        """
        host = request.target.host
        if registrable_domain(host) in self._fetcher.never_fetch:
            raise FetchFailed(IssueCode.NEVER_FETCHED, f"{host} is on the list fetch.never_fetch")
        answer = yield from self._ask_in_turn(request)
        if self._comes_back(answer):
            answer = yield from self._ask_in_turn(request)
        return answer

    def _ask_in_turn(self, request: Request) -> Waiting[Answer]:
        settings, target = self._settings, request.target
        pause = max(
            self._delay_seconds, min(request.pause_seconds, settings.crawl_delay_seconds_max)
        )
        yield Turn(target.host)
        try:
            answer = yield from self._ask_back_end(request)
            pause = max(pause, self._stay_away_seconds(answer))
            return answer
        finally:
            self._fetcher.turns.leave(target.host, pause)

    def _ask_back_end(self, request: Request) -> Waiting[Answer]:
        """The exchange; hosts of one back end share its strength, and its pauses."""
        if self._back_end is None:
            return (yield from self._ask_address(request))
        turn, pause = self._back_end.turn, self._back_end.delay_seconds
        yield turn
        try:
            answer = yield from self._ask_address(request)
            pause = max(pause, self._stay_away_seconds(answer))
            return answer
        finally:
            self._fetcher.turns.leave(turn.of, pause)

    def _stay_away_seconds(self, answer: Answer) -> float:
        """How long others that come to a busy host wait as well, though not for days."""
        return min(answer.come_back_seconds or 0.0, self._settings.retry_after_seconds_max)

    def _ask_address(self, request: Request) -> Waiting[Answer]:
        """The exchange; hosts that share one address share its server's strength."""
        endpoints = self._endpoints(request)
        if not self._fetcher.resolver.tells_addresses:
            return self._ask_now(request, endpoints)
        address = endpoints[0][0]
        yield Turn(address, self._settings.requests_per_address)
        try:
            return self._ask_now(request, endpoints)
        finally:
            self._fetcher.turns.leave(address)

    def _endpoints(self, request: Request) -> list[Endpoint]:
        """Endpoints of the host, resolved and checked once a visit."""
        target = request.target
        if target.host in self._nameless:
            raise self._nameless[target.host].again()
        known = self._known.get((target.host, target.port))
        if known is None:
            known = self._known[target.host, target.port] = self._resolved(request)
        return known

    def _resolved(self, request: Request) -> list[Endpoint]:
        target, started = request.target, time.monotonic()
        seconds = min(self._settings.connect_seconds, request.seconds_left)
        try:
            return self._fetcher.resolver.endpoints(target.host, target.port, seconds)
        except FetchFailed as failure:
            if failure.code is IssueCode.NAME_NOT_RESOLVED:
                self._nameless[target.host] = failure.again()
            raise
        finally:
            request.seconds_left -= time.monotonic() - started

    def _ask_now(self, request: Request, endpoints: Sequence[Endpoint]) -> Answer:
        if request.seconds_left <= 0:
            raise FetchFailed(IssueCode.SITE_SLOW, "the time for it was over before it was asked")
        started = time.monotonic()
        try:
            with allowed(request.seconds_left, self._fetcher.clock) as allowance:
                exchange = Exchange(endpoints, allowance, self._timeout)
                try:
                    return self._exchange(request, exchange)
                except FetchFailed as failure:
                    if failure.code is not IssueCode.SITE_DOWN or not allowance.reused:
                        raise
                # A kept connection that the server had closed meanwhile: once on a new one.
                return self._exchange(request, exchange)
        finally:
            request.seconds_left -= time.monotonic() - started

    def _exchange(self, request: Request, exchange: Exchange) -> Answer:
        self.requests += 1
        headers = {**self._fetcher.headers, **request.headers}
        try:
            response = self._adapter.fetch(request.target, headers, exchange, request.body)
            with _released(response):
                body = _body(response, request, exchange.allowance)
                return _answer(request, response, body)
        except FetchFailed:
            raise
        except Exception as error:  # noqa: BLE001 - whatever a site makes the libraries raise
            failure = failure_of(error, exchange.allowance)
        # Not from within: a failure would keep the library's frames, and with them what was read.
        try:
            raise failure
        finally:
            del failure

    def _comes_back(self, answer: Answer) -> bool:
        seconds = answer.come_back_seconds
        return seconds is not None and seconds <= self._settings.retry_after_seconds_max


def _body(response: CheckedResponse, request: Request, allowance: Allowance) -> bytes:
    """The body of a page; that of any other answer says nothing that its status does not."""
    if response.status == 200:
        return read_body(response, request.bytes_max, allowance, is_cut=request.is_cut)
    skip_body(response)
    return b""


@contextmanager
def _released(response: CheckedResponse) -> Iterator[None]:
    """Give the connection back, or close it where an answer was not read to its end."""
    try:
        yield
    except BaseException:
        response.close()
        raise
    finally:
        response.release_conn()


def _answer(request: Request, response: CheckedResponse, body: bytes) -> Answer:
    return Answer(
        request.target.href, request.requested_url, response.status, response.fields, body,
        datetime.now(UTC),
    )  # fmt: skip
