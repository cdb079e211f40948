"""Profiles of the company on social networks, in one form a network."""

import re
from collections import Counter
from urllib.parse import urlsplit

from enrichment.firmographics.company_nodes import JSON_LD, company_nodes
from enrichment.firmographics.fact import fact, fits_domain
from enrichment.json_ld import texts
from enrichment.page import Page
from prospects.signal import Signal

_SAME_AS_MAX = 20
_NETWORKS = (
    ("linkedin.com", re.compile(r"^/(?:company|school|showcase)/[^/]+")),
    ("facebook.com", re.compile(r"^/(?:pages/[^/]+/\d+|pg/[^/]+|[A-Za-z0-9.\-]{3,})")),
    ("instagram.com", re.compile(r"^/[A-Za-z0-9_.]{2,30}(?=/|$)")),
    ("twitter.com", re.compile(r"^/\w{2,15}(?=/|$)")),
    ("x.com", re.compile(r"^/\w{2,15}(?=/|$)")),
    ("youtube.com", re.compile(r"^/(?:(?:user|channel|c)/[^/]+|@[^/]+)")),
    ("tiktok.com", re.compile(r"^/@[^/]+")),
    ("pinterest.com", re.compile(r"^/\w{3,30}(?=/|$)")),
    ("xing.com", re.compile(r"^/(?:companies|pages|company)/[^/]+")),
    ("github.com", re.compile(r"^/[A-Za-z0-9-]{2,39}/?$")),
)
_NO_PROFILE = frozenset(
    """sharer share share.php sharer.php plugins dialog intent home login signup tr tr.php hashtag
    search widgets i p explore reel pin watch embed about features pricing topics sponsors events
    groups help policies privacy legal tos profile.php home.php accounts developer business
    l.php permalink.php pages pg status oauth settings join notifications messages create login.php
    media photo photo.php video story.php stories tv""".split()
)


def extract_social(page: Page) -> list[Signal]:
    """Profiles that JSON-LD names, and one linked profile a network."""
    return [*_in_nodes(page), *_in_links(page)]


def _in_nodes(page: Page) -> list[Signal]:
    return [
        signal
        for node, sure in company_nodes(page)
        for url in texts(node.get("sameAs"))[:_SAME_AS_MAX]
        for signal in fact(page, "social", social_profile(url), confidence=sure - 0.05,
                           extractor=JSON_LD, evidence=f"sameAs: {url}")
    ]  # fmt: skip


def _in_links(page: Page) -> list[Signal]:
    """The profile that fits the domain, else the one linked most, the first at a tie."""
    counted = Counter(profile for link in page.links if (profile := social_profile(link.url)))
    best: dict[str, str] = {}
    for profile, _ in sorted(
        counted.items(), key=lambda item: (not _is_own(item[0], page.url), -item[1])
    ):
        best.setdefault(profile.split("/")[2], profile)
    return [
        signal
        for profile in best.values()
        for signal in fact(page, "social", profile, extractor="social-link",
                           confidence=0.9 if _is_own(profile, page.url) else 0.7)
    ]  # fmt: skip


def _is_own(profile: str, url: str) -> bool:
    return fits_domain(profile.rsplit("/", 1)[-1].lstrip("@"), url)


def social_profile(url: str) -> str | None:
    """Profile that a URL names, "https://linkedin.com/company/acme", or None for any other link.

    Buttons for sharing, single posts and people's profiles are no profile of a company.
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    for network, path in _NETWORKS:
        if host == network or (network == "linkedin.com" and host.endswith(".linkedin.com")):
            match = path.match(parts.path)
            if not match or parts.path.split("/")[1].lower() in _NO_PROFILE - {"pages", "pg"}:
                return None
            return f"https://{network}{match[0].rstrip('/')}"
    return None
