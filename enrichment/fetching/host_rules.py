"""The robots.txt rules of the hosts that one visit asks, from memory or from the host."""

from collections.abc import Mapping
from dataclasses import replace

from enrichment.answer import NOT_MODIFIED, REDIRECTS, Answer
from enrichment.fetching.failure import FetchFailed
from enrichment.fetching.fetcher import Fetcher
from enrichment.fetching.line import Line
from enrichment.fetching.redirect import follow
from enrichment.fetching.request import Request
from enrichment.fetching.robots import (
    ROBOTS_BYTES_MAX,
    Robots,
    is_fresh,
    may_remember,
    parse_robots,
)
from enrichment.fetching.schedule import Waiting
from enrichment.fetching.target import Target
from enrichment.fetching.turns import Turn
from prospects.domain import registrable_domain
from prospects.issue import IssueCode
from prospects.site_memory import RobotsRecord

_ALLOW_ALL = frozenset({IssueCode.REDIRECT_REFUSED, IssueCode.REDIRECT_LOOP})
"""RFC 9309, 2.3.1.2 and 2.3.1.3: rules that cannot be had for these reasons allow all."""


class HostRules:
    """Rules of hosts, asked for once a day.

    Attributes:
        learnt: The files that were asked for, as the next visit needs them.
        seconds_left: Time for the files of all hosts that one page's redirects lead to.
    """

    def __init__(self, fetcher: Fetcher, line: Line, records: tuple[RobotsRecord, ...]) -> None:
        self.learnt: list[RobotsRecord] = []
        self.seconds_left = fetcher.settings.deadline_seconds
        self._fetcher = fetcher
        self._line = line
        self._records: Mapping[str, RobotsRecord] = {record.origin: record for record in records}
        self._known: dict[str, Robots | FetchFailed] = {}

    def of(self, target: Target) -> Waiting[Robots]:
        """Rules for a target's host.

        Raises:
            FetchFailed: The host cannot be reached at all.
        """
        origin = target.origin
        rules = self._known.get(origin) or self._fetcher.rules.get(origin)
        if rules is None:
            rules = yield from self._learn_once(target)
        self._known[origin] = rules
        if isinstance(rules, FetchFailed):
            raise rules.again()
        return rules

    def _learn_once(self, target: Target) -> Waiting[Robots | FetchFailed]:
        """Companies that come to one host at a time ask it for its rules only once."""
        turn = Turn(f"{target.origin}/robots.txt")
        yield turn
        try:
            rules = self._fetcher.rules.get(target.origin)
            if rules is None:
                rules = yield from self._learn(target)
                self._fetcher.rules.learn(target.origin, rules)
            return rules
        finally:
            self._fetcher.turns.leave(turn.of)

    def _learn(self, target: Target) -> Waiting[Robots | FetchFailed]:
        known = self._records.get(target.origin)
        if known is not None and is_fresh(known):
            return parse_robots(known.status, known.body)
        try:
            known = yield from self._fetch(target, known)
        except FetchFailed as failure:
            return Robots() if failure.code in _ALLOW_ALL else failure.again()
        if may_remember(known):
            self.learnt.append(known)
        rules = parse_robots(known.status, known.body)
        # The pause after robots.txt itself was ours; the site's own may be longer.
        pause = min(rules.delay_seconds, self._fetcher.settings.crawl_delay_seconds_max)
        self._fetcher.turns.prolong(target.host, pause)
        return rules

    def _fetch(self, target: Target, known: RobotsRecord | None) -> Waiting[RobotsRecord]:
        here = target.robots
        for _ in range(self._fetcher.settings.redirects_max + 1):
            request = Request(here, here.href, self.seconds_left, ROBOTS_BYTES_MAX, is_cut=True)
            if known and here.origin == target.origin:
                request.validators = validators(known.etag, known.last_modified)
            try:
                answer = yield from self._line.ask(request)
            finally:
                self.seconds_left = request.seconds_left
            if answer.come_back_seconds is not None:
                raise FetchFailed(
                    IssueCode.RATE_LIMITED, f"robots.txt answered {answer.status}",
                    answer.come_back_seconds,
                )  # fmt: skip
            if answer.status not in REDIRECTS:
                return _record(target, answer, known)
            here = follow(here, answer)
        raise FetchFailed(IssueCode.REDIRECT_LOOP, "robots.txt leads from redirect to redirect")


def validators(etag: str, last_modified: str) -> dict[str, str]:
    """Headers that let a server say that nothing has changed (RFC 9110, 13.1)."""
    named = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    return {name: value for name, value in named.items() if value}


def _record(target: Target, answer: Answer, known: RobotsRecord | None) -> RobotsRecord:
    if known and answer.status == NOT_MODIFIED:
        return replace(known, fetched_at=answer.fetched_at)
    return RobotsRecord(
        target.origin, registrable_domain(target.host) or target.host, answer.fetched_at,
        answer.status, answer.body, answer.etag, answer.last_modified,
    )  # fmt: skip
