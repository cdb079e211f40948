"""Workday: twenty postings a page, by POST, and never more than 2,000 of them.

Measured: a body without one of its four fields is answered 422; `total` is right on the first
page alone and may be 0 later; it stands at 2,000 where there are more, and then the counts of the
facets tell the true number. Ages are words ("Posted 3 Days Ago"). Descriptions stand on the
pages of the single postings only.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import quote

from enrichment.hiring.answers import (
    Fields,
    description_of,
    distinct,
    is_remote_word,
    list_at,
    page_of,
    parse_day,
    read_fields,
    relative_day,
    requisition_of,
    stated_countries,
)
from enrichment.hiring.posting import Adapter, Answered, BoardPage, BoardRequest, Posting
from prospects.hiring import BoardRef

_PAGE = 20
_CAP = 2_000
_SINGLE_VALUED = ("timeType", "workerSubType", "jobFamilyGroup", "jobFamily")
"""Facets of which a posting has one value; with places it is counted at each of them."""
_COUNT_OF_PLACES = re.compile(r"\d+\s+\w+", re.ASCII)


def _first(board: BoardRef, base: str) -> BoardRequest | None:
    if not (board.site and board.region):
        return None
    tenant, site = quote(board.tenant, safe=""), quote(board.site, safe="")
    return BoardRequest(f"{base}/wday/cxs/{tenant}/{site}/jobs", _body(0))


def _body(offset: int) -> bytes:
    asked = {"appliedFacets": {}, "limit": _PAGE, "offset": offset, "searchText": ""}
    return json.dumps(asked).encode()


def _read(answered: Answered) -> BoardPage:
    fields = read_fields(answered.body)
    offset = _offset(answered.asked)
    if fields.has("jobPostingInfo"):
        return page_of([fields.at("jobPostingInfo")], lambda entry: _detail(entry, answered))
    entries = list_at(fields, "jobPostings")
    told = fields.count("total") or (0 if not offset and not entries else None)
    total = max(told, _total_of_facets(fields)) if told and told >= _CAP else told
    following = _following(answered.asked, offset, len(entries), total)
    stops_early = answered.asked is not None and not entries and offset < (total or 0)
    is_at_cap = (total or 0) >= _CAP or offset + len(entries) >= _CAP
    return page_of(
        entries,
        lambda entry: _posting(entry, answered),
        total=total,
        following=following,
        is_capped=is_at_cap or stops_early,
    )


def _offset(asked: BoardRequest | None) -> int:
    try:
        body = json.loads(asked.body or b"") if asked else {}
    except ValueError:
        return 0
    return Fields(body).count("offset") or 0


def _following(
    asked: BoardRequest | None, offset: int, shown: int, total: int | None
) -> BoardRequest | None:
    """Next page; later pages tell no total, so a full one is followed by another."""
    reached = offset + shown
    if asked is None or not shown or reached >= min(_CAP, _CAP if total is None else total):
        return None
    if total is None and shown < _PAGE:
        return None
    return BoardRequest(asked.url, _body(reached), asked.accept)


def _total_of_facets(fields: Fields) -> int:
    """Openings as the facets count them; 0 without facets."""
    counts = dict(_counts_of_facets(fields))
    single = [counts[name] for name in _SINGLE_VALUED if name in counts]
    return max(single or counts.values(), default=0)


def _counts_of_facets(fields: Fields) -> Iterator[tuple[str, int]]:
    """Sum of each facet's counts; a facet may hold facets instead of values."""
    waiting = list(fields.each("facets"))
    while waiting:
        facet = waiting.pop()
        values = facet.each("values")
        waiting += [value for value in values if value.has("values")]
        counts = (value.count("count") or 0 for value in values if not value.has("values"))
        yield facet.text("facetParameter") or "", sum(counts)


def _posting(entry: Fields, answered: Answered) -> Posting | None:
    title, path = entry.text("title"), entry.text("externalPath")
    number = _number(path) if path else entry.text("bulletFields", 0)
    if not (title and number):
        return None
    return Posting(
        number,
        title,
        _url(path or f"/job/{quote(number, safe='')}", answered.board),
        locations=_locations(entry.text("locationsText"), path or ""),
        remote=is_remote_word(entry.text("remoteType")),
        posted_on=_posted_on(entry, answered),
        requisition=_requisition(entry, number),
    )


def _detail(entry: Fields, answered: Answered) -> Posting | None:
    title = entry.text("title")
    number = entry.text("jobReqId") or entry.id("jobPostingId") or entry.id("id")
    if not (title and number):
        return None
    return Posting(
        number,
        title,
        entry.url("externalUrl") or _url(f"/job/{quote(number, safe='')}", answered.board),
        locations=distinct((entry.text("location"), *entry.texts("additionalLocations"))),
        countries=stated_countries([entry.text("country", "descriptor")]),
        remote=is_remote_word(entry.text("remoteType")),
        posted_on=parse_day(entry.at("startDate")) or _posted_on(entry, answered),
        description=description_of(entry.at("jobDescription")),
        requisition=requisition_of(entry.at("jobReqId")),
    )


def _posted_on(entry: Fields, answered: Answered) -> date | None:
    return relative_day(entry.text("postedOn"), answered.read_on) or parse_day(entry.at("postedOn"))


def _number(path: str) -> str:
    """What names the posting in its path: ".../Data-Engineer_R-1042-1" -> "R-1042-1"."""
    slug = path.rstrip("/").rpartition("/")[2]
    number = slug.rpartition("_")[2]
    return number if any(map(str.isdigit, number)) else slug


def _requisition(entry: Fields, number: str) -> str | None:
    """The number that the path begins with: a requisition has a path for each of its postings."""
    bullets = entry.texts("bulletFields")
    return next((requisition_of(each) for each in bullets if number.startswith(each)), None)


def _url(path: str, board: BoardRef | None) -> str:
    if board is None or not (board.site and board.region):
        return path
    host = f"{board.tenant}.{board.region}.myworkdayjobs.com"
    return f"https://{host}/{quote(board.site, safe='')}/{path.lstrip('/')}"


def _locations(text: str | None, path: str) -> tuple[str, ...]:
    """The place as written; of "3 Locations" the one that the path names."""
    if text and not _COUNT_OF_PLACES.fullmatch(text):
        return (text,)
    steps = path.strip("/").split("/")
    if len(steps) < 3 or steps[0] != "job":
        return ()
    return distinct([steps[1].replace("---", ", ").replace("-", " ").strip()])


ADAPTER = Adapter("workday", "https://{tenant}.{region}.myworkdayjobs.com", _first, _read)
