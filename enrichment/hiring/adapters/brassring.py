"""BrassRing: pages by POST; an opening is a list of questions with answers.

The reference's tenant is the partner's number and its site the site's; a region ("krb") is the
beginning of the host. Companies choose their own fields, whose names say nothing ("formtext12"),
so of places only fields with a name are read. `lastupdated` is no day of posting.
"""

from dataclasses import replace

from enrichment.hiring.answers import (
    Fields,
    description_of,
    distinct,
    joined_place,
    list_at,
    page_of,
    plain_text,
    read_fields,
    requisition_of,
    stated_countries,
)
from enrichment.hiring.answers.asking import asked_body, goes_on, in_path, posted
from enrichment.hiring.posting import Adapter, Answered, BoardPage, BoardRequest, Posting
from prospects.hiring import BoardRef

_PATH = "/TGnewUI/Search/Ajax/ProcessSortAndShowMoreJobs"


def _first(board: BoardRef, base: str) -> BoardRequest | None:
    if not board.site:
        return None
    if board.region:
        base = base.replace("//sjobs.", f"//{board.region}-sjobs.")
    return posted(f"{base}{_PATH}", partnerId=board.tenant, siteId=board.site, pageNumber=1)


def _read(answered: Answered) -> BoardPage:
    fields = read_fields(answered.body)
    is_one = fields.has("Questions")
    entries = [fields.value] if is_one else list_at(fields, "Jobs", "Job")
    total = fields.count("JobsCount")
    is_more = goes_on(answered, len(entries), total)
    return page_of(
        entries,
        lambda entry: _posting(entry, answered.board),
        total=total,
        following=_following(answered) if is_more else None,
    )


def _following(answered: Answered) -> BoardRequest | None:
    if answered.asked is None or answered.asked.body is None:
        return None
    said = Fields(asked_body(answered))
    values = {**asked_body(answered), "pageNumber": (said.count("pageNumber") or 1) + 1}
    return replace(answered.asked, body=posted("", **values).body)


def _posting(entry: Fields, board: BoardRef | None) -> Posting | None:
    said = _answers(entry)
    number = said.get("reqid") or said.get("jobid")
    title = " ".join(plain_text(said.get("jobtitle", "")).split())
    if not (number and title):
        return None
    place = joined_place(said.get("city"), said.get("state"), said.get("country"))
    return Posting(
        number,
        title,
        entry.url("Link") or _url(number, board),
        department=said.get("department"),
        locations=distinct([said.get("location") or place]),
        countries=stated_countries([said.get("country")]),
        description=description_of(said.get("jobdescription")),
        requisition=requisition_of(said.get("autoreq") or number),
    )


def _answers(entry: Fields) -> dict[str, str]:
    """Answers by the question's name in lower case; the first that is there counts."""
    found: dict[str, str] = {}
    for question in entry.each("Questions"):
        name, value = question.text("QuestionName"), question.text("Value")
        if name and value:
            found.setdefault(name.lower(), value)
    return found


def _url(number: str, board: BoardRef | None) -> str:
    path = "/TGnewUI/Search/home/HomeWithPreLoad"
    query = f"PageType=JobDetails&jobid={in_path(number)}"
    if board is None or not board.site:
        return f"{path}?{query}"
    begin = f"{board.region}-" if board.region else ""
    whose = f"partnerid={in_path(board.tenant)}&siteid={in_path(board.site)}"
    return f"https://{begin}sjobs.brassring.com{path}?{whose}&{query}"


ADAPTER = Adapter("brassring", "https://sjobs.brassring.com", _first, _read)
