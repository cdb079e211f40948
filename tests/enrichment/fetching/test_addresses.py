"""Which addresses and URLs may be dialled."""

import ipaddress
import json

import pytest

from enrichment.fetching.addresses import may_dial
from enrichment.fetching.failure import FetchFailed
from enrichment.fetching.target import parse_target


@pytest.mark.parametrize("address", ["93.184.216.34", "1.1.1.1", "2606:4700:4700::1111"])
def test_a_public_address_may_be_dialled(address):
    assert may_dial(address)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "::ffff:10.0.0.1", "fe80::1%lo", "fd00::1",
     "64:ff9b::7f00:1", "2002:7f00:1::", "nonsense", ""],
)  # fmt: skip
def test_an_internal_address_may_not(address):
    assert not may_dial(address)


@pytest.mark.shared
def test_three_addresses_of_each_special_range_are_refused(shared_dir):
    ranges = json.loads((shared_dir / "vectors/ssrf/special_ranges.json").read_text())["cidr"]
    for text in ranges:
        network = ipaddress.ip_network(text)
        for offset in (0, network.num_addresses // 2, network.num_addresses - 1):
            assert not may_dial(str(network[offset])), (text, offset)


@pytest.mark.shared
def test_every_spelling_of_an_internal_host_is_refused(shared_dir):
    lines = (shared_dir / "vectors/ssrf/hosts_must_block.txt").read_text().splitlines()
    hosts = [line for line in lines if line and not line.startswith("#")]
    assert len(hosts) == 59
    for host in hosts:
        with pytest.raises(FetchFailed):
            parse_target(f"http://{host}/")


@pytest.mark.parametrize(
    ("text", "href"),
    [
        ("HTTPS://ACME.com", "https://acme.com/"),
        ("http://acme.com./a b?q#f", "http://acme.com/a%20b?q"),
        ("https://bücher.de/", "https://xn--bcher-kva.de/"),
        ("https://acme.com:443/", "https://acme.com/"),
        ("https://XN--Bcher-kva.de/", "https://xn--bcher-kva.de/"),
    ],
)
def test_a_url_is_read_as_the_standard_says(text, href):
    assert parse_target(text).href == href


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("http://a..com/", id="empty-label"),
        pytest.param("http://acme.com../", id="two-dots"),
        pytest.param("http://.acme.com/", id="dot-first"),
        pytest.param(f"http://{'a' * 64}.com/", id="long-label"),
        pytest.param(f"http://{'a.' * 130}com/", id="long-host"),
        pytest.param(f"http://acme.com/{'a' * 8_000}", id="long-url"),
        pytest.param("http://a.b.c.xn--pokxncvks/", id="letters-that-are-mapped"),
        pytest.param("http://a.xn--zn7c.com/", id="no-letter"),
        pytest.param(f"http://xn--{'9' * 59}.com/", id="beyond-unicode"),
    ],
)
def test_a_host_that_is_no_name_is_refused(text):
    with pytest.raises(FetchFailed):
        parse_target(text)
