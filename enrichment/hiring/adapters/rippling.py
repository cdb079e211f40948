"""Rippling: one entry for each place of an opening, all with the same uuid; they are one posting.

The newer board API answers pages of `items`, which hold their places themselves.
"""

from collections.abc import Sequence

from enrichment.hiring.answers import (
    Fields,
    description_of,
    distinct,
    is_remote_word,
    joined_place,
    list_at,
    page_of,
    parse_day,
    read_json,
    stated_countries,
    whole_board,
)
from enrichment.hiring.answers.asking import asked_with, in_path
from enrichment.hiring.posting import (
    Adapter,
    Answered,
    BoardMalformed,
    BoardPage,
    BoardRequest,
    Posting,
)
from prospects.hiring import BoardRef


def _first(board: BoardRef, base: str) -> BoardRequest:
    return BoardRequest(f"{base}/platform/api/ats/v1/board/{in_path(board.tenant)}/jobs")


def _read(answered: Answered) -> BoardPage:
    value = read_json(answered.body)
    fields = Fields(value)
    if isinstance(value, list) or (fields.text("name") and _number(fields)):
        entries = value if isinstance(value, list) else [value]
        return whole_board(entries, lambda entry: _posting(entry, answered.board))
    if not isinstance(value, dict):
        raise BoardMalformed("no list of openings")
    return _read_pages(fields, answered)


def _read_pages(fields: Fields, answered: Answered) -> BoardPage:
    entries = list_at(fields, "items")
    page, pages = fields.count("page") or 0, fields.count("totalPages") or 0
    following = asked_with(answered, page=page + 1) if entries and page + 1 < pages else None
    return page_of(
        entries,
        lambda entry: _posting(entry, answered.board),
        total=fields.count("totalItems"),
        following=following,
    )


def _number(entry: Fields) -> str | None:
    return entry.id("uuid") or entry.id("id")


def _posting(entry: Fields, board: BoardRef | None) -> Posting | None:
    number, title = _number(entry), entry.text("name")
    if not (number and title):
        return None
    places = entry.each("locations")
    label = entry.text("workLocation", "label") or entry.text("workLocation")
    sections = entry.below("description")
    return Posting(
        number,
        title,
        entry.url("url") or _url(number, board),
        department=entry.text("department", "label") or entry.text("department", "name"),
        locations=distinct((label, *entry.texts("workLocations"), *map(_place, places))),
        countries=stated_countries(
            each.text("countryCode") or each.text("country") for each in places
        ),
        remote=_is_remote(places, label),
        posted_on=parse_day(entry.at("createdOn")),
        description=description_of(
            entry.at("description"), sections.at("company"), sections.at("role")
        ),
    )


def _place(place: Fields) -> str | None:
    region = place.text("state") or place.text("stateCode")
    parts = joined_place(place.text("city"), region, place.text("country"))
    return parts or place.text("name")


def _is_remote(places: Sequence[Fields], label: str | None) -> bool | None:
    stated = (is_remote_word(each.text("workplaceType")) for each in places)
    known = [word for word in stated if word is not None]
    return any(known) if known else (is_remote_word(label) or None)


def _url(number: str, board: BoardRef | None) -> str:
    path = f"/jobs/{in_path(number)}"
    return f"https://ats.rippling.com/{in_path(board.tenant)}{path}" if board else path


ADAPTER = Adapter("rippling", "https://api.rippling.com", _first, _read)
