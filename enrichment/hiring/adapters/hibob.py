"""HiBob: the whole board in one answer; an entry without a title is a draft and left out.

Source: what its career sites themselves ask for; they answer 401 without a Referer of the site.
"""

from urllib.parse import quote

from enrichment.hiring.answers import (
    Fields,
    Json,
    description_of,
    distinct,
    is_remote_word,
    joined_place,
    list_or_one_at,
    parse_day,
    read_fields,
    stated_countries,
    whole_board,
)
from enrichment.hiring.posting import Adapter, Answered, BoardPage, BoardRequest, Posting
from prospects.hiring import BoardRef

_SECTIONS = ("description", "responsibilities", "requirements")


def _first(board: BoardRef, base: str) -> BoardRequest:
    del board  # The tenant stands in the host.
    return BoardRequest(f"{base}/api/job-ad")


def _read(answered: Answered) -> BoardPage:
    entries = list_or_one_at(read_fields(answered.body), "title", "jobAdDetails")
    written = [entry for entry in entries if not _is_draft(entry)]
    return whole_board(written, lambda entry: _posting(entry, answered.board))


def _is_draft(entry: Json) -> bool:
    title = Fields(entry).at("title")
    return isinstance(title, str) and not title.strip()


def _posting(entry: Fields, board: BoardRef | None) -> Posting | None:
    title, number = entry.text("title"), entry.id("id")
    if not (title and number):
        return None
    workspace = entry.text("workspaceTypeId") or entry.text("workspaceType")
    return Posting(
        number,
        title,
        _url(number, board),
        department=entry.text("department"),
        locations=distinct([joined_place(entry.text("site"), entry.text("country"))]),
        countries=stated_countries([entry.text("country")]),
        remote=is_remote_word(workspace),
        posted_on=parse_day(entry.at("publishedAt")),
        description=description_of(*map(entry.at, _SECTIONS)),
    )


def _url(number: str, board: BoardRef | None) -> str:
    path = f"/jobs/{quote(number, safe='')}"
    return f"https://{board.tenant}.careers.hibob.com{path}" if board else path


ADAPTER = Adapter("hibob", "https://{tenant}.careers.hibob.com", _first, _read)
