"""Eightfold: ten positions a page, by `start`; often a front before another vendor's system.

It has to be asked for a company's domain, which stands in the links to the board and is kept as
its site. Of its two forms the search of the career pages is asked (`data.positions`); the older
one (`positions`) is refused at many boards and read where it was recorded. A sitemap names
postings by their path only, so that it is no list of openings here.
"""

from urllib.parse import quote, urlencode

from enrichment.hiring.answers import (
    Fields,
    description_of,
    distinct,
    epoch_day,
    is_remote_word,
    list_at,
    page_of,
    read_fields,
    requisition_of,
    stated_countries,
    turn_by_offset,
)
from enrichment.hiring.posting import (
    Adapter,
    Answered,
    BoardMalformed,
    BoardPage,
    BoardRequest,
    Posting,
)
from prospects.hiring import BoardRef


def _first(board: BoardRef, base: str) -> BoardRequest | None:
    if not board.site:
        return None
    query = urlencode({"domain": board.site, "query": "", "location": "", "start": 0})
    return BoardRequest(f"{base}/api/pcsx/search?{query}")


def _read(answered: Answered) -> BoardPage:
    if b"<urlset" in answered.body[:1000]:
        raise BoardMalformed("a sitemap, which tells addresses without titles, instead of JSON")
    answer = read_fields(answered.body)
    fields = answer.below("data") if answer.has("data") else answer
    if answer.has("data") and not isinstance(fields.value, dict):
        list_at(answer, "data", "positions")
    entries = list_at(fields, "positions")
    total = fields.count("count")
    following, is_capped = turn_by_offset(answered.asked, "start", len(entries), total)
    public = [entry for entry in entries if Fields(entry).flag("isPrivate") is not True]
    return page_of(
        public,
        lambda entry: _posting(entry, answered.board),
        total=total,
        following=following,
        is_capped=is_capped,
    )


def _posting(entry: Fields, board: BoardRef | None) -> Posting | None:
    title, number = entry.text("name") or entry.text("posting_name"), entry.id("id")
    if not (title and number):
        return None
    return Posting(
        number,
        title,
        _url(entry, number, board),
        department=entry.text("department"),
        locations=distinct((entry.text("location"), *entry.texts("locations"))),
        countries=_countries(entry),
        remote=is_remote_word(
            entry.text("work_location_option") or entry.text("workLocationOption")
        ),
        posted_on=epoch_day(entry.at("t_create")) or epoch_day(entry.at("postedTs")),
        description=description_of(entry.at("job_description") or entry.at("jobDescription")),
        requisition=_requisition(entry),
    )


def _url(entry: Fields, number: str, board: BoardRef | None) -> str:
    stated = ("canonicalPositionUrl", "publicUrl", "positionUrl")
    if url := next(filter(None, map(entry.url, stated)), None):
        return url
    path = entry.text("positionUrl") or f"/careers/job/{quote(number, safe='')}"
    return f"https://{board.tenant}.eightfold.ai/{path.lstrip('/')}" if board else path


def _requisition(entry: Fields) -> str | None:
    """The number in the system behind this front."""
    names = ("ats_job_id", "atsJobId", "display_job_id", "displayJobId")
    return next(filter(None, (requisition_of(entry.at(name)) for name in names)), None)


def _countries(entry: Fields) -> tuple[str, ...]:
    """Of the standard form of places ("Redmond, WA, US") only: there the country is the last."""
    standard = entry.texts("standardizedLocations")
    return stated_countries(place.rpartition(",")[2] for place in standard if "," in place)


ADAPTER = Adapter("eightfold", "https://{tenant}.eightfold.ai", _first, _read)
