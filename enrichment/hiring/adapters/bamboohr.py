"""BambooHR: the whole board in one answer; descriptions stand on the single postings.

Its shape changed within a year: places stood flat (`locationCity`), then in `location`, then in
`atsLocation` too. No URL is told, only the id that the path is made of.
"""

import re
from collections.abc import Sequence

from enrichment.hiring.answers import (
    Fields,
    Json,
    description_of,
    distinct,
    joined_place,
    list_at,
    parse_day,
    read_fields,
    stated_countries,
    whole_board,
)
from enrichment.hiring.answers.asking import in_path
from enrichment.hiring.posting import Adapter, Answered, BoardPage, BoardRequest, Posting
from prospects.hiring import BoardRef

_HYBRID = "2"
_LOCATION_TYPES = {"0": False, "1": True, _HYBRID: False}
"""On site, remote, hybrid, as the board's own page shows them."""
_NUMBER = re.compile(r"/(?:careers|jobs/view\.php\?id=)/?(\d+)")


def _first(_: BoardRef, base: str) -> BoardRequest:
    return BoardRequest(f"{base}/careers/list")


def _read(answered: Answered) -> BoardPage:
    fields = read_fields(answered.body)
    entries = _entries(fields, answered)
    total = fields.count("meta", "totalCount")
    return whole_board(entries, lambda entry: _posting(entry, answered.board), total)


def _entries(fields: Fields, answered: Answered) -> Sequence[Json]:
    """Openings of a list; a single one comes as `result.jobOpening` and tells its id by its URL."""
    if fields.text("jobOpeningName") and fields.id("id"):
        return [fields.value]
    one = fields.at("result", "jobOpening")
    if not isinstance(one, dict):
        return list_at(fields, "result")
    asked = answered.asked.url if answered.asked else ""
    match = _NUMBER.search(Fields(one).text("jobOpeningShareUrl") or asked)
    return [{"id": match[1], **one}] if match else [one]


def _posting(entry: Fields, board: BoardRef | None) -> Posting | None:
    number, title = entry.id("id"), entry.text("jobOpeningName")
    if not (number and title):
        return None
    country = _country(entry)
    return Posting(
        number,
        title,
        entry.url("jobOpeningShareUrl") or _url(number, board),
        department=entry.text("departmentLabel"),
        locations=distinct([_place(entry, country)]),
        countries=stated_countries([country]),
        remote=_is_remote(entry),
        posted_on=parse_day(entry.at("datePosted")),
        description=description_of(entry.at("description")),
    )


def _country(entry: Fields) -> str | None:
    told = entry.text("atsLocation", "country") or entry.text("location", "addressCountry")
    return told or entry.text("locationCountry")


def _place(entry: Fields, country: str | None) -> str | None:
    for place in (entry.below("location"), entry.below("atsLocation")):
        city, region = place.text("city"), place.text("state") or place.text("province")
        if city or region:
            return joined_place(city, region, country)
    return joined_place(entry.text("locationCity"), entry.text("locationState"), country)


def _is_remote(entry: Fields) -> bool | None:
    kind, stated = entry.id("locationType") or "", entry.flag("isRemote")
    return _LOCATION_TYPES.get(kind) if stated is None or kind == _HYBRID else stated


def _url(number: str, board: BoardRef | None) -> str:
    path = f"/careers/{in_path(number)}"
    return f"https://{in_path(board.tenant)}.bamboohr.com{path}" if board else path


ADAPTER = Adapter("bamboohr", "https://{tenant}.bamboohr.com", _first, _read)
