"""A web on loopback that behaves as badly as a test asks it to."""

import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

from enrichment.fetching import Fetcher
from prospects.specs.settings import FetchSettings

Behaviour = Callable[[socket.socket], None]


_NOT_FOUND = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"


def _not_found(connection: socket.socket) -> None:
    connection.sendall(_NOT_FOUND)


@dataclass
class HostileWeb:
    """Plain HTTP on a free port; `paths` maps "host/path" or "/path" to a behaviour."""

    paths: dict[str, Behaviour] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    stopping: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._threads = [threading.Thread(target=self._serve, daemon=True)]
        self._threads[0].start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._talk, args=(connection,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _talk(self, connection: socket.socket) -> None:
        with connection:
            connection.settimeout(10)
            try:
                head = b""
                while b"\r\n\r\n" not in head:
                    received = connection.recv(65536)
                    if not received:
                        return
                    head += received
                text = head.decode("latin-1")
                path = text.split(" ")[1]
                host = text.lower().partition("host: ")[2].partition("\r\n")[0]
                self.asked.append(host + path)
                self.heads.append(text)
                behaviour = self.paths.get(host + path, self.paths.get(path, _not_found))
                behaviour(connection)
            except OSError:
                return

    def close(self) -> None:
        self.stopping.set()
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join(timeout=5)


@pytest.fixture
def web() -> Iterator[HostileWeb]:
    hostile = HostileWeb()
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
        }
        fetcher = Fetcher(FetchSettings.model_validate(values | settings))
        made.append(fetcher)
        return fetcher

    yield make
    for fetcher in made:
        fetcher.watcher.close()
