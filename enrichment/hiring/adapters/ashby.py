"""Ashby: the whole board in one answer; postings with `isListed: false` are not advertised.

Source: the Job Postings API (developers.ashbyhq.com/docs/public-job-posting-api).
"""

from urllib.parse import quote

from enrichment.hiring.answers import (
    Fields,
    description_of,
    distinct,
    is_remote_word,
    list_or_one_at,
    parse_day,
    read_fields,
    stated_countries,
    whole_board,
)
from enrichment.hiring.posting import Adapter, Answered, BoardPage, BoardRequest, Posting
from prospects.hiring import BoardRef


def _first(board: BoardRef, base: str) -> BoardRequest:
    tenant = quote(board.tenant, safe="")
    return BoardRequest(f"{base}/posting-api/job-board/{tenant}?includeCompensation=false")


def _read(answered: Answered) -> BoardPage:
    entries = list_or_one_at(read_fields(answered.body), "title", "jobs")
    listed = [entry for entry in entries if Fields(entry).flag("isListed") is not False]
    return whole_board(listed, lambda entry: _posting(entry, answered.board))


def _posting(entry: Fields, board: BoardRef | None) -> Posting | None:
    title, number = entry.text("title"), entry.id("id")
    if not (title and number):
        return None
    # `isRemote` is true of hybrid work as well.
    stated = is_remote_word(entry.text("workplaceType"))
    department, team = entry.text("department"), entry.text("team")
    return Posting(
        number,
        title,
        entry.url("jobUrl") or _url(number, board),
        department=department or team,
        locations=_locations(entry),
        countries=_countries(entry),
        remote=entry.flag("isRemote") if stated is None else stated,
        posted_on=parse_day(entry.at("publishedAt")),
        description=description_of(entry.at("descriptionHtml") or entry.at("descriptionPlain")),
        apply_url=entry.url("applyUrl"),
        function=team if department else None,
    )


def _url(number: str, board: BoardRef | None) -> str:
    path = f"/{quote(number, safe='')}"
    return f"https://jobs.ashbyhq.com/{quote(board.tenant, safe='')}{path}" if board else path


def _locations(entry: Fields) -> tuple[str, ...]:
    others = (place.text("location") for place in entry.each("secondaryLocations"))
    return distinct((entry.text("location"), *others))


def _countries(entry: Fields) -> tuple[str, ...]:
    places = (entry, *entry.each("secondaryLocations"))
    return stated_countries(
        place.text("address", "postalAddress", "addressCountry") for place in places
    )


ADAPTER = Adapter("ashby", "https://api.ashbyhq.com", _first, _read)
