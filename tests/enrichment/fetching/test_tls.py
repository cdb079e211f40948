"""TLS that is bad, slow or none, and connections that a server does not keep."""

import contextlib
import gc
import socket
import ssl
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
import trustme

from enrichment.fetching import Fetcher
from prospects.issue import IssueCode
from tests.enrichment.conftest import HostileWeb, answer, fetch, tls_for
from tests.enrichment.fetching import attacks

Make = Callable[..., Fetcher]
HOME = "https://acme.com/"


@pytest.fixture
def secure(ca_file, fetcher_for: Make) -> Make:
    """A fetcher whose https leads to a port."""

    def make(port: int, **more: object) -> Fetcher:
        return fetcher_for(connect_to=f"443=127.0.0.1:{port}", ca_file=ca_file, **more)

    return make


@pytest.fixture
def raw_port() -> Iterator[Callable[[attacks.Attack], int]]:
    """Serves one behaviour to each connection before anything was read of it."""
    listeners: list[socket.socket] = []
    threads: list[threading.Thread] = []

    def serve(behaviour: attacks.Attack) -> int:
        listener = socket.create_server(("127.0.0.1", 0))
        listeners.append(listener)

        def accept() -> None:
            with contextlib.suppress(OSError):
                while True:
                    connection, _ = listener.accept()
                    connection.settimeout(2)
                    with connection, contextlib.suppress(OSError):
                        behaviour(connection)

        threads.append(threading.Thread(target=accept, daemon=True))
        threads[-1].start()
        return int(listener.getsockname()[1])

    yield serve
    for listener in listeners:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
    for thread in threads:
        thread.join(5)


def test_a_good_certificate_is_accepted(secure_web, secure):
    secure_web.paths["/"] = answer()
    assert fetch(secure(secure_web.port), HOME).answer.status == 200


def _old_protocol(authority: trustme.CA) -> ssl.SSLContext:
    context = tls_for(authority.issue_cert("acme.com"))
    context.set_ciphers("ALL:@SECLEVEL=0")
    with warnings.catch_warnings(action="ignore"):  # That it is old is what it is for.
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = ssl.TLSVersion.TLSv1_1
    return context


BAD_CONTEXTS: dict[str, Callable[[trustme.CA], ssl.SSLContext]] = {
    "self-signed": lambda _: tls_for(trustme.CA().issue_cert("acme.com")),
    "another-host": lambda ca: tls_for(ca.issue_cert("other.com")),
    "expired": lambda ca: tls_for(
        ca.issue_cert("acme.com", not_after=datetime.now(UTC) - timedelta(days=1),
                      not_before=datetime.now(UTC) - timedelta(days=9))
    ),
    "tls-1.1-only": _old_protocol,
}  # fmt: skip


@pytest.mark.parametrize("name", BAD_CONTEXTS)
def test_tls_that_is_not_acceptable_is_refused(authority, secure, name):
    web = HostileWeb(BAD_CONTEXTS[name](authority))
    web.paths["/"] = answer()
    try:
        failure = fetch(secure(web.port), HOME).failure
    finally:
        web.close()
    assert failure.code is IssueCode.TLS_FAILED
    assert web.asked == []


def test_the_ca_bundle_of_the_environment_has_no_say(secure_web, fetcher_for, ca_file, monkeypatch):
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"):
        monkeypatch.setenv(name, ca_file)
    fetcher = fetcher_for(connect_to=f"443=127.0.0.1:{secure_web.port}")
    assert fetch(fetcher, HOME).failure.code is IssueCode.TLS_FAILED


IMPATIENT = {"deadline_seconds": 1, "connect_seconds": 5}


@pytest.fixture
def collected():
    """What a reset before the handshake leaves is collected within its own test.

    `ssl.SSLSocket` asks such a connection for its peer and for a byte, and raises without closing
    itself; nobody else holds it, so that only the collector can. A later test must not be blamed.
    """
    yield
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


@pytest.mark.parametrize(
    ("behaviour", "codes"),
    [
        pytest.param(attacks.sent(b"HTTP/1.1 400 Bad\r\n\r\n"), {IssueCode.TLS_FAILED}, id="http"),
        pytest.param(
            attacks.sent(b"\x16\x03\x03" + b"\xff" * 400), {IssueCode.TLS_FAILED}, id="junk"
        ),
        pytest.param(attacks.silence, {IssueCode.SITE_SLOW}, id="silence"),
        pytest.param(
            attacks.drip(b"\x16\x03\x03\x40\x00", b"\x02" * 40), {IssueCode.SITE_SLOW}, id="drip"
        ),
        pytest.param(
            attacks.endless(b"", b"\x16\x03\x03\x00\x01\x00"),
            {IssueCode.TLS_FAILED, IssueCode.SITE_SLOW},
            id="endless",
        ),
    ],
)  # fmt: skip
def test_a_handshake_that_is_none_ends_in_time(secure, raw_port, behaviour, codes):
    assert code_in_time(secure(raw_port(behaviour), **IMPATIENT)) in codes


@pytest.mark.filterwarnings("ignore:unclosed <ssl.SSLSocket:ResourceWarning")
@pytest.mark.usefixtures("collected")
@pytest.mark.parametrize(
    "behaviour",
    [
        pytest.param(lambda c: c.close(), id="closed-at-once"),
        pytest.param(attacks.reset, id="reset-at-once"),
    ],
)
def test_who_hangs_up_before_the_handshake_ends_it(secure, raw_port, behaviour):
    code = code_in_time(secure(raw_port(behaviour), **IMPATIENT))
    assert code in {IssueCode.TLS_FAILED, IssueCode.SITE_DOWN}


def code_in_time(fetcher):
    started = time.monotonic()
    code = fetch(fetcher, HOME).failure.code
    assert time.monotonic() - started < 2.5
    return code


@pytest.mark.parametrize("name", ["body-drip", "header-drip", "body-drip-without-length"])
def test_what_drips_over_tls_does_not_outlive_the_deadline(secure_web, secure, name):
    secure_web.paths["/"] = attacks.SLOW[name]
    started = time.monotonic()
    fetcher = secure(secure_web.port, deadline_seconds=1, read_seconds=5)
    assert fetch(fetcher, HOME).failure.code is IssueCode.SITE_SLOW
    assert time.monotonic() - started < 2.5


class TestKeptConnections:
    """A server may end a connection between two requests, or say what nobody asked for."""

    @pytest.fixture(params=["http", "https"])
    def site(self, request, web, secure_web, ca_file, fetcher_for):
        used = web if request.param == "http" else secure_web
        targets = f"80=127.0.0.1:{web.port},443=127.0.0.1:{secure_web.port}"
        used.paths["/robots.txt"] = answer(b"", keep=True)
        # The pause is when a server has time to say what nobody asked for.
        fetcher = fetcher_for(connect_to=targets, ca_file=ca_file, delay_seconds=0.15)
        return used, fetcher, f"{request.param}://acme.com"

    def test_one_that_was_closed_is_opened_anew(self, site):
        web, fetcher, home = site
        web.paths |= {"/": answer(), "/a": answer(b"a", keep=True)}  # "/" closes after its answer.
        fetched = fetch(fetcher, f"{home}/", f"{home}/a")
        assert [got.body for got in fetched.outcomes] == [b"<html>ok</html>", b"a"]

    def test_one_that_is_reset_is_opened_anew(self, site):
        web, fetcher, home = site
        tries: list[int] = []

        def once(connection: socket.socket) -> object:
            tries.append(1)
            if len(tries) == 1:
                return attacks.reset(connection)
            return answer(b"a")(connection)

        web.paths |= {"/": answer(keep=True), "/a": once}
        fetched = fetch(fetcher, f"{home}/", f"{home}/a")
        assert fetched.answer.body == b"a"
        assert fetched.requests == 4

    def test_one_that_breaks_each_time_is_asked_no_third_time(self, site):
        web, fetcher, home = site
        web.paths |= {"/": answer(keep=True), "/a": attacks.reset}
        assert fetch(fetcher, f"{home}/", f"{home}/a").failure.code is IssueCode.SITE_DOWN
        assert web.asked.count("acme.com/a") == 2

    @pytest.mark.parametrize(
        "unasked",
        [
            pytest.param(attacks.OK + b"Content-Length: 4\r\n\r\nevil", id="a-whole-answer"),
            pytest.param(b"x" * 40_000, id="bytes-after-the-body"),
        ],
    )
    def test_what_was_sent_unasked_answers_no_later_request(self, site, unasked):
        web, fetcher, home = site

        def more(connection: socket.socket) -> object:
            kept = answer(keep=True)(connection)
            connection.sendall(unasked)
            return kept

        web.paths |= {"/": more, "/a": answer(b"a", keep=True)}
        fetched = fetch(fetcher, f"{home}/", f"{home}/a")
        assert [got.body for got in fetched.outcomes] == [b"<html>ok</html>", b"a"]

    @pytest.mark.parametrize("status", ["103 Early", "101 Other", "204 None", "304 As it was"])
    def test_what_follows_an_answer_without_body_answers_no_later_request(self, site, status):
        web, fetcher, home = site

        def twice(connection: socket.socket) -> object:
            connection.sendall(f"HTTP/1.1 {status}\r\n\r\n".encode())
            time.sleep(0.05)
            connection.sendall(attacks.OK + b"Content-Length: 4\r\n\r\nevil")

        web.paths |= {"/": twice, "/a": answer(b"a", keep=True)}
        fetched = fetch(fetcher, f"{home}/", f"{home}/a")
        assert fetched.outcomes[0].code is IssueCode.HTTP_ERROR
        assert fetched.answer.body == b"a"

    def test_a_small_error_page_costs_no_new_connection(self, site):
        web, fetcher, home = site
        web.paths |= {
            "/": answer(b"no", "404 None", keep=True), "/a": answer(b"a", keep=True),
        }  # fmt: skip
        assert fetch(fetcher, f"{home}/", f"{home}/a").answer.body == b"a"
        assert web.connections == 1
