"""HireHive: a hundred postings a page (`items`); an older form has them all in one (`jobs`).

Source: what its career sites themselves ask for. The older form may tell no id; then the last
step of the posting's address stands for it.
"""

from urllib.parse import quote, urlsplit

from enrichment.hiring.answers import (
    Fields,
    asked_again,
    asked_number,
    description_of,
    distinct,
    joined_place,
    list_at,
    page_of,
    parse_day,
    read_fields,
    stated_countries,
)
from enrichment.hiring.posting import Adapter, Answered, BoardPage, BoardRequest, Posting
from prospects.hiring import BoardRef

_PAGES_MAX = 50


def _first(board: BoardRef, base: str) -> BoardRequest:
    del board  # The tenant stands in the host.
    return BoardRequest(f"{base}/api/v2/jobs?page=1&page_size=100&source=CareerSite")


def _read(answered: Answered) -> BoardPage:
    fields = read_fields(answered.body)
    place = "items" if fields.has("items") and not fields.has("jobs") else "jobs"
    entries = list_at(fields, place)
    has_next = fields.flag("meta", "has_next_page") is True
    following = _following(answered.asked) if has_next and entries else None
    return page_of(
        entries,
        lambda entry: _posting(entry, answered.board),
        total=fields.count("meta", "total_count"),
        following=following,
        is_capped=has_next and answered.asked is not None and following is None,
    )


def _following(asked: BoardRequest | None) -> BoardRequest | None:
    if asked is None:
        return None
    page = asked_number(asked, "page", default=1)
    return asked_again(asked, page=page + 1) if page < _PAGES_MAX else None


def _posting(entry: Fields, board: BoardRef | None) -> Posting | None:
    url = entry.url("hosted_url") or entry.url("hostedUrl")
    title, number = entry.text("title"), entry.id("id") or _last_step(url)
    if not (title and number):
        return None
    return Posting(
        number,
        title,
        url or _url(number, board),
        department=entry.text("category", "name") or entry.text("category"),
        locations=distinct([joined_place(entry.text("location"), _country(entry))]),
        countries=stated_countries([entry.text("country", "code") or _country(entry)]),
        posted_on=parse_day(entry.at("published_date")) or parse_day(entry.at("publishedDate")),
        description=description_of(_description(entry)),
        level=entry.text("experience", "name"),
    )


def _last_step(url: str | None) -> str | None:
    return urlsplit(url).path.rstrip("/").rpartition("/")[2] or None if url else None


def _url(number: str, board: BoardRef | None) -> str:
    path = f"/job/{quote(number, safe='')}"
    return f"https://{board.tenant}.hirehive.com{path}" if board else path


def _country(entry: Fields) -> str | None:
    return entry.text("country", "name") or entry.text("country")


def _description(entry: Fields) -> object:
    texts = (entry.at("description", "html"), entry.at("description", "text"))
    return next(filter(None, (*texts, entry.at("description"))), None)


ADAPTER = Adapter("hirehive", "https://{tenant}.hirehive.com", _first, _read)
