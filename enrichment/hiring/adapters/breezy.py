"""Breezy: the whole board in one answer, a plain list; before, {"company", "positions"}."""

from enrichment.hiring.answers import (
    Fields,
    description_of,
    distinct,
    joined_place,
    list_at,
    list_or_one,
    parse_day,
    read_json,
    stated_countries,
    whole_board,
)
from enrichment.hiring.answers.asking import in_path
from enrichment.hiring.posting import Adapter, Answered, BoardPage, BoardRequest, Posting
from prospects.hiring import BoardRef


def _first(_: BoardRef, base: str) -> BoardRequest:
    return BoardRequest(f"{base}/json")


def _read(answered: Answered) -> BoardPage:
    value = read_json(answered.body)
    fields = Fields(value)
    is_older = fields.has("positions")
    entries = list_at(fields, "positions") if is_older else list_or_one(value, "name")
    return whole_board(entries, lambda entry: _posting(entry, answered.board))


def _posting(entry: Fields, board: BoardRef | None) -> Posting | None:
    number, title = entry.id("id") or entry.id("_id"), entry.text("name")
    if not (number and title):
        return None
    places = (entry.below("location"), *entry.each("locations"))
    return Posting(
        number,
        title,
        entry.url("url") or _url(entry.text("friendly_id") or number, board),
        department=entry.text("department"),
        locations=distinct(_place(place) for place in places),
        countries=stated_countries(_country(place) for place in places),
        remote=_is_remote(places),
        posted_on=parse_day(entry.at("published_date") or entry.at("creation_date")),
        description=description_of(entry.at("description")),
    )


def _place(place: Fields) -> str | None:
    city, region = place.text("city"), place.text("state", "name") or place.text("state")
    country = place.text("country", "name") or place.text("country")
    return joined_place(city, region, country) or place.text("name")


def _country(place: Fields) -> str | None:
    return place.text("country", "id") or place.text("country", "name") or place.text("country")


def _is_remote(places: tuple[Fields, ...]) -> bool | None:
    stated = [flag for place in places if (flag := place.flag("is_remote")) is not None]
    return any(stated) if stated else None


def _url(name: str, board: BoardRef | None) -> str:
    path = f"/p/{in_path(name)}"
    return f"https://{in_path(board.tenant)}.breezy.hr{path}" if board else path


ADAPTER = Adapter("breezy", "https://{tenant}.breezy.hr", _first, _read)
