"""Oracle Recruiting: openings below `items[0].requisitionList`, in pages by limit and offset.

The reference's tenant is the first part of the host and its region the rest before the domain
("fa.us2"); its site is the career site ("CX_1001"). A single opening has the fields of the list
and its texts; it comes alone or as the one item.
"""

import re
from dataclasses import replace

from enrichment.hiring.answers import (
    Fields,
    description_of,
    distinct,
    is_remote_word,
    list_at,
    page_of,
    parse_day,
    read_fields,
    requisition_of,
    stated_countries,
)
from enrichment.hiring.answers.asking import in_path
from enrichment.hiring.posting import (
    Adapter,
    Answered,
    BoardMalformed,
    BoardPage,
    BoardRequest,
    Posting,
)
from prospects.hiring import BoardRef

_PAGE = 100
_PATH = "/hcmRestApi/resources/latest/recruitingCEJobRequisitions"
_OFFSET = re.compile(r"(?<=,offset=)\d{1,8}")
_WORKPLACES = {"ORA_REMOTE": True, "ORA_ON_SITE": False, "ORA_HYBRID": False}
_TEXTS = (
    "ExternalDescriptionStr", "ExternalResponsibilitiesStr", "ExternalQualificationsStr",
)  # fmt: skip


def _first(board: BoardRef, base: str) -> BoardRequest | None:
    if not (board.site and board.region):
        return None
    expand = "onlyData=true&expand=requisitionList.secondaryLocations"
    finder = f"findReqs;siteNumber={in_path(board.site)},limit={_PAGE},offset=0"
    return BoardRequest(f"{base}{_PATH}?{expand}&finder={finder}")


def _read(answered: Answered) -> BoardPage:
    fields = read_fields(answered.body)
    one = _single(fields)
    if one is not None:
        return page_of([one.value], lambda entry: _posting(entry, answered.board))
    if not list_at(fields, "items"):
        raise BoardMalformed("no site of this number: an empty list instead of its openings")
    found = fields.below("items", 0)
    entries = list_at(found, "requisitionList")
    total = found.count("TotalJobsCount")
    return page_of(
        entries,
        lambda entry: _posting(entry, answered.board),
        total=total,
        following=_following(answered, len(entries), total),
    )


def _single(fields: Fields) -> Fields | None:
    """The one opening that is told with its texts, or None where a list is."""
    for one in (fields, fields.below("items", 0)):
        if one.text("Title") and one.id("Id") and not one.has("requisitionList"):
            return one
    return None


def _following(answered: Answered, shown: int, total: int | None) -> BoardRequest | None:
    match = _OFFSET.search(answered.asked.url) if answered.asked else None
    if answered.asked is None or match is None or not shown:
        return None
    offset = int(match[0]) + shown
    if offset >= (total or 0):
        return None
    return replace(answered.asked, url=_OFFSET.sub(str(offset), answered.asked.url, count=1))


def _posting(entry: Fields, board: BoardRef | None) -> Posting | None:
    number, title = entry.id("Id"), entry.text("Title")
    if not (number and title):
        return None
    others = entry.each("secondaryLocations")
    countries = (entry.text("PrimaryLocationCountry"), *(o.text("CountryCode") for o in others))
    posted_on = parse_day(entry.at("PostedDate")) or parse_day(entry.at("ExternalPostedStartDate"))
    return Posting(
        number,
        title,
        _url(number, board),
        department=entry.text("Department") or entry.text("Organization"),
        locations=distinct((entry.text("PrimaryLocation"), *(o.text("Name") for o in others))),
        countries=stated_countries(countries),
        remote=_is_remote(entry),
        posted_on=posted_on,
        description=_description(entry),
        requisition=requisition_of(number),
        level=entry.text("ManagerLevel"),
        function=entry.text("JobFunction") or entry.text("JobFamily") or entry.text("Category"),
    )


def _description(entry: Fields) -> str:
    """The texts of a single opening; a list holds only the teaser."""
    return description_of(*map(entry.at, _TEXTS)) or description_of(entry.at("ShortDescriptionStr"))


def _is_remote(entry: Fields) -> bool | None:
    code = _WORKPLACES.get(entry.text("WorkplaceTypeCode") or "")
    return is_remote_word(entry.text("WorkplaceType")) if code is None else code


def _url(number: str, board: BoardRef | None) -> str:
    path = f"/job/{in_path(number)}"
    if board is None or not (board.site and board.region):
        return path
    host = f"https://{in_path(board.tenant)}.{board.region}.oraclecloud.com"
    return f"{host}/hcmUI/CandidateExperience/en/sites/{in_path(board.site)}{path}"


ADAPTER = Adapter("oracle", "https://{tenant}.{region}.oraclecloud.com", _first, _read)
