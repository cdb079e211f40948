"""The head of an answer, read under caps: its status line and its header fields (RFC 9112).

http.client reads header fields by the parser of e-mail messages, a third of a millisecond an
answer; what HTTP needs of it is less than a tenth of that.
"""

import http.client
import io
import re
from collections.abc import Mapping
from typing import Any

_LINES_BYTES_MAX = 524_288
_LINE_BYTES_MAX = 65_536
_FIELDS_MAX = 100
"""The caps of http.client."""
_CONTINUE = 100
_BODILESS = frozenset({*range(100, 200), 204, 304})
_NAME = re.compile(r"[!-9;-~]+")
_WHOLE_HEAD = re.compile(rb"(?:[^\r\n]+\r\n)+\r\n")

Fields = Mapping[str, tuple[str, ...]]
"""Lower-case name of a header field -> its values in order."""


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

    def whole_head(self) -> bytes:
        """The rest of a head at once, if it is well formed and has come already, else nothing.

        Line by line it costs three times as much.
        """
        head = _WHOLE_HEAD.match(self.peek())
        if head is None:
            return b""
        self.bytes_left -= head.end()
        return self.read(head.end())


class BoundedResponse(http.client.HTTPResponse):
    """An answer whose lines are bounded, and whose head has its end.

    Attributes:
        fields: Header fields as they were sent.
    """

    fields: Fields

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
        self._frame()

    def _frame(self) -> None:
        """How the body ends: by chunks, by its length, or with the connection."""
        self.chunked = self._first("transfer-encoding").lower() == "chunked"
        self.chunk_left = None
        self.length = None if self.chunked else _length(self._first("content-length"))
        if self.status in _BODILESS:
            self.length = 0
        is_open_ended = not self.chunked and self.length is None
        self.will_close = is_open_ended or not self._is_kept()

    def _is_kept(self) -> bool:
        """Whether the connection serves for another request (RFC 9112, 9.3)."""
        said = ",".join(self.fields.get("connection", ())).lower()
        return "close" not in said if self.version == 11 else "keep-alive" in said

    def _first(self, name: str) -> str:
        return self.fields.get(name, ("",))[0]


def _length(written: str) -> int | None:
    """A Content-Length, or None where it is none."""
    try:
        length = int(written)
    except ValueError:
        return None
    return length if length >= 0 else None


def _read_fields(lines: _BoundedLines) -> Fields:
    """Header fields, up to the empty line.

    A line that goes on with the one before (RFC 9112, 5.2) is added to it; one that is no field
    is passed over, and so is what goes on with it.
    """
    fields: dict[str, tuple[str, ...]] = {}
    last = ""
    for line in _head_lines(lines):
        name, colon, value = line.partition(":")
        if line[0] in " \t":
            if last:
                *others, begun = fields[last]
                fields[last] = (*others, f"{begun} {line.strip()}")
            continue
        last = name.lower() if colon and _NAME.fullmatch(name) else ""
        if last:
            fields[last] = (*fields.get(last, ()), value.strip(" \t"))
    return fields


def _head_lines(lines: _BoundedLines) -> list[str]:
    """The lines up to the empty one; a bare CR within one is a blank (RFC 9112, 2.2)."""
    if whole := lines.whole_head():
        found = whole.decode("latin-1").split("\r\n")[:-2]
        return _counted(found)
    found = []
    while (line := lines.readline(_LINE_BYTES_MAX + 1)) not in (b"\r\n", b"\n"):
        if not line:
            raise http.client.IncompleteRead(b"")
        found.append(line.decode("latin-1").rstrip("\r\n").replace("\r", " ") or " ")
        _counted(found)
    return found


def _counted(lines: list[str]) -> list[str]:
    if len(lines) > _FIELDS_MAX:
        raise http.client.HTTPException(f"more than {_FIELDS_MAX} header fields")
    return lines
