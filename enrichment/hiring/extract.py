"""Hiring signals of a page: careers page, ATS, openings, or that there are none."""

import re
from collections.abc import Iterator
from urllib.parse import urldefrag

from enrichment.hiring.boards import board_of, vendor_of_host
from enrichment.hiring.careers_page import (
    Advert,
    read_adverts,
    stated_no_openings,
    write_details,
)
from enrichment.hiring.fronts import behind_fronts, fronts_of
from enrichment.hiring.own_boards import CONFIDENCES, own_boards
from enrichment.links import best_link, is_careers_path
from enrichment.page import Link, Page, PageRole
from prospects.domain import registrable_domain
from prospects.platforms import is_platform_host
from prospects.signal import Signal, SignalKind

_HOME = re.compile(
    r"https?://[^/?#]+/(?:[a-z]{2}(?:[-_][a-z]{2})?/?)?(?:(?:index|home)\.\w+)?", re.IGNORECASE
)


def extract_hiring(page: Page) -> list[Signal]:
    """What a page says of hiring.

    Signals named careers_page (absolute URL), ats (vendor/tenant), ats_front (vendor or
    vendor/tenant), opening (title; evidence as `careers_page.write_details` writes it) and
    no_openings ("stated"; evidence is the sentence).
    """
    here = _is_careers_page(page)
    adverts = read_adverts(page, is_careers_page=here)
    boards = list(_boards(page, here=here))
    openings = (_opening(page, advert) for advert in adverts)
    stated = _no_openings(page) if here and not adverts and not boards else ()
    return [*_careers_page(page, here=here), *boards, *openings, *stated]


def _is_careers_page(page: Page) -> bool:
    """Whether a page is what it was asked for: sites send home who asks for a page that is gone."""
    if is_careers_path(page):
        return True
    sent_home = page.url != page.requested_url and bool(_HOME.fullmatch(page.url))
    return page.role is PageRole.CAREERS and not (sent_home and not vendor_of_host(page.host))


def _opening(page: Page, advert: Advert) -> Signal:
    return page.signal(
        SignalKind.HIRING, "opening", advert.title, confidence=advert.confidence,
        extractor=advert.extractor, evidence=write_details(advert.title, advert.details),
    )  # fmt: skip


def _no_openings(page: Page) -> Iterator[Signal]:
    sentence = stated_no_openings(page)
    if sentence:
        yield page.signal(
            SignalKind.HIRING, "no_openings", "stated", confidence=0.85,
            extractor="stated-no-openings", evidence=sentence,
        )  # fmt: skip


def _careers_page(page: Page, *, here: bool) -> Iterator[Signal]:
    if here and page.url:
        yield page.signal(
            SignalKind.HIRING, "careers_page", urldefrag(page.url).url, confidence=0.95,
            extractor="careers-page", evidence=page.title or page.url,
        )  # fmt: skip
        return
    link = best_link(page.links, PageRole.CAREERS, page)
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
    return 0.5 if domain and is_platform_host(domain) else 0.6


def _boards(page: Page, *, here: bool) -> Iterator[Signal]:
    """Boards of the company that the page shows; several on one page make each less sure."""
    shown = own_boards(page, is_careers_page=here)
    behind = behind_fronts(shown)
    for own in behind:
        yield page.signal(
            SignalKind.HIRING, "ats", str(own.board),
            confidence=CONFIDENCES[own.how] / len(behind) ** 0.5,
            extractor=f"ats-{own.how}", evidence=own.evidence,
        )  # fmt: skip
    for front in fronts_of(page, shown, is_careers_page=here):
        yield page.signal(
            SignalKind.HIRING, "ats_front", front.value, confidence=front.confidence,
            extractor="ats-front", evidence=front.evidence,
        )  # fmt: skip
