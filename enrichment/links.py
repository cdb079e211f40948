"""Which pages of a site are worth reading besides its home page.

What people read on a link and the words of its path are scored together: on 3,827 real pages the
path alone found job markets of newspapers and single adverts, the text alone brand pages.
"""

import re
from collections.abc import Iterable
from urllib.parse import unquote

from enrichment.link_words import (
    CERTAIN,
    fold,
    last_segment,
    path_points,
    text_points,
    words_of,
)
from enrichment.page import Link, Page, PageRole
from enrichment.publishing import is_of_a_publisher
from prospects.domain import registrable_domain

__all__ = [
    "ENOUGH",
    "best_link",
    "choose_pages",
    "fold",
    "is_careers_path",
    "score_link",
]

ENOUGH = 3.0
_TEXT_CHARACTERS_MAX = 80
_ORDER = (
    PageRole.CAREERS, PageRole.ABOUT, PageRole.LEGAL, PageRole.CONTACT, PageRole.TEAM,
    PageRole.PRICING,
)  # fmt: skip
_NO_PAGE = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|zip|jpe?g|png|gif|svg|webp|mp[34]|ics|vcf|xml|rss|exe|dmg)$",
    re.IGNORECASE,
)
_SOMETHING_ELSE = re.compile(
    r"/(?:20[0-2]\d|blog|news|articles?|artikel|tags?|category|press|magazines?|sections?|topics?"
    r"|themen?|ratgeber|rubri(?:k|que)|sign-?(?:up|in)|log-?in|register)(?:/|$)",
    re.IGNORECASE,
)
_CALL_BLANKS_MIN = 2
_MARKET = re.compile(r"jobs?\b|^jobs?|emploi|empleo|stellen|karriere|career")
_PLACES_OF_A_TRADE = ("jobs", "careers")


def choose_pages(home: Page, most: int) -> list[tuple[PageRole, str]]:
    """The best page of each role on the same registrable domain, the most telling first.

    Careers come first: they say whom the company looks for and which system it hires with. Then
    the page about the company: what it does, since when, how large. Then the legal notice, which
    the law of German, French, Italian and Spanish speaking countries asks for and which holds name,
    legal form, register number, address and telephone as one block; where there is none, contact
    comes next with the last two. Team and pricing only add headcount and a business model.

    Args:
        home: Page whose links are judged.
        most: How many pages at most.

    Returns:
        At most one URL a role, without fragment; never the page itself.
    """
    domain = registrable_domain(home.host)
    taken = {_bare(home.url), _bare(home.requested_url)}
    readable = [link for link in home.links if domain and _is_readable(link, domain)]
    chosen: list[tuple[PageRole, str]] = []
    for role in _ORDER[: max(most, 0) and len(_ORDER)]:
        rated = _rated(readable, role)
        free = [each for each in rated if _bare(each[0].url) not in taken]
        best = _surest(free, role, home)
        if best:
            chosen.append((role, best.url.partition("#")[0]))
            taken.add(_bare(best.url))
    return chosen[: max(most, 0)]


def best_link(links: Iterable[Link], role: PageRole, on: Page | None = None) -> Link | None:
    """The link that most surely leads to a page of this role, the first at a tie, or None.

    Args:
        links: Of one page.
        role: What the page sought is for.
        on: The page, if it is at hand: on a publisher's, "Jobs" is the market of its readers.
    """
    return _surest(_rated(links, role), role, on)


def _surest(rated: list[tuple[Link, float]], role: PageRole, on: Page | None) -> Link | None:
    best = _best(rated)
    if best and on and _is_doubtful(best, role, on.host) and is_of_a_publisher(on):
        return _best([each for each in rated if not _is_doubtful(each[0], role, on.host)])
    return best


def _rated(links: Iterable[Link], role: PageRole) -> list[tuple[Link, float]]:
    """Links that lead to pages of a role, with their points."""
    rated = []
    for link in links:
        # Nine of ten links end here, and every page asks all of its links.
        if len(link.text) > _TEXT_CHARACTERS_MAX or role not in text_points(link.text):
            continue
        points = score_link(link, role)
        if points >= ENOUGH:
            rated.append((link, points))
    return rated


def _best(rated: Iterable[tuple[Link, float]]) -> Link | None:
    best = max(rated, key=lambda each: each[1], default=None)
    return best and best[0]


def score_link(link: Link, role: PageRole, publisher: str = "") -> float:
    """How surely a link leads to a page of this role; 3 is enough, 6 is certain.

    Strong words count 3 on the link and 2 in the path, weak ones 1 each; a path that is deep, of an
    article or of a log-in loses. A path alone is never enough; what opens a menu is no link.

    Args:
        link: Of any page.
        role: What the page sought is for.
        publisher: Host of the page it stands on, if that is a newspaper, magazine or portal.
    """
    points = text_points(link.text).get(role) if len(link.text) <= _TEXT_CHARACTERS_MAX else None
    if not points or link.url.endswith("#") or _is_of_a_trade(link, role):
        return 0.0
    if publisher and _is_doubtful(link, role, publisher):
        return 0.0
    away = _away(link, role)
    if points >= CERTAIN and link.text.count(" ") >= _CALL_BLANKS_MIN:
        # "Work with us" may lead to an article: it says whose work it is.
        away = min(away, 1.0)
    return points + path_points(link.host, link.path, words_of(role).path) - away


def _away(link: Link, role: PageRole) -> float:
    """How much a path speaks against its link: an article, a log-in, a section, or only deep."""
    words = words_of(role)
    named = _place_words(link.path) if words.sections or words.own else frozenset()
    if not words.sections.isdisjoint(named):
        return 3.5
    if _SOMETHING_ELSE.search(link.path) and words.own.isdisjoint(named):
        return 3.5
    return min(0.1 * link.path.strip("/").count("/"), 0.5)


def _is_of_a_trade(link: Link, role: PageRole) -> bool:
    """Whether a link names the openings of a trade or place, and its host is not called so."""
    fields = words_of(role).fields
    *before, last = fold(link.text).split() if fields else [""]
    if last not in _PLACES_OF_A_TRADE or fields.isdisjoint(before):
        return False
    return not any(len(word) > 2 and word in link.host for word in before)


def _is_doubtful(link: Link, role: PageRole, publisher: str) -> bool:
    """Whether a link may mean something else on a publisher's page.

    Its group may hire for it elsewhere; but markets, too, have domains of their own, and are
    called so.
    """
    words = words_of(role)
    if fold(link.text) not in words.doubtful:
        return False
    told = words.path.strong - words.doubtful
    if last_segment(link.path) in told or not told.isdisjoint(link.host.split(".")):
        return False
    domain = registrable_domain(link.host) or ""
    here = registrable_domain(publisher) or ""
    elsewhere = _name(domain) != _name(here) and not _MARKET.search(domain)
    if elsewhere and path_points(link.host, link.path, words.path) >= 2.0:
        return False
    return words.own.isdisjoint(_place_words(link.url))


def _name(domain: str) -> str:
    return domain.partition(".")[0]


def _place_words(place: str) -> frozenset[str]:
    return frozenset(fold(unquote(place)).split())


def is_careers_path(page: Page) -> bool:
    """Whether the last segment or the host of a page's own URL says that it is a careers page."""
    return path_points(page.host, page.path, words_of(PageRole.CAREERS).path) >= 2.0


def _is_readable(link: Link, domain: str) -> bool:
    return registrable_domain(link.host) == domain and not _NO_PAGE.search(link.path)


def _bare(url: str) -> str:
    """URL for comparison: without scheme, fragment and final slash."""
    return url.partition("#")[0].partition("://")[2].rstrip("/").lower()
