"""What goes out over a connection: one GET at a time, of which no site writes a line."""

import http.client
import socket
from collections.abc import Iterator

import pytest
import urllib3

from enrichment.fetching.connection import CheckedConnection, Exchange, current
from enrichment.fetching.deadline import Allowance

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"


@pytest.fixture(name="ends")
def _ends() -> Iterator[tuple[socket.socket, socket.socket]]:
    ours, theirs = socket.socketpair()
    theirs.settimeout(5)
    with ours, theirs:
        yield ours, theirs


@pytest.fixture(name="server")
def _server(ends: tuple[socket.socket, socket.socket]) -> socket.socket:
    return ends[1]


@pytest.fixture(name="connection")
def _connection(ends: tuple[socket.socket, socket.socket]) -> Iterator[CheckedConnection]:
    current.exchange = Exchange([], Allowance(5.0), urllib3.Timeout(5.0))
    connection = CheckedConnection("acme.com", timeout=5.0)
    connection.sock = ends[0]
    yield connection
    connection.close()


def ask(connection: CheckedConnection, path: str = "/", **headers: str) -> None:
    current.path = path
    connection.request("GET", "/", headers=headers)


def test_a_get_is_sent_with_host_and_headers(connection, server):
    ask(connection, "/jobs?page=2", Accept="text/html")
    assert server.recv(999) == (
        b"GET /jobs?page=2 HTTP/1.1\r\nHost: acme.com\r\nAccept: text/html\r\n\r\n"
    )


@pytest.mark.parametrize("written", ['"a"\r\nX: 1', '"a"\nX: 1', '"a"\rX: 1', "\0", "\x1b[31m"])
def test_no_line_of_a_request_ends_within_a_header(connection, server, written):
    with pytest.raises(ValueError, match="control character"):
        ask(connection, Etag=written)
    connection.close()
    assert server.recv(999) == b""


@pytest.mark.parametrize("path", ["/a b", "/a\r\nX: 1", "/a\tb", "/\x7f", "/f\xfcr"])
def test_no_line_of_a_request_ends_within_the_path(connection, server, path):
    with pytest.raises(ValueError, match="visible ASCII"):
        ask(connection, path)
    connection.close()
    assert server.recv(999) == b""


def test_a_request_waits_until_the_answer_before_is_read(connection, server):
    ask(connection)
    server.sendall(OK)
    answer = connection.getresponse()
    with pytest.raises(http.client.CannotSendRequest):
        ask(connection)
    assert answer.read() == b"hi"
    ask(connection)
    server.sendall(OK)
    assert connection.getresponse().read() == b"hi"


def test_all_header_fields_are_kept_beside_those_that_frame_the_body(connection, server):
    ask(connection)
    server.sendall(OK.replace(b"\r\n\r\n", b"\r\nServer: a\r\nSERVER: b\r\n\r\n"))
    answer = connection.getresponse()
    assert answer.fields == {"content-length": ("2",), "server": ("a", "b")}
    assert dict(answer.headers) == {"content-length": "2"}
    answer.close()
