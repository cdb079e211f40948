"""References of a page ("../jobs", "//acme.example/", "https://...") to absolute URLs.

The URL Standard (url.spec.whatwg.org) decides, as ada reads it. Nine of ten references are plain:
they resolve by joining texts, at a fifth of the cost. A reference counts as plain only where the
standard would change nothing in it; the tests compare both on all captured pages.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

import ada_url

URL_CHARACTERS_MAX = 2_000
_SAFE = r"A-Za-z0-9_~!$&()*+,;=:@%-"
# A segment that begins with a dot, written as one or as %2e, may climb: that is left to ada.
_SEGMENTS = rf"(?:/(?![.%])[{_SAFE}.]*)"
_REST = rf"(?:\?[{_SAFE}./?]*)?(?:#[{_SAFE}./?]*)?"
# No user, no port, no punycode (it must be checked), no number at the end (an IPv4 address).
_HOST = r"(?:(?!xn--)[a-z0-9_][a-z0-9_-]*\.)+[a-z][a-z0-9]*"
_PLAIN_URL = re.compile(rf"(https?://({_HOST}))({_SEGMENTS}*)({_REST})")
_PLAIN_ROOTED = re.compile(rf"({_SEGMENTS}+){_REST}")
_PLAIN_RELATIVE = re.compile(rf"([A-Za-z0-9_][A-Za-z0-9_~.-]*{_SEGMENTS}*){_REST}")
_NORMAL_URL = re.compile(
    r"((https?:)//(?:[^/@]*@)?([^/:\[]+|\[[^\]]*\])(?::\d+)?)(/[^?#]*)", re.DOTALL
)
_WHITE = "".join(map(chr, range(0x21)))


class Address(NamedTuple):
    """An absolute http(s) URL and the parts that rules ask of it.

    Attributes:
        url: As the URL Standard writes it: host in lower case and ASCII, path never empty.
        host: Without user and port; an IPv6 address stays in brackets.
        path: Without query and fragment; begins with "/", escapes as written.
    """

    url: str
    host: str
    path: str


Resolve = Callable[[str], Address | None]
"""From a reference as written to its address; None where it leads to no web page ("mailto:"),
to a place on the same page ("#top"), or is longer than 2,000 characters."""


def parse_address(url: str) -> Address | None:
    """Address of an absolute http(s) URL, or None where the text is none."""
    return resolver(None)(url)


def resolver(base: Address | None) -> Resolve:
    """Resolves the references of one page, each spelling once.

    Args:
        base: What relative references start from; without one only absolute URLs resolve.
    """
    known: dict[str, Address | None] = {}
    origin = _Origin(base) if base else None

    def resolve(reference: str) -> Address | None:
        try:
            return known[reference]
        except KeyError:
            found = known[reference] = _resolved(reference.strip(_WHITE), origin)
            return found

    return resolve


class _Origin:
    """Texts of a base URL that references are joined to."""

    __slots__ = ("base", "folder", "host", "root", "scheme")

    def __init__(self, base: Address) -> None:
        found = _NORMAL_URL.match(base.url)
        self.base = base.url
        self.root, self.scheme = (found[1], found[2]) if found else ("", "")
        self.host = base.host
        self.folder = base.path[: base.path.rfind("/") + 1]


def _resolved(reference: str, origin: _Origin | None) -> Address | None:
    if not reference or reference[0] == "#" or len(reference) > URL_CHARACTERS_MAX:
        return None
    plain = _plain(reference, origin)
    found = plain or _by_standard(reference, origin.base if origin else None)
    return found if found and len(found.url) <= URL_CHARACTERS_MAX else None


def _plain(reference: str, origin: _Origin | None) -> Address | None:
    """The address where joining texts is enough, else None."""
    if origin and reference[0] == "/" and reference[1:2] != "/":
        rooted = _PLAIN_ROOTED.fullmatch(reference)
        return Address(origin.root + reference, origin.host, rooted[1]) if rooted else None
    if origin and reference[0] == "/":
        reference = origin.scheme + reference
    whole = _PLAIN_URL.fullmatch(reference)
    if whole:
        path = whole[3] or "/"
        return Address(f"{whole[1]}{path}{whole[4]}", whole[2], path)
    relative = _PLAIN_RELATIVE.fullmatch(reference) if origin else None
    if origin and relative:
        path = origin.folder + relative[1]
        return Address(f"{origin.root}{origin.folder}{reference}", origin.host, path)
    return None


def _by_standard(reference: str, base: str | None) -> Address | None:
    try:
        url = ada_url.join_url(base, reference) if base else ada_url.normalize_url(reference)
    except ValueError:
        return None
    found = _NORMAL_URL.match(url)
    return Address(url, found[3], found[4]) if found else None
