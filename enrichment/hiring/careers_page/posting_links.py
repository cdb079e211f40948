"""Openings to which a careers page links."""

import re
from collections import Counter
from collections.abc import Iterator

from bs4 import Tag

from enrichment.hiring.boards import board_of
from enrichment.hiring.careers_page.advert import Advert, Details
from enrichment.hiring.careers_page.titles import (
    clean_title,
    is_nothing_but_position,
    is_position,
    may_be_title,
    opening_words,
)
from enrichment.hiring.careers_page.tree import HEADING_TAGS, CareersTree, text_of
from enrichment.page import Link, Page
from enrichment.reference import WebAddress
from prospects.domain import registrable_domain
from prospects.once import once

_PARTS_MIN = 3
_TITLES_MIN = 2
_TITLES_SHARE_MIN = 0.5
_LIST = re.compile(
    r"/(?:search|results?|suche|recherche|filter)[-/.\w]*$|/(?:go|c|category|categories)/",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"/(?:blog|news|stories|articles?|events?|press)/", re.IGNORECASE)
_NUMBER = re.compile(r"\d{5,}|[0-9a-f]{8}-[0-9a-f]{4}-")
_INVITATION = re.compile(
    r"(?<=\w)\W+(?:(?:read|learn|find out) more|apply now|view (?:job|role|details|position))\W*$",
    re.IGNORECASE,
)
_TITLE_TAGS = [*HEADING_TAGS, "strong"]
_ITEM_TAGS = ("li", "tr", "article", "dd", "section")
_ITEM_CLASS = re.compile(
    r"job|position|opening|vacanc|posting|career|role|stelle|opportunit", re.IGNORECASE
)


def from_board_links(tree: CareersTree) -> Iterator[Advert]:
    """Openings whose links lead to one posting each at an ATS, by their address or their text."""
    boards = {link.url: board for link in tree.page.links if (board := board_of(link))}
    for anchor, address in tree.anchors() if boards else ():
        board = boards.get(address.url)
        title = _title(anchor) or _title_beside(anchor) if board else None
        if board and title and (board.is_posting or is_nothing_but_position(title)):
            yield Advert(title, 0.9, "posting-link", Details(url=address.url))


def has_own_postings(page: Page) -> bool:
    """Whether links can lead to what `from_own_links` finds, told without a tree."""
    domain = registrable_domain(page.host)
    own = [link for link in page.links if registrable_domain(link.host) == domain]
    in_folder = [link for link in own if _posting_path().search(link.path)]
    if sum(bool(_NUMBER.search(link.path)) for link in in_folder) > 1:
        return True
    if any(is_position(link.text) or is_position(_slug(link)) for link in in_folder):
        return True
    named = [link for link in own if _is_named_by_text(link)]
    titles = {(_kind(link), link.text) for link in named if is_nothing_but_position(link.text)}
    kinds = Counter(kind for kind, _ in titles if "/" in kind)
    return max(kinds.values(), default=0) >= _TITLES_MIN


def _slug(link: Link) -> str:
    """Words of the last part of a path that is no number: "/jobs/sous-chef/7" is "Sous Chef"."""
    parts = [part for part in link.path.split("/") if part and not part.isdigit()]
    return re.sub(r"[-_]+", " ", parts[-1].partition(".")[0]).title() if parts else ""


def _is_named_by_text(link: Link) -> bool:
    """Whether the first word of a link stands in its path too: cheaper than to read its title."""
    return link.text.partition(" ")[0].casefold() in link.path.casefold()


def from_own_links(tree: CareersTree) -> Iterator[Advert]:
    """Openings whose links stay on the company's site.

    Paths alone prove nothing: below /careers/ lie teams, benefits and places. Links of one kind
    share all of their path but the posting's name and number; where most of their texts are
    titles of positions, all of them are. Of other kinds below a folder of postings, only links
    count that are nothing but a position, or lead to numbers as their neighbours do.
    """
    for kind, links in _own_kinds(tree).items():
        in_folder = any(_posting_path().search(address.path) for address in links.values())
        are_all = "/" in kind and _are_positions(list(links), in_folder=in_folder)
        numbered = {title for title, address in links.items() if _is_numbered(address)}
        for title, address in links.items():
            is_one = is_nothing_but_position(title) or (title in numbered and len(numbered) > 1)
            if are_all or (in_folder and is_one):
                yield Advert(title, 0.75, "own-link", Details(url=address.url))


def leads_to_list(address: WebAddress) -> bool:
    """Whether an address is that of a search or of a category of openings."""
    return bool(_LIST.search(address.path))


def _is_numbered(address: WebAddress) -> bool:
    """Whether a path names a posting by its number."""
    return bool(_NUMBER.search(address.path)) and not _ARTICLE.search(address.path)


def _own_kinds(tree: CareersTree) -> dict[str, dict[str, WebAddress]]:
    """Links on the company's site by their kind, and of each kind by the title."""
    own = registrable_domain(tree.page.host)
    kinds: dict[str, dict[str, WebAddress]] = {}
    for anchor, address in tree.anchors():
        if registrable_domain(address.host) != own or leads_to_list(address):
            continue
        title = _title(anchor) if _item(anchor) else None
        if title:
            kinds.setdefault(_kind(address), {}).setdefault(title, address)
    return kinds


def _kind(address: WebAddress | Link) -> str:
    """Host and path without what tells one posting from another: "/jobs/cook/77" is "/jobs"."""
    parts = f"{address.host}{address.path}".rstrip("/").split("/")
    ends = 2 if len(parts) > _PARTS_MIN and any(map(str.isdigit, parts[-1])) else 1
    return "/".join(parts[:-ends])


def _are_positions(titles: list[str], *, in_folder: bool) -> bool:
    """Whether most titles of one kind of link are positions, surely so without a folder."""
    known = sum(map(is_position if in_folder else is_nothing_but_position, titles))
    return known >= _TITLES_MIN and known >= _TITLES_SHARE_MIN * len(titles)


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
    heading = anchor.find(_TITLE_TAGS)
    own = text_of(heading) if isinstance(heading, Tag) else next(anchor.stripped_strings, "")
    own = _INVITATION.sub("", own)
    if may_be_title(own):
        return clean_title(own)
    item = _item(anchor)
    above = item.find(_TITLE_TAGS) if item else None
    text = text_of(above) if isinstance(above, Tag) else ""
    return clean_title(text) if may_be_title(text) else None


def _title_beside(anchor: Tag) -> str | None:
    """Title that is set off in the sentence of an anchor: "We want a <b>Cook</b>, <a>apply</a>"."""
    sentence = anchor.find_parent(["p", "td", "div"])
    marked = sentence.find_all(["strong", "b"]) if sentence else []
    titles = [text_of(tag) for tag in marked]
    return clean_title(titles[0]) if len(titles) == 1 and is_position(titles[0]) else None


@once
def _posting_path() -> re.Pattern[str]:
    """`/jobs/<up to three folders>/<a slug of four characters and more>`."""
    folders = "|".join(opening_words().posting_paths)
    return re.compile(rf"/(?:{folders})/(?:[\w%.-]+/){{0,3}}[\w%.-]{{4,}}/?$", re.IGNORECASE)
