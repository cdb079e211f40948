"""JOIN: a company's page holds the first openings as JSON (`__NEXT_DATA__`); the API has the rest.

The API asks for the company's number, which only the page tells.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from enrichment.hiring.answers import (
    Fields,
    Json,
    description_of,
    distinct,
    is_remote_word,
    joined_place,
    list_at,
    page_of,
    parse_day,
    read_fields,
    stated_countries,
)
from enrichment.hiring.answers.asking import asked_with, in_path, with_query
from enrichment.hiring.answers.html_answer import read_page
from enrichment.hiring.posting import (
    Adapter,
    Answered,
    BoardMalformed,
    BoardPage,
    BoardRequest,
    Posting,
)
from prospects.hiring import BoardRef

_STATE = ("props", "pageProps", "initialState")


@dataclass(frozen=True, slots=True)
class _Found:
    """Openings of an answer, and what is needed to ask for more."""

    entries: Sequence[Json]
    pagination: Fields
    tenant: str | None
    company: str | None = None


def _first(board: BoardRef, base: str) -> BoardRequest:
    return BoardRequest(f"{base}/companies/{in_path(board.tenant)}", accept="text/html")


def _read(answered: Answered) -> BoardPage:
    found = _found(answered)
    total = found.pagination.count("total") or found.pagination.count("rowCount")
    return page_of(
        found.entries,
        lambda entry: _posting(entry, found.tenant),
        total=total,
        following=_following(found, answered) if found.entries else None,
    )


def _found(answered: Answered) -> _Found:
    tenant = answered.board.tenant if answered.board else None
    fields = read_fields(_json_of(answered.body))
    if not fields.has("props"):
        is_one = fields.text("title") and (fields.id("id") or fields.text("idParam"))
        entries = [fields.value] if is_one else list_at(fields, "items")
        return _Found(entries, fields.below("pagination"), tenant)
    state = fields.below(*_STATE)
    entries = list_at(state, "jobs", "items")
    tenant = tenant or state.text("company", "domain")
    return _Found(entries, state.below("jobs", "pagination"), tenant, state.id("company", "id"))


def _json_of(body: bytes) -> bytes:
    """The JSON itself, or the script of a page that holds it."""
    if body.lstrip()[:1] != b"<":
        return body
    script = read_page(body).find("script", id="__NEXT_DATA__")
    if script is None:
        raise BoardMalformed("HTML instead of the data of a company's board")
    return script.get_text().encode()


def _following(found: _Found, answered: Answered) -> BoardRequest | None:
    page = found.pagination.count("page") or 1
    if answered.asked is None or page >= (found.pagination.count("pageCount") or 1):
        return None
    if found.company is None:
        asked = urlsplit(answered.asked.url).query
        page = max(page, int(match[1]) if (match := re.search(r"\bpage=(\d{1,6})", asked)) else 1)
        is_last = page >= (found.pagination.count("pageCount") or 1)
        return None if is_last else asked_with(answered, page=page + 1)
    host = answered.asked.url.partition("/companies/")[0]
    url = f"{host}/api/public/companies/{in_path(found.company)}/jobs"
    size = len(found.entries)
    return BoardRequest(with_query(url, page=page + 1, pageSize=size))


def _posting(entry: Fields, tenant: str | None) -> Posting | None:
    number, title = entry.id("id") or entry.text("idParam"), entry.text("title")
    if not (number and title):
        return None
    country = entry.below("country")
    return Posting(
        number,
        title,
        _url(entry.text("idParam") or number, tenant),
        department=_label(entry, "department"),
        locations=distinct([_place(entry)]),
        countries=stated_countries(
            [country.text("iso3166") or country.text("code") or _label(entry, "country")]
        ),
        remote=is_remote_word(entry.text("workplaceType")),
        posted_on=parse_day(entry.at("createdAt")),
        description=description_of(entry.at("description") or entry.at("intro")),
        function=_label(entry, "category"),
    )


def _place(entry: Fields) -> str | None:
    city = entry.text("city", "cityName") or _label(entry, "city")
    region = entry.text("city", "regionName")
    country = entry.text("city", "countryName") or _label(entry, "country")
    return joined_place(city, region, country)


def _label(entry: Fields, name: str) -> str | None:
    return entry.text(name) or entry.text(name, "name")


def _url(name: str, tenant: str | None) -> str:
    path = in_path(name)
    return f"https://join.com/companies/{in_path(tenant)}/{path}" if tenant else f"/{path}"


ADAPTER = Adapter("join", "https://join.com", _first, _read)
