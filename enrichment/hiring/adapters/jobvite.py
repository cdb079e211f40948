"""Jobvite: a list in HTML; an opening is a link to `/{tenant}/job/{id}` with its place beside it.

Known of few recorded pages. Pages follow by a link whose class says "next".
"""

import re

from bs4 import BeautifulSoup, Tag

from enrichment.hiring.answers import distinct, merged_by_id
from enrichment.hiring.answers.asking import absolute, asked_number, asked_with, in_path
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

_LINK = re.compile(r"/job/(o[\w-]{4,20})(?:[/?#]|$)")
_PLACE = ".jv-job-list-location, [class*=job-location]"
_TITLE = ".jv-job-list-name, h2, h3, h4"
_NONE_FOUND = re.compile(r"\bno (?:open|current|jobs|positions|results)\b", re.IGNORECASE)


def _first(board: BoardRef, base: str) -> BoardRequest:
    return BoardRequest(f"{base}/{in_path(board.tenant)}/search?p=0", accept="text/html")


def _read(answered: Answered) -> BoardPage:
    tree = read_page(answered.body)
    beside, base = Beside(), "https://jobs.jobvite.com" if answered.board else None
    read = (_posting(anchor, beside, base) for anchor in tree.select("a[href*='/job/']"))
    found = merged_by_id(posting for posting in read if posting)
    if found:
        return BoardPage(found, next=_following(tree, answered))
    is_board = tree.select_one("[class^=jv-], [class*=' jv-']") is not None
    if is_board and _NONE_FOUND.search(words_of(tree.body) or ""):
        return BoardPage(())
    raise BoardMalformed("a page that neither lists openings nor says there are none")


def _following(tree: BeautifulSoup, answered: Answered) -> BoardRequest | None:
    following = tree.select_one("a[class*=next][href], a[rel=next][href]")
    return asked_with(answered, p=asked_number(answered.asked, "p") + 1) if following else None


def _posting(anchor: Tag, beside: Beside, base: str | None) -> Posting | None:
    link = attribute(anchor, "href") or ""
    match = _LINK.search(link)
    title = words_of(anchor.select_one(_TITLE)) or words_of(anchor)
    if not (match and title):
        return None
    place = beside.text(anchor.find_parent(["tr", "li"]), _PLACE)
    return Posting(match[1], title, absolute(link, base), locations=distinct([place]))


ADAPTER = Adapter("jobvite", "https://jobs.jobvite.com", _first, _read)
