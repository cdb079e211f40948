"""A connection that dials checked addresses only, sends a request, and reads an answer's head."""

import http.client
import re
import socket
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import urllib3
from urllib3 import HTTPHeaderDict
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError
from urllib3.response import HTTPResponse

from enrichment.fetching.deadline import Allowance, Breaker
from enrichment.fetching.head import BoundedResponse, Fields
from enrichment.fetching.resolving import Endpoint

_FRAMING = ("content-length", "content-encoding", "transfer-encoding")
_UNSAFE = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_UNSAFE_IN_PATH = re.compile(r"[^!-~]")


@dataclass(frozen=True, slots=True)
class Exchange:
    """What one request may do.

    Attributes:
        endpoints: Checked endpoints of the host, in order of preference.
        allowance: The time left.
        timeout: Longest time to connect, and longest silence.
    """

    endpoints: Sequence[Endpoint]
    allowance: Allowance
    timeout: urllib3.Timeout


class _Current(threading.local):
    """This thread's exchange, and its path as it was checked: urllib3 leaves no other way."""

    exchange: Exchange
    path: str


current = _Current()


class CheckedResponse(HTTPResponse):
    """An answer whose body is still to be read.

    Attributes:
        fields: All header fields; `headers` has those by which urllib3 reads the body.
    """

    fields: Fields


class CheckedConnection(HTTPConnection):
    """Dials the checked endpoints and no other, and lets the deadline cut it.

    Requests and heads go by few steps of its own: those of urllib3 and http.client serve every
    method, body and header, and cost as much as TLS does.
    """

    _breaker: Breaker | None = None
    _answer: BoundedResponse | None = None

    def _new_conn(self) -> socket.socket:
        """Connect to the first endpoint that answers."""
        connection = self._dial()
        self._breaker = Breaker(connection)
        current.exchange.allowance.watch(self._breaker)
        return connection

    def _dial(self) -> socket.socket:
        """A host's second address gets its chance: half of the time is kept for it."""
        error: OSError | None = None
        *others, last = current.exchange.endpoints
        for endpoint, share in [*((other, 0.5) for other in others[:1]), (last, 1.0)]:
            seconds = min(float(self.timeout or 60), current.exchange.allowance.remaining())
            try:
                return _connected(endpoint, max(seconds * share, 0.001))
            except OSError as refused:
                error = refused
        if isinstance(error, TimeoutError):
            raise ConnectTimeoutError(self, f"{self.host} did not answer") from None
        raise NewConnectionError(self, f"nothing listens at {self.host}: {error}") from error

    def request(  # type: ignore[override]
        self,
        method: str,
        url: str,  # noqa: ARG002 - urllib3 wrote it anew
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        **_: Any,
    ) -> None:
        """Send a GET or a POST on a new or kept connection under the present allowance.

        Args:
            method: "GET", or "POST" with a body.
            url: As urllib3 wrote it anew; the path that was checked is sent.
            body: Of a POST; sent as it is.
            headers: To be sent besides the host; with a body, its length is among them.

        Raises:
            ValueError: Something in it would end a line.
            http.client.CannotSendRequest: The answer before was not read to its end.
        """
        assert method == ("GET" if body is None else "POST")
        if self._answer is not None and not self._answer.isclosed():
            raise http.client.CannotSendRequest("the answer before was not read to its end")
        current.exchange.allowance.reused = self.sock is not None
        current.exchange.allowance.watch(self._breaker)
        if self.sock is not None:
            self.sock.settimeout(self.timeout)
        head = _head(method, current.path, {"Host": self.host, **(headers or {})})
        self.send(head + (body or b""))

    def getresponse(self) -> CheckedResponse:  # type: ignore[override]
        """Read the head of the answer to the request that was sent."""
        self.sock.settimeout(self.timeout)
        answer = BoundedResponse(self.sock, method="GET")
        try:
            answer.begin()
        except BaseException:
            answer.close()
            self.close()
            raise
        if answer.will_close:
            self.close()
        else:
            self._answer = answer
        response = CheckedResponse(
            answer, _framing(answer.fields), answer.status, answer.version, reason=answer.reason,
            preload_content=False, original_response=answer, request_method="GET",
        )  # fmt: skip
        response.fields = answer.fields
        return response

    def close(self) -> None:
        """Close the connection, and let its breaker go."""
        if self._breaker is not None:
            self._breaker.release()
            self._breaker = None
        super().close()
        if self._answer is not None:
            self._answer.close()
            self._answer = None


class CheckedTlsConnection(CheckedConnection, HTTPSConnection):
    """The same over TLS."""


def _framing(fields: Fields) -> HTTPHeaderDict:
    """All that urllib3 needs to know, to read the body: its own kind of dictionary is dear."""
    framing = HTTPHeaderDict()
    for name in _FRAMING:
        if name in fields:
            framing[name] = ", ".join(fields[name])
    return framing


def _head(method: str, path: str, headers: Mapping[str, str]) -> bytes:
    """A head as it is sent; nothing that a site wrote, such as an ETag, may end a line of it."""
    if _UNSAFE_IN_PATH.search(path):
        raise ValueError("the path of a URL holds what is not visible ASCII")
    lines = [f"{name}: {value}" for name, value in headers.items()]
    if any(map(_UNSAFE.search, lines)):
        raise ValueError("a header holds a control character")
    return "\r\n".join([f"{method} {path} HTTP/1.1", *lines, "", ""]).encode("latin-1")


def _connected(endpoint: Endpoint, timeout_seconds: float) -> socket.socket:
    """A connection to the very address that was checked: no name resolution looks at it again."""
    family = socket.AF_INET6 if ":" in endpoint[0] else socket.AF_INET
    connection = socket.socket(family, socket.SOCK_STREAM)
    try:
        connection.settimeout(timeout_seconds)
        connection.connect(endpoint)
    except BaseException:
        connection.close()
        raise
    return connection
