"""Profiles of the company on social networks, in one form a network."""

import re
from urllib.parse import urlsplit

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
