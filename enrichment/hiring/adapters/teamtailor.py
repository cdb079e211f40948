"""Teamtailor: a JSON Feed (jsonfeed.org) with a JobPosting in each item; and the API's form.

Pages follow one another by `next_url`, of which only the number is taken: it may name a domain of
the company's own. The reference's region is "na" or "au"; None is the European one.
"""

import re
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

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
    stated_countries,
    url_of,
)
from enrichment.hiring.answers.asking import asked_with
from enrichment.hiring.answers.job_posting import posting_of
from enrichment.hiring.posting import (
    Adapter,
    Answered,
    BoardMalformed,
    BoardPage,
    BoardRequest,
    Posting,
)
from prospects.hiring import BoardRef

_NUMBER = re.compile(r"/jobs/(\d+)")


def _first(board: BoardRef, base: str) -> BoardRequest:
    if board.region:
        base = base.replace(".teamtailor.com", f".{board.region}.teamtailor.com")
    return BoardRequest(f"{base}/jobs.json", accept="application/feed+json, application/json")


def _read(answered: Answered) -> BoardPage:
    fields = read_fields(answered.body)
    if fields.has("data"):
        return _read_api(fields, answered)
    if "jsonfeed.org" not in (fields.text("version") or "") and not fields.has("items"):
        list_at(fields, "items")
    following = _following(answered, url_of(fields.at("next_url")))
    return page_of(list_at(fields, "items"), _from_feed, following=following)


def _following(answered: Answered, told: str | None) -> BoardRequest | None:
    if told is None:
        return None
    if answered.asked is None:
        return BoardRequest(told)
    query = {key: value for key, value in parse_qsl(urlsplit(told).query) if "page" in key}
    following = asked_with(answered, **query)
    if following == answered.asked:
        raise BoardMalformed("a next page that is this one")
    return following


def _from_feed(entry: Fields) -> Posting | None:
    """Item of the feed; what its JobPosting tells beyond it is taken over."""
    url = entry.url("url")
    node = entry.at("_jobposting")
    told = posting_of(node, url) if isinstance(node, dict) else None
    title = entry.text("title") or (told.title if told else None)
    number = _number(url) or (told.requisition if told else None) or entry.id("id")
    if not (number and title):
        return None
    own = replace(told, requisition=None) if told else Posting(number, title, url or "")
    return replace(
        own,
        posting_id=number,
        title=title,
        url=url or own.url or f"/jobs/{number}",
        posted_on=parse_day(entry.at("date_published")) or own.posted_on,
        description=description_of(entry.at("content_html")) or own.description,
    )


def _read_api(fields: Fields, answered: Answered) -> BoardPage:
    """The API's form (docs.teamtailor.com): relations stand in `included`."""
    one = fields.at("data")
    entries = [one] if isinstance(one, dict) else list_at(fields, "data")
    included = {
        (each.text("type"), each.id("id")): each.below("attributes")
        for each in fields.each("included")
    }
    following = _following_api(answered, url_of(fields.at("links", "next")))
    total = fields.count("meta", "record-count")
    return page_of(
        entries, lambda entry: _from_api(entry, included), total=total, following=following
    )


def _following_api(answered: Answered, told: str | None) -> BoardRequest | None:
    if told is None or answered.asked is None:
        return BoardRequest(told) if told else None
    return _following(answered, told)


def _from_api(
    entry: Fields, included: dict[tuple[str | None, str | None], Fields]
) -> Posting | None:
    number, told = entry.id("id"), entry.below("attributes")
    title = told.text("title")
    if not (number and title):
        return None
    relations = entry.below("relationships")
    places = [
        included.get(("locations", each.id("id"))) for each in relations.each("locations", "data")
    ]
    department = included.get(("departments", relations.id("department", "data", "id")))
    known = [place for place in places if place]
    return Posting(
        number,
        title,
        entry.url("links", "careersite-job-url") or f"/jobs/{number}",
        department=department.text("name") if department else None,
        locations=distinct(_place(place) for place in known),
        countries=stated_countries(place.text("country") for place in known),
        remote=_is_remote(told),
        posted_on=parse_day(told.at("published-at") or told.at("created-at")),
        description=description_of(told.at("body")),
    )


def _place(place: Fields) -> str | None:
    parts = joined_place(place.text("city"), place.text("country"))
    return parts or place.text("name")


def _is_remote(told: Fields) -> bool | None:
    status = told.text("remote-status")
    return {"none": False, "fully": True}.get(status or "", is_remote_word(status))


def _number(url: str | None) -> str | None:
    """Number of the posting in its path, which the API names as its id too."""
    match = _NUMBER.search(urlsplit(url).path) if url else None
    return match[1] if match else None


ADAPTER = Adapter("teamtailor", "https://{tenant}.teamtailor.com", _first, _read)
