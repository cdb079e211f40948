"""Which pages of a site are worth reading besides its home page.

What people read on a link and the words of its path are scored together: on 3,827 real pages the
path alone found job markets of newspapers and single adverts, the text alone brand pages.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

from enrichment.page import Link, Page, PageRole
from prospects.domain import parse_domain, parse_host
from prospects.specs.reading import Spec, parse_spec, read_yaml
from prospects.words import fold as fold_words

_FILE = Path(__file__).parent / "data" / "page_links.yml"
_ENOUGH = 3.0
_PATH_WORDS_MAX = 8
_TEXT_WORDS_MAX = 5
_FOLDED_CHARACTERS_MAX = 300
_NO_PAGE = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|zip|jpe?g|png|gif|svg|webp|mp[34]|ics|vcf|xml|rss|exe|dmg)$",
    re.IGNORECASE,
)
_AN_ARTICLE = re.compile(
    r"/(?:20[0-2]\d|blog|news|article|tag|category|press)(?:/|$)", re.IGNORECASE
)


class Words(Spec):
    """Words that name a page by themselves, and words that need the other side to agree."""

    strong: frozenset[str]
    weak: frozenset[str]


class LinkWords(Spec):
    """Words of one role on the link and in its path, and what looks like them but is not."""

    text: Words
    path: Words
    never: frozenset[str] = frozenset()


def choose_pages(home: Page, most: int) -> list[tuple[PageRole, str]]:
    """The best about, careers and contact page of the same registrable domain.

    Args:
        home: Page whose links are judged.
        most: How many pages at most; careers come first, then about, then contact.

    Returns:
        At most one URL a role, without fragment; never the page itself.
    """
    domain = parse_domain(home.url)
    taken = {_bare(home.url), _bare(home.requested_url)}
    chosen: list[tuple[PageRole, str]] = []
    for role in (PageRole.CAREERS, PageRole.ABOUT, PageRole.CONTACT):
        links = [link for link in home.links if _is_readable(link, domain, taken)]
        best = best_link(links, role)
        if best:
            chosen.append((role, urldefrag(best.url).url))
            taken.add(_bare(best.url))
    return chosen[: max(most, 0)]


def best_link(links: list[Link], role: PageRole) -> Link | None:
    """The link that most surely leads to a page of this role, the first at a tie, or None."""
    scored = [(score_link(link, role), -place) for place, link in enumerate(links)]
    score, place = max(scored, default=(0.0, 0))
    return links[-place] if score >= _ENOUGH else None


def score_link(link: Link, role: PageRole) -> float:
    """How surely a link leads to a page of this role; 3 is enough, 6 is certain.

    Strong words count 3 on the link and 2 in the path, weak ones 1 each; a path that is deep or of
    an article loses. A path alone is never enough.
    """
    points = _text_points(link.text, role)
    if not points:
        return 0.0
    path = urlsplit(link.url).path
    away = 2.0 if _AN_ARTICLE.search(path) else 0.1 * path.strip("/").count("/")
    return points + _path_points(link.url, path, _words()[role].path) - away


def is_careers_path(url: str) -> bool:
    """Whether a URL's own last segment or host says that it is a careers page."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return False
    return _path_points(url, path, _words()[PageRole.CAREERS].path) >= 2.0


def fold(text: str) -> str:
    """Words of the beginning of a text for comparison: a whole page in one link is no link text."""
    return fold_words(text[:_FOLDED_CHARACTERS_MAX])


@lru_cache(maxsize=16384)
def _text_points(text: str, role: PageRole) -> float:
    folded, words = fold(text), _words()[role]
    if folded in words.text.strong:
        return 4.0
    count = folded.count(" ") + 1
    if count > _TEXT_WORDS_MAX or _holds(folded, words.never):
        return 0.0
    if _holds(folded, words.text.strong):
        return 3.0 - 0.2 * count
    return 1.0 if _holds(folded, words.text.weak) else 0.0


def _path_points(url: str, path: str, words: Words) -> float:
    host = parse_host(url) or ""
    if host.split(".")[0] in words.strong:
        return 2.0
    last = fold(re.sub(r"\.\w{2,5}$", "", unquote(path).rstrip("/").rsplit("/", 1)[-1]))
    whole = fold(unquote(path))
    if last in words.strong:
        return 2.0
    if whole.count(" ") >= _PATH_WORDS_MAX:
        return 0.0
    return 1.0 if _holds(whole, words.strong) or _holds(whole, words.weak) else 0.0


def _holds(folded: str, phrases: frozenset[str]) -> bool:
    words = folded.split()
    spans = ((i, j) for i in range(len(words)) for j in range(i + 1, min(i + 4, len(words)) + 1))
    return any(" ".join(words[i:j]) in phrases for i, j in spans)


def _is_readable(link: Link, domain: str | None, taken: set[str]) -> bool:
    if not domain or _bare(link.url) in taken or _NO_PAGE.search(urlsplit(link.url).path):
        return False
    return _domain_of_host(urlsplit(link.url).netloc) == domain


@lru_cache(maxsize=16384)
def _domain_of_host(netloc: str) -> str | None:
    return parse_domain(netloc)


def _bare(url: str) -> str:
    """URL for comparison: without scheme, fragment and final slash."""
    return re.sub(r"^https?://", "", urldefrag(url).url, flags=re.IGNORECASE).rstrip("/").lower()


@cache
def _words() -> Mapping[PageRole, LinkWords]:
    read = read_yaml(_FILE)
    return {PageRole(role): parse_spec(LinkWords, _FILE, words) for role, words in read.items()}
