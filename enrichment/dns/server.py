"""Which name server is asked: the machine's own, or one that the settings name for a test."""

import ipaddress

import dns.resolver

from enrichment.fetching.resolving import build_resolver
from prospects.errors import UsageError
from prospects.specs.settings import DnsSettings, FetchSettings

Server = tuple[str, int]
"""IP address and port."""

_PORT = 53
_SERVERS_MAX = 3
_TEST_WEB = "fetch.connect_to: "


def parse_server(settings: DnsSettings, fetch: FetchSettings) -> Server | None:
    """The server that `dns.server` names, or None where it is empty.

    Raises:
        UsageError: It is malformed, is not in an allowed network, or a network is neither
            loopback nor private.
    """
    text = settings.server.strip()
    if not text:
        return None
    host, _, port = text.rpartition(":")
    try:
        server = str(ipaddress.ip_address(host.strip("[]"))), int(port)
    except ValueError:
        server = "", 0
    if not 0 < server[1] < 65536:
        raise UsageError(f'dns.server: "{text}" is not ADDRESS:PORT, such as 127.0.0.1:5353')
    try:
        # One rule for both: a name server of a test lives where a test web may live.
        build_resolver(f"{_PORT}={text}", fetch.allow_networks)
    except UsageError as refused:
        raise UsageError(str(refused).replace(_TEST_WEB, "dns.server: ")) from None
    return server


def read_own_servers() -> list[Server]:
    """Name servers of this machine (`/etc/resolv.conf` and its like), at most three."""
    try:
        found = dns.resolver.Resolver().nameservers
    except (dns.resolver.NoResolverConfiguration, OSError, ValueError):
        return []
    return [(str(server), _PORT) for server in found if _is_address(str(server))][:_SERVERS_MAX]


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True
