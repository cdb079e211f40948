"""The door to the domain name system: one domain in, the technologies its records show out."""

import logging
import threading
import time
from datetime import UTC, datetime
from functools import cached_property

from enrichment.dns.asking import Asking
from enrichment.dns.findings import Finding, find_technologies
from enrichment.dns.message import encode_name
from enrichment.dns.server import Server, parse_server, read_own_servers
from enrichment.fetching import FetchFailed
from enrichment.fetching.target import parse_target
from enrichment.technographics import Engine, default_engine
from prospects.domain import parse_domain
from prospects.signal import Provenance, Signal, SignalKind
from prospects.specs.settings import DnsSettings, FetchSettings

LOGGER = logging.getLogger("prospects.dns")

_SILENT_IN_A_ROW_MAX = 50
"""So many domains without any answer mean that no name server can be reached from here."""


class DnsReader:
    """Reads MX, TXT and NS records of companies' domains; shared by the threads of one process.

    Off where `dns.enabled` is false, and on a test web (`fetch.connect_to`) that has no name
    server of its own. Off for the rest of the process, with one warning, when 50 domains in a row
    got no answer at all: each costs its whole time limit.

    Args:
        settings: The section `dns` of the settings.
        fetch: The section `fetch`, whose `allow_networks` bounds `dns.server`.
        engine: Knows the fingerprints of technologies; ours unless told.

    Raises:
        UsageError: `dns.server` is malformed or may not be asked.
    """

    def __init__(
        self, settings: DnsSettings, fetch: FetchSettings, engine: Engine | None = None
    ) -> None:
        self._engine = engine
        self._timeout_seconds = settings.timeout_seconds
        self._enabled = settings.enabled
        self._fixed = parse_server(settings, fetch) if settings.enabled else None
        if fetch.connect_to.strip() and not self._fixed:
            self._enabled = False
        self._guard = threading.Lock()
        self._silent_in_a_row = 0

    @property
    def enabled(self) -> bool:
        """Whether names are looked up."""
        return self._enabled

    @cached_property
    def _servers(self) -> list[Server]:
        return [self._fixed] if self._fixed else read_own_servers()

    def look_up(self, domain: str) -> list[Signal]:
        """Technologies that the domain's records show; one signal each, of the surest record.

        A domain that does not exist, a server that fails or is silent: no signals and no error.

        Args:
            domain: Registrable domain; anything else (a host below it, an IP address, a
                special-use name) is not asked.

        Returns:
            Signals whose source is `dns:DOMAIN/MX`, `dns:DOMAIN/TXT` or `dns:DOMAIN/NS`.
        """
        name = encode_name(domain) if self._enabled and _may_ask(domain) else None
        if name is None:
            return []
        asking = Asking(name, time.monotonic() + self._timeout_seconds)
        asking.ask(self._servers)
        self._count_silence(silent=not asking.replies)
        found = find_technologies(self._engine or default_engine(), asking.replies)
        now = datetime.now(UTC)
        return [_signal(domain, finding, now) for finding in found]

    def _count_silence(self, *, silent: bool) -> None:
        with self._guard:
            self._silent_in_a_row = self._silent_in_a_row + 1 if silent else 0
            stop = self._enabled and self._silent_in_a_row >= _SILENT_IN_A_ROW_MAX
            if stop:
                self._enabled = False
        if stop:
            LOGGER.warning(
                "no name server answers: mail providers and senders are not looked up any more "
                "(dns.server, or dns.enabled: false)"
            )


def _may_ask(domain: str) -> bool:
    """Whether this is a registrable domain that the public name system can know."""
    if parse_domain(domain) != domain:
        return False
    try:
        parse_target(f"https://{domain}/")
    except FetchFailed:
        return False
    return True


def _signal(domain: str, finding: Finding, now: datetime) -> Signal:
    provenance = Provenance(f"dns:{domain}/{finding.record}", now, "dns", finding.evidence)
    return Signal(SignalKind.TECHNOGRAPHICS, finding.technology, "", finding.confidence, provenance)
