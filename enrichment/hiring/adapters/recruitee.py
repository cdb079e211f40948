"""Recruitee: the whole board in one answer, also under a company's own domain.

Source: the Careers Site API (docs.recruitee.com/reference/offers). Each offer has a mailbox that
belongs to a person's work; it is never read. Crawlers keep the offer in `raw_data` of their own
form; there it is read as it came.
"""

from urllib.parse import quote

from enrichment.hiring.answers import (
    Fields,
    Json,
    description_of,
    distinct,
    joined_place,
    list_at,
    parse_day,
    read_json,
    stated_countries,
    whole_board,
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


def _first(board: BoardRef, base: str) -> BoardRequest:
    del board  # The tenant stands in the host.
    return BoardRequest(f"{base}/api/offers/")


def _read(answered: Answered) -> BoardPage:
    entries = _offers(read_json(answered.body))
    published = [entry for entry in entries if _is_published(Fields(entry))]
    return whole_board(published, lambda entry: _posting(entry, answered.board))


def _offers(value: Json) -> list[Json]:
    if isinstance(value, list) and value:
        return [_as_it_came(entry) for entry in value]
    fields = Fields(value)
    if not isinstance(value, dict):
        raise BoardMalformed("neither an object of offers nor a crawler's list of them")
    if fields.has("offer") and not fields.has("offers"):
        if fields.text("offer", "title") is None:
            raise BoardMalformed("details of one offer without its title instead of offers")
        return [fields.at("offer")]
    return list_at(fields, "offers")


def _as_it_came(entry: Json) -> Json:
    raw = Fields(entry).at("raw_data")
    return raw if isinstance(raw, dict) else entry


def _is_published(entry: Fields) -> bool:
    return entry.text("status") in (None, "published")


def _posting(entry: Fields, board: BoardRef | None) -> Posting | None:
    title, number = entry.text("title"), entry.id("id")
    if not (title and number):
        return None
    return Posting(
        number,
        title,
        entry.url("careers_url") or _url(entry.text("slug") or number, board),
        department=entry.text("department"),
        locations=_locations(entry),
        countries=_countries(entry),
        remote=False if entry.flag("hybrid") else entry.flag("remote"),
        posted_on=parse_day(entry.at("published_at")) or parse_day(entry.at("created_at")),
        description=description_of(entry.at("description"), entry.at("requirements")),
        apply_url=entry.url("careers_apply_url"),
        level=entry.text("experience_code"),
        function=entry.text("category_code"),
    )


def _url(slug: str, board: BoardRef | None) -> str:
    path = f"/o/{quote(slug, safe='')}"
    return f"https://{board.tenant}.recruitee.com{path}" if board else path


def _locations(entry: Fields) -> tuple[str, ...]:
    listed = distinct(map(_place, entry.each("locations")))
    return listed or distinct([entry.text("location") or _place(entry)])


def _place(place: Fields) -> str | None:
    region = place.text("state") or place.text("state_name")
    return joined_place(place.text("city"), region, place.text("country"))


def _countries(entry: Fields) -> tuple[str, ...]:
    places = (entry, *entry.each("locations"))
    return stated_countries(place.text("country_code") or place.text("country") for place in places)


ADAPTER = Adapter("recruitee", "https://{tenant}.recruitee.com", _first, _read)
