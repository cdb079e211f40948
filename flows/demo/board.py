"""Boards of the invented companies: answers as the vendors give them, one file a board."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from jinja2 import Environment, StrictUndefined
from pydantic import Field

from flows.demo.answer import Answer, Request, text_answer
from flows.demo.site import EXAMPLES
from prospects.specs.reading import Spec, load_spec


class ExampleBoard(Spec):
    """What a vendor answers for the board of one invented company.

    Attributes:
        shows: What a reader can learn from it; stands in `examples/README.md`.
        url: Address that the vendor's boards are read at, without query.
        method: How it is asked.
        status: HTTP status.
        type: Content-Type.
        robots: Text of the host's robots.txt; empty: there is none (404).
        body: The answer, word for word as this vendor writes one; a Jinja template in which
            `ago(days)` is an ISO date, `ago_ms(days)` the same in milliseconds since 1970, and
            `offset` the number of openings that a POST asks to skip.
    """

    shows: str
    url: str
    method: Literal["GET", "POST"] = "GET"
    status: int = Field(default=200, ge=200, le=599)
    type: str = "application/json"
    robots: str = ""
    body: str

    @property
    def place(self) -> tuple[str, str]:
        """Host and path."""
        parts = urlsplit(self.url)
        return parts.netloc, parts.path


def load_boards(folder: Path = EXAMPLES / "boards") -> dict[str, ExampleBoard]:
    """Read all boards of a folder with one folder for each vendor.

    Returns:
        `vendor/tenant` (folder and file) -> board.

    Raises:
        ConfigError: With every fault of the first file that has any.
    """
    files = sorted(folder.glob("*/*.yml"))
    return {f"{path.parent.name}/{path.stem}": load_spec(ExampleBoard, path) for path in files}


class ExampleBoards:
    """All boards of the example world, as answers.

    Args:
        boards: Boards by `vendor/tenant`.
        day: Day from which "3 days ago" is counted.
    """

    def __init__(self, boards: Mapping[str, ExampleBoard], day: date) -> None:
        self._by_place = {board.place: board for board in boards.values()}
        self._robots = {b.place[0]: b.robots for b in boards.values() if b.robots}
        self._jinja = Environment(undefined=StrictUndefined)  # noqa: S701 - not only HTML, and our own
        self._jinja.globals.update(days_ago(day))

    def answer(self, request: Request) -> Answer | None:
        """The answer of a board, or None where nobody's board is asked for."""
        path = request.path.partition("?")[0]
        if path == "/robots.txt" and request.host in self._robots:
            return text_answer(200, self._robots[request.host] + "\n")
        board = self._by_place.get((request.host, path))
        if board is None:
            return None
        if (request.body is None) != (board.method == "GET"):
            return text_answer(405, "Method not allowed\n", {"Allow": board.method})
        template = self._jinja.from_string(board.body)
        body = template.render(offset=_offset(request.body)).encode()
        return Answer(board.status, {"Content-Type": board.type}, body)


def days_ago(day: date) -> dict[str, object]:
    """Functions for templates that tell days before a day, so that an age holds on any day."""

    def ago(days: int) -> str:
        return (day - timedelta(days)).isoformat()

    def ago_ms(days: int) -> int:
        noon = datetime.combine(day - timedelta(days), time(12), UTC)
        return int(noon.timestamp() * 1000)

    return {"ago": ago, "ago_ms": ago_ms}


def _offset(body: bytes | None) -> int:
    """How many openings a POST asks to skip; 0 where it does not say."""
    try:
        asked = json.loads(body or b"{}")
    except ValueError:
        return 0
    offset = asked.get("offset") if isinstance(asked, dict) else None
    return offset if isinstance(offset, int) else 0
