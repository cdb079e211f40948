"""JazzHR: a list in HTML; an opening is a link to `/apply/{id}/{slug}` with its place beside it.

There is no feed, and no page of it was at hand: written after what its pages are known to hold.
"""

import re

from bs4 import Tag

from enrichment.hiring.answers import distinct, merged_by_id
from enrichment.hiring.answers.asking import absolute, in_path
from enrichment.hiring.answers.html_answer import Beside, attribute, read_page, words_of
from enrichment.hiring.posting import (
    Adapter,
    Answered,
    BoardMalformed,
    BoardPage,
    BoardRequest,
    Posting,
)
from prospects.hiring import BoardRef

_LINK = re.compile(r"/apply/(?:jobs/details/)?(?!jobs\b)([A-Za-z0-9]{8,14})(?:[/?#]|$)")
_NONE_FOUND = re.compile(
    r"\bno (?:open|current|jobs|positions|results)\b|not have any open", re.IGNORECASE
)
_BOARD = "#jobs_table, .jobs-list, .list-group, [id^=resumator], [class^=resumator]"


def _first(_: BoardRef, base: str) -> BoardRequest:
    return BoardRequest(f"{base}/apply/jobs", accept="text/html")


def _read(answered: Answered) -> BoardPage:
    tree = read_page(answered.body)
    beside, base = Beside(), _host(answered.board)
    read = (_posting(anchor, beside, base) for anchor in tree.select("a[href*='/apply/']"))
    found = merged_by_id(posting for posting in read if posting)
    if found:
        return BoardPage(found)
    if tree.select_one(_BOARD) and _NONE_FOUND.search(words_of(tree.body) or ""):
        return BoardPage(())
    raise BoardMalformed("a page that neither lists openings nor says there are none")


def _posting(anchor: Tag, beside: Beside, base: str | None) -> Posting | None:
    link, title = attribute(anchor, "href") or "", words_of(anchor)
    match = _LINK.search(link)
    if not (match and title):
        return None
    item = anchor.find_parent(["tr", "li"])
    return Posting(
        match[1],
        title,
        absolute(link, base),
        department=_text_at(beside, item, "fa-sitemap"),
        locations=distinct([_text_at(beside, item, "fa-map-marker")]),
    )


def _text_at(beside: Beside, item: Tag | None, icon: str) -> str | None:
    """Text beside an icon."""
    return next((words_of(mark.parent) for mark in beside.tags(item, f".{icon}")), None)


def _host(board: BoardRef | None) -> str | None:
    return f"https://{in_path(board.tenant)}.applytojob.com" if board else None


ADAPTER = Adapter("jazzhr", "https://{tenant}.applytojob.com", _first, _read)
