"""What all fetches of one process share: how names are resolved, TLS, turns, rules of hosts."""

import math
import ssl
import time
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import Lock
from types import TracebackType

import certifi

from enrichment.fetching.clock import Clock
from enrichment.fetching.failure import FetchFailed
from enrichment.fetching.reading import ACCEPT_ENCODING
from enrichment.fetching.resolving import build_resolver
from enrichment.fetching.robots import AGENT, Robots
from enrichment.fetching.schedule import Schedule, T, Waiting
from enrichment.fetching.turns import Turns
from prospects.domain import parse_domain
from prospects.errors import UsageError
from prospects.specs.settings import FetchSettings

_HOSTS_REMEMBERED_MAX = 2_000
_LINES_REMEMBERED_MAX = 40_000
"""About 40 MB if all of them were as dear as the dearest; a usual host has fifteen."""
_REMEMBERED_SECONDS = 3_600.0
"""A process may live for days; the store remembers robots.txt for longer, with its validators."""


class Fetcher:
    """Everything the fetches of one process share; a context manager.

    Args:
        settings: The section `fetch` of the settings.
        groups: How often `visiting` is at work at the same time; what may be open and under way
            is shared out among them.

    Raises:
        UsageError: No contact address for the real web, an unreadable CA file, or a test web
            outside loopback and private networks.
    """

    def __init__(self, settings: FetchSettings, groups: int = 1) -> None:
        if not settings.contact and not settings.connect_to:
            raise UsageError(
                "config/pipeline.yml: fetch.contact: is empty; web sites are told whom to write "
                "to: give an e-mail address or URL (or set PROSPECTS_FETCH__CONTACT)"
            )
        self.settings = settings
        self._groups = groups
        self.tls = _tls_context(settings.ca_file)
        self.resolver = build_resolver(settings.connect_to, settings.allow_networks)
        self.clock = Clock()
        self.turns = Turns(self.clock)
        self.rules = RulesOfHosts()
        self.never_fetch = frozenset(parse_domain(text) or text for text in settings.never_fetch)
        self.headers = _headers(settings.contact)

    def __enter__(self) -> "Fetcher":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the threads; a second call does nothing."""
        self.clock.close()
        self.resolver.close()

    @contextmanager
    def visiting(self, visits: Iterable[Waiting[T]]) -> Iterator[Iterator[list[T]]]:
        """Run visits, as many at once as settings say; gives what ended, several times a second.

        Args:
            visits: Taken lazily, in the threads that run them, one at a time.
        """
        schedule = Schedule(
            visits,
            self.turns,
            threads=math.ceil(self.settings.requests_at_once / self._groups),
            open_max=math.ceil(self.settings.companies_at_once / self._groups),
        )
        with schedule as results:
            yield results


class RulesOfHosts:
    """Rules, or why there are none, of the hosts that were asked last."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, tuple[float, Robots | FetchFailed]] = OrderedDict()
        self._lines = 0
        self._lock = Lock()

    def get(self, origin: str) -> Robots | FetchFailed | None:
        """What is known of an origin, or None; forgotten after an hour."""
        with self._lock:
            learnt_at, rules = self._known.get(origin, (0.0, None))
            return rules if time.monotonic() - learnt_at < _REMEMBERED_SECONDS else None

    def learn(self, origin: str, rules: Robots | FetchFailed) -> None:
        """Remember an origin; those learnt first are forgotten where there are too many."""
        with self._lock:
            _, before = self._known.pop(origin, (0.0, None))
            self._known[origin] = time.monotonic(), rules
            self._lines += _lines(rules) - _lines(before)
            while len(self._known) > _HOSTS_REMEMBERED_MAX or self._lines > _LINES_REMEMBERED_MAX:
                _, (_, oldest) = self._known.popitem(last=False)
                self._lines -= _lines(oldest)


def _lines(rules: Robots | FetchFailed | None) -> int:
    return rules.lines if isinstance(rules, Robots) else 0


def _headers(contact: str) -> dict[str, str]:
    """What every site is told of us."""
    shown = f"; +{contact}" if contact else ""
    return {
        "User-Agent": f"{AGENT}/0.1 (company research{shown})",
        "Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1",
        "Accept-Encoding": ACCEPT_ENCODING,
        "Accept-Language": "en, *;q=0.5",
    }


def _tls_context(ca_file: str) -> ssl.SSLContext:
    """One context for all hosts: urllib3 parses the CA bundle anew for each, 27 ms of CPU."""
    try:
        context = ssl.create_default_context(cafile=ca_file or certifi.where())
    except OSError as error:
        raise UsageError(f"fetch.ca_file: {ca_file} cannot be read: {error}") from None
    context.set_alpn_protocols(["http/1.1"])
    return context
