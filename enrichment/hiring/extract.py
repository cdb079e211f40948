"""Hiring signals of a page: careers page, ATS and openings."""

from collections.abc import Iterator
from urllib.parse import urldefrag, urlsplit

from enrichment.hiring.ats import parse_board
from enrichment.hiring.openings import Opening, read_openings
from enrichment.links import best_link, is_careers_path
from enrichment.page import Page, PageRole
from prospects.domain import is_platform_domain, parse_domain
from prospects.signal import Signal, SignalKind


def extract_hiring(page: Page) -> list[Signal]:
    """Signals named careers_page (absolute URL), ats (vendor/tenant) and opening (title)."""
    here = page.role is PageRole.CAREERS or is_careers_path(page.url)
    openings = (_opening(page, opening) for opening in read_openings(page, is_careers_page=here))
    return [*_careers_page(page, here=here), *_boards(page), *openings]


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
    link = best_link(list(page.links), PageRole.CAREERS)
    if link:
        yield page.signal(
            SignalKind.HIRING, "careers_page", urldefrag(link.url).url,
            confidence=_careers_confidence(page, link.url), extractor="careers-link",
            evidence=f"{link.text} {link.url}",
        )  # fmt: skip


def _careers_confidence(page: Page, url: str) -> float:
    """A link to the own domain or to an ATS is surer than one that leaves for somewhere else."""
    domain = parse_domain(url)
    if parse_board(url) or (domain and domain == parse_domain(page.url)):
        return 0.9
    return 0.5 if domain and is_platform_domain(domain) else 0.6


def _boards(page: Page) -> Iterator[Signal]:
    """Boards that links, frames and scripts name; one signal a board.

    A page with links to boards of many companies lists others' openings: none is taken.
    """
    seen: dict[str, tuple[str, float]] = {}
    for urls, confidence in (
        (page.frame_urls, 0.95),
        (page.script_urls, 0.95),
        ([link.url for link in page.links], 0.9),
        ([page.url], 0.95),
    ):
        for url in urls:
            board = parse_board(url)
            if board:
                seen.setdefault(str(board), (url, confidence))
    if len(seen) > 3:
        return
    for value, (url, confidence) in seen.items():
        yield page.signal(
            SignalKind.HIRING, "ats", value, confidence=confidence / len(seen) ** 0.5,
            extractor=f"ats-url:{urlsplit(url).netloc}"[:60], evidence=url,
        )  # fmt: skip
