"""From a URL to the board it names."""

import re
from urllib.parse import unquote

from enrichment.hiring.boards.hosts import vendor_of_host
from enrichment.hiring.boards.rules import Rule, Vendor, vendor_rules
from enrichment.page import Link
from enrichment.reference import WebAddress, parse_web_address
from prospects.hiring.board import BoardRef

# Where tenants are host names, a vendor keeps these for itself. In a path they may be tenants.
_VENDORS_OWN_HOSTS = frozenset(
    """
    www app api auth login sso status static cdn assets embed docs developer developers help
    support blog mail stage staging ats job jobs career careers recruiting academy community content
    events integrations learn login lp my partner partners privacy resources roadmap webinars
    """.split()
)
# What a template left unfilled ("{{company}}", "${slug}", ":slug", "undefined"), another URL, or a
# file's name.
_NO_NAME = re.compile(
    r"""[][{}<>"$|]|^[:.]|^(?:null|undefined)$|https?:|\.(?:txt|ico|xml|json|png|svg|webmanifest)$"""
)


def parse_board(url: str) -> BoardRef | None:
    """Board that a URL names: of the company, of one posting, of an embedded list or of an API.

    Abstains (None) on a vendor's own site, on embeds and short links that name no tenant, on
    boards under a company's own domain, and on user names and ports in a URL: a guess would put
    another company's openings here.

    Args:
        url: Absolute URL.
    """
    address = parse_web_address(url)
    return board_of(address) if address else None


def board_of(address: WebAddress | Link) -> BoardRef | None:
    """As `parse_board`, of a URL that is parsed already."""
    vendor = vendor_of_host(address.host)
    subject = _subject(address) if vendor else None
    return _board_at(vendor_rules(vendor), subject) if vendor and subject else None


def _subject(address: WebAddress | Link) -> str | None:
    """What rules read, "host/path?query"; None where the URL has a user or a port of its own."""
    rest = address.url.partition("#")[0].partition("://")[2]
    host, _, path = rest.partition("/")
    return f"{host.rstrip('.')}/{path}" if host == address.host else None


def _board_at(vendor: Vendor, subject: str) -> BoardRef | None:
    for rule in vendor.rules:
        match = rule.pattern.match(subject)
        if match:
            return _board(vendor, rule, match, subject)
    return None


def _board(vendor: Vendor, rule: Rule, match: re.Match[str], subject: str) -> BoardRef | None:
    named = match.groupdict()
    tenant, site = _word(named["tenant"]), _word(named.get("site"))
    if not tenant or tenant.lower() in vendor.never or _is_vendors_own(match, tenant):
        return None
    if _NO_NAME.search(tenant) or (site and _NO_NAME.search(site)):
        return None
    return BoardRef(
        vendor.name, tenant, site, named.get("region"), rule.name,
        rule.confidence, bool(vendor.posting.search(subject)),
    )  # fmt: skip


def _is_vendors_own(match: re.Match[str], tenant: str) -> bool:
    return tenant in _VENDORS_OWN_HOSTS and match.end("tenant") <= match.string.index("/")


def _word(text: str | None) -> str | None:
    """Part of a key without its escapes; None where nothing that could be one is left."""
    if not text or "%" not in text:
        return text
    word = unquote(text).strip()
    return word if word.isprintable() and not set(word) & set("/?#\\\ufffd") else None
