"""Radancy (TalentBrew): JSON with the list as HTML; sites of companies' own domains.

The reference's tenant is the host of the company's site, its site the language in the path
("en"), if there is one. Each anchor to an opening carries `data-job-id`; some entries have two of
them. The classes of a place differ by company but begin alike ("job-location").
"""

import re

from bs4 import BeautifulSoup, Tag

from enrichment.hiring.answers import (
    Fields,
    distinct,
    read_fields,
)
from enrichment.hiring.answers.asking import absolute, asked_with, in_path
from enrichment.hiring.answers.html_answer import Beside, attribute, read_fragment, words_of
from enrichment.hiring.answers.written_days import written_day
from enrichment.hiring.posting import (
    Adapter,
    Answered,
    BoardMalformed,
    BoardPage,
    BoardRequest,
    Posting,
)
from prospects.hiring import BoardRef

_PAGE = 100
_ANCHOR = re.compile(r"<a\s[^>]*\bdata-job-id\s*=\s*[\"']?([\w-]+)")
_TITLE = "h2, h3, [class*=jobtitle], [class*=job-title]"
_PLACE = "[class*=job-location], [class*=job-address]"
_DAY = "[class*=job-date]"
_CATEGORY = "[class*=job-categor]"
_LABEL = re.compile(r"^[^|]{1,40}\|\s*|^[^:]{1,40}:\s+")


def _first(board: BoardRef, base: str) -> BoardRequest:
    language = f"/{in_path(board.site)}" if board.site else ""
    asked = f"ActiveFacetID=0&CurrentPage=1&RecordsPerPage={_PAGE}"
    return BoardRequest(f"{base}{language}/search-jobs/results?{asked}")


def _read(answered: Answered) -> BoardPage:
    fields = read_fields(answered.body)
    source = fields.at("results")
    if not isinstance(source, str):
        raise BoardMalformed('no HTML in "results"')
    tree = read_fragment(source)
    result = tree.find(id="search-results")
    if not isinstance(result, Tag):
        raise BoardMalformed("HTML without the results of a search")
    found = _postings(tree, answered)
    told = (_count(result, f"data-total-{what}") for what in ("job-results", "results"))
    total = next((count for count in told if count is not None), None)
    expected = len(set(_ANCHOR.findall(source)))
    if total is None or (expected and not found):
        raise BoardMalformed("results of a search that tell no number of openings")
    unread = expected - len(found)
    hides_some = unread > 0 or (not found and total > answered.seen)
    following = _following(answered, result) if found else None
    return BoardPage(found, total, following, hides_some, max(unread, 0))


def _count(result: Tag, name: str) -> int | None:
    return Fields({name: attribute(result, name)}).count(name)


def _following(answered: Answered, result: Tag) -> BoardRequest | None:
    page = _count(result, "data-current-page") or 1
    pages = _count(result, "data-total-pages") or 1
    return asked_with(answered, CurrentPage=page + 1) if page < pages else None


def _postings(tree: BeautifulSoup, answered: Answered) -> tuple[Posting, ...]:
    """One posting an id: of two links to it the first has the title, the other says "View"."""
    beside, base = Beside(), answered.asked.url if answered.asked else None
    found: dict[str, Posting] = {}
    for anchor in tree.select("a[data-job-id][href]"):
        posting = _posting(anchor, beside, base)
        if posting:
            found.setdefault(posting.posting_id, posting)
    return tuple(found.values())


def _posting(anchor: Tag, beside: Beside, base: str | None) -> Posting | None:
    number, link = attribute(anchor, "data-job-id"), attribute(anchor, "href")
    title = words_of(anchor.select_one(_TITLE)) or words_of(anchor)
    if not (number and link and title):
        return None
    item = anchor.find_parent(["li", "tr"]) or anchor
    category = beside.text(item, _CATEGORY)
    return Posting(
        number,
        title,
        absolute(link, base),
        locations=_places(beside.text(item, _PLACE)),
        posted_on=written_day(beside.text(item, _DAY)),
        function=_LABEL.sub("", category).strip() or None if category else None,
    )


def _places(text: str | None) -> tuple[str, ...]:
    """Places of "Orlando, Florida, United States / Austin, Texas, United States"."""
    tidy = re.sub(r"\s+,", ",", _LABEL.sub("", text or ""))
    return distinct(place.strip(" ,") for place in tidy.split(" / "))


ADAPTER = Adapter("radancy", "https://{tenant}", _first, _read)
