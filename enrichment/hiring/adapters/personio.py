"""Personio: the whole board in one XML file; its search answers the same as JSON.

Source: the XML feed (developer.personio.de, "retrieving open job positions"). The reference's
region is the end of the host, "de" or "com"; None is "de". The JSON names no URL.
"""

from enrichment.hiring.answers import (
    Fields,
    Json,
    description_of,
    distinct,
    is_remote_word,
    list_or_one,
    parse_day,
    read_json,
    text_of,
    whole_board,
)
from enrichment.hiring.answers.asking import in_path
from enrichment.hiring.answers.xml_answer import children_of, read_xml
from enrichment.hiring.posting import Adapter, Answered, BoardPage, BoardRequest, Posting
from prospects.hiring import BoardRef

_ROOTS = ("workzag-jobs", "workzag")


def _first(board: BoardRef, base: str) -> BoardRequest:
    if board.region:
        base = base.replace(".personio.de", f".personio.{board.region}")
    return BoardRequest(f"{base}/xml?language=en", accept="application/xml, text/xml")


def _read(answered: Answered) -> BoardPage:
    if answered.body.lstrip()[:1] in (b"[", b"{"):
        entries = list_or_one(read_json(answered.body), "name")
        return whole_board(entries, lambda entry: _from_json(entry, answered.board))
    positions = children_of(read_xml(answered.body, _ROOTS), "position")
    return whole_board(positions, lambda entry: _from_xml(entry, answered.board))


def _from_xml(entry: Fields, board: BoardRef | None) -> Posting | None:
    number, title = entry.text("id", 0), entry.text("name", 0)
    if not (number and title):
        return None
    offices = (entry.text("office", 0), *entry.texts("additionalOffices", 0, "office"))
    sections = entry.each("jobDescriptions", 0, "jobDescription")
    texts = [part for each in sections for part in (each.at("name", 0), each.at("value", 0))]
    return Posting(
        number,
        title,
        _url(number, board),
        department=entry.text("department", 0),
        locations=distinct(offices),
        remote=_is_remote(offices),
        posted_on=parse_day(entry.at("createdAt", 0)),
        description=description_of(*texts),
        level=entry.text("seniority", 0),
        function=_in_words(entry.text("occupationCategory", 0)),
    )


def _from_json(entry: Fields, board: BoardRef | None) -> Posting | None:
    number, title = entry.id("id"), entry.text("name") or entry.text("title")
    if not (number and title):
        return None
    offices = distinct((_name(entry.at("office")), *map(_name, entry.items("offices"))))
    return Posting(
        number,
        title,
        _url(number, board),
        department=_name(entry.at("department")),
        locations=offices,
        remote=_is_remote(offices),
        posted_on=parse_day(entry.at("createdAt") or entry.at("created_at")),
        description=description_of(entry.at("description")),
        level=entry.text("seniority"),
        function=_in_words(entry.text("occupation_category") or entry.text("category")),
    )


def _name(value: Json) -> str | None:
    return text_of(value) or Fields(value).text("name")


def _is_remote(offices: tuple[str | None, ...]) -> bool | None:
    """True where an office is called "Remote": what else it is called says nothing."""
    return any(is_remote_word(office) for office in offices) or None


def _in_words(category: str | None) -> str | None:
    """Category as words ("it_software" -> "it software")."""
    return category.replace("_", " ") if category else None


def _url(number: str, board: BoardRef | None) -> str:
    path = f"/job/{in_path(number)}"
    if board is None:
        return path
    return f"https://{in_path(board.tenant)}.jobs.personio.{board.region or 'de'}{path}"


ADAPTER = Adapter("personio", "https://{tenant}.jobs.personio.de", _first, _read)
