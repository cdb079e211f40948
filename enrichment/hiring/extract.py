"""Hiring signals of a page: careers page, ATS and openings."""

import re
from collections.abc import Iterator
from urllib.parse import urldefrag

from enrichment.hiring.ats import board_of, vendor_of_host
from enrichment.hiring.openings import Opening, read_openings
from enrichment.links import best_link, is_careers_path
from enrichment.page import Link, Page, PageRole
from enrichment.reference import WebAddress, parse_web_address
from prospects.domain import is_platform_domain, registrable_domain
from prospects.signal import Signal, SignalKind

_HOME = re.compile(
    r"https?://[^/?#]+/(?:[a-z]{2}(?:[-_][a-z]{2})?/?)?(?:(?:index|home)\.\w+)?", re.IGNORECASE
)


def extract_hiring(page: Page) -> list[Signal]:
    """Signals named careers_page (absolute URL), ats (vendor/tenant) and opening (title)."""
    here = _is_careers_page(page)
    openings = (_opening(page, opening) for opening in read_openings(page, is_careers_page=here))
    return [*_careers_page(page, here=here), *_boards(page), *openings]


def _is_careers_page(page: Page) -> bool:
    """Whether a page is what it was asked for: sites send home who asks for a page that is gone."""
    if is_careers_path(page):
        return True
    sent_home = page.url != page.requested_url and bool(_HOME.fullmatch(page.url))
    return page.role is PageRole.CAREERS and not (sent_home and not vendor_of_host(page.host))


def _opening(page: Page, opening: Opening) -> Signal:
    return page.signal(
        SignalKind.HIRING, "opening", opening.title, confidence=opening.confidence,
        extractor=opening.extractor, evidence=opening.evidence,
    )  # fmt: skip


def _careers_page(page: Page, *, here: bool) -> Iterator[Signal]:
    if here and page.url:
        yield page.signal(
            SignalKind.HIRING, "careers_page", urldefrag(page.url).url, confidence=0.95,
            extractor="careers-page", evidence=page.title or page.url,
        )  # fmt: skip
        return
    link = best_link(page.links, PageRole.CAREERS)
    if link:
        yield page.signal(
            SignalKind.HIRING, "careers_page", urldefrag(link.url).url,
            confidence=_careers_confidence(page, link), extractor="careers-link",
            evidence=f"{link.text} {link.url}",
        )  # fmt: skip


def _careers_confidence(page: Page, link: Link) -> float:
    """A link to the own domain or to an ATS is surer than one that leaves for somewhere else."""
    domain = registrable_domain(link.host)
    if board_of(link) or (domain and domain == registrable_domain(page.host)):
        return 0.9
    return 0.5 if domain and is_platform_domain(domain) else 0.6


def _boards(page: Page) -> Iterator[Signal]:
    """Boards that links, frames and scripts name; one signal a board.

    A page with links to boards of many companies lists others' openings: none is taken.
    """
    seen: dict[str, tuple[WebAddress | Link, float]] = {}
    for place, confidence in _places(page):
        board = board_of(place)
        if board:
            seen.setdefault(str(board), (place, confidence))
    if len(seen) > 3:
        return
    for value, (place, confidence) in seen.items():
        yield page.signal(
            SignalKind.HIRING, "ats", value, confidence=confidence / len(seen) ** 0.5,
            extractor=f"ats-url:{place.host}"[:60], evidence=place.url,
        )  # fmt: skip


def _places(page: Page) -> Iterator[tuple[WebAddress | Link, float]]:
    """Where a board may be named, and how surely it is the company's own."""
    for url in (*page.frame_urls, *page.script_urls):
        # Most are parsed no further than to see that no vendor is at their host.
        address = parse_web_address(url) if vendor_of_host(_host(url)) else None
        if address:
            yield address, 0.95
    vendors = {host for host in {link.host for link in page.links} if vendor_of_host(host)}
    for link in page.links if vendors else ():
        if link.host in vendors:
            yield link, 0.9
    here = parse_web_address(page.url) if vendor_of_host(page.host) else None
    if here:
        yield here, 0.95


def _host(url: str) -> str:
    """Host of a URL of a page, which is written as the standard writes it."""
    authority = url.split("/", 3)[2]
    return authority.rpartition("@")[2].partition(":")[0]
