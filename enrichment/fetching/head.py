"""The head of an answer, read under caps: its status line and its header fields (RFC 9112).

http.client reads header fields by the parser of e-mail messages, a third of a millisecond each
time; what HTTP needs of it is a tenth of that.
"""

import http.client
import io
import re
from typing import Any

from urllib3 import HTTPHeaderDict

_LINES_BYTES_MAX = 524_288
_LINE_BYTES_MAX = 65_536
_FIELDS_MAX = 100
"""The caps of http.client."""
_CONTINUE = 100
_BODILESS = frozenset({*range(100, 200), 204, 304})
_NAME = re.compile(r"[!-9;-~]+")


class _BoundedLines(io.BufferedReader):
    """What a server sends, with a cap on all that is read as lines.

    Each line and the number of headers have their caps already. This one bounds what has none:
    interim answers (1xx) one after the other, chunks of one byte, trailers without end.
    """

    bytes_left = _LINES_BYTES_MAX

    def readline(self, size: int | None = -1, /) -> bytes:
        """Next line; empty at the end of all."""
        line = super().readline(size)
        self.bytes_left -= len(line)
        if self.bytes_left < 0 or len(line) == size:
            raise http.client.LineTooLong("head or chunk")
        return line


class BoundedResponse(http.client.HTTPResponse):
    """An answer whose lines are bounded, and whose head has its end.

    Attributes:
        fields: Header fields as they were sent.
    """

    fields: HTTPHeaderDict

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fp = self._lines = _BoundedLines(self.fp.detach())

    def begin(self) -> None:
        """Read the head, and from it where the body ends (RFC 9112, 6.3).

        Raises:
            http.client.HTTPException: It is not valid, over a cap, or breaks off.
        """
        version, status, reason = self._read_status()  # type: ignore[attr-defined]
        while status == _CONTINUE:
            _read_fields(self._lines)
            version, status, reason = self._read_status()  # type: ignore[attr-defined]
        if not version.startswith("HTTP/1.") and version != "HTTP/0.9":
            raise http.client.UnknownProtocol(version)
        self.version = 10 if version in ("HTTP/1.0", "HTTP/0.9") else 11
        self.code = self.status = status
        self.reason = reason.strip()
        self.fields = _read_fields(self._lines)
        self.headers = self.msg = self.fields  # type: ignore[assignment]
        self._frame()

    def _frame(self) -> None:
        """How the body ends: by chunks, by its length, or with the connection."""
        self.chunked = self._first("transfer-encoding").lower() == "chunked"
        self.chunk_left = None
        self.length = None if self.chunked else _length(self._first("content-length"))
        if self.status in _BODILESS:
            self.length = 0
        is_open_ended = not self.chunked and self.length is None
        self.will_close = is_open_ended or self._check_close()  # type: ignore[attr-defined]

    def _first(self, name: str) -> str:
        values = self.fields.getlist(name)
        return values[0] if values else ""


def _length(written: str) -> int | None:
    """A Content-Length, or None where it is none."""
    try:
        length = int(written)
    except ValueError:
        return None
    return length if length >= 0 else None


def _read_fields(lines: _BoundedLines) -> HTTPHeaderDict:
    """Header fields, up to the empty line.

    A line that goes on with the one before (RFC 9112, 5.2) is added to it; one that is no field
    is passed over, and so is what goes on with it.
    """
    fields: list[tuple[str, str]] = []
    is_field = False
    for line in _head_lines(lines):
        name, colon, value = line.partition(":")
        if line[0] in " \t":
            if is_field:
                fields[-1] = fields[-1][0], f"{fields[-1][1]} {line.strip()}"
        else:
            is_field = bool(colon) and _NAME.fullmatch(name) is not None
            if is_field:
                fields.append((name, value.strip(" \t")))
    named = HTTPHeaderDict()
    for name, value in fields:
        named.add(name, value)
    return named


def _head_lines(lines: _BoundedLines) -> list[str]:
    """The lines up to the empty one; a bare CR within one is a blank (RFC 9112, 2.2)."""
    found: list[str] = []
    while (line := lines.readline(_LINE_BYTES_MAX + 1)) not in (b"\r\n", b"\n"):
        if not line:
            raise http.client.IncompleteRead(b"")
        if len(found) == _FIELDS_MAX:
            raise http.client.HTTPException(f"more than {_FIELDS_MAX} header fields")
        found.append(line.decode("latin-1").rstrip("\r\n").replace("\r", " ") or " ")
    return found
