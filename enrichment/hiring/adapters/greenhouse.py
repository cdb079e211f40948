"""Greenhouse: the whole board in one answer, or as a tree of departments or offices.

Source: the Job Board API (developers.greenhouse.io/job-board.html). `metadata` holds whatever a
firm likes, recruiters and hiring managers among it, so nothing is read of it.
"""

from collections import deque
from collections.abc import Iterator
from urllib.parse import quote

from enrichment.hiring.answers import (
    Fields,
    Json,
    description_of,
    distinct,
    list_at,
    parse_day,
    read_fields,
    requisition_of,
    whole_board,
)
from enrichment.hiring.posting import (
    Adapter,
    Answered,
    BoardMalformed,
    BoardPage,
    BoardRequest,
    Posting,
)
from prospects.hiring import BoardRef

_TREES = ("departments", "offices")


def _first(board: BoardRef, base: str) -> BoardRequest:
    # Departments are told with content only.
    return BoardRequest(f"{base}/v1/boards/{quote(board.tenant, safe='')}/jobs?content=true")


def _read(answered: Answered) -> BoardPage:
    fields = read_fields(answered.body)
    told = fields.count("meta", "total")
    entries = list(_entries(fields))
    return whole_board(entries, lambda entry: _posting(entry, answered.board), told)


def _entries(fields: Fields) -> Iterator[Json]:
    if fields.has("jobs"):
        yield from list_at(fields, "jobs")
    elif fields.id("id") and fields.text("title"):
        yield fields.value
    elif tree := next((tree for tree in _TREES if fields.has(tree)), None):
        yield from _openings_of_tree(list_at(fields, tree))
    else:
        list_at(fields, "jobs")


def _openings_of_tree(branches: list[Json]) -> Iterator[Json]:
    """Openings of departments with sub-departments, or of offices with departments."""
    waiting = deque(branches)
    while waiting:
        branch = waiting.popleft()
        if not isinstance(branch, dict):
            raise BoardMalformed("a department or office that is no object")
        below = [key for key in ("departments", "children") if key in branch]
        yield from _openings_of_branch(branch, has_more=bool(below))
        nested = [each for key in below for each in list_at(Fields(branch), key)]
        waiting.extendleft(reversed(nested))


def _openings_of_branch(branch: dict[str, Json], *, has_more: bool) -> Iterator[Json]:
    if has_more and "jobs" not in branch:
        return
    for opening in list_at(Fields(branch), "jobs"):
        is_named = isinstance(opening, dict) and "departments" not in opening
        named: Json = [{"name": branch.get("name")}]
        yield {**opening, "departments": named} if is_named else opening  # type: ignore[dict-item]


def _posting(entry: Fields, board: BoardRef | None) -> Posting | None:
    title, number = entry.text("title"), entry.id("id")
    if not (title and number):
        return None
    return Posting(
        number,
        title,
        entry.url("absolute_url") or _url(number, board),
        department=_department(entry),
        locations=_locations(entry),
        posted_on=parse_day(entry.at("first_published")),
        description=description_of(entry.at("content")),
        requisition=requisition_of(entry.at("requisition_id")),
    )


def _url(number: str, board: BoardRef | None) -> str:
    path = f"/jobs/{quote(number, safe='')}"
    if board is None:
        return path
    instance = ".eu" if board.region == "eu" else ""
    return f"https://job-boards{instance}.greenhouse.io/{quote(board.tenant, safe='')}{path}"


def _department(entry: Fields) -> str | None:
    names = (department.text("name") for department in entry.each("departments"))
    return next((name for name in names if name and name != "No Department"), None)


def _locations(entry: Fields) -> tuple[str, ...]:
    """As the board shows it; the offices only where it shows none, for they are wider."""
    if place := entry.text("location", "name"):
        return (place,)
    offices = entry.each("offices")
    return distinct(office.text("location") or office.text("name") for office in offices)


ADAPTER = Adapter("greenhouse", "https://boards-api.greenhouse.io", _first, _read)
