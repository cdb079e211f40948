"""SmartRecruiters: a hundred postings a page, by offset; descriptions in the single postings.

Source: the Posting API (developers.smartrecruiters.com/docs/posting-api). It answers "none" for
any name whatever, so an empty answer is a good one only where a link has shown the board. Each
posting names its creator, who is never read.
"""

from urllib.parse import quote

from enrichment.hiring.answers import (
    Fields,
    description_of,
    distinct,
    joined_place,
    list_or_one_at,
    page_of,
    parse_day,
    read_fields,
    requisition_of,
    stated_countries,
    turn_by_offset,
)
from enrichment.hiring.posting import Adapter, Answered, BoardPage, BoardRequest, Posting
from prospects.hiring import BoardRef

_SECTIONS = ("companyDescription", "jobDescription", "qualifications", "additionalInformation")
_HIDDEN = frozenset(("INTERNAL", "PRIVATE"))


def _first(board: BoardRef, base: str) -> BoardRequest:
    tenant = quote(board.tenant, safe="")
    return BoardRequest(f"{base}/v1/companies/{tenant}/postings?limit=100&offset=0")


def _read(answered: Answered) -> BoardPage:
    fields = read_fields(answered.body)
    entries = list_or_one_at(fields, "name", "content")
    total = fields.count("totalFound")
    following, is_capped = turn_by_offset(answered.asked, "offset", len(entries), total)
    public = [entry for entry in entries if Fields(entry).text("visibility") not in _HIDDEN]
    return page_of(
        public,
        lambda entry: _posting(entry, answered.board),
        total=total,
        following=following,
        is_capped=is_capped,
    )


def _posting(entry: Fields, board: BoardRef | None) -> Posting | None:
    title, number = entry.text("name"), entry.id("id")
    if not (title and number):
        return None
    return Posting(
        number,
        title,
        _url(entry, number, board),
        department=entry.text("department", "label"),
        locations=distinct([_place(entry.below("location"))]),
        countries=stated_countries([entry.text("location", "country")]),
        remote=False if entry.flag("location", "hybrid") else entry.flag("location", "remote"),
        posted_on=parse_day(entry.at("releasedDate")),
        description=description_of(*_sections(entry)),
        requisition=requisition_of(entry.at("refNumber")),
        apply_url=entry.url("applyUrl"),
        level=entry.text("experienceLevel", "label"),
        function=entry.text("function", "label"),
    )


def _url(entry: Fields, number: str, board: BoardRef | None) -> str:
    """Where people read it; `ref` is the address of the answer for programs."""
    tenant = entry.text("company", "identifier") or (board.tenant if board else None)
    path = f"/{quote(number, safe='')}"
    if stated := entry.url("postingUrl"):
        return stated
    if tenant:
        return f"https://jobs.smartrecruiters.com/{quote(tenant, safe='')}{path}"
    return entry.url("ref") or path


def _place(place: Fields) -> str | None:
    country = place.text("country")
    named = country.upper() if country and len(country) == 2 else country
    parts = (place.text("city"), place.text("region"), named)
    return place.text("fullLocation") or joined_place(*parts)


def _sections(entry: Fields) -> list[object]:
    sections = entry.below("jobAd", "sections")
    return [sections.at(name, "text") for name in _SECTIONS]


ADAPTER = Adapter("smartrecruiters", "https://api.smartrecruiters.com", _first, _read)
