import csv
import re
from functools import cache

import ada_url
import pytest
from hypothesis import given
from hypothesis import strategies as st
from publicsuffixlist import PublicSuffixList

from prospects.domain import (
    is_ip_address,
    parse_domain,
    parse_host,
    registrable_domain,
)

_CHECK = re.compile(r"^checkPublicSuffix\('([^']*)', (?:null|'([^']*)')\);", re.MULTILINE)
_LABELS = st.sampled_from(
    ["acme", "A-b", "-a", "a-", "xn--mller-kva", "xn--", "com", "co", "uk", "ck", "www", "kobe",
     "jp", "1", "0x7f", "a_b", "", "m\u00fcller", "\u212a", "l" * 63, "l" * 64]
)  # fmt: skip
_BEFORE = st.sampled_from(
    ["", "http://", "HTTPS://", "//", "https:/", "ftp://", "me@", "http://me@"]
)
_AFTER = st.sampled_from(
    ["", "/", "/a b", "?q=a@b.com", "#x", ":80/", ":99999", "\\x", ".", "\n", "%20"]
)
_URLS = st.builds(
    lambda before, labels, after: before + ".".join(labels) + after,
    _BEFORE, st.lists(_LABELS, min_size=1, max_size=5), _AFTER,
)  # fmt: skip
_HOSTS = st.lists(_LABELS, min_size=1, max_size=5).map(".".join)


@cache
def _suffixes():
    return PublicSuffixList()


def _by_the_standard(text):
    """Host and domain as the URL standard and the package of the suffix list read them."""
    cell = text.strip()
    has_scheme = re.match(r"[a-z][a-z0-9+.-]*://", cell, re.IGNORECASE)
    if not has_scheme:
        if "@" in cell.split("/")[0]:
            return None, None
        cell = "http://" + cell.lstrip("/")
    try:
        url = ada_url.URL(cell)
    except ValueError:
        return None, None
    host = url.hostname.rstrip(".")
    labels = host.split(".")
    is_named = len(labels) > 1 and url.protocol in ("http:", "https:") and len(host) < 254
    if not is_named or is_ip_address(host):
        return None, None
    if not all(re.fullmatch(r"(?!-)[a-z0-9_-]{1,63}(?<!-)", label) for label in labels):
        return None, None
    return host, _suffixes().privatesuffix(host)


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ("https://www.Acme.example/about?x=1", "acme.example"),
        ("acme.co.uk", "acme.co.uk"),
        ("shop.acme.co.uk:8080/x", "acme.co.uk"),
        ("www.acme.com.", "acme.com"),
        ("//acme.com", "acme.com"),
        ("https://www.Müller.de/x", "xn--mller-kva.de"),
        ("acme。com", "acme.com"),
        ("https://acme.github.io/", "acme.github.io"),
        ("https://www.linkedin.com/company/acme", "linkedin.com"),
    ],
)
def test_a_url_has_a_registrable_ascii_domain(text, domain):
    assert parse_domain(text) == domain


@pytest.mark.parametrize(
    "text",
    ["", "-", "n/a", "none", "acme", "co.uk", "github.io", "1.2.3.4", "http://[::1]/", "0x7f.1",
     "info@acme.example", "mailto:x@acme.example", "ftp://acme.example", "acme..com", "http://www",
     "acme .com"],
)  # fmt: skip
def test_what_has_no_domain_is_none(text):
    assert parse_domain(text) is None


def test_an_ip_literal_is_no_host_name():
    assert is_ip_address("[::1]")
    assert not is_ip_address("acme.example")
    assert parse_host("http://10.0.0.1/") is None


@given(_URLS)
def test_the_short_way_reads_a_host_as_the_standard_does(text):
    assert (parse_host(text), parse_domain(text)) == _by_the_standard(text)


@given(_HOSTS)
def test_a_domain_begins_where_the_suffix_list_says(host):
    assert registrable_domain(host) == _suffixes().privatesuffix(host)


@given(_URLS)
def test_the_domain_of_a_domain_is_itself(text):
    domain = parse_domain(text)
    assert domain is None or parse_domain(domain) == domain


@pytest.mark.shared
def test_the_public_suffix_vectors_hold(shared_dir):
    vectors = shared_dir / "vectors" / "psl" / "test_psl.txt"
    checks = _CHECK.findall(vectors.read_text(encoding="utf-8"))
    assert len(checks) == 77
    wrong = [(h, want) for h, want in checks if (registrable_domain(h) or "") != want]
    assert wrong == []


@pytest.mark.shared
def test_real_urls_are_read_as_the_standard_reads_them(shared_dir):
    files = [
        shared_dir / "data" / "ats" / "urls.csv",
        *(shared_dir / "data" / "companies").glob("*.csv"),
    ]
    urls = set()
    for file in files:
        with file.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                urls |= {row[c] for c in ("url", "website", "domain", "careers_url") if row.get(c)}
    assert len(urls) > 50_000
    wrong = [url for url in urls if (parse_host(url), parse_domain(url)) != _by_the_standard(url)]
    assert wrong == []
