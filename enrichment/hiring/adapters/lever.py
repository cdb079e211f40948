"""Lever: a plain list of postings, in pages by `skip` and `limit`; the European instance apart.

Source: the Postings API (github.com/lever/postings-api). Times are milliseconds since 1970.
"""

from urllib.parse import quote

from enrichment.hiring.answers import (
    Fields,
    asked_again,
    asked_number,
    description_of,
    distinct,
    epoch_day,
    is_remote_word,
    list_or_one,
    page_of,
    read_json,
    stated_countries,
)
from enrichment.hiring.posting import Adapter, Answered, BoardPage, BoardRequest, Posting
from prospects.hiring import BoardRef

_PAGE = 100
_ENTRIES_MAX = 10_000
"""No board is larger; a board that answers more goes round in a circle."""


def _first(board: BoardRef, base: str) -> BoardRequest:
    if board.region == "eu":
        base = base.replace("//api.lever.co", "//api.eu.lever.co")
    tenant = quote(board.tenant, safe="")
    return BoardRequest(f"{base}/v0/postings/{tenant}?mode=json&skip=0&limit={_PAGE}")


def _read(answered: Answered) -> BoardPage:
    entries = list_or_one(read_json(answered.body), "text")
    following, is_capped = None, False
    if answered.asked is not None and len(entries) >= asked_number(answered.asked, "limit", _PAGE):
        # Lever tells no total: a full page may have another behind it.
        reached = asked_number(answered.asked, "skip") + len(entries)
        is_capped = reached >= _ENTRIES_MAX
        following = None if is_capped else asked_again(answered.asked, skip=reached)
    return page_of(
        entries,
        lambda entry: _posting(entry, answered.board),
        following=following,
        is_capped=is_capped,
    )


def _posting(entry: Fields, board: BoardRef | None) -> Posting | None:
    title, number = entry.text("text"), entry.id("id")
    if not (title and number):
        return None
    main = entry.text("categories", "location")
    department, team = entry.text("categories", "department"), entry.text("categories", "team")
    return Posting(
        number,
        title,
        entry.url("hostedUrl") or _url(number, board),
        department=department or team,
        locations=distinct((main, *entry.texts("categories", "allLocations"))),
        countries=stated_countries([entry.text("country")]),
        remote=is_remote_word(entry.text("workplaceType")),
        posted_on=epoch_day(entry.at("createdAt")),
        description=_description(entry),
        apply_url=entry.url("applyUrl"),
        level=entry.text("categories", "level"),
        function=team if department else None,
    )


def _url(number: str, board: BoardRef | None) -> str:
    path = f"/{quote(number, safe='')}"
    if board is None:
        return path
    host = "jobs.eu.lever.co" if board.region == "eu" else "jobs.lever.co"
    return f"https://{host}/{quote(board.tenant, safe='')}{path}"


def _description(entry: Fields) -> str:
    """Introduction, the lists under their headings, and the closing words."""
    lists = [part for each in entry.each("lists") for part in (each.at("text"), each.at("content"))]
    head = entry.at("description") or entry.at("descriptionPlain")
    return description_of(head, *lists, entry.at("additional") or entry.at("additionalPlain"))


ADAPTER = Adapter("lever", "https://api.lever.co", _first, _read)
