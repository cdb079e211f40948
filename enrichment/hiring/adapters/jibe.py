"""Jibe (iCIMS Attract): a front with pages of a hundred, mostly under a company's own domain.

Where to apply names the system behind it. Source: what its career pages themselves ask for.
"""

from urllib.parse import quote

from enrichment.hiring.answers import (
    Fields,
    Json,
    description_of,
    distinct,
    joined_place,
    list_at,
    page_of,
    parse_day,
    read_fields,
    requisition_of,
    stated_countries,
    turn_by_page,
)
from enrichment.hiring.posting import Adapter, Answered, BoardPage, BoardRequest, Posting
from prospects.hiring import BoardRef

_OWN = ".jibeapply.com"


def _first(board: BoardRef, base: str) -> BoardRequest:
    # A tenant with a dot is a host of the company's own.
    host = base.removesuffix(_OWN) if "." in board.tenant else base
    return BoardRequest(f"{host}/api/jobs?page=1&limit=100")


def _read(answered: Answered) -> BoardPage:
    fields = read_fields(answered.body)
    entries = [_opening(entry) for entry in list_at(fields, "jobs")]
    total = fields.count("totalCount")
    following, is_capped = turn_by_page(answered.asked, "page", len(entries), answered.seen, total)
    public = [entry for entry in entries if Fields(entry).flag("internal") is not True]
    return page_of(
        public,
        lambda entry: _posting(entry, answered.board),
        total=total,
        following=following,
        is_capped=is_capped,
    )


def _opening(entry: Json) -> Json:
    data = Fields(entry).at("data")
    return data if isinstance(data, dict) else entry


def _posting(entry: Fields, board: BoardRef | None) -> Posting | None:
    title, slug = entry.text("title"), entry.id("slug") or entry.id("req_id")
    if not (title and slug):
        return None
    categories = [category.text("name") for category in entry.each("categories")]
    return Posting(
        slug,
        title,
        entry.url("meta_data", "canonical_url") or _url(entry, slug, board),
        department=entry.text("department"),
        locations=distinct([_place(entry)]),
        countries=stated_countries([entry.text("country_code") or entry.text("country")]),
        posted_on=parse_day(entry.at("posted_date")),
        description=_description(entry),
        requisition=requisition_of(entry.at("req_id")),
        apply_url=entry.url("apply_url"),
        function=next(filter(None, categories), None),
    )


def _url(entry: Fields, slug: str, board: BoardRef | None) -> str:
    path = f"/jobs/{quote(slug, safe='')}"
    if board is None:
        return entry.url("apply_url") or path
    host = board.tenant if "." in board.tenant else f"{board.tenant}{_OWN}"
    return f"https://{host}{path}"


def _place(entry: Fields) -> str | None:
    parts = (entry.text("city"), entry.text("state"), entry.text("country"))
    return joined_place(*parts) or entry.text("full_location") or entry.text("location_name")


def _description(entry: Fields) -> str:
    return description_of(*map(entry.at, ("description", "responsibilities", "qualifications")))


ADAPTER = Adapter("jibe", "https://{tenant}.jibeapply.com", _first, _read)
