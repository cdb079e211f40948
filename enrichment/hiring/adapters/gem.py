"""Gem: the whole board in one answer, in one of two forms.

The public job board interface (api.gem.com/job_board/v0/reference) answers a list much like
Greenhouse's; the career pages themselves ask a GraphQL batch, which is read where it was
recorded.
"""

from urllib.parse import quote

from enrichment.hiring.answers import (
    Fields,
    Json,
    description_of,
    distinct,
    is_remote_word,
    joined_place,
    list_at,
    list_or_one,
    parse_day,
    read_json,
    requisition_of,
    stated_countries,
    whole_board,
)
from enrichment.hiring.posting import Adapter, Answered, BoardPage, BoardRequest, Posting
from prospects.hiring import BoardRef

_GRAPHQL = ("data", "oatsExternalJobPostings", "jobPostings")


def _first(board: BoardRef, base: str) -> BoardRequest:
    return BoardRequest(f"{base}/job_board/v0/{quote(board.tenant, safe='')}/job_posts/")


def _read(answered: Answered) -> BoardPage:
    entries = _entries(read_json(answered.body))
    return whole_board(entries, lambda entry: _posting(entry, answered.board))


def _entries(value: Json) -> list[Json]:
    answers = value if isinstance(value, list) else [value]
    batch = [Fields(answer) for answer in answers if Fields(answer).has("data")]
    with_list = [answer for answer in batch if answer.has(*_GRAPHQL[:2])]
    if batch:
        return list_at((with_list or batch)[0], *_GRAPHQL)
    return list_or_one(value, "title")


def _posting(entry: Fields, board: BoardRef | None) -> Posting | None:
    title, number = entry.text("title"), entry.id("extId") or entry.id("id")
    if not (title and number):
        return None
    places = entry.each("locations")
    return Posting(
        number,
        title,
        entry.url("absolute_url") or _url(number, board),
        department=_department(entry),
        locations=distinct((entry.text("location", "name"), *map(_place, places))),
        countries=stated_countries(place.text("isoCountry") for place in places),
        remote=_is_remote(entry),
        posted_on=parse_day(entry.at("first_published_at")),
        description=description_of(entry.at("content") or entry.at("descriptionHtml")),
        requisition=requisition_of(entry.at("requisition_id")),
    )


def _url(number: str, board: BoardRef | None) -> str:
    path = f"/{quote(number, safe='')}"
    return f"https://jobs.gem.com/{quote(board.tenant, safe='')}{path}" if board else path


def _department(entry: Fields) -> str | None:
    named = (entry.text("job", "department", "name"), entry.text("departments", 0, "name"))
    return next(filter(None, named), None)


def _place(place: Fields) -> str | None:
    return place.text("name") or joined_place(place.text("city"), place.text("isoCountry"))


def _is_remote(entry: Fields) -> bool | None:
    stated = entry.text("location_type") or entry.text("job", "locationType")
    flags = [place.flag("isRemote") for place in entry.each("locations")]
    return is_remote_word(stated) if stated else (True if True in flags else None)


ADAPTER = Adapter("gem", "https://api.gem.com", _first, _read)
