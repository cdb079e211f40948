"""Pinpoint: the whole board in one answer, in sections under headings of their own.

Days of posting are not told. `reporting_to` is the title of the superior; where it holds anything
else (a name), it is left out.
"""

from enrichment.hiring.answers import (
    Fields,
    description_of,
    distinct,
    is_remote_word,
    joined_place,
    list_or_one_at,
    read_fields,
    requisition_of,
    stated_countries,
    whole_board,
)
from enrichment.hiring.answers.asking import absolute, in_path
from enrichment.hiring.posting import Adapter, Answered, BoardPage, BoardRequest, Posting
from prospects.hiring import BoardRef
from prospects.titles import read_title

_SECTIONS = ("key_responsibilities", "skills_knowledge_expertise", "benefits")


def _first(_: BoardRef, base: str) -> BoardRequest:
    return BoardRequest(f"{base}/postings.json")


def _read(answered: Answered) -> BoardPage:
    fields = read_fields(answered.body)
    entries = list_or_one_at(fields, "title", "data")
    return whole_board(entries, lambda entry: _posting(entry, answered.board))


def _posting(entry: Fields, board: BoardRef | None) -> Posting | None:
    number, title = entry.id("id"), entry.text("title")
    if not (number and title):
        return None
    department = entry.text("job", "department", "name") or entry.text("department", "name")
    return Posting(
        number,
        title,
        entry.url("url") or _url(entry, number, board),
        department=department,
        locations=distinct([_place(entry.below("location"))]),
        countries=stated_countries([entry.text("location", "country")]),
        remote=is_remote_word(entry.text("workplace_type")),
        description=_description(entry),
        requisition=requisition_of(entry.at("job", "requisition_id")),
    )


def _place(place: Fields) -> str | None:
    """The place's own name; where that only says "Remote", its parts."""
    name = place.text("name")
    if name and is_remote_word(name) is None:
        return name
    return joined_place(place.text("city"), place.text("province"), place.text("country")) or name


def _description(entry: Fields) -> str:
    parts = [entry.at("description")]
    for name in _SECTIONS:
        if entry.text(name):
            parts += [entry.at(f"{name}_header"), entry.at(name)]
    superior = entry.text("reporting_to")
    if superior and _is_title(superior):
        parts.append(f"Reporting to: {superior}")
    return description_of(*parts)


def _is_title(text: str) -> bool:
    reading = read_title(text)
    return bool(reading.seniority or reading.functions)


def _url(entry: Fields, number: str, board: BoardRef | None) -> str:
    path = entry.text("path") or f"/postings/{in_path(number)}"
    return absolute(path, f"https://{in_path(board.tenant)}.pinpointhq.com" if board else None)


ADAPTER = Adapter("pinpoint", "https://{tenant}.pinpointhq.com", _first, _read)
