"""Openings that a careers page advertises: titles, each with where they stand.

This is the one place where structure has to be walked, so the tree is BeautifulSoup's here. It
costs 30 times the parse of the page, so it is built only where links lead to postings.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from enrichment.hiring.ats import board_of, vendor_of_host
from enrichment.json_ld import first_text, types_of
from enrichment.page import Link, Page
from enrichment.reference import parse_web_address, resolver
from prospects.domain import registrable_domain
from prospects.once import once
from prospects.specs.reading import Spec, load_spec

_FILE = Path(__file__).parent / "data" / "openings.yml"
_HTML_CHARACTERS_MAX = 1_500_000
_OPENINGS_MAX = 300
_XML_PROLOG = re.compile(r"<\?xml[^>]*>|\x00", re.IGNORECASE)
_ITEM_TAGS = ("li", "tr", "article", "dd", "section")
_ITEM_CLASS = re.compile(
    r"job|position|opening|vacanc|posting|career|role|stelle|opportunit", re.IGNORECASE
)
_AROUND_TITLES = " -|:»→•·\N{EN DASH}\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"
_HEADING_TAGS = ["h1", "h2", "h3", "h4", "h5", "h6", "strong"]


@dataclass(frozen=True, slots=True)
class Opening:
    """One advertised position.

    Attributes:
        title: As advertised.
        confidence: 0.0-1.0.
        evidence: The text that advertises it.
        extractor: Which rule found it.
    """

    title: str
    confidence: float
    evidence: str
    extractor: str


class OpeningWords(Spec):
    """Paths below which postings lie, and texts that are no title; regular expressions."""

    posting_paths: tuple[str, ...]
    no_titles: tuple[str, ...]


def read_openings(page: Page, *, is_careers_page: bool) -> list[Opening]:
    """Openings of a page, one a title, in the order of the page.

    JSON-LD JobPosting counts on every page; links only on a careers page, and there only those that
    lead to one posting: at an ATS, or at the company itself beside others of their kind.
    """
    found: dict[str, Opening] = {}
    for opening in _from_json_ld(page):
        found.setdefault(opening.title, opening)
    if is_careers_page:
        for opening in _from_links(page):
            found.setdefault(opening.title, opening)
    return list(found.values())[:_OPENINGS_MAX]


def _from_json_ld(page: Page) -> Iterator[Opening]:
    for node in page.json_ld:
        title = first_text(node.get("title")) or first_text(node.get("name"))
        if "JobPosting" in types_of(node) and title and _is_title(title):
            yield Opening(title, 0.95, f"JobPosting: {title}", "json-ld")


def _from_links(page: Page) -> Iterator[Opening]:
    postings = _postings(page)
    for anchor, url in _anchors(page) if postings else ():
        at_ats = postings.get(url)
        if at_ats is None or not (at_ats or _item(anchor)):
            continue
        title = _title(anchor)
        if title:
            yield Opening(title, 0.9 if at_ats else 0.75, f"{title} {url}", "posting-link")


def _postings(page: Page) -> dict[str, bool]:
    """URLs that lead to one posting each, and whether it is at an ATS.

    One at the company itself counts only beside others of its kind.
    """
    boards = {link.url: board for link in page.links if (board := board_of(link))}
    own = {link.url: _parent(link) for link in page.links if _is_own_posting(page, link)}
    parents = Counter(own.values())
    found = {url: False for url, parent in own.items() if parents[parent] > 1}
    return found | {url: True for url, board in boards.items() if board.is_posting}


def _anchors(page: Page) -> Iterator[tuple[Tag, str]]:
    tree = BeautifulSoup(_XML_PROLOG.sub("", page.html[:_HTML_CHARACTERS_MAX]), "lxml")
    base = tree.find("base", href=True)
    here = parse_web_address(page.url)
    told = resolver(here)(str(base["href"])) if isinstance(base, Tag) else None
    resolve = resolver(told or here)
    for anchor in tree.find_all("a", href=True):
        address = resolve(str(anchor["href"]))
        if address:
            yield anchor, address.url


def _is_own_posting(page: Page, link: Link) -> bool:
    if not _posting_path().search(link.path) or vendor_of_host(link.host):
        return False
    same = registrable_domain(link.host) == registrable_domain(page.host)
    return same and _parent(link) != _parent(page)


def _parent(place: Link | Page) -> str:
    """Host and path up to the last segment, so that postings of one list share it."""
    return f"{place.host}{place.path.rstrip('/').rpartition('/')[0]}"


def _item(anchor: Tag) -> Tag | None:
    """The list item, table row or card in which an anchor stands, or None."""
    for parent in [anchor, *list(anchor.parents)[:5]]:
        if parent.name in _ITEM_TAGS or _ITEM_CLASS.search(
            " ".join(map(str, parent.get_attribute_list("class")))
        ):
            return parent
    return None


def _title(anchor: Tag) -> str | None:
    """Heading in the anchor, else its first text, else the heading of the item around it."""
    heading = anchor.find(_HEADING_TAGS)
    own = (
        heading.get_text(" ", strip=True)
        if isinstance(heading, Tag)
        else next(anchor.stripped_strings, "")
    )
    if _is_title(own):
        return _clean(own)
    item = _item(anchor)
    above = item.find(_HEADING_TAGS) if item else None
    text = above.get_text(" ", strip=True) if isinstance(above, Tag) else ""
    return _clean(text) if _is_title(text) else None


def _is_title(text: str) -> bool:
    clean = _clean(text)
    return 3 <= len(clean) <= 120 and clean.count(" ") <= 16 and not _no_title().fullmatch(clean)


def _clean(text: str) -> str:
    return " ".join(text.split()).strip(_AROUND_TITLES)


@once
def _words() -> OpeningWords:
    return load_spec(OpeningWords, _FILE)


@once
def _posting_path() -> re.Pattern[str]:
    """`/jobs/<up to three folders>/<a slug of four characters and more>`."""
    folders = "|".join(_words().posting_paths)
    return re.compile(rf"/(?:{folders})/(?:[\w%.-]+/){{0,3}}[\w%.-]{{4,}}/?$", re.IGNORECASE)


@once
def _no_title() -> re.Pattern[str]:
    return re.compile("|".join(_words().no_titles), re.IGNORECASE)
