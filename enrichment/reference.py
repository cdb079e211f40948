"""References of a page ("../jobs", "//acme.example/", "https://...") to absolute URLs.

The URL Standard (url.spec.whatwg.org) decides, as ada reads it. Nine of ten references are plain:
they resolve by joining texts, at a fifth of the cost. A reference counts as plain only where the
standard would change nothing in it; the tests compare both on all captured pages.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

import ada_url

URL_CHARACTERS_MAX = 2_000
_PLAIN_CHARACTERS_MAX = 1_000
# What the standard leaves as it is in a path, a query and a fragment.
_PATH = r"[!$%&(-;=@-Z_a-z~]*"
_REST = r"(?:\?[!$%&(-;=?-Z_a-z~]*)?(?:#[!$%&(-;=?-Z_a-z~]*)?"
_PLAIN = re.compile(rf"(?:https?://([a-z0-9._-]+))?(/{_PATH})?{_REST}")
_PLAIN_RELATIVE = re.compile(rf"([A-Za-z0-9_][A-Za-z0-9_~.-]*(?:/{_PATH})?){_REST}")
_SCHEME_OF_NO_PAGE = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)
# No punycode (it must be checked), no number at the end (an IPv4 address).
_PLAIN_HOST = re.compile(r"(?:(?!xn--)[a-z0-9_][a-z0-9_-]*\.)+[a-z][a-z0-9]*")
_NORMAL_URL = re.compile(
    r"((https?:)//(?:[^/@]*@)?([^/:\[]+|\[[^\]]*\])(?::\d+)?)(/[^?#]*)", re.DOTALL
)
_WHITE = "".join(map(chr, range(0x21)))


class WebAddress(NamedTuple):
    """An absolute http(s) URL and the parts that rules ask of it.

    Attributes:
        url: As the URL Standard writes it: host in lower case and ASCII, path never empty.
        host: Without user and port; an IPv6 address stays in brackets.
        path: Without query and fragment; begins with "/", escapes as written.
    """

    url: str
    host: str
    path: str


Resolve = Callable[[str], WebAddress | None]
"""From a reference as written to its address; None where it leads to no web page ("mailto:"),
to a place on the same page ("#top"), or is itself longer than 2,000 characters."""


def parse_web_address(url: str) -> WebAddress | None:
    """An absolute http(s) URL and its parts, or None where the text is none."""
    return _plain(url, None) or _resolved(url, None)


def resolver(base: WebAddress | None) -> Resolve:
    """Resolves the references of one page, each spelling once.

    Args:
        base: What relative references start from; without one only absolute URLs resolve.
    """
    known: dict[str, WebAddress | None] = {}
    origin = _Origin(base) if base else None

    def resolve(reference: str) -> WebAddress | None:
        if reference in known:
            return known[reference]
        address = _plain(reference, origin) or _resolved(reference, origin)
        known[reference] = address
        return address

    return resolve


class _Origin:
    """Texts of a base URL that references are joined to."""

    __slots__ = ("base", "folder", "host", "root", "scheme")

    def __init__(self, base: WebAddress) -> None:
        found = _NORMAL_URL.match(base.url)
        self.base = base.url
        self.root, self.scheme = (found[1], found[2]) if found else ("", "")
        self.host = base.host
        self.folder = base.path[: base.path.rfind("/") + 1]


def _resolved(reference: str, origin: _Origin | None) -> WebAddress | None:
    cleaned = reference.strip(_WHITE)
    if not cleaned or cleaned[0] == "#" or len(cleaned) > URL_CHARACTERS_MAX:
        return None
    if _SCHEME_OF_NO_PAGE.match(cleaned):
        return None
    found = _by_standard(cleaned, origin.base if origin else None)
    return found if found and len(found.url) <= URL_CHARACTERS_MAX else None


def _plain(reference: str, origin: _Origin | None) -> WebAddress | None:
    """The address where joining texts is enough, else None."""
    # A segment of dots, which may be escaped, climbs.
    if len(reference) > _PLAIN_CHARACTERS_MAX or "/." in reference or "/%2" in reference:
        return None
    found = _PLAIN.fullmatch(reference)
    if not found:
        return _plain_relative(reference, origin) if origin else None
    host, path = found.groups()
    if host:
        return _plain_url(reference, host, path)
    if not origin or not path:
        return None
    if path.startswith("//"):
        return _plain(origin.scheme + reference, None)
    return WebAddress(origin.root + reference, origin.host, path)


def _plain_url(url: str, host: str, path: str | None) -> WebAddress | None:
    if not _is_plain_host(host):
        return None
    if path:
        return WebAddress(url, host, path)
    end = url.index("//") + 2 + len(host)
    return WebAddress(f"{url[:end]}/{url[end:]}", host, "/")


def _plain_relative(reference: str, origin: _Origin) -> WebAddress | None:
    found = _PLAIN_RELATIVE.fullmatch(reference)
    if not found:
        return None
    return WebAddress(
        f"{origin.root}{origin.folder}{reference}", origin.host, origin.folder + found[1]
    )


@lru_cache(maxsize=4096)
def _is_plain_host(host: str) -> bool:
    return bool(_PLAIN_HOST.fullmatch(host))


def _by_standard(reference: str, base: str | None) -> WebAddress | None:
    try:
        url = ada_url.join_url(base, reference) if base else ada_url.normalize_url(reference)
    except ValueError:
        return None
    found = _NORMAL_URL.match(url)
    return WebAddress(url, found[3], found[4]) if found else None
