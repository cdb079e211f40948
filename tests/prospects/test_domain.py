import re
from pathlib import Path

import pytest

from prospects.domain import (
    is_ip_address,
    is_platform_domain,
    parse_domain,
    parse_host,
    registrable_domain,
)

_VECTORS = Path(__file__).parents[2].parent / "shared" / "vectors" / "psl" / "test_psl.txt"
_CHECK = re.compile(r"^checkPublicSuffix\('([^']*)', (?:null|'([^']*)')\);", re.MULTILINE)


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


def test_platforms_and_free_mail_are_no_companies():
    names = ["linkedin.com", "lever.co", "gmail.com", "yahoo.co.uk", "acme.example"]
    assert [is_platform_domain(name) for name in names] == [True, True, True, True, False]


def test_an_ip_literal_is_no_host_name():
    assert is_ip_address("[::1]")
    assert not is_ip_address("acme.example")
    assert parse_host("http://10.0.0.1/") is None


@pytest.mark.shared
def test_the_public_suffix_vectors_hold():
    if not _VECTORS.exists():
        pytest.skip("../shared is absent")
    checks = _CHECK.findall(_VECTORS.read_text(encoding="utf-8"))
    assert len(checks) > 70
    wrong = [(h, want) for h, want in checks if (registrable_domain(h) or "") != want]
    assert wrong == []
