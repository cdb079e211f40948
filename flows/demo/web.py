"""The example web: all of `examples/sites/` and `examples/boards/` on 127.0.0.1."""

import errno
import threading
import time
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

from flows.demo.answer import Answer, Request
from flows.demo.certificates import Certificates
from flows.demo.listener import Listener
from flows.demo.pages import ExamplePages
from flows.demo.site import EXAMPLES
from prospects.errors import UsageError

LOOPBACK = "127.0.0.1"


class ExampleWeb:
    """Serves the invented sites and boards on loopback until stopped; a context manager.

    `with ExampleWeb() as web` takes free ports; `with ExampleWeb().start(8080, 8443) as web`
    takes given ones. Which site answers is decided by the Host header, which certificate by SNI.

    Args:
        folder: Site descriptions, by default those of `examples/sites/`.
        delay_factor: Multiplies the delays of slow pages (tests make them short).
        day: Day from which "posted 3 days ago" is counted; today (UTC) unless told.

    Attributes:
        hits: (monotonic time, host, path) of each request, in order of arrival.
    """

    def __init__(
        self,
        folder: Path = EXAMPLES / "sites",
        *,
        delay_factor: float = 1.0,
        day: date | None = None,
    ) -> None:
        self.hits: list[tuple[float, str, str]] = []
        self._pages = ExamplePages(folder, day)
        self._delay_factor = delay_factor
        self._visits: Counter[tuple[str, str]] = Counter()
        self._lock = threading.Lock()
        self._stopping = threading.Event()
        self._listeners: dict[str, Listener] = {}
        self._folder: TemporaryDirectory[str] | None = None

    def start(self, http_port: int = 0, https_port: int = 0) -> Self:
        """Listen on the given ports, 0 being a free one.

        Raises:
            UsageError: A port is in use; nothing is left listening.
        """
        self._folder = TemporaryDirectory(prefix="prospects-example-web-")
        certificates = Certificates()
        certificates.write_authority(self.ca_file)
        self._stopping.clear()
        try:
            self._listeners["http"] = self._listen("http", http_port, None)
            self._listeners["https"] = self._listen("https", https_port, certificates)
        except UsageError:
            self.stop()
            raise
        return self

    def _listen(self, scheme: str, port: int, certificates: Certificates | None) -> Listener:
        try:
            return Listener(
                (LOOPBACK, port), self, scheme, certificates.context if certificates else None
            )
        except OSError as error:
            raise UsageError(_port_message(scheme, port, error)) from None

    def stop(self) -> None:
        """Close all connections and both ports; does nothing if not started."""
        self._stopping.set()
        for listener in self._listeners.values():
            listener.stop()
        self._listeners = {}
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def __enter__(self) -> Self:
        return self if self._listeners else self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def http_port(self) -> int:
        """Port of plain HTTP."""
        return self._listeners["http"].port

    @property
    def https_port(self) -> int:
        """Port of HTTPS."""
        return self._listeners["https"].port

    @property
    def ca_file(self) -> Path:
        """PEM file of the authority that signed all certificates; gone after `stop`."""
        if self._folder is None:
            raise RuntimeError("the example web is not started")
        return Path(self._folder.name) / "ca.pem"

    @property
    def connect_to(self) -> str:
        """Value of `fetch.connect_to` that leads every host here."""
        return f"80={LOOPBACK}:{self.http_port},443={LOOPBACK}:{self.https_port}"

    @property
    def requests(self) -> int:
        """How many requests came in."""
        return len(self.hits)

    def answer(self, request: Request) -> Answer:
        """Note a request and give its answer after the page's delay; called by the listeners."""
        place = request.host, request.path
        with self._lock:
            self.hits.append((time.monotonic(), *place))
            visits = self._visits[place]
            self._visits[place] += 1
        answer = self._pages.answer(replace(request, visits=visits))
        self._stopping.wait(answer.delay_seconds * self._delay_factor)
        return answer


def _port_message(scheme: str, port: int, error: OSError) -> str:
    remedy = f"choose another with --{scheme}-port or leave it out for a free one"
    if error.errno == errno.EADDRINUSE:
        return f"port {port} on {LOOPBACK} is in use; {remedy}"
    return f"port {port} on {LOOPBACK} cannot be opened ({error.strerror}); {remedy}"
