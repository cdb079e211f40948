"""Names to addresses: every address is checked, and just the checked one is dialled."""

import ipaddress
import socket
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol

from enrichment.fetching.addresses import IpNetwork, may_dial
from enrichment.fetching.failure import FetchFailed
from prospects.errors import UsageError
from prospects.issue import IssueCode

_INSIDE: tuple[IpNetwork, ...] = tuple(
    ipaddress.ip_network(text)
    for text in "127.0.0.0/8 10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 ::1/128 fc00::/7".split()
)
"""Where a test web may live: loopback and the private ranges of RFC 1918 and RFC 4193."""

Endpoint = tuple[str, int]
"""IP address and port."""


class Resolver(Protocol):
    """Finds the endpoints of a host.

    Attributes:
        tells_addresses: Whether endpoints are the hosts' own, so that hosts at one address share
            a server; a test web has all hosts at one.
    """

    tells_addresses: bool

    def endpoints(self, host: str, port: int, timeout_seconds: float) -> list[Endpoint]:
        """Endpoints that may be dialled, in order of preference; never empty.

        Raises:
            FetchFailed: NAME_NOT_RESOLVED, or ADDRESS_REFUSED for an internal address.
        """
        ...

    def close(self) -> None:
        """Wait for nothing more."""
        ...


class SystemResolver:
    """The machine's own name resolution, with every address checked.

    Args:
        at_once: Names that are looked up at the same time. The machine's resolver knows no time
            limit of ours, so it is asked in threads that can be left behind.
    """

    tells_addresses = True

    def __init__(self, at_once: int = 64) -> None:
        self._threads = ThreadPoolExecutor(at_once, thread_name_prefix="names")

    def endpoints(self, host: str, port: int, timeout_seconds: float) -> list[Endpoint]:
        """Addresses from getaddrinfo; one refused address among them refuses the host.

        A host that names a public and an internal address at once tries to have the second one
        dialled (DNS rebinding), so it is refused whole.
        """
        asked = self._threads.submit(socket.getaddrinfo, host, port, type=socket.SOCK_STREAM)
        try:
            found = asked.result(timeout_seconds)
        except (OSError, UnicodeError):
            asked.cancel()
            raise FetchFailed(
                IssueCode.NAME_NOT_RESOLVED, f"no address is known for {host}"
            ) from None
        addresses = list(dict.fromkeys(str(item[4][0]) for item in found))
        if not addresses or not all(may_dial(address) for address in addresses):
            raise FetchFailed(
                IssueCode.ADDRESS_REFUSED, f"{host} points to an address that is not public"
            )
        return [(address, port) for address in addresses]

    def close(self) -> None:
        """Forget the names that are still being looked up."""
        self._threads.shutdown(wait=False, cancel_futures=True)


class FixedResolver:
    """Every host is reached at one endpoint a port: a test web or the demo on loopback."""

    tells_addresses = False

    def __init__(self, targets: Mapping[int, Endpoint]) -> None:
        self.targets = dict(targets)

    def endpoints(self, host: str, port: int, timeout_seconds: float) -> list[Endpoint]:  # noqa: ARG002 - nothing is waited for
        """The fixed endpoint of the port."""
        if port not in self.targets:
            raise FetchFailed(IssueCode.SITE_DOWN, f"nothing listens at {host}:{port}")
        return [self.targets[port]]

    def close(self) -> None:
        """Nothing is open."""


def build_resolver(connect_to: str, allow_networks: str) -> Resolver:
    """Resolver for the settings `fetch.connect_to` and `fetch.allow_networks`.

    Raises:
        UsageError: A target is malformed, is not in an allowed network, or a network is neither
            loopback nor private.
    """
    if not connect_to.strip():
        return SystemResolver()
    networks = [_parse_network(text) for text in _parts(allow_networks)]
    targets = dict(_parse_connect_to(text, networks) for text in _parts(connect_to))
    return FixedResolver(targets)


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _is_inside(network: IpNetwork) -> bool:
    """Whether a network is loopback or private, and nothing else that Python calls private."""
    return any(
        network.version == inside.version and network.subnet_of(inside)  # type: ignore[arg-type]
        for inside in _INSIDE
    )


def _parse_network(text: str) -> IpNetwork:
    try:
        network = ipaddress.ip_network(text)
    except ValueError:
        raise UsageError(
            f'fetch.allow_networks: "{text}" is not a network; write it as 127.0.0.0/8'
        ) from None
    if not _is_inside(network):
        raise UsageError(
            f"fetch.allow_networks: {text} is neither loopback nor private; "
            "a test web lives in 127.0.0.0/8"
        )
    return network


def _parse_connect_to(text: str, networks: list[IpNetwork]) -> tuple[int, Endpoint]:
    port, _, endpoint = text.partition("=")
    host, _, target_port = endpoint.rpartition(":")
    try:
        address = ipaddress.ip_address(host.strip("[]"))
        parsed = int(port), (str(address), int(target_port))
    except ValueError:
        raise UsageError(
            f'fetch.connect_to: "{text}" is not PORT=ADDRESS:PORT, such as 80=127.0.0.1:8080'
        ) from None
    if not any(address in network for network in networks):
        raise UsageError(
            f"fetch.connect_to: {address} is not in fetch.allow_networks, which may hold "
            "loopback and private networks only"
        )
    return parsed
