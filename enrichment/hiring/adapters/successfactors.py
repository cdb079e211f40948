"""SuccessFactors: the whole board in one XML file of a company's career site.

What it writes is not always XML: an element may have no name (`<>577</>`). What it says of a
posting stands in filters that each company names for itself ("State/Province", "Job Area"), so
labels are read by their words. The reference's tenant is the company's id, its site the host
("career5"), its region the end of the host ("eu") or another domain ("sapsf.com"); None is "com".
Hosted career sites (jobs2web.com) have no such feed.
"""

import re

from enrichment.hiring.answers import (
    Fields,
    description_of,
    distinct,
    is_remote_word,
    joined_place,
    plain_text,
    requisition_of,
    stated_countries,
    whole_board,
)
from enrichment.hiring.answers.asking import in_path
from enrichment.hiring.answers.written_days import NumberOrder, number_order, written_day
from enrichment.hiring.answers.xml_answer import children_of, read_xml
from enrichment.hiring.posting import Adapter, Answered, BoardPage, BoardRequest, Posting
from prospects.hiring import BoardRef

_FILTER = re.compile(r"filter\d+")
_COUNTRY = re.compile(r"^countr|^land$|^pays$|^país$|^paese$", re.IGNORECASE)
_REGION = re.compile(r"^state|province|^bundesland", re.IGNORECASE)
_CITY = re.compile(r"^city|^ort$|^stadt|^town|^ville", re.IGNORECASE)
_PLACE = re.compile(r"location|standort|arbeitsort", re.IGNORECASE)
_FUNCTION = re.compile(
    r"^(job |career )?(area|function|family|category|categories|field)s?$|^funktion|^tätigkeit",
    re.IGNORECASE,
)
_LEVEL = re.compile(r"level|^job type$|karrierestufe", re.IGNORECASE)
_DEPARTMENT = re.compile(r"department|division|abteilung", re.IGNORECASE)


def _first(board: BoardRef, base: str) -> BoardRequest | None:
    if not board.site:
        return None
    base = base.replace(".successfactors.com", f".{_domain(board)}")
    asked = "career_ns=job_listing_summary&resultType=XML"
    url = f"{base}/career?company={in_path(board.tenant)}&{asked}"
    return BoardRequest(url, accept="application/xml, text/xml")


def _read(answered: Answered) -> BoardPage:
    entries = children_of(read_xml(answered.body, ("Job-Listing",)), "Job")
    days = (Fields(entry).text("Posted-Date", 0) for entry in entries)
    order = number_order(days)
    return whole_board(entries, lambda entry: _posting(entry, answered.board, order))


def _posting(entry: Fields, board: BoardRef | None, order: NumberOrder | None) -> Posting | None:
    number, raw_title = entry.text("ReqId", 0), entry.text("JobTitle", 0)
    title = " ".join(plain_text(raw_title).split()) if raw_title else ""
    if not (number and title):
        return None
    told = _Filters(entry)
    country = told.of(_COUNTRY)
    place = joined_place(told.of(_CITY), told.of(_REGION), country)
    setting = told.of(_PLACE)
    remote = is_remote_word(setting)
    return Posting(
        number,
        title,
        _url(number, board),
        department=entry.text("Department", 0) or told.of(_DEPARTMENT),
        locations=distinct([place or (setting if remote is None else None)]),
        countries=stated_countries([country]),
        remote=remote,
        posted_on=written_day(entry.text("Posted-Date", 0), order),
        description=description_of(entry.at("Job-Description", 0)),
        requisition=requisition_of(number),
        level=told.of(_LEVEL),
        function=told.of(_FUNCTION),
    )


class _Filters:
    """What the filters of a posting say, by the words of their labels."""

    def __init__(self, entry: Fields) -> None:
        names = entry.value if isinstance(entry.value, dict) else {}
        filters = [entry.below(name, 0) for name in names if _FILTER.fullmatch(name)]
        self._told = [(each.text("label", 0), each.text("value", 0)) for each in filters]

    def of(self, label: re.Pattern[str]) -> str | None:
        """First value that is there under a label of this kind."""
        found = (value for name, value in self._told if name and value and label.search(name))
        return next(found, None)


def _domain(board: BoardRef) -> str:
    region = board.region or "com"
    return region if "." in region else f"successfactors.{region}"


def _url(number: str, board: BoardRef | None) -> str:
    path = f"/career?career_ns=job_listing&career_job_req_id={in_path(number)}"
    if board is None or not board.site:
        return path
    host = f"{in_path(board.site)}.{_domain(board)}"
    return f"https://{host}{path}&company={in_path(board.tenant)}"


ADAPTER = Adapter("successfactors", "https://{site}.successfactors.com", _first, _read)
