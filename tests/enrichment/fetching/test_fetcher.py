"""What a page is fetched with, and what its status, its redirects and its robots.txt mean."""

import gzip
import socket
import time
from collections.abc import Callable

import pytest

from enrichment.fetching import Fetcher
from prospects.errors import UsageError
from prospects.issue import IssueCode
from prospects.specs.settings import FetchSettings
from tests.enrichment.conftest import answer, fetch, redirect

Make = Callable[..., Fetcher]
HOME = "http://acme.com/"


def test_a_page_is_fetched_with_its_headers(web, fetcher_for: Make):
    web.paths["/"] = answer(
        b"<html>hello</html>", extra="X-Powered-By: Test\r\nSet-Cookie: a=1\r\n"
    )
    got = fetch(fetcher_for(contact="ops@prospects.example"), HOME).answer
    assert got.body == b"<html>hello</html>"
    assert got.header("x-powered-by") == "Test"
    assert got.fetched_at.tzinfo is not None
    assert "+ops@prospects.example" in web.header("User-Agent")


def test_the_pages_of_a_company_share_one_connection_and_no_cookies(web, fetcher_for: Make):
    web.paths["/robots.txt"] = answer(b"", keep=True)
    web.paths["/"] = answer(extra="Set-Cookie: session=secret; Path=/\r\n", keep=True)
    web.paths["/about"] = answer(keep=True)
    fetch(fetcher_for(), HOME, HOME + "about")
    assert web.connections == 1
    assert web.header("Cookie") == ""


def test_nothing_is_told_but_who_asks_and_what_is_understood(web, fetcher_for: Make):
    web.paths |= {"/": redirect("/home"), "/home": answer()}
    fetch(fetcher_for(), HOME)
    names = {line.partition(":")[0].lower() for line in web.heads[-1].split("\r\n")[1:] if line}
    assert names <= {
        "host", "user-agent", "accept", "accept-encoding", "accept-language", "connection",
    }  # fmt: skip
    assert web.header("Accept-Encoding") == "gzip, deflate, br, zstd"


def test_the_environment_has_no_say(web, fetcher_for: Make, monkeypatch, tmp_path):
    (tmp_path / ".netrc").write_text("default login ann password secret")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    web.paths["/"] = answer()
    assert fetch(fetcher_for(), HOME).answer.status == 200
    assert web.header("Authorization") == ""


def test_robots_is_asked_first_and_obeyed(web, fetcher_for: Make):
    web.paths["/robots.txt"] = answer(b"User-agent: *\nDisallow: /private\n", kind="text/plain")
    web.paths["/private"] = answer()
    assert fetch(fetcher_for(), HOME + "private").failure.code is IssueCode.ROBOTS_CLOSED
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
    web.paths |= {"/robots.txt": answer(b"", status), "/": answer()}
    fetched = fetch(fetcher_for(), HOME)
    if may:
        assert fetched.answer.status == 200
    else:
        assert fetched.failure.code is IssueCode.ROBOTS_CLOSED


def test_robots_of_the_host_that_a_redirect_leads_to_are_obeyed(web, fetcher_for: Make):
    web.paths |= {
        "acme.com/": redirect("http://other.com/"),
        "other.com/robots.txt": answer(b"User-agent: *\nDisallow: /\n"),
        "other.com/": answer(),
    }
    assert fetch(fetcher_for(), HOME).failure.code is IssueCode.ROBOTS_CLOSED
    assert "other.com/" not in web.asked


@pytest.mark.parametrize(
    ("status", "code"),
    [
        ("401 No", IssueCode.FORBIDDEN),
        ("403 No", IssueCode.FORBIDDEN),
        ("407 No", IssueCode.FORBIDDEN),
        ("451 No", IssueCode.FORBIDDEN),
        ("404 Gone", IssueCode.NOT_FOUND),
        ("410 Gone", IssueCode.NOT_FOUND),
        ("429 Slow down", IssueCode.RATE_LIMITED),
        ("503 Later", IssueCode.RATE_LIMITED),
        ("500 Broken", IssueCode.HTTP_ERROR),
        ("204 Nothing", IssueCode.HTTP_ERROR),
        ("206 Some of it", IssueCode.HTTP_ERROR),
        ("304 As it was, though nobody asked", IssueCode.HTTP_ERROR),
        ("999 No", IssueCode.HTTP_ERROR),
        ("103 Hints and nothing else", IssueCode.HTTP_ERROR),
        ("300 Choose", IssueCode.HTTP_ERROR),
    ],
)
def test_a_status_that_is_no_page_is_an_issue(web, fetcher_for: Make, status, code):
    web.paths["/"] = answer(b"", status)
    assert fetch(fetcher_for(), HOME).failure.code is code


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
        pytest.param("http://acme.com:443/", id="the-other-scheme's-port"),
        pytest.param("http://user:secret@acme.com/", id="user-info"),
        pytest.param("file:///etc/passwd", id="file"),
        pytest.param("ftp://acme.com/", id="ftp"),
        pytest.param("gopher://acme.com/", id="gopher"),
        pytest.param("javascript:alert(1)", id="script"),
        pytest.param("data:text/html,hi", id="data"),
        pytest.param("http://hidden.onion/", id="onion"),
    ],
)
def test_a_redirect_never_leads_where_a_first_request_may_not_go(web, fetcher_for: Make, place):
    web.paths["/"] = redirect(place)
    fetcher = fetcher_for()
    assert fetch(fetcher, HOME).failure.code is IssueCode.REDIRECT_REFUSED
    assert fetch(fetcher, place).failure.code is IssueCode.ADDRESS_REFUSED
    assert web.asked == ["acme.com/robots.txt", "acme.com/"]


def test_a_redirect_loop_ends(web, fetcher_for: Make):
    web.paths["/"] = redirect("/")
    assert fetch(fetcher_for(redirects_max=3), HOME).failure.code is IssueCode.REDIRECT_LOOP
    assert web.asked.count("acme.com/") == 4


def test_a_redirect_loop_over_two_hosts_ends(web, fetcher_for: Make):
    web.paths |= {
        "acme.com/": redirect("http://other.com/"), "other.com/": redirect("http://acme.com/"),
    }  # fmt: skip
    assert fetch(fetcher_for(), HOME).failure.code is IssueCode.REDIRECT_LOOP
    assert web.asked.count("acme.com/") + web.asked.count("other.com/") == 6


@pytest.mark.parametrize("place", ["", "Location-is-missing"])
def test_a_redirect_to_nowhere_is_a_loop(web, fetcher_for: Make, place):
    web.paths["/"] = redirect("") if not place else answer(b"", "302 Found")
    assert fetch(fetcher_for(), HOME).failure.code is IssueCode.REDIRECT_LOOP


@pytest.mark.parametrize(
    ("place", "asked"),
    [
        pytest.param(b"/over here", "acme.com/over%20here", id="space"),
        pytest.param("/über".encode(), "acme.com/%C3%BCber", id="utf-8"),
        pytest.param("http://bücher.de/".encode(), "xn--bcher-kva.de/", id="utf-8-host"),
        pytest.param("/über".encode("latin-1"), "acme.com/%C3%BCber", id="latin-1"),
        pytest.param(b"\\\\other.com\\a", "other.com/a", id="backslashes"),
        pytest.param(b"//other.com//a", "other.com//a", id="two-slashes"),
        pytest.param(b"\t/tab", "acme.com/tab", id="tab"),
        pytest.param(b"?q=a|b", "acme.com/?q=a|b", id="query"),
    ],
)
def test_a_redirect_is_read_as_browsers_do(web, fetcher_for: Make, place: bytes, asked: str):
    head = b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + place + b"\r\n\r\n"
    web.paths["acme.com/"] = lambda connection: connection.sendall(head)
    web.paths[asked] = answer()
    assert fetch(fetcher_for(), HOME).answer.status == 200
    assert web.asked[-1] == asked


def test_a_redirect_body_is_never_read(web, fetcher_for: Make):
    bomb = gzip.compress(b"\0" * 50_000_000)
    web.paths |= {
        "/": answer(bomb, "302 Found", extra="Location: /home\r\nContent-Encoding: gzip\r\n"),
        "/home": answer(),
    }
    assert fetch(fetcher_for(), HOME).answer.url == HOME + "home"


@pytest.mark.parametrize("listed", ["acme.com", "ACME.com", "www.acme.com"])
def test_a_host_on_the_never_list_is_not_asked(web, fetcher_for: Make, listed):
    fetched = fetch(fetcher_for(never_fetch=(listed,)), HOME, "http://jobs.acme.com/")
    assert [failure.code for failure in fetched.outcomes] == [IssueCode.NEVER_FETCHED] * 2
    assert web.asked == []


def test_the_never_list_holds_behind_a_redirect(web, fetcher_for: Make):
    web.paths["acme.com/"] = redirect("http://www.linkedin.com/company/acme")
    fetched = fetch(fetcher_for(never_fetch=("linkedin.com",)), HOME)
    assert fetched.failure.code is IssueCode.NEVER_FETCHED
    assert web.asked == ["acme.com/robots.txt", "acme.com/"]


def test_nothing_listens_at_the_https_port(fetcher_for: Make):
    assert fetch(fetcher_for(), "https://acme.com/").failure.code is IssueCode.SITE_DOWN


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


def test_a_public_name_with_an_internal_address_is_refused(monkeypatch):
    def internal(*_: object, **__: object):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.0.0.5", 80))]

    monkeypatch.setattr(socket, "getaddrinfo", internal)
    settings = FetchSettings(contact="ops@prospects.example", delay_seconds=0)
    with Fetcher(settings) as fetcher:
        assert fetch(fetcher, HOME).failure.code is IssueCode.ADDRESS_REFUSED


def test_a_company_has_one_session_and_one_connection_per_host(web, fetcher_for: Make):
    """All of them are closed with the session, those of hosts asked in between included."""
    hosts = [f"host{number}.com" for number in range(12)]
    web.paths |= {f"{host}{path}": answer(keep=True) for host in hosts for path in ("/", "/a")}
    fetch(fetcher_for(), *[f"http://{host}{path}" for host in hosts for path in ("/", "/a")])
    assert web.connections == len(hosts)
    deadline = time.monotonic() + 2
    while web._open and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not web._open
