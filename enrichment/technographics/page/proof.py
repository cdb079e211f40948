"""What patterns find and what proves nothing all the same.

A name that anybody may write shows nothing alone; what runs on a server is shown by the files of
this server only; and of a file that one pattern names, no other tells more by its vendor's domain.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from urllib.parse import urlsplit

from enrichment.technographics.page.globals import is_telling
from enrichment.technographics.patterns.rule import Hit
from enrichment.technographics.patterns.values import Found
from prospects.domain import registrable_domain

# Longer ones are put together of several words, and nobody writes them by chance.
_WORD_CHARACTERS_MAX = 10
_URL_BYTES_MAX = 300
_WORD = re.compile(r"(?:\\b)?([A-Za-z]+)(?:\\b)?")
_NAME = re.compile(r"(?:\\b|\(\?<!-\))*[^\W\d_]+(?: [^\W\d_]+){0,3}(?:\\b)?")
_CLAIM = re.compile(r"\b(?:by|with|on)\b", re.IGNORECASE)
_DOMAIN = re.compile(r"\\\.(?:[\w-]+\\\.)+[a-z]{2,}/?")
_BEFORE = re.compile(rb"[^\s\"'`<>(),;]*\Z")
_BEHIND = re.compile(rb"[^\s\"'`<>(),;]*")
_JOINED = re.compile(rb"\+\s*[\"'`]\Z")
_HOST = re.compile(r"(?:https?:)?//([^/?#:]+)|\.?((?:[\w-]+\.)+[a-z]{2,})/", re.IGNORECASE)
_OF_SERVERS = re.compile(
    r"programming|web servers|web frameworks|hosting|\bpaas\b|\biaas\b", re.IGNORECASE
)


def are_proof(hits: Iterable[Hit]) -> bool:
    """Whether any of one technology's hits is more than a name in a script or a sentence."""
    return any(not _is_name(hit.place, hit.pattern) for hit in hits)


def of_servers(
    technologies: Iterable[Mapping[str, object]], categories: Mapping[int, str]
) -> frozenset[int]:
    """Numbers of the technologies that run on servers, by the names of their categories."""
    wanted = {number for number, name in categories.items() if _OF_SERVERS.search(name)}
    each = (fields.get("cats") for fields in technologies)
    return frozenset(
        number
        for number, known in enumerate(each)
        if isinstance(known, list)
        and any(each in wanted for each in known if isinstance(each, int))
    )


def is_of_this_server(body: bytes, start: int, end: int, url: str) -> bool:
    """Whether what a script names there is no URL of another server.

    Where a script puts the URL together, or the page's own URL is not known, a host that is named
    is taken for another.

    Args:
        body: Source of the page.
        start: Place of what was found.
        end: Place behind it.
        url: Absolute URL of the page, or "".
    """
    before = _BEFORE.search(body, max(start - _URL_BYTES_MAX, 0), start)
    behind = _BEHIND.match(body, end, end + _URL_BYTES_MAX)
    first = before.start() if before else start
    if _JOINED.search(body, max(first - 20, 0), first):
        return False
    named = body[first : behind.end() if behind else end].decode("latin-1").replace("\\", "")
    host = _HOST.match(named)
    return not host or _is_same_site(host[1] or host[2], url)


def without_domains(found: Iterable[Found]) -> list[Found]:
    """What names a file, and what names its vendor's domain only where nothing names the file."""
    each = [*found]
    if len(each) < 2:
        return each
    return [one for one in each if not (_is_domain(one) and _is_named(one, each))]


def _is_domain(found: Found) -> bool:
    return bool(_DOMAIN.fullmatch(found.rule.pattern.source))


def _is_named(domain: Found, found: Iterable[Found]) -> bool:
    """Whether another technology's pattern goes on from the domain into the path."""
    end = domain.span[1]
    technology = domain.rule.technology
    others = (other for other in found if other.rule.technology != technology)
    return any(_start(other) < end < other.span[1] for other in others)


def _start(found: Found) -> int:
    return found.span[0] if found.match else found.span[1] - found.rule.pattern.width


@lru_cache(maxsize=4096)
def _is_name(place: str, pattern: str) -> bool:
    if place == "text":
        return bool(_NAME.fullmatch(pattern)) and not _CLAIM.search(pattern)
    word = _WORD.fullmatch(pattern) if place == "scripts" else None
    return word is not None and len(word[1]) <= _WORD_CHARACTERS_MAX and not is_telling(word[1])


def _is_same_site(host: str, url: str) -> bool:
    own = _host(url)
    return own is not None and _site(host) == _site(own)


def _host(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


def _site(host: str) -> str:
    return registrable_domain(host.lower()) or host.lower()
