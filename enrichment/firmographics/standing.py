"""Whether a site is a company's site at all: active, parked, for sale, a placeholder or gone."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from enrichment.firmographics.fact import fact
from enrichment.firmographics.once import once_per_page
from enrichment.firmographics.page_domain import domain_of_url
from enrichment.firmographics.statements import statement_phrases, statements
from enrichment.page import Page, PageRole
from prospects.domain import parse_domain
from prospects.once import once
from prospects.signal import Signal
from prospects.vocabulary import SiteStanding

_LITTLE_TEXT = 2_500
_ALMOST_NO_TEXT = 1_000
_SOME_TEXT = 200
_FEW_LINKS = 40
_CLOSED_CHARACTERS = 2_500


class Standing(NamedTuple):
    """What a site is.

    Attributes:
        value: Of the closed vocabulary.
        sure: 0.0-1.0.
        evidence: The words or the address that show it.
        is_own: Whether the page is the company's, so that it may tell other facts.
    """

    value: SiteStanding
    sure: float
    evidence: str
    is_own: bool


_SAID: tuple[tuple[str, SiteStanding, float], ...] = (
    ("for_sale", "for_sale", 0.9),
    ("parked", "parked", 0.9),
    ("default_page", "placeholder", 0.85),
    ("suspended", "gone", 0.7),
)


@once_per_page
def read_standing(page: Page) -> Standing | None:
    """Standing of the site by its home page; None on other pages and where nothing tells.

    Only a page with little text is not the company's: a lawyer may write about parked domains
    and a shop announce that something comes soon.
    """
    if page.role is not PageRole.HOME:
        return None
    found = _not_own(page) if len(page.text) < _LITTLE_TEXT else None
    return found or _closed(page) or _coming_soon(page) or _active(page)


def extract_standing(page: Page) -> list[Signal]:
    """`site_standing` of a home page, and `redirect_domain` where another domain answered."""
    signals = fact(page, "redirect_domain", _moved_to(page), confidence=0.95, extractor="redirect",
                   evidence=f"{page.requested_url} -> {page.url}")  # fmt: skip
    standing = read_standing(page)
    if standing:
        signals += fact(page, "site_standing", standing.value, confidence=standing.sure,
                        extractor="standing", evidence=standing.evidence)  # fmt: skip
    return signals


def _moved_to(page: Page) -> str | None:
    if page.requested_url == page.url:
        return None
    asked, answered = parse_domain(page.requested_url), domain_of_url(page.url)
    return answered if asked and answered and asked != answered else None


def _not_own(page: Page) -> Standing | None:
    urls = (page.url, *page.script_urls, *page.frame_urls)
    told = "\n".join(urls).lower()
    # Hardly any page names such a host, and domains of fifty scripts cost more than the rest.
    for url in urls if any(host in told for host in _parking_hosts()) else ():
        domain = parse_domain(url)
        value = _parking_hosts().get(domain or "")
        # The parking company's own site is a company's site.
        if value and parse_domain(page.requested_url) != domain:
            return Standing(value, 0.9, url, is_own=False)
    if len(page.links) > _FEW_LINKS:
        return None
    for kind, value, sure in _SAID:
        for statement in statements(page, kind)[:1]:
            return Standing(value, sure, statement.match[0], is_own=False)
    return None


@once
def _parking_hosts() -> Mapping[str, SiteStanding]:
    phrases = statement_phrases()
    hosts: dict[str, SiteStanding] = dict.fromkeys(phrases.parking_hosts, "parked")
    hosts.update(dict.fromkeys(phrases.selling_hosts, "for_sale"))
    return hosts


def _closed(page: Page) -> Standing | None:
    """A company that says so at the top of its page; a branch that closed is none."""
    for statement in statements(page, "closed"):
        sentence = statement.before.rpartition(". ")[2] + statement.match[0] + statement.after
        if statement.place <= _CLOSED_CHARACTERS and not _never_closed().search(sentence[:200]):
            return Standing("gone", 0.7, statement.match[0], is_own=True)
    return None


@once
def _never_closed() -> re.Pattern[str]:
    return re.compile(statement_phrases().closed_never, re.IGNORECASE)


def _coming_soon(page: Page) -> Standing | None:
    soon = statements(page, "coming_soon")
    if not soon or len(page.text) >= _ALMOST_NO_TEXT:
        return None
    return Standing("placeholder", 0.8, soon[0].match[0], is_own=True)


def _active(page: Page) -> Standing | None:
    told = f"{page.title}: {len(page.text)} characters, {len(page.links)} links"
    if len(page.text) >= _SOME_TEXT:
        return Standing("active", 0.8, told, is_own=True)
    if page.title and page.script_urls:
        return Standing("active", 0.5, told, is_own=True)
    return None
