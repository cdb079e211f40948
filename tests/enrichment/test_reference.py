import ada_url
import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrichment.reference import WebAddress, parse_web_address, resolver

BASE = "https://www.acme.example/en/team.html?a=1#top"


def by_standard(reference, base=BASE):
    try:
        url = ada_url.URL(reference, base)
    except ValueError:
        return None
    return (url.href, url.hostname, url.pathname) if url.protocol in ("http:", "https:") else None


@pytest.mark.parametrize(
    ("reference", "url"),
    [
        pytest.param("/jobs?a=b#c", "https://www.acme.example/jobs?a=b#c", id="rooted"),
        pytest.param("jobs/", "https://www.acme.example/en/jobs/", id="relative"),
        pytest.param("../jobs", "https://www.acme.example/jobs", id="climbing"),
        pytest.param("/a/%2e%2E/jobs", "https://www.acme.example/jobs", id="climbing-escaped"),
        pytest.param("?all", "https://www.acme.example/en/team.html?all", id="query"),
        pytest.param("//b.example", "https://b.example/", id="same-scheme"),
        pytest.param("\\\\b.example\\x", "https://b.example/x", id="backslashes"),
        pytest.param("https:jobs", "https://www.acme.example/en/jobs", id="scheme-alone"),
        pytest.param(" https://B.Example/Ä ", "https://b.example/%C3%84", id="to-be-normalised"),
        pytest.param("https://münchen.example", "https://xn--mnchen-3ya.example/", id="idn"),
        pytest.param("/two\nlines", "https://www.acme.example/twolines", id="line-break"),
        pytest.param("http://0x7f.1/", "http://127.0.0.1/", id="ipv4-in-disguise"),
        pytest.param("http://u:p@b.example:8080/x", "http://u:p@b.example:8080/x", id="user"),
        pytest.param("http://[::1]/", "http://[::1]/", id="ipv6"),
        pytest.param("http://[ccpa", None, id="no-url"),
        pytest.param("http://a%00b.example/", None, id="broken-host"),
        pytest.param("mailto:x@b.example", None, id="mail"),
        pytest.param("#top", None, id="same-page"),
        pytest.param("", None, id="empty"),
        pytest.param("/" + "a" * 2_000, None, id="endless"),
    ],
)
def test_a_reference_resolves_as_in_a_browser(reference, url):
    found = resolver(parse_web_address(BASE))(reference)
    assert (found and found.url) == url
    if found:
        assert found == by_standard(reference)


def test_a_host_stands_without_user_and_port_and_a_path_without_query():
    assert parse_web_address("https://u@Acme.example:8443/a%20b?c#d") == WebAddress(
        "https://u@acme.example:8443/a%20b?c#d", "acme.example", "/a%20b"
    )


def test_without_a_base_only_absolute_urls_resolve():
    assert parse_web_address("/jobs") is None
    assert parse_web_address("jobs") is None
    assert parse_web_address("https://acme.example/") is not None


PIECES = st.sampled_from(
    ["/", "//", ".", "..", "%2e", "%", "\\", ":", "@", "?", "#", "http:", "https://", "a", "B", "é",
     "xn--a", "1", "0x1", "-", "_", "'", "|", "[", "^", "{", " ", "\t", "acme.example", "\ud800"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=8).map("".join), st.sampled_from([BASE, "http://b.example:81/x"]))
def test_any_reference_resolves_as_the_standard_says(reference, base):
    found = resolver(parse_web_address(base))(reference)
    if not reference.strip("\t ").startswith("#") and reference.strip("\t "):
        assert found == by_standard(reference, base)
