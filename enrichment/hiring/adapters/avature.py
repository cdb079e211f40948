"""Avature: search pages in HTML, a layout a company; each opening has a link to `JobDetail`.

The reference's site is the path of the career site ("careers", "en_US/careers"); None is
"careers". What stands beside a title ("Ref #22821", "Posted 28-Jul-2026", a place) is told apart
by its words, and by its place among the others where words say nothing.
"""

import re

from bs4 import BeautifulSoup, Tag

from enrichment.hiring.answers import (
    description_of,
    distinct,
    joined_place,
    requisition_of,
    stated_countries,
)
from enrichment.hiring.answers.asking import absolute, asked_number, asked_with, in_path
from enrichment.hiring.answers.html_answer import Beside, attribute, read_page, words_of
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

_DETAIL = re.compile(r"/JobDetail/(?:[^/?#]*/)*(\d+)/?(?:[?#]|$)", re.IGNORECASE)
_LEGEND = re.compile(r"(\d[\d.,]*)\s*[-–]\s*(\d[\d.,]*)\s+\w+\s+(\d[\d.,]*)")  # noqa: RUF001
_LEGENDS = "[class*=legend], [class*=Legend]"
_ITEM = ("article--result", "listSingleColumnItem", "jobItem", "jobResult", "list__item")
_TEXT = ".article__content, .listSingleColumnItemDescription, .jobDescription"
_BESIDE = (
    ".article__header__text__subtitle span, .article__header__text__subtitle p,"
    " .listSingleColumnItemMiscDataItem, .locationText, .daysAgo"
)
_PLACE = ".list-item-location, .locationText"
_REF = re.compile(r"(?:\bref|requisition|\breq)\b[^#\d]{0,20}#?\s*([\w-]*\d[\w-]*)", re.IGNORECASE)
_POSTED = re.compile(r"\bposted\b|date posted|veröffentlicht|publi", re.IGNORECASE)
_LABELLED = re.compile(r"^(city|state[^:]*|region|country)\s*:\s*(.+)$", re.IGNORECASE)
_SEPARATOR = re.compile(r"[^\w]*")


def _first(board: BoardRef, base: str) -> BoardRequest:
    site = "/".join(map(in_path, (board.site or "careers").strip("/").split("/")))
    return BoardRequest(f"{base}/{site}/SearchJobs/?jobOffset=0", accept="text/html")


def _read(answered: Answered) -> BoardPage:
    tree = read_page(answered.body)
    found = _postings(tree, answered)
    shown, total = _legend(tree)
    if not found and (shown or total is None):
        raise BoardMalformed("a page that is no list of an Avature site")
    following = _following(tree, answered, len(found))
    unread = max((shown or 0) - len(found), 0)
    hides_some = unread > 0 or (not found and (total or 0) > answered.seen)
    return BoardPage(found, total, following if found else None, hides_some, unread)


def _legend(tree: BeautifulSoup) -> tuple[int | None, int | None]:
    """How many entries the page says it shows, and how many there are: "1-6 of 65 results"."""
    for tag in tree.select(_LEGENDS):
        text = (words_of(tag) or "")[:300]
        if match := _LEGEND.search(text):
            first, last, total = (int(re.sub(r"\D", "", number)) for number in match.groups())
            return max(last - first + 1, 0), total
        if re.match(r"0\b", text) or re.search(r"\bno results\b", text, re.IGNORECASE):
            return 0, 0
    return None, None


def _following(tree: BeautifulSoup, answered: Answered, shown: int) -> BoardRequest | None:
    """The page that follows, as long as a link of the page goes further."""
    links = (attribute(anchor, "href") or "" for anchor in tree.select("a[href*=jobOffset]"))
    offsets = [int(n) for link in links for n in re.findall(r"jobOffset=(\d{1,6})\b", link)]
    reached = asked_number(answered.asked, "jobOffset") + shown
    return asked_with(answered, jobOffset=reached) if max(offsets, default=0) >= reached else None


def _postings(tree: BeautifulSoup, answered: Answered) -> tuple[Posting, ...]:
    """One posting a link; the first that has a text is the title, others say "Learn more"."""
    beside, base = Beside(), answered.asked.url if answered.asked else None
    found: dict[str, Posting] = {}
    for anchor in tree.select("a[href*=JobDetail]"):
        posting = _posting(anchor, beside, base)
        if posting:
            found.setdefault(posting.posting_id, posting)
    return tuple(found.values())


def _posting(anchor: Tag, beside: Beside, base: str | None) -> Posting | None:
    link, title = attribute(anchor, "href") or "", words_of(anchor)
    match = _DETAIL.search(link)
    if not (match and title):
        return None
    item = _item(anchor)
    said = beside.texts(item, _BESIDE)
    named = beside.texts(item, _PLACE)
    places, country = (distinct(named), None) if named else _places(said)
    posted = next((text for text in said if _POSTED.search(text)), None)
    return Posting(
        match[1],
        title,
        absolute(link, base),
        locations=places,
        countries=stated_countries([country]),
        posted_on=written_day(posted),
        description=description_of(beside.text(item, _TEXT)),
        requisition=requisition_of(next((m[1] for t in said if (m := _REF.search(t))), None)),
    )


def _item(anchor: Tag) -> Tag | None:
    """The entry of the list in which a title stands."""
    for parent in list(anchor.parents)[:8]:
        if any(name in _ITEM for name in parent.get_attribute_list("class")):
            return parent
    return None


def _places(said: list[str]) -> tuple[tuple[str, ...], str | None]:
    """Places by their labels or by their row, and the country as written."""
    labelled = {m[1].lower()[:4]: m[2] for text in said if (m := _LABELLED.match(text))}
    if labelled:
        country = labelled.get("coun")
        region = labelled.get("stat") or labelled.get("regi")
        return distinct([joined_place(labelled.get("city"), region, country)]), country
    row = _before_the_reference(said)
    # Of two the last may be a state: "Atlanta", "Georgia".
    return distinct([joined_place(*row)]), row[-1] if len(row) > 2 else None


def _before_the_reference(said: list[str]) -> list[str]:
    """Parts of a place in a row of spans ("Austin", "TX", "USA", "Ref #22821", ...)."""
    refs = [number for number, text in enumerate(said) if _REF.search(text)]
    if not refs or any(_POSTED.search(text) for text in said[: refs[0]]):
        return []
    parts = [text for text in said[: refs[0]] if not _SEPARATOR.fullmatch(text)]
    return parts if 1 < len(parts) < 5 else []


ADAPTER = Adapter("avature", "https://{tenant}.avature.net", _first, _read)
