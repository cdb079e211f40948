"""The head of an answer: which lines are header fields, and where the body ends."""

import http.client
import socket

import pytest

from enrichment.fetching.head import BoundedResponse


def answered(*, text: str) -> BoundedResponse:
    """The answer of a server that sends a text and closes."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(text.encode("latin-1"))
        theirs.shutdown(socket.SHUT_WR)
        answer = BoundedResponse(ours, method="GET")
        try:
            answer.begin()
        except BaseException:
            answer.close()
            raise
        return answer


@pytest.mark.parametrize(
    ("lines", "fields"),
    [
        pytest.param("", {}, id="none"),
        pytest.param("Server: a\r\n", {"server": ("a",)}, id="one"),
        pytest.param("Server:a \t\r\n", {"server": ("a",)}, id="blanks-around-the-value"),
        pytest.param("A: 1\r\nB: 2\r\na: 3\r\n", {"a": ("1", "3"), "b": ("2",)}, id="repeated"),
        pytest.param("A: b: c\r\n", {"a": ("b: c",)}, id="colon-in-the-value"),
        pytest.param("A:\r\n", {"a": ("",)}, id="empty-value"),
        pytest.param("A: 1\nB: 2\n", {"a": ("1",), "b": ("2",)}, id="ends-of-lines-without-cr"),
        pytest.param("A: 1\r\n\t 2\r\nB: 3\r\n", {"a": ("1 2",), "b": ("3",)}, id="folded"),
        pytest.param(" 1\r\nB: 2\r\n", {"b": ("2",)}, id="folded-after-nothing"),
        pytest.param("nonsense\r\nB: 2\r\n", {"b": ("2",)}, id="no-field"),
        pytest.param("A: 1\r\nB : 2\r\n 3\r\n", {"a": ("1",)}, id="blank-in-the-name"),
        pytest.param("A: 1\r\n: 2\r\n 3\r\n", {"a": ("1",)}, id="no-name"),
        pytest.param("A: 1\rSet-Cookie: 2\r\n", {"a": ("1 Set-Cookie: 2",)}, id="bare-cr"),
        pytest.param("A: f\xfcr\r\n", {"a": ("f\xfcr",)}, id="latin-1"),
    ],
)
@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_header_fields_are_read_and_the_body_is_left(
    lines: str, end: str, fields: dict[str, tuple[str, ...]]
) -> None:
    answer = answered(text=f"HTTP/1.1 200 OK\r\n{lines}{end}the body\r\n\r\nA: 9\r\n\r\n")

    assert answer.fields == fields
    assert answer.read() == b"the body\r\n\r\nA: 9\r\n\r\n"


@pytest.mark.parametrize(
    ("text", "length", "will_close"),
    [
        pytest.param("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n", 4, False, id="length"),
        pytest.param("HTTP/1.1 200 OK\r\nContent-Length: -4\r\n\r\n", None, True, id="negative"),
        pytest.param("HTTP/1.1 200 OK\r\nContent-Length: four\r\n\r\n", None, True, id="words"),
        pytest.param("HTTP/1.1 200 OK\r\n\r\n", None, True, id="none"),
        pytest.param(
            "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: Close\r\n\r\n", 4, True, id="close"
        ),
        pytest.param("HTTP/1.0 200 OK\r\nContent-Length: 4\r\n\r\n", 4, True, id="version-1.0"),
        pytest.param(
            "HTTP/1.0 200 OK\r\nContent-Length: 4\r\nConnection: keep-alive\r\n\r\n",
            4, False, id="version-1.0-kept",
        ),
        pytest.param(
            "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nTransfer-Encoding: Chunked\r\n\r\n",
            None, False, id="chunked",
        ),
        pytest.param("HTTP/1.1 304 Not Modified\r\n\r\n", 0, False, id="not-modified"),
        pytest.param(
            "HTTP/1.1 100 Continue\r\nA: 1\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n",
            0, False, id="after-an-interim-answer",
        ),
    ],
)  # fmt: skip
def test_the_head_tells_where_the_body_ends(
    text: str, length: int | None, will_close: bool
) -> None:
    answer = answered(text=text)

    assert (answer.length, answer.will_close) == (length, will_close)
    answer.close()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("HTTP/1.1 200 OK\r\nA: 1\r\n", id="breaks-off"),
        pytest.param("HTTP/1.1 200 OK\r\n" + "A: 1\r\n" * 101 + "\r\n", id="too-many-fields"),
        pytest.param("HTTP/1.1 200 OK\r\n" + "A: 1\n" * 101 + "\n", id="too-many-lines"),
        pytest.param("HTTP/1.1 200 OK\r\nA: " + "x" * 65_536 + "\r\n\r\n", id="long-field"),
        pytest.param("HTTP/1.1 2xx OK\r\n\r\n", id="no-status"),
        pytest.param("HTTP/2.0 200 OK\r\n\r\n", id="other-version"),
        pytest.param("SSH-2.0-server\r\n", id="other-protocol"),
    ],
)
def test_a_head_that_is_broken_or_over_a_cap_is_no_answer(text: str) -> None:
    with pytest.raises((http.client.HTTPException, ConnectionError)):
        answered(text=text)
