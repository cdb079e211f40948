"""URLs, parsed once by one WHATWG-conformant parser: what is checked here is what is dialled.

Rules: http and https only, ports 80 and 443 only, no user info, a host name and no IP literal,
no special-use name (RFC 6761 and the IANA special-use domain names registry), no more characters
than servers have to understand.
"""

from dataclasses import dataclass
from functools import lru_cache

import ada_url

from enrichment.fetching.failure import FetchFailed
from prospects.domain import is_ip_address
from prospects.issue import IssueCode

_PORTS = {"http:": 80, "https:": 443}
_HOST_CHARACTERS_MAX = 253
_LABEL_CHARACTERS_MAX = 63
"""RFC 1035, 2.3.4."""
_CHARACTERS_MAX = 8_000
"""RFC 9110, 4.1: what servers should understand at least; and every rule of robots.txt is held
against the whole of it."""

_SPECIAL_USE_SUFFIXES = (
    ".alt", ".arpa", ".corp", ".example", ".home", ".internal", ".intranet", ".invalid", ".lan",
    ".local", ".localdomain", ".localhost", ".mail", ".onion", ".private", ".test",
    ".example.com", ".example.net", ".example.org",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Target:
    """A URL that may be asked for, as far as its text tells.

    Attributes:
        href: Normalised absolute URL without fragment.
        scheme: "http" or "https".
        host: Lower-case ASCII host name.
        port: 80 or 443.
        path: Path and query, beginning with "/".
    """

    href: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Scheme and host, without a trailing slash."""
        return f"{self.scheme}://{self.host}"

    @property
    def robots(self) -> "Target":
        """The robots.txt that speaks for this target (RFC 9309, 2.3)."""
        path = "/robots.txt"
        return Target(self.origin + path, self.scheme, self.host, self.port, path)


def parse_target(text: str, base: str | None = None) -> Target:
    """Read a URL as a target.

    Args:
        text: Absolute URL, or one relative to `base`.
        base: Absolute URL of the page that named it.

    Raises:
        FetchFailed: With ADDRESS_REFUSED and the rule that was broken.
    """
    try:
        url = ada_url.URL(text, base) if base else ada_url.URL(text)
    except ValueError:
        raise _refused("not a URL") from None
    if len(url.href) > _CHARACTERS_MAX:
        raise _refused(f"it has more than {_CHARACTERS_MAX} characters")
    protocol = url.protocol
    if protocol not in _PORTS:
        raise _refused(f"scheme {protocol or '?'} is not http or https")
    if url.username or url.password:
        raise _refused("it carries a user name or password")
    if url.port:
        raise _refused(f"port {url.port} is not the scheme's own")
    host = _checked_host(url.hostname)
    path = (url.pathname or "/") + url.search
    scheme = protocol.rstrip(":")
    return Target(f"{scheme}://{host}{path}", scheme, host, _PORTS[protocol], path)


@lru_cache(maxsize=1_024)  # A visit asks one host for all its pages.
def _checked_host(hostname: str) -> str:
    host = hostname.removesuffix(".").lower()
    if is_ip_address(host):
        raise _refused("its host is an IP address")
    labels = host.split(".")
    if len(labels) < 2 or len(host) > _HOST_CHARACTERS_MAX or not all(map(_is_label, labels)):
        raise _refused("its host is not a full name")
    if f".{host}".endswith(_SPECIAL_USE_SUFFIXES):
        raise _refused(f"{host} is a special-use name")
    return host


def _is_label(label: str) -> bool:
    """Whether a label may stand in a name; "xn--" has to be what its letters are written as.

    ada takes every "xn--" for good, also one whose letters IDNA maps to others: another name.
    """
    is_sized = 0 < len(label) <= _LABEL_CHARACTERS_MAX
    if not is_sized or not label.startswith("xn--"):
        return is_sized
    try:
        letters = label.removeprefix("xn--").encode("ascii").decode("punycode")
        return ada_url.URL(f"http://{letters}.com").hostname == f"{label}.com"
    except (ValueError, OverflowError):
        return False


def _refused(why: str) -> FetchFailed:
    return FetchFailed(IssueCode.ADDRESS_REFUSED, f"URL refused: {why}")
