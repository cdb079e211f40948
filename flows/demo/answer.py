"""What is asked of the example web, and what goes back over the wire."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Request:
    """What of a request decides its answer.

    Attributes:
        scheme: "http" or "https".
        host: Host name without port, lower case.
        path: Path with query.
        visits: How often this host and path was asked for before.
        gzip: Whether the client takes gzip.
        body: What was sent with a POST; None is a GET.
    """

    scheme: str
    host: str
    path: str
    visits: int = 0
    gzip: bool = False
    body: bytes | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer as it goes over the wire.

    Attributes:
        status: HTTP status.
        headers: Name -> value, without Content-Length.
        body: Body as sent.
        delay_seconds: How long it is held back.
        cut: Where the connection ends early, if it does.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes
    delay_seconds: float = 0
    cut: Literal["", "before", "in_body"] = ""


def text_answer(status: int, text: str, headers: Mapping[str, str] | None = None) -> Answer:
    """An answer in plain text."""
    return Answer(status, {"Content-Type": "text/plain", **(headers or {})}, text.encode())
