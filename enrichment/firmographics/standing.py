"""Whether a site is a company's site at all: active, parked or a placeholder; moved elsewhere."""

import re
from collections.abc import Iterator

from enrichment.firmographics.fact import fact, phrase_patterns, phrases
from enrichment.page import Page, PageRole
from prospects.domain import parse_domain
from prospects.signal import Signal

_LITTLE_TEXT = 2_500
_ALMOST_NO_TEXT = 1_000


def extract_standing(page: Page) -> list[Signal]:
    """`site_standing` of a home page, and `redirect_domain` where another domain answered."""
    moved = _moved_to(page)
    signals = fact(page, "redirect_domain", moved, confidence=0.95, extractor="redirect",
                   evidence=f"{page.requested_url} -> {page.url}")  # fmt: skip
    if page.role is PageRole.HOME:
        signals.extend(_standing(page))
    return signals


def _moved_to(page: Page) -> str | None:
    asked, answered = parse_domain(page.requested_url), parse_domain(page.url)
    return answered if asked and answered and asked != answered else None


def _standing(page: Page) -> Iterator[Signal]:
    said = f"{page.title}\n{page.text[:_LITTLE_TEXT]}"
    little = len(page.text) < _LITTLE_TEXT
    host = _parking_host(page) if little else None
    parked = _said("parked", said) if little else None
    soon = _said("placeholder", said) if len(page.text) < _ALMOST_NO_TEXT else None
    if host or parked:
        value, sure, evidence = "parked", 0.9, host or parked
    elif soon:
        value, sure, evidence = "placeholder", 0.8, soon
    elif len(page.text) >= 200 or (page.title and page.script_urls):
        value, sure = "active", 0.8 if len(page.text) >= 200 else 0.5
        evidence = f"{page.title}: {len(page.text)} characters, {len(page.links)} links"
    else:
        return
    yield from fact(page, "site_standing", value, confidence=sure, extractor="standing",
                    evidence=evidence)  # fmt: skip


def _said(name: str, text: str) -> str | None:
    found: Iterator[re.Match[str] | None] = (p.search(text) for p in phrase_patterns(name))
    return next((match[0] for match in found if match), None)


def _parking_host(page: Page) -> str | None:
    urls = (page.url, *page.script_urls, *page.frame_urls)
    return next((url for url in urls if parse_domain(url) in phrases().parking_hosts), None)
