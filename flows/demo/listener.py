"""One listening port of the example web: a thread that accepts, and one a connection."""

import contextlib
import socket
import ssl
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Protocol

from flows.demo.answer import Answer, Request, text_answer

_POSTED_BYTES_MAX = 10_000


class Answers(Protocol):
    """Who knows what to answer."""

    def answer(self, request: Request) -> Answer:
        """The answer to one request."""
        ...


class Listener(ThreadingHTTPServer):
    """A port that is served from the moment it is made until `stop`.

    Args:
        address: Address and port; port 0 takes a free one.
        answers: Asked for each answer.
        scheme: "http" or "https".
        tls: Context of the server side, or None for plain HTTP.
    """

    daemon_threads = False  # stop() joins them, so that no socket outlives it
    request_queue_size = 128
    allow_reuse_port = False

    def __init__(
        self, address: tuple[str, int], answers: Answers, scheme: str, tls: ssl.SSLContext | None
    ) -> None:
        self.answers, self.scheme, self.tls = answers, scheme, tls
        self._open: set[socket.socket] = set()
        self._open_lock = threading.Lock()
        super().__init__(address, _Handler)
        self._thread = threading.Thread(
            target=self.serve_forever, args=(0.05,), name=f"example-{scheme}", daemon=True
        )
        self._thread.start()

    @property
    def port(self) -> int:
        """The port that is listened on."""
        return self.server_address[1]

    def server_bind(self) -> None:
        """Bind without asking a resolver for our own name, as the base class does."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()

    def get_request(self) -> tuple[socket.socket, tuple[str, int]]:
        """Accept a connection; the handshake is left to the connection's own thread."""
        connection, client = self.socket.accept()
        connection.settimeout(_Handler.timeout)
        if self.tls is not None:
            connection = self.tls.wrap_socket(
                connection, server_side=True, do_handshake_on_connect=False
            )
        with self._open_lock:
            self._open.add(connection)
        return connection, client

    def shutdown_request(self, request: socket.socket) -> None:  # type: ignore[override]
        """Forget and close a connection."""
        with self._open_lock:
            self._open.discard(request)
        _end(request)
        request.close()

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away, or does not trust us, is part of the demonstration."""

    def stop(self) -> None:
        """Stop accepting, end every connection and wait for its thread."""
        self.shutdown()
        self._thread.join()
        with self._open_lock:
            for connection in self._open:
                _end(connection)
        self.server_close()


def _end(connection: socket.socket) -> None:
    """End a connection below TLS, which also wakes a thread that reads from it."""
    with contextlib.suppress(OSError):
        socket.socket.shutdown(connection, socket.SHUT_RDWR)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30
    server: Listener

    def setup(self) -> None:
        if isinstance(self.request, ssl.SSLSocket):
            self.request.do_handshake()
        super().setup()

    def do_GET(self) -> None:
        self._answer(None)

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or int(length) > _POSTED_BYTES_MAX:
            self.close_connection = True  # What is not read would be taken for the next request.
            self._send(text_answer(411, "Say how long it is, and keep it short\n"))
            return
        self._answer(self.rfile.read(int(length)))

    def _answer(self, body: bytes | None) -> None:
        host = self.headers.get("Host", "").split(":")[0].rstrip(".").lower()
        takes_gzip = "gzip" in self.headers.get("Accept-Encoding", "")
        answer = self.server.answers.answer(
            Request(self.server.scheme, host, self.path, gzip=takes_gzip, body=body)
        )
        if answer.cut == "before":
            self.close_connection = True
            return
        self._send(answer)

    def _send(self, answer: Answer) -> None:
        self.send_response_only(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        is_cut = answer.cut == "in_body"
        self.wfile.write(answer.body[: len(answer.body) // 2] if is_cut else answer.body)
        self.close_connection = self.close_connection or is_cut

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Say nothing; `ExampleWeb.hits` tells what was asked."""
