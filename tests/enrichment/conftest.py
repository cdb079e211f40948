"""A web on loopback that behaves as badly as a test asks it to, and a guard on all sockets."""

import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

import pytest
import trustme

from enrichment.fetching import Answer, CompanySession, Fetcher, FetchFailed
from enrichment.fetching.turns import Turn
from prospects.site_memory import PageRecord, RobotsRecord
from prospects.specs.settings import FetchSettings

T = TypeVar("T")
Behaviour = Callable[[socket.socket], object]

_NOT_FOUND = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
KEPT = object()
"""What a behaviour returns to have the connection kept for a further request."""


def answer(
    body: bytes = b"<html>ok</html>",
    status: str = "200 OK",
    kind: str = "text/html",
    *,
    extra: str = "",
    keep: bool = False,
    after_seconds: float = 0.0,
) -> Behaviour:
    """A well-made answer; `extra` are whole header lines, each with its line end."""
    head = (
        f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n{extra}\r\n"
    )

    def send(connection: socket.socket) -> object:
        time.sleep(after_seconds)
        connection.sendall(head.encode("latin-1") + body)
        return KEPT if keep else None

    return send


def redirect(to: str, status: str = "302 Found") -> Behaviour:
    return answer(b"", status, extra=f"Location: {to}\r\n")


@dataclass
class Seen:
    """One request as the server saw it; monotonic times.

    It ended before the last bytes were sent: on a busy machine the client may have them, and ask
    again, before the thread that sent them is given a turn.
    """

    host: str
    path: str
    began_at: float
    ended_at: float = 0.0


class _Watched:
    """A connection that notes when it is sent to."""

    def __init__(self, connection: socket.socket, seen: Seen) -> None:
        self._connection, self._seen = connection, seen

    def sendall(self, data: bytes) -> None:
        self._seen.ended_at = time.monotonic()
        self._connection.sendall(data)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)


def _not_found(connection: socket.socket) -> object:
    connection.sendall(_NOT_FOUND)
    return KEPT


@dataclass
class HostileWeb:
    """HTTP or HTTPS on a free port; `paths` maps "host/path" or "/path" to a behaviour."""

    tls: ssl.SSLContext | None = None
    paths: dict[str, Behaviour] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)
    connections: int = 0
    address: str = "127.0.0.1"
    port: int = 0
    stopping: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self._listener = socket.create_server((self.address, self.port), backlog=256)
        self.port = self._listener.getsockname()[1]
        self._open: set[socket.socket] = set()
        self._threads = [threading.Thread(target=self._serve, daemon=True)]
        self._threads[0].start()

    def requests_for(self, host: str) -> list[Seen]:
        """Requests for a host in the order of their times."""
        return sorted((s for s in self.seen if s.host == host), key=lambda s: s.began_at)

    def header(self, name: str, number: int = -1) -> str:
        """Header of a request as it was sent, or an empty text."""
        for line in self.heads[number].split("\r\n")[1:]:
            if line.lower().startswith(f"{name.lower()}:"):
                return line.partition(":")[2].strip()
        return ""

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            thread = threading.Thread(target=self._welcome, args=(connection,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _welcome(self, connection: socket.socket) -> None:
        connection.settimeout(10)
        try:
            if self.tls:
                connection = self.tls.wrap_socket(connection, server_side=True)
        except OSError:
            connection.close()
            return
        self._open.add(connection)
        with connection:
            try:
                while self._talk(connection) is KEPT and not self.stopping.is_set():
                    pass
            except OSError:
                pass
        self._open.discard(connection)

    def _talk(self, connection: socket.socket) -> object:
        head = b""
        while b"\r\n\r\n" not in head:
            received = connection.recv(65536)
            if not received:
                return None
            head += received
        began_at = time.monotonic()
        text = head.decode("latin-1")
        path = text.split(" ")[1]
        host = text.lower().partition("host: ")[2].partition("\r\n")[0]
        text, _, body = text.partition("\r\n\r\n")
        length = int(text.lower().partition("content-length: ")[2].partition("\r\n")[0] or 0)
        while len(body) < length:
            body += connection.recv(65536).decode("latin-1")
        self.asked.append(host + path)
        self.heads.append(text)
        self.bodies.append(body.encode("latin-1"))
        behaviour = self.paths.get(host + path, self.paths.get(path, _not_found))
        seen = Seen(host, path, began_at)
        self.seen.append(seen)
        try:
            return behaviour(cast(socket.socket, _Watched(connection, seen)))
        finally:
            seen.ended_at = seen.ended_at or time.monotonic()

    def close(self) -> None:
        self.stopping.set()
        # Not every system lets a listening socket be shut down; closing alone does not wake it.
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for connection in list(self._open):
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue
        for thread in self._threads:
            thread.join(timeout=5)


@pytest.fixture(autouse=True)
def dialled(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    """Fails a test that dials or resolves anything outside loopback, whoever swallowed the error.

    What a test provokes on purpose it takes out of the list that this fixture gives.
    """
    outside: list[object] = []
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex
    look_up = socket.getaddrinfo

    def checked(address: object) -> None:
        place = address[0] if isinstance(address, tuple) else address
        if isinstance(address, tuple) and not _is_loopback(str(place)):
            outside.append(address)
            raise AssertionError(f"a test dialled {place}")

    def guarded_connect(self: socket.socket, address: object) -> None:
        checked(address)
        connect(self, address)  # type: ignore[arg-type]

    def guarded_connect_ex(self: socket.socket, address: object) -> int:
        checked(address)
        return connect_ex(self, address)  # type: ignore[arg-type]

    def guarded_look_up(host: object, *args: object, **kwargs: object) -> object:
        checked((host,))
        return look_up(host, *args, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_look_up)
    yield outside
    assert outside == []


def _is_loopback(text: str) -> bool:
    try:
        return ipaddress.ip_address(text).is_loopback
    except ValueError:
        return False


@pytest.fixture
def web() -> Iterator[HostileWeb]:
    hostile = HostileWeb()
    yield hostile
    hostile.close()


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    """Signs the certificates of the webs that speak TLS."""
    return trustme.CA()


@pytest.fixture(scope="session")
def ca_file(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The authority's own certificate, for `fetch.ca_file`."""
    path = tmp_path_factory.mktemp("ca") / "ca.pem"
    authority.cert_pem.write_to_path(str(path))
    return str(path)


def tls_for(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


@pytest.fixture
def secure_web(authority: trustme.CA) -> Iterator[HostileWeb]:
    """A web that speaks TLS for acme.com and every host that a test redirects to."""
    hosts = ("acme.com", "www.acme.com", "other.com")
    hostile = HostileWeb(tls_for(authority.issue_cert(*hosts)))
    yield hostile
    hostile.close()


@pytest.fixture
def fetcher_for(web: HostileWeb) -> Iterator[Callable[..., Fetcher]]:
    """Makes fetchers that reach the hostile web for every host over http."""
    made: list[Fetcher] = []

    def make(**settings: object) -> Fetcher:
        values: dict[str, object] = {
            "connect_to": f"80=127.0.0.1:{web.port}",
            "allow_networks": "127.0.0.0/8",
            "delay_seconds": 0,
            "deadline_seconds": 2,
            "read_seconds": 1,
            "body_bytes_max": 100_000,
            "requests_at_once": 8,
        }
        fetcher = Fetcher(FetchSettings.model_validate(values | settings))
        made.append(fetcher)
        return fetcher

    yield make
    for fetcher in made:
        fetcher.close()


def run_all(fetcher: Fetcher, *visits: Generator[Turn, None, T]) -> list[T]:
    """Results of visits in the order in which they end."""
    with fetcher.visiting(visits) as results:
        return [result for ended in results for result in ended]


def run(fetcher: Fetcher, visit: Generator[Turn, None, T]) -> T:
    """Result of one visit."""
    (result,) = run_all(fetcher, visit)
    return result


@dataclass
class Fetched:
    """What one session fetched: an answer or a failure for each URL, and what it learnt."""

    outcomes: list[Answer | FetchFailed] = field(default_factory=list)
    robots: tuple[RobotsRecord, ...] = ()
    requests: int = 0

    @property
    def answer(self) -> Answer:
        """The last outcome, which is an answer."""
        last = self.outcomes[-1]
        assert isinstance(last, Answer), last
        return last

    @property
    def failure(self) -> FetchFailed:
        """The last outcome, which is a failure."""
        last = self.outcomes[-1]
        assert isinstance(last, FetchFailed), last
        return last


def session_visit(
    fetcher: Fetcher,
    *urls: str,
    known: PageRecord | None = None,
    robots: tuple[RobotsRecord, ...] = (),
) -> Generator[Turn, None, Fetched]:
    """Fetch URLs one after the other in one session."""
    fetched = Fetched()
    with CompanySession(fetcher, robots) as session:
        for url in urls:
            try:
                fetched.outcomes.append((yield from session.fetch(url, known)))
            except FetchFailed as failure:
                fetched.outcomes.append(failure)
        fetched.robots, fetched.requests = session.robots, session.requests
    return fetched


def fetch(fetcher: Fetcher, *urls: str, **more: object) -> Fetched:
    """What one session fetches."""
    return run(fetcher, session_visit(fetcher, *urls, **more))  # type: ignore[arg-type]
