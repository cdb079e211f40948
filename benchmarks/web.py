"""A web of invented companies on loopback, in a process of its own: its CPU is not counted.

    .venv/bin/python benchmarks/web.py

prints one line of JSON with its ports and CA file, then obeys lines on its standard input:
`counts` (prints what was asked since the last `forget`), `log FILE` (writes a time stamp line for
each request) and `forget`. It ends with its standard input, or after an hour.
"""

import argparse
import asyncio
import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

from certificates import Authority
from pages import PATHS, ROBOTS_BODY, SHARED, Body, Pages, captured_pages, small_pages

FIRST_UNCOUNTED = 900_000
"""Companies from this number on warm a process up: they are answered and not counted."""
_SECONDS_MAX = 3600.0
_HEAD_BYTES_MAX = 65_536
_HEADERS = (
    "Server: nginx\r\nDate: Sat, 21 Nov 2026 09:00:00 GMT\r\nVary: Accept-Encoding\r\n"
    "Cache-Control: max-age=0\r\nX-Powered-By: PHP/8.3.1\r\n"
    "Strict-Transport-Security: max-age=31536000\r\nX-Content-Type-Options: nosniff\r\n"
    "Set-Cookie: PHPSESSID=0123456789abcdef; path=/; secure; HttpOnly\r\n"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as the server saw it; times are monotonic seconds, the same in all processes.

    Attributes:
        host: Without port.
        path: As asked.
        start: When its last byte was there.
        end: When the answer began to be written, all of it at once.
        status: Of the answer.
        body_bytes: Bytes of body sent.
    """

    host: str
    path: str
    start: float
    end: float
    status: int
    body_bytes: int


@dataclass
class Site:
    """Answers for all hosts.

    Attributes:
        pages: Bodies.
        slow_every: Every so-manieth company is slow; 0 means none is.
        slow_seconds: After which a slow company answers.
        asked: Requests answered, in that order.
    """

    pages: Pages
    slow_every: int = 0
    slow_seconds: float = 10.0
    asked: list[Asked] = field(default_factory=list)

    def pause(self, host: str) -> float:
        """Seconds before a host answers."""
        number = _number(host)
        slow = self.slow_every and number is not None and number % self.slow_every == 1
        return self.slow_seconds if slow else 0.0

    def answer(self, host: str, path: str, head: bytes) -> tuple[int, bytes, bytes]:
        """Status, head and body of an answer."""
        number = _number(host)
        if number is None or path not in (*PATHS, "/robots.txt"):
            return _written(404, "text/plain", b"not here")
        if path == "/robots.txt":
            return self._page(ROBOTS_BODY, head.lower(), "text/plain")
        return self._page(self.pages.body(number, PATHS.index(path)), head.lower())

    def _page(self, body: Body, head: bytes, kind: str = "text/html") -> tuple[int, bytes, bytes]:
        if body.etag.encode() in head and b"if-none-match:" in head:
            return _written(304, "", b"", f"ETag: {body.etag}\r\n")
        packed = b"gzip" in head.partition(b"accept-encoding:")[2].partition(b"\r\n")[0]
        extra = f"ETag: {body.etag}\r\n" + ("Content-Encoding: gzip\r\n" if packed else "")
        sent = body.packed if packed else body.plain
        return _written(200, f"{kind}; charset={body.charset}", sent, extra)

    def counts(self) -> dict[str, int]:
        """What was asked."""
        return {
            "requests": len(self.asked),
            "pages": sum(a.status == 200 and a.path != "/robots.txt" for a in self.asked),
            "not_modified": sum(a.status == 304 for a in self.asked),
            "not_found": sum(a.status == 404 for a in self.asked),
            "page_bytes": sum(a.body_bytes for a in self.asked if a.path != "/robots.txt"),
            "hosts": len({a.host for a in self.asked}),
        }


def _number(host: str) -> int | None:
    parts = host.split("-")
    return int(parts[1]) if len(parts) == 3 and parts[1].isdigit() else None


def _written(status: int, kind: str, body: bytes, extra: str = "") -> tuple[int, bytes, bytes]:
    about = f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n" if kind else ""
    head = f"HTTP/1.1 {status} Invented\r\n{_HEADERS}{about}{extra}\r\n"
    return status, head.encode(), body


class Connection(asyncio.Protocol):
    """One kept connection; answers come one after the other."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._unread = b""
        self._busy = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember where to write."""
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Take a part of a request."""
        self._unread += data
        if len(self._unread) > _HEAD_BYTES_MAX:
            self._transport.abort()
        self._next()

    def _next(self) -> None:
        if self._busy or b"\r\n\r\n" not in self._unread:
            return
        head, _, self._unread = self._unread.partition(b"\r\n\r\n")
        path = head.split(b" ", 2)[1].decode("latin-1")
        named = head.lower().partition(b"\r\nhost:")[2].partition(b"\r\n")[0]
        host = named.decode("latin-1").strip().partition(":")[0].removeprefix("www.")
        start, pause = time.monotonic(), self._site.pause(host)
        self._busy = True
        if pause:
            loop = asyncio.get_running_loop()
            loop.call_later(pause, self._answer, host, path, head + b"\r\n", start)
        else:
            self._answer(host, path, head + b"\r\n", start)

    def _answer(self, host: str, path: str, head: bytes, start: float) -> None:
        status, written, body = self._site.answer(host, path, head)
        # Before it is written: the other end may have read it all before we run again.
        end = time.monotonic()
        self._transport.write(written + body)
        if (_number(host) or 0) < FIRST_UNCOUNTED:
            self._site.asked.append(Asked(host, path, start, end, status, len(body)))
        self._busy = False
        self._next()


def _obey(line: str, site: Site) -> None:
    """One line of the standard input."""
    word, _, rest = line.strip().partition(" ")
    if word == "counts":
        print(json.dumps(site.counts()), flush=True)
    elif word == "log":
        Path(rest).write_text("".join(json.dumps(asdict(a)) + "\n" for a in site.asked))
        print("{}", flush=True)
    elif word == "forget":
        site.asked.clear()
        print("{}", flush=True)


def _read_orders(loop: asyncio.AbstractEventLoop, site: Site, stop: asyncio.Event) -> None:
    for line in sys.stdin:
        loop.call_soon_threadsafe(_obey, line, site)
    loop.call_soon_threadsafe(stop.set)


async def _serve(site: Site, folder: Path) -> None:
    authority = Authority(folder)
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    plain = await loop.create_server(lambda: Connection(site), "127.0.0.1", 0, backlog=1024)
    secure = await loop.create_server(
        lambda: Connection(site), "127.0.0.1", 0, backlog=1024, ssl=authority.server_context()
    )
    ports = [server.sockets[0].getsockname()[1] for server in (plain, secure)]
    said = {"http": ports[0], "https": ports[1], "ca_file": str(authority.ca_file)}
    print(json.dumps(said), flush=True)
    threading.Thread(target=_read_orders, args=(loop, site, stop), daemon=True).start()
    loop.call_later(_SECONDS_MAX, stop.set)
    await stop.wait()


class Web:
    """The server's other end, for a benchmark.

    Attributes:
        place: The ports `http` and `https`, and `ca_file` with the root of its certificates.
    """

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self.place = self._answer()

    def counts(self) -> dict[str, int]:
        """What was asked since the last `forget`."""
        return self._order("counts")

    def forget(self) -> None:
        """Forget what was asked."""
        self._order("forget")

    def asked(self) -> list[Asked]:
        """Every request since the last `forget`, in the order of the answers."""
        with tempfile.TemporaryDirectory(prefix="bench-log-") as folder:
            file = Path(folder) / "asked.jsonl"
            self._order(f"log {file}")
            return [Asked(**json.loads(line)) for line in file.read_text().splitlines()]

    def _order(self, line: str) -> dict[str, int]:
        _end(self._process.stdin).write(line + "\n")
        _end(self._process.stdin).flush()
        return self._answer()

    def _answer(self) -> dict[str, Any]:
        line = _end(self._process.stdout).readline()
        if not line:
            raise SystemExit("the bench web did not start; its message stands above")
        answer: dict[str, Any] = json.loads(line)
        return answer


def _end(pipe: IO[str] | None) -> IO[str]:
    assert pipe is not None
    return pipe


@contextmanager
def serving(shared: Path = SHARED, *options: str) -> Iterator[Web]:
    """Run the server in a process of its own for as long as the block lasts."""
    command = [sys.executable, str(Path(__file__)), "--shared", str(shared), *options]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield Web(process)
        finally:
            _end(process.stdin).close()
            process.wait(30)


def main() -> None:
    """Serve until the standard input ends."""
    parser = argparse.ArgumentParser(description="A web of invented companies on loopback.")
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of the real pages")
    parser.add_argument("--small", action="store_true", help="invented pages of 2 KB instead")
    parser.add_argument("--slow-every", type=int, default=0, help="every N-th company is slow")
    parser.add_argument("--slow-seconds", type=float, default=10.0)
    chosen = parser.parse_args()
    pages = small_pages() if chosen.small else captured_pages(chosen.shared)
    with tempfile.TemporaryDirectory(prefix="bench-web-") as folder:
        asyncio.run(_serve(Site(pages, chosen.slow_every, chosen.slow_seconds), Path(folder)))


if __name__ == "__main__":
    main()
