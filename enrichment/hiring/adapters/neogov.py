"""NEOGOV (governmentjobs.com): an agency's openings as RSS with elements of its own.

The reference's tenant is the agency's name in the path of its careers page.
"""

import re

from enrichment.hiring.answers import (
    Fields,
    description_of,
    distinct,
    is_remote_word,
    url_of,
    whole_board,
)
from enrichment.hiring.answers.asking import in_path
from enrichment.hiring.answers.written_days import written_day
from enrichment.hiring.answers.xml_answer import read_xml
from enrichment.hiring.posting import (
    Adapter,
    Answered,
    BoardMalformed,
    BoardPage,
    BoardRequest,
    Posting,
)
from prospects.hiring import BoardRef

_NUMBER = re.compile(r"/jobs/(?:newprint/)?(\d+)")
_TEXTS = ("examplesofduties", "qualifications", "supplementalinformation")


def _first(board: BoardRef, base: str) -> BoardRequest:
    url = f"{base}/SearchEngine/JobsFeed?agency={in_path(board.tenant)}"
    return BoardRequest(url, accept="application/rss+xml, application/xml, text/xml")


def _read(answered: Answered) -> BoardPage:
    feed = read_xml(answered.body, ("rss",))
    channel = feed.below("channel", 0)
    if not channel.has("title"):
        raise BoardMalformed("RSS without a channel")
    return whole_board(channel.items("item"), lambda entry: _posting(entry, answered.board))


def _posting(entry: Fields, board: BoardRef | None) -> Posting | None:
    link = url_of(entry.at("link", 0)) or url_of(entry.at("guid", 0))
    number = _own(entry, "jobId") or _number(link)
    title = entry.text("title", 0)
    if not (number and title):
        return None
    place = _own(entry, "location")
    is_remote = is_remote_word(place) or None
    texts = (entry.at(f"joblisting:{name}", 0) for name in _TEXTS)
    return Posting(
        number,
        title,
        link or _url(number, board),
        department=_own(entry, "department"),
        locations=distinct([place]),
        remote=is_remote,
        posted_on=written_day(_own(entry, "advertiseFromDateUTC") or entry.text("pubDate", 0)),
        description=description_of(entry.at("description", 0), *texts),
        requisition=_own(entry, "jobNumber"),
        function=entry.text("joblisting:categories", 0, "joblisting:category", 0),
    )


def _own(entry: Fields, name: str) -> str | None:
    return entry.text(f"joblisting:{name}", 0)


def _number(link: str | None) -> str | None:
    match = _NUMBER.search(link or "")
    return match[1] if match else None


def _url(number: str, board: BoardRef | None) -> str:
    if board is None:
        return f"/jobs/{in_path(number)}"
    host = "https://www.governmentjobs.com/careers"
    return f"{host}/{in_path(board.tenant)}/jobs/{in_path(number)}"


ADAPTER = Adapter("neogov", "https://www.governmentjobs.com", _first, _read)
