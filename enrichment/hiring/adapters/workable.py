"""Workable: the whole board in one answer, an entry for each country of a posting.

Source: the widget of its career pages. Its newer form (`results` instead of `jobs`) is read as
well; that one comes in pages, of which only the first can be asked for without its token.
"""

from datetime import date
from urllib.parse import quote

from enrichment.hiring.answers import (
    Fields,
    description_of,
    distinct,
    is_remote_word,
    joined_place,
    list_at,
    page_of,
    parse_day,
    read_fields,
    requisition_of,
    stated_countries,
    whole_board,
)
from enrichment.hiring.posting import Adapter, Answered, BoardPage, BoardRequest, Posting
from prospects.hiring import BoardRef


def _first(board: BoardRef, base: str) -> BoardRequest:
    tenant = quote(board.tenant, safe="")
    return BoardRequest(f"{base}/api/v1/widget/accounts/{tenant}?details=true")


def _read(answered: Answered) -> BoardPage:
    fields = read_fields(answered.body)
    if fields.text("shortcode") and fields.text("title"):
        return page_of([fields.value], lambda entry: _posting(entry, answered.board))
    if fields.has("jobs") or not fields.has("results"):
        return whole_board(list_at(fields, "jobs"), lambda entry: _posting(entry, answered.board))
    entries, total = list_at(fields, "results"), fields.count("total")
    has_more = bool(fields.text("nextPage")) or (total or 0) > len(entries)
    return page_of(
        entries,
        lambda entry: _posting(entry, answered.board),
        total=total,
        is_capped=has_more,
    )


def _posting(entry: Fields, board: BoardRef | None) -> Posting | None:
    title, code = entry.text("title"), entry.id("shortcode")
    if not (title and code):
        return None
    places = (entry.below("location") if entry.has("location") else entry, *entry.each("locations"))
    return Posting(
        code,
        title,
        entry.url("url") or entry.url("shortlink") or _url(code, board),
        department=entry.text("department") or entry.text("department", 0),
        locations=distinct(map(_place, places)),
        countries=stated_countries(map(_country, places)),
        remote=_is_remote(entry),
        posted_on=_posted_on(entry),
        description=description_of(*map(entry.at, ("description", "requirements"))),
        requisition=requisition_of(entry.at("code")),
        apply_url=entry.url("application_url"),
        level=entry.text("experience"),
        function=entry.text("function"),
    )


def _url(code: str, board: BoardRef | None) -> str:
    """Workable finds a posting by its code alone."""
    tenant = f"{quote(board.tenant, safe='')}/" if board else ""
    return f"https://apply.workable.com/{tenant}j/{quote(code, safe='')}"


def _place(place: Fields) -> str | None:
    region = place.text("state") or place.text("region")
    return joined_place(place.text("city"), region, place.text("country"))


def _country(place: Fields) -> str | None:
    return place.text("countryCode") or place.text("country")


def _is_remote(entry: Fields) -> bool | None:
    stated = is_remote_word(entry.text("workplace"))
    flags = (stated, entry.flag("telecommuting"), entry.flag("remote"))
    return next((flag for flag in flags if flag is not None), None)


def _posted_on(entry: Fields) -> date | None:
    days = (parse_day(entry.at(name)) for name in ("published_on", "published", "created_at"))
    return next(filter(None, days), None)


ADAPTER = Adapter("workable", "https://apply.workable.com", _first, _read)
