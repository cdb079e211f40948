"""The example web on loopback: ports, certificates, and sites that misbehave."""

import gzip
import http.client
import json
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from flows.demo import ExampleWeb
from prospects.errors import UsageError


@pytest.fixture(scope="module")
def web() -> Iterator[ExampleWeb]:
    with ExampleWeb(delay_factor=0.05) as started:
        yield started


class SecureConnection(http.client.HTTPSConnection):
    """HTTPS to the example web: resolves every host to its port on loopback."""

    def __init__(self, web: ExampleWeb, host: str) -> None:
        super().__init__(host, timeout=10, context=ssl.create_default_context(cafile=web.ca_file))
        self._web_port = web.https_port

    def connect(self) -> None:
        plain = socket.create_connection(("127.0.0.1", self._web_port), timeout=10)
        self.sock = self._context.wrap_socket(plain, server_hostname=self.host)


def get(
    web: ExampleWeb, host: str, path: str = "/", **headers: str
) -> tuple[int, http.client.HTTPMessage, bytes]:
    connection = SecureConnection(web, host)
    try:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


def post(web: ExampleWeb, host: str, path: str, query: object) -> tuple[int, bytes]:
    connection = SecureConnection(web, host)
    try:
        connection.request("POST", path, body=json.dumps(query))
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def get_plain(web: ExampleWeb, host: str, path: str = "/") -> tuple[int, str | None]:
    connection = http.client.HTTPConnection("127.0.0.1", web.http_port, timeout=10)
    try:
        connection.request("GET", path, headers={"Host": host})
        answer = connection.getresponse()
        answer.read()
        return answer.status, answer.headers["Location"]
    finally:
        connection.close()


def test_each_host_gets_its_own_site_and_certificate(web: ExampleWeb) -> None:
    _, _, american = get(web, "www.quillmarsh-invented.com")
    _, _, german = get(web, "wolkenfink-invented.de")

    assert b"Quillmarsh Analytics" in american
    assert b"Vertriebsplanung" in german


def test_certificate_is_refused_by_a_client_that_does_not_know_the_authority(
    web: ExampleWeb,
) -> None:
    with (
        socket.create_connection(("127.0.0.1", web.https_port), timeout=10) as plain,
        pytest.raises(ssl.SSLCertVerificationError),
    ):
        ssl.create_default_context().wrap_socket(plain, server_hostname="fernwhistle-invented.io")


def test_connection_is_kept_alive(web: ExampleWeb) -> None:
    connection = SecureConnection(web, "fernwhistle-invented.io")
    try:
        bodies = []
        for path in ("/", "/about", "/careers"):
            connection.request("GET", path)
            first_socket = connection.sock
            bodies.append(connection.getresponse().read())
        assert connection.sock is first_socket
    finally:
        connection.close()

    assert len(set(bodies)) == 3


def test_plain_http_leads_to_https_and_the_apex_to_www(web: ExampleWeb) -> None:
    expected = (301, "https://www.quillmarsh-invented.com/about?x=1")

    assert get_plain(web, "quillmarsh-invented.com", "/about?x=1") == expected
    assert get(web, "quillmarsh-invented.com")[1]["Location"].startswith("https://www.quillmarsh")


def test_site_without_https_answers_on_plain_http(web: ExampleWeb) -> None:
    assert get_plain(web, "lucirame-invented.fr") == (200, None)


def test_company_that_moved_redirects_to_another_domain(web: ExampleWeb) -> None:
    status, headers, _ = get(web, "www.ostrelka-invented.com", "/careers")

    assert (status, headers["Location"]) == (
        301,
        "https://www.hollowmere-invented.com/welcome-ostrelka",
    )


def test_careers_may_live_on_a_host_of_their_own(web: ExampleWeb) -> None:
    assert b"Culinary Instructor" in get(web, "careers.prairiewhisk-invented.com")[2]
    assert get(web, "shop.prairiewhisk-invented.com")[0] == 404


def test_umlauts_are_sent_in_cp1252_without_saying_so(web: ExampleWeb) -> None:
    _, headers, body = get(web, "zirbelwerk-invented.de")

    assert headers["Content-Type"] == "text/html"
    assert "Schöner anbieten \N{EN DASH} schneller liefern" in body.decode("cp1252")


def test_robots_txt_is_answered_where_there_is_one(web: ExampleWeb) -> None:
    assert get(web, "saltspindle-invented.com", "/robots.txt")[2] == b"User-agent: *\nDisallow: /\n"
    assert b"Crawl-delay: 2" in get(web, "glasspigeon-invented.com", "/robots.txt")[2]
    assert get(web, "mossgable-invented.com", "/robots.txt")[0] == 404


@pytest.mark.parametrize(
    ("host", "path", "status"),
    [
        pytest.param("nubetrina-invented.es", "/", 500, id="broken"),
        pytest.param("nubetrina-invented.es", "/any", 503, id="down"),
        pytest.param("inkwharf-invented.co.uk", "/", 403, id="refused"),
        pytest.param("pewterlark-invented.com", "/", 429, id="busy"),
        pytest.param("fernwhistle-invented.io", "/nothing", 404, id="no-such-page"),
        pytest.param("stranger-invented.com", "/", 404, id="no-such-site"),
    ],
)
def test_trouble_has_the_status_of_real_trouble(
    web: ExampleWeb, host: str, path: str, status: int
) -> None:
    assert get(web, host, path)[0] == status


def test_busy_site_answers_at_the_second_request() -> None:
    with ExampleWeb() as web:
        first, second = (get(web, "almendruco-invented.es", "/producto") for _ in range(2))

    assert (first[0], first[1]["Retry-After"], second[0]) == (429, "1", 200)


def test_connection_may_end_before_or_within_an_answer(web: ExampleWeb) -> None:
    with pytest.raises(http.client.RemoteDisconnected):
        get(web, "tamberline-invented.com")
    with pytest.raises(http.client.IncompleteRead):
        get(web, "juniperhasp-invented.com", "/careers")


def test_gzip_is_sent_to_those_who_take_it_and_may_be_broken(web: ExampleWeb) -> None:
    _, headers, body = get(web, "tallowbrook-invented.com", **{"Accept-Encoding": "gzip"})
    _, broken_headers, broken = get(web, "crankfeather-invented.com")

    assert headers["Content-Encoding"] == broken_headers["Content-Encoding"] == "gzip"
    assert len(gzip.decompress(body)) > 140_000
    with pytest.raises(gzip.BadGzipFile):
        gzip.decompress(broken)


def test_home_page_may_be_a_pdf(web: ExampleWeb) -> None:
    _, headers, body = get(web, "harrowtint-invented.com")

    assert headers["Content-Type"] == "application/pdf"
    assert body.startswith(b"%PDF-1.4")


def test_slow_page_is_held_back_by_its_delay(web: ExampleWeb) -> None:
    started_at = time.monotonic()
    status, _, _ = get(web, "grachtenvos-invented.nl")

    assert status == 200
    assert time.monotonic() - started_at >= 2.5 * 0.05


def test_slow_page_holds_nobody_else_back() -> None:
    with ExampleWeb(delay_factor=0.2) as web, ThreadPoolExecutor(1) as pool:
        slow = pool.submit(get, web, "grachtenvos-invented.nl", "/over-ons")
        assert get(web, "wolkenfink-invented.de")[0] == 200
        assert not slow.done()
        assert slow.result()[0] == 200


def test_requests_are_counted_and_noted_with_host_and_path() -> None:
    with ExampleWeb() as web:
        get(web, "wolkenfink-invented.de", "/impressum")
        get_plain(web, "lucirame-invented.fr")

        assert web.requests == 2
        assert [hit[1:] for hit in web.hits] == [
            ("wolkenfink-invented.de", "/impressum"),
            ("lucirame-invented.fr", "/"),
        ]
        assert web.hits[0][0] <= web.hits[1][0] <= time.monotonic()


def test_given_ports_are_taken_and_free_again_afterwards() -> None:
    with ExampleWeb() as web:
        ports = web.http_port, web.https_port
        assert web.connect_to == f"80=127.0.0.1:{ports[0]},443=127.0.0.1:{ports[1]}"

    with ExampleWeb().start(*ports) as web:
        assert (web.http_port, web.https_port) == ports
        assert get(web, "wolkenfink-invented.de")[0] == 200


@pytest.mark.parametrize(("scheme", "place"), [("http", 0), ("https", 1)])
def test_port_in_use_is_said_in_one_line_and_nothing_is_left_listening(
    scheme: str, place: int
) -> None:
    threads = set(threading.enumerate())
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        ports = [0, 0]
        ports[place] = port
        with pytest.raises(UsageError) as caught:
            ExampleWeb().start(*ports)

    assert str(caught.value) == (
        f"port {port} on 127.0.0.1 is in use; "
        f"choose another with --{scheme}-port or leave it out for a free one"
    )
    assert set(threading.enumerate()) <= threads


def test_stopping_ends_a_held_back_answer_and_removes_the_authority() -> None:
    threads = set(threading.enumerate())
    web = ExampleWeb().start()
    ca_file = web.ca_file
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(get, web, "mossgable-invented.com")
        while not web.hits:
            time.sleep(0.01)
        started_at = time.monotonic()
        web.stop()
        assert time.monotonic() - started_at < 4
        slow.exception()

    assert not ca_file.exists()
    assert set(threading.enumerate()) <= threads


def test_stopping_ends_idle_connections_and_half_made_handshakes() -> None:
    web = ExampleWeb().start()
    idle = SecureConnection(web, "wolkenfink-invented.de")
    idle.connect()
    silent = socket.create_connection(("127.0.0.1", web.https_port), timeout=10)
    started_at = time.monotonic()
    web.stop()
    idle.close()
    silent.close()

    assert time.monotonic() - started_at < 4
    web.stop()


def test_board_answers_at_its_vendor_s_host_and_takes_posts() -> None:
    with ExampleWeb(day=date(2031, 5, 7)) as web:
        _, headers, body = get(web, "api.lever.co", "/v0/postings/rivalquartz-invented?mode=json")
        status, page = post(
            web, "vexlumeninvented.wd5.myworkdayjobs.com",
            "/wday/cxs/vexlumeninvented/External/jobs", {"offset": 420, "limit": 20},
        )  # fmt: skip

    assert headers["Content-Type"] == "application/json"
    assert json.loads(body)[0]["createdAt"] == 1935489600000
    assert (status, len(json.loads(page)["jobPostings"])) == (200, 11)


def test_site_takes_no_posts(web: ExampleWeb) -> None:
    assert post(web, "wolkenfink-invented.de", "/", {})[0] == 405
