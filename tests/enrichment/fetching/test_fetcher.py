"""What a site can do to us, and what we do then."""

import gzip
import socket
import time
import zlib
from collections.abc import Callable

import pytest

from enrichment.fetching import CompanySession, Fetcher, FetchFailed
from prospects.errors import UsageError
from prospects.issue import IssueCode
from prospects.specs.settings import FetchSettings

Make = Callable[..., Fetcher]
HOME = "http://acme.com/"


def _answer(body: bytes = b"<html>ok</html>", status: str = "200 OK", **headers: str):
    lines = {"Content-Type": "text/html", "Content-Length": str(len(body))}
    lines |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value)
    return lambda c: c.sendall(f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body)


def _redirect(to: str):
    return _answer(b"", "302 Found", Location=to)


def _failure(fetcher: Fetcher, url: str = HOME) -> FetchFailed:
    with fetcher.session() as session, pytest.raises(FetchFailed) as caught:
        session.fetch(url)
    return caught.value


def test_a_page_is_fetched_with_its_headers(web, fetcher_for: Make):
    web.paths["/"] = _answer(b"<html>hello</html>", X_Powered_By="Test", Set_Cookie="a=1")
    with fetcher_for(contact="ops@prospects.example").session() as session:
        answer = session.fetch(HOME)
    assert answer.body == b"<html>hello</html>"
    assert answer.header("x-powered-by") == "Test"
    assert answer.fetched_at.tzinfo is not None
    assert "ops@prospects.example" in web.heads[-1]


def test_the_pages_of_a_company_share_one_connection_and_no_cookies(web, fetcher_for: Make):
    web.paths["/"] = _answer(Set_Cookie="session=secret; Path=/")
    web.paths["/about"] = _answer()
    with fetcher_for().session() as session:
        session.fetch(HOME)
        session.fetch(HOME + "about")
    assert "cookie:" not in web.heads[-1].lower()


def test_robots_is_asked_first_and_obeyed(web, fetcher_for: Make):
    web.paths["/robots.txt"] = _answer(
        b"User-agent: *\nDisallow: /private\n", Content_Type="text/plain"
    )
    web.paths["/private"] = _answer()
    failure = _failure(fetcher_for(), HOME + "private")
    assert failure.code is IssueCode.ROBOTS_CLOSED
    assert web.asked == ["acme.com/robots.txt"]


@pytest.mark.parametrize(
    ("status", "may"),
    [
        pytest.param("404 Not Found", True, id="no-rules-allow-all"),
        pytest.param("403 Forbidden", True, id="any-4xx-allows-all"),
        pytest.param("500 Broken", False, id="5xx-closes-the-site"),
    ],
)
def test_what_the_status_of_robots_means(web, fetcher_for: Make, status: str, may: bool):
    web.paths |= {"/robots.txt": _answer(b"", status), "/": _answer()}
    with fetcher_for().session() as session:
        if may:
            assert session.fetch(HOME).status == 200
        else:
            with pytest.raises(FetchFailed) as caught:
                session.fetch(HOME)
            assert caught.value.code is IssueCode.ROBOTS_CLOSED


def test_robots_of_the_host_that_a_redirect_leads_to_are_obeyed(web, fetcher_for: Make):
    web.paths |= {
        "acme.com/": _redirect("http://other.com/"),
        "other.com/robots.txt": _answer(b"User-agent: *\nDisallow: /\n"),
        "other.com/": _answer(),
    }
    assert _failure(fetcher_for()).code is IssueCode.ROBOTS_CLOSED
    assert "other.com/" not in web.asked


@pytest.mark.parametrize(
    ("status", "code"),
    [
        ("401 No", IssueCode.FORBIDDEN),
        ("403 No", IssueCode.FORBIDDEN),
        ("404 Gone", IssueCode.NOT_FOUND),
        ("410 Gone", IssueCode.NOT_FOUND),
        ("429 Slow down", IssueCode.RATE_LIMITED),
        ("503 Later", IssueCode.RATE_LIMITED),
        ("500 Broken", IssueCode.HTTP_ERROR),
        ("204 Nothing", IssueCode.HTTP_ERROR),
    ],
)
def test_a_status_that_is_no_page_is_an_issue(web, fetcher_for: Make, status, code):
    web.paths["/"] = _answer(b"", status)
    assert _failure(fetcher_for()).code is code


@pytest.mark.parametrize(
    "place",
    [
        pytest.param("http://127.0.0.1/", id="loopback"),
        pytest.param("http://127.0.0.9:22/", id="another-port"),
        pytest.param("http://169.254.169.254/latest/meta-data", id="metadata"),
        pytest.param("http://[::1]/", id="ipv6"),
        pytest.param("http://2130706433/", id="decimal"),
        pytest.param("http://0x7f.1/", id="hexadecimal"),
        pytest.param("http://localhost/", id="special-use-name"),
        pytest.param("http://printer.local/", id="mdns-name"),
        pytest.param("http://intranet/", id="single-label"),
        pytest.param("http://acme.com:8080/", id="odd-port"),
        pytest.param("http://user:secret@acme.com/", id="user-info"),
        pytest.param("file:///etc/passwd", id="file"),
        pytest.param("gopher://acme.com/", id="gopher"),
    ],
)
def test_a_redirect_never_leads_where_a_first_request_may_not_go(web, fetcher_for: Make, place):
    web.paths["/"] = _redirect(place)
    assert _failure(fetcher_for()).code is IssueCode.REDIRECT_REFUSED
    assert _failure(fetcher_for(), place).code is IssueCode.ADDRESS_REFUSED
    assert web.asked == ["acme.com/robots.txt", "acme.com/"]


def test_a_redirect_loop_ends(web, fetcher_for: Make):
    web.paths["/"] = _redirect("/")
    assert _failure(fetcher_for(redirects_max=3)).code is IssueCode.REDIRECT_LOOP
    assert web.asked.count("acme.com/") == 4


def test_a_redirect_body_is_never_read(web, fetcher_for: Make):
    bomb = gzip.compress(b"\0" * 50_000_000)
    web.paths |= {
        "/": _answer(bomb, "302 Found", Location="/home", Content_Encoding="gzip"),
        "/home": _answer(),
    }
    with fetcher_for().session() as session:
        assert session.fetch(HOME).url == HOME + "home"


def test_a_host_on_the_never_list_is_not_asked(web, fetcher_for: Make):
    failure = _failure(fetcher_for(never_fetch=("acme.com",)))
    assert failure.code is IssueCode.NEVER_FETCHED
    assert web.asked == []


def _drip(data: bytes, pause: float = 0.3) -> Callable[[socket.socket], None]:
    def send(connection: socket.socket) -> None:
        for byte in data:
            connection.sendall(bytes([byte]))
            time.sleep(pause)

    return send


def _endless(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        connection.sendall(b"400\r\n" + b"x" * 1024 + b"\r\n")


@pytest.mark.parametrize(
    ("behaviour", "code"),
    [
        pytest.param(
            _drip(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 50), IssueCode.SITE_SLOW, id="dripped-head"
        ),
        pytest.param(
            lambda c: (
                c.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n"),
                _drip(b"x" * 50)(c),
            ),
            IssueCode.SITE_SLOW,
            id="dripped-body",
        ),
        pytest.param(lambda _: time.sleep(1.5), IssueCode.SITE_SLOW, id="silence"),
        pytest.param(_endless, IssueCode.TOO_LARGE, id="endless-chunks"),
        pytest.param(
            _answer(b"x" * 200_000), IssueCode.TOO_LARGE, id="declared-larger-than-the-cap"
        ),
        pytest.param(
            _answer(gzip.compress(b"\0" * 30_000_000), Content_Encoding="gzip"),
            IssueCode.TOO_LARGE,
            id="gzip-bomb",
        ),
        pytest.param(
            _answer(zlib.compress(b"\0" * 30_000_000), Content_Encoding="deflate"),
            IssueCode.TOO_LARGE,
            id="deflate-bomb",
        ),
        pytest.param(
            _answer(gzip.compress(gzip.compress(b"hi")), Content_Encoding="gzip, gzip"),
            IssueCode.BAD_ANSWER,
            id="stacked-encodings",
        ),
        pytest.param(
            _answer(b"this is no gzip", Content_Encoding="gzip"),
            IssueCode.BAD_ANSWER,
            id="broken-gzip",
        ),
        pytest.param(lambda c: c.sendall(b"hello, world\n"), IssueCode.SITE_DOWN, id="http-0.9"),
        pytest.param(lambda c: c.close(), IssueCode.SITE_DOWN, id="connection-cut"),
        pytest.param(
            lambda c: c.sendall(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 200_000 + b"\r\n\r\n"),
            IssueCode.SITE_DOWN,
            id="huge-header",
        ),
        pytest.param(
            lambda c: c.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nshort"),
            IssueCode.SITE_DOWN,
            id="short-body",
        ),
    ],
)
def test_an_attack_ends_in_time_with_an_issue(web, fetcher_for: Make, behaviour, code):
    web.paths["/"] = behaviour
    started = time.monotonic()
    assert _failure(fetcher_for()).code is code
    assert time.monotonic() - started < 10


def test_nothing_listens_at_the_https_port(fetcher_for: Make):
    assert _failure(fetcher_for(), "https://acme.com/").code is IssueCode.SITE_DOWN


def test_tls_that_is_none_is_an_issue_and_no_crash(web, fetcher_for: Make):
    targets = f"443=127.0.0.1:{web.port}"
    failure = _failure(fetcher_for(connect_to=targets), "https://acme.com/")
    assert failure.code in (IssueCode.TLS_FAILED, IssueCode.SITE_DOWN, IssueCode.SITE_SLOW)


def test_one_host_sees_one_request_at_a_time_with_its_pause(web, fetcher_for: Make):
    web.paths |= {"/": _answer(), "/a": _answer()}
    fetcher = fetcher_for(delay_seconds=0.2)
    started = time.monotonic()
    with fetcher.session() as session:
        session.fetch(HOME)
        session.fetch(HOME + "a")
    assert time.monotonic() - started >= 0.4  # robots.txt, home and one page: two pauses


def test_the_crawl_delay_of_a_site_is_kept_up_to_a_cap(web, fetcher_for: Make):
    web.paths |= {"/robots.txt": _answer(b"User-agent: *\nCrawl-delay: 900\n"), "/": _answer()}
    fetcher = fetcher_for(crawl_delay_seconds_max=0.3)
    with fetcher.session() as session:
        session.fetch(HOME)
        started = time.monotonic()
        session.fetch(HOME)
    assert 0.25 < time.monotonic() - started < 5


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({}, "fetch.contact"),
        ({"connect_to": "80=127.0.0.1:80"}, "allow_networks"),
        ({"connect_to": "80=127.0.0.1:80", "allow_networks": "8.8.8.0/24"}, "neither loopback"),
        ({"connect_to": "80=8.8.8.8:80", "allow_networks": "127.0.0.0/8"}, "8.8.8.8"),
        ({"connect_to": "80=8.8.8.8:80", "allow_networks": "0.0.0.0/0"}, "0.0.0.0/0"),
        ({"connect_to": "nonsense", "allow_networks": "127.0.0.0/8"}, "PORT=ADDRESS:PORT"),
        ({"contact": "a@b.example", "ca_file": "missing.pem"}, "missing.pem"),
    ],
)
def test_settings_that_must_not_go_on_the_network_are_refused(settings, words):
    with pytest.raises(UsageError, match=words.replace(".", r"\.").replace("/", "/")):
        Fetcher(FetchSettings.model_validate(settings))


def test_a_public_name_with_an_internal_address_is_refused(monkeypatch, fetcher_for: Make):
    def internal(*_: object, **__: object):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.0.0.5", 80))]

    monkeypatch.setattr(socket, "getaddrinfo", internal)
    fetcher = Fetcher(FetchSettings(contact="ops@prospects.example", delay_seconds=0))
    with CompanySession(fetcher) as session, pytest.raises(FetchFailed) as caught:
        session.fetch(HOME)
    fetcher.watcher.close()
    assert caught.value.code is IssueCode.ADDRESS_REFUSED
