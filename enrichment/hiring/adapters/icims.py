"""iCIMS: a search page in HTML, twenty cards a page, `pr` counting from 0.

The reference's tenant is the first part of the host ("careers-northwindfoods"), its region the end
("eu"); None is "com". Labels of a card
are the company's own ("Campus Location", "Job Locations"), so they are read by their words.
"""

import re
from collections.abc import Iterable

from bs4 import BeautifulSoup, Tag

from enrichment.hiring.answers import (
    description_of,
    distinct,
    merged_by_id,
    requisition_of,
    stated_countries,
)
from enrichment.hiring.answers.asking import absolute, asked_number, asked_with, in_path
from enrichment.hiring.answers.html_answer import attribute, read_page, words_of
from enrichment.hiring.answers.written_days import NumberOrder, number_order, written_day
from enrichment.hiring.posting import (
    Adapter,
    Answered,
    BoardMalformed,
    BoardPage,
    BoardRequest,
    Posting,
)
from prospects.hiring import BoardRef

_NUMBER = re.compile(r"/jobs/(\d+)/")
_NONE_FOUND = re.compile(
    r"\bno (?:jobs|positions|openings|results|matching)\b|\bnot find any\b"
    r"|currently (?:no|do not have)",
    re.IGNORECASE,
)
_PAGES = re.compile(r"\bof (\d{1,4})\b")
_PLACE = re.compile(r"\blocations?\b", re.IGNORECASE)
_ADDRESS = re.compile(r"address|street|postal|zip", re.IGNORECASE)
_DAY = re.compile(r"\bposted\b|\bpost(?:ing)? date\b", re.IGNORECASE)
_REQUISITION = re.compile(r"^(?:job |req(?:uisition)? ?)?(?:id|number|#)$", re.IGNORECASE)
_FUNCTION = re.compile(r"\bcategory\b|\bfunction\b", re.IGNORECASE)
_DEPARTMENT = re.compile(r"\bdepartment\b|\bdivision\b", re.IGNORECASE)
_COUNTRY_BEFORE = re.compile(r"([A-Z]{2})-[A-Z0-9]{1,3}-|(US)$")


def _first(board: BoardRef, base: str) -> BoardRequest:
    if board.region:
        base = base.replace(".icims.com", f".icims.{board.region}")
    return BoardRequest(f"{base}/jobs/search?pr=0&in_iframe=1", accept="text/html")


def _read(answered: Answered) -> BoardPage:
    tree = read_page(answered.body)
    cards = tree.select("li.iCIMS_JobCardItem")
    if not cards:
        return _empty(tree)
    told = [_Card(card) for card in cards]
    order = number_order(card.of(_DAY) for card in told)
    read = [_posting(card, order, answered) for card in told]
    found = merged_by_id(posting for posting in read if posting)
    if not found:
        raise BoardMalformed(f"{len(cards)} cards without title and number")
    unread = read.count(None)
    return BoardPage(found, None, _following(tree, answered), unread > 0, unread)


def _empty(tree: BeautifulSoup) -> BoardPage:
    """A page that says in words that there is nothing; without them it is another page."""
    body = tree.find(class_=re.compile("iCIMS_"))
    if body is None:
        raise BoardMalformed("a page that is no iCIMS search")
    if not _NONE_FOUND.search(words_of(tree.body) or ""):
        raise BoardMalformed("a search page that neither shows openings nor says there are none")
    return BoardPage(())


def _following(tree: BeautifulSoup, answered: Answered) -> BoardRequest | None:
    """The next page, while the pages are counted and this is not the last of them."""
    counts = [int(n) for a in tree.select(".iCIMS_Paging a") for n in _PAGES.findall(a.get_text())]
    page = asked_number(answered.asked, "pr")
    is_told = tree.find("link", rel="next") is not None
    return (
        asked_with(answered, pr=page + 1) if is_told or page + 1 < max(counts, default=1) else None
    )


class _Card:
    """One card: its anchor, and its values by the words of their labels."""

    def __init__(self, card: Tag) -> None:
        self.anchor = card.select_one("a.iCIMS_Anchor[href]")
        self.text = card.select_one(".description")
        self.told = tuple(self._pairs(card))

    @staticmethod
    def _pairs(card: Tag) -> Iterable[tuple[str, str]]:
        for label in card.select(".header .field-label, .iCIMS_JobHeaderField"):
            value = label.find_next_sibling(["span", "dd"])
            name, said = words_of(label), words_of(value) if isinstance(value, Tag) else None
            if name and said:
                yield name, attribute(value, "title") or said if isinstance(value, Tag) else said

    def of(self, label: re.Pattern[str]) -> str | None:
        """First value under a label of this kind."""
        return next((value for name, value in self.told if label.search(name)), None)

    def title(self) -> str | None:
        """Heading of the anchor; the anchor's own text begins with a label."""
        return words_of(self.anchor.find(["h2", "h3", "h4"])) if self.anchor else None

    def places(self) -> tuple[str, ...]:
        """Places, each as written; addresses of streets are none."""
        told = (v for n, v in self.told if _PLACE.search(n) and not _ADDRESS.search(n))
        return distinct(part.strip() for value in told for part in value.split("|"))


def _posting(card: _Card, order: NumberOrder | None, answered: Answered) -> Posting | None:
    link, title = attribute(card.anchor, "href"), card.title()
    match = _NUMBER.search(link or "")
    if not (link and match and title):
        return None
    places = card.places()
    requisition = requisition_of(card.of(_REQUISITION))
    url = absolute(link, _host(answered.board)).replace("?in_iframe=1", "")
    return Posting(
        match[1],
        title,
        url,
        department=card.of(_DEPARTMENT),
        locations=places,
        countries=stated_countries(_country(place) for place in places),
        posted_on=written_day(card.of(_DAY), order),
        description=description_of(words_of(card.text)),
        requisition=requisition,
        function=card.of(_FUNCTION),
    )


def _country(place: str) -> str | None:
    """Country before a place as iCIMS writes it, "US-VA-Fairfax"; "CA-Irvine" may be a state."""
    match = _COUNTRY_BEFORE.match(place)
    return match[1] or match[2] if match else None


def _host(board: BoardRef | None) -> str | None:
    return f"https://{in_path(board.tenant)}.icims.{board.region or 'com'}" if board else None


ADAPTER = Adapter("icims", "https://{tenant}.icims.com", _first, _read)
