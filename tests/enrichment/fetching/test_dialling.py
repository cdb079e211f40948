"""What is dialled: the address that was checked, of the host that was written, and nothing else.

The resolver is the real one. Behind it, `getaddrinfo` gives what a test says, and each `connect`
is noted and led to a web on loopback, or refused.
"""

import ipaddress
import json
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import ada_url
import pytest

from enrichment.fetching import Fetcher
from prospects.issue import IssueCode
from prospects.specs.settings import FetchSettings
from tests.enrichment.conftest import HostileWeb, answer, fetch, redirect, run_all, session_visit

PUBLIC = "93.184.216.34"
OTHER = "2606:4700:4700::1111"
_connect = socket.socket.connect
_look_up = socket.getaddrinfo


@dataclass
class Net:
    """The names and addresses of a test.

    Attributes:
        names: Host -> the lists of addresses that it gives, one look-up after the other; the last
            one stays. A host that is not here is at `PUBLIC`.
        webs: Address -> the web that answers there.
        looked_up: Hosts that were looked up.
        dialled: Endpoints that were dialled.
    """

    names: dict[str, list[list[str]]] = field(default_factory=dict)
    webs: dict[str, HostileWeb] = field(default_factory=dict)
    looked_up: list[str] = field(default_factory=list)
    dialled: list[tuple[str, int]] = field(default_factory=list)

    def look_up(self, host: str, port: int, *_: object, **__: object) -> list[object]:
        self.looked_up.append(host)
        answers = self.names.get(host, [[PUBLIC]])
        addresses = answers.pop(0) if len(answers) > 1 else answers[0]
        return [
            (socket.AF_INET6 if ":" in address else socket.AF_INET, 1, 6, "", (address, port))
            for address in addresses
        ]

    def connect(self, connection: socket.socket, endpoint: tuple[str, int]) -> None:
        self.dialled.append(endpoint[:2])
        if endpoint[0] not in self.webs:
            raise ConnectionRefusedError
        inner = socket.socket()
        inner.settimeout(connection.gettimeout())
        _connect(inner, ("127.0.0.1", self.webs[endpoint[0]].port))
        # The number of the open file is what `connection` is known by.
        connection.close()
        connection.__init__(fileno=inner.detach())  # type: ignore[misc]
        connection.settimeout(inner.gettimeout() or 2)


@pytest.fixture
def net(web: HostileWeb, monkeypatch: pytest.MonkeyPatch, dialled: list[object]) -> Net:
    made = Net(webs={PUBLIC: web})
    monkeypatch.setattr(socket, "getaddrinfo", made.look_up)

    def connect(connection: socket.socket, endpoint: tuple[str, int]) -> None:
        made.connect(connection, endpoint)

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket.socket, "connect_ex", _never)
    monkeypatch.setattr(socket, "create_connection", _never)
    return made


def _never(*_: object, **__: object) -> None:
    raise AssertionError("a connect beside the one that is checked")


@pytest.fixture
def fetcher(net: Net) -> Iterator[Fetcher]:
    settings = FetchSettings(
        contact="ops@prospects.example", delay_seconds=0, deadline_seconds=5,
        requests_per_address=2, requests_at_once=8,
    )  # fmt: skip
    with Fetcher(settings) as made:
        yield made


def test_the_address_that_was_checked_is_dialled(web, net, fetcher):
    web.paths["/"] = answer()
    assert fetch(fetcher, "http://acme.com/").answer.status == 200
    assert set(net.dialled) == {(PUBLIC, 80)}
    assert net.looked_up == ["acme.com"]


@pytest.mark.shared
def test_no_redirect_leads_to_a_host_that_must_be_blocked(web, net, fetcher, shared_dir):
    lines = (shared_dir / "vectors/ssrf/hosts_must_block.txt").read_text().splitlines()
    hosts = [line for line in lines if line and not line.startswith("#")]
    assert len(hosts) == 59
    for number, host in enumerate(hosts):
        web.paths[f"acme.com/{number}"] = _location(f"http://{host}/")
        failure = fetch(fetcher, f"http://acme.com/{number}").failure
        assert failure.code is IssueCode.REDIRECT_REFUSED, host
        assert fetch(fetcher, f"http://{host}/").failure.code is IssueCode.ADDRESS_REFUSED, host
    assert set(net.looked_up) == {"acme.com"}
    assert set(net.dialled) == {(PUBLIC, 80)}


@pytest.mark.shared
@pytest.mark.parametrize("beside", [[], [PUBLIC]], ids=["alone", "beside-a-public-one"])
def test_no_name_leads_into_a_special_range(web, net, fetcher, shared_dir, beside):
    ranges = json.loads((shared_dir / "vectors/ssrf/special_ranges.json").read_text())["cidr"]
    assert len(ranges) == 35
    number = 0
    for text in ranges:
        network = ipaddress.ip_network(text)
        for offset in (0, network.num_addresses // 2, network.num_addresses - 1):
            number += 1
            net.names[f"n{number}.inner.com"] = [[*beside, str(network[offset])]]
            web.paths[f"acme.com/{number}"] = redirect(f"http://n{number}.inner.com/")
    urls = [f"http://acme.com/{n}" for n in range(1, number + 1)]
    failures = [outcome.code for outcome in fetch(fetcher, *urls).outcomes]
    assert failures == [IssueCode.ADDRESS_REFUSED] * number
    assert len(net.looked_up) == number + 1
    assert set(net.dialled) == {(PUBLIC, 80)}


@pytest.mark.parametrize(
    "address",
    ["::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:a9fe:a9fe", "fe80::1%lo", "64:ff9b::a00:1",
     "2002:7f00:1::", "not an address", "", "127.1", "0x7f000001"],
)  # fmt: skip
def test_no_disguise_of_an_address_is_dialled(net, fetcher, address):
    net.names["acme.com"] = [[address]]
    assert fetch(fetcher, "http://acme.com/").failure.code is IssueCode.ADDRESS_REFUSED
    assert net.dialled == []


@pytest.mark.parametrize("inner", ["127.0.0.1", "169.254.169.254", "::1"])
def test_a_name_that_is_bound_anew_leads_nowhere_else(web, net, fetcher, inner):
    """The server closes after each answer, so each page dials again."""
    net.names["acme.com"] = [[PUBLIC], [inner]]
    web.paths |= {"/": answer(), "/a": answer(), "/b": answer()}
    urls = [f"http://acme.com/{path}" for path in ("", "a", "b")]
    assert [got.status for got in fetch(fetcher, *urls).outcomes] == [200] * 3
    assert net.looked_up == ["acme.com"]
    # The next visit looks the name up again, and is refused.
    assert fetch(fetcher, urls[0]).failure.code is IssueCode.ADDRESS_REFUSED
    assert set(net.dialled) == {(PUBLIC, 80)}


def test_the_second_address_of_a_host_has_its_chance(web, net, fetcher):
    net.names["acme.com"] = [[OTHER, PUBLIC]]
    web.paths["/"] = answer()
    assert fetch(fetcher, "http://acme.com/").answer.status == 200
    assert net.dialled[:2] == [(OTHER, 80), (PUBLIC, 80)]


@pytest.mark.parametrize("error", [socket.gaierror(-2, "unknown"), UnicodeError("label too long")])
def test_a_name_that_is_not_known_is_asked_once_a_visit(net, fetcher, monkeypatch, error):
    def unknown(host: str, *_: object, **__: object) -> list[object]:
        net.looked_up.append(host)
        raise error

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    fetched = fetch(fetcher, "https://acme.com/", "http://acme.com/")
    assert [failure.code for failure in fetched.outcomes] == [IssueCode.NAME_NOT_RESOLVED] * 2
    assert net.looked_up == ["acme.com"]


@pytest.mark.parametrize(
    "error",
    [ConnectionRefusedError(), ConnectionResetError(), TimeoutError(), OSError(101, "unreachable"),
     OSError(113, "no route")],
)  # fmt: skip
def test_an_address_at_which_nothing_answers_is_a_site_that_is_down(net, fetcher, error):
    """So that another address of the company is tried: http, or with www."""

    def refuses(*_: object) -> None:
        raise error

    net.connect = refuses
    failure = fetch(fetcher, "https://acme.com/").failure
    assert failure.code is IssueCode.SITE_DOWN


def _cases(shared_dir) -> list[dict[str, str]]:
    cases = json.loads((shared_dir / "vectors/url/urltestdata.json").read_text())
    return [
        case
        for case in cases
        if isinstance(case, dict)
        and not case.get("base")
        and case["input"].lower().startswith(("http:", "https:"))
    ]


@pytest.mark.shared
@pytest.mark.parametrize("by", ["asked", "redirect"])
def test_a_valid_url_leads_to_its_own_host_or_is_refused(web, net, fetcher, shared_dir, by):
    cases = [case for case in _cases(shared_dir) if not case.get("failure")]
    assert len(cases) == 116
    followed = 0
    for number, case in enumerate(cases):
        net.looked_up.clear()
        if by == "asked":
            fetch(fetcher, case["input"])
        else:
            web.paths[f"acme.com/{number}"] = _location(case["input"])
            fetch(fetcher, f"http://acme.com/{number}")
        hosts = set(net.looked_up) - {"acme.com"}
        # A dot at the end of a name says that it is whole: the same host.
        assert hosts <= {case["hostname"].removesuffix(".")}, case["input"]
        followed += bool(hosts)
    assert followed > 10
    assert {endpoint for endpoint in net.dialled if endpoint[0] != PUBLIC} == set()
    assert {port for _, port in net.dialled} <= {80, 443}


@pytest.mark.shared
def test_an_invalid_url_leads_nowhere(web, net, fetcher, shared_dir):
    """As a redirect too, unless it is valid beside the page that names it."""
    cases = [case for case in _cases(shared_dir) if case.get("failure")]
    assert len(cases) == 154
    for case in cases:
        failure = fetch(fetcher, case["input"]).failure
        assert failure.code is IssueCode.ADDRESS_REFUSED, case["input"]
        assert net.looked_up == []
        assert net.dialled == []
    for number, case in enumerate(cases):
        base = f"http://acme.com/{number}"
        if _is_invalid(case["input"], base):
            web.paths[f"acme.com/{number}"] = _location(case["input"])
            assert fetch(fetcher, base).failure.code is IssueCode.REDIRECT_REFUSED, case["input"]
    assert set(net.looked_up) == {"acme.com"}


def _is_invalid(place: str, base: str) -> bool:
    try:
        ada_url.join_url(base, place)
    except ValueError:
        return True
    return False


def _location(place: str):
    """A redirect to a place, in whatever bytes it is written; line ends would end the header."""
    written = place.replace("\r", "").replace("\n", "").encode("utf-8", "surrogatepass")
    head = b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + written + b"\r\n\r\n"
    return lambda connection: connection.sendall(head)


def _most_at_once(web: HostileWeb) -> int:
    edges = sorted([(s.began_at, 1) for s in web.seen] + [(s.ended_at, -1) for s in web.seen])
    most = now = 0
    for _, step in edges:
        now += step
        most = max(most, now)
    return most


def test_hosts_at_one_address_share_its_turns(web, net, fetcher):
    """Eight hosts on shared hosting, two requests at once; another address is not held up."""
    other = HostileWeb()
    try:
        net.webs[OTHER] = other
        net.names["else.com"] = [[OTHER]]
        for one in (web, other):
            one.paths |= {
                path: answer(after_seconds=0.1) for path in ("/robots.txt", "/", "/a", "/b")
            }
        hosts = [f"h{number}.com" for number in range(8)]
        visits = [
            session_visit(fetcher, f"http://{host}/", f"http://{host}/a")
            for host in [*hosts, "else.com"]
        ]
        fetched = run_all(fetcher, *visits)
        assert all(got.status == 200 for one in fetched for got in one.outcomes)
        assert _most_at_once(web) == 2
        assert max(s.ended_at for s in other.seen) < max(s.ended_at for s in web.seen)
        for host in hosts:
            for before, after in pairwise(web.requests_for(host)):
                assert after.began_at >= before.ended_at - 0.01
    finally:
        other.close()
