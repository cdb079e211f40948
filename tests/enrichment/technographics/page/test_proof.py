"""What patterns find and what proves nothing all the same."""

import json

import pytest

from enrichment.technographics.engine import load_engine
from enrichment.technographics.page.source import PageSource

URL = "https://www.invented-bakery.example/shop"


def script(text):
    return f"<script>{text}</script>"


@pytest.mark.parametrize(
    ("fields", "body", "shown"),
    [
        pytest.param({"scripts": "acme"}, script("u = '/acme/'"), False, id="word-in-a-script"),
        pytest.param({"scripts": "acmeQueue"}, script("x(acmeQueue)"), True, id="name-of-its-own"),
        pytest.param({"scripts": "acme\\.js"}, script("x('acme.js')"), True, id="file-in-a-script"),
        pytest.param({"scripts": "acmewebshops"}, script("acmewebshops()"), True, id="long-word"),
        pytest.param({"text": "\\bAcme Post\\b"}, "<p>sent by Acme Post", False, id="name-in-text"),
        pytest.param({"text": "made with acme"}, "<p>Made with Acme", True, id="claim-in-text"),
        pytest.param(
            {"text": "\\bAcme\\b", "dom": "img[alt='Acme']"}, "<p>Acme<img alt=Acme>", True,
            id="name-in-company",
        ),
    ],
)  # fmt: skip
def test_a_name_alone_shows_nothing(detect, fields, body, shown):
    assert bool(detect({"Acme": fields}, body)) is shown


@pytest.fixture(scope="module")
def detect_of_server(tmp_path_factory):
    """What a page shows to a fingerprint of a programming language."""
    folder = tmp_path_factory.mktemp("servers")
    (folder / "categories.json").write_text(json.dumps({"27": {"name": "Programming languages"}}))
    file = folder / "fingerprints.json"
    file.write_text(json.dumps({"Acme": {"cats": [27], "scripts": r"\.acm(?:\?|$)"}}))
    engine = load_engine(file)

    def find(body, url=URL):
        return [found.technology for found in engine.detect(PageSource(body.encode(), url))]

    return find


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("get('/a.acm?b=1')", True, id="path"),
        pytest.param("get('a/b.acm?b=1')", True, id="relative"),
        pytest.param("get('https://www.invented-bakery.example/a.acm?b')", True, id="own-host"),
        pytest.param(r"get('https:\/\/api.invented-bakery.example\/a.acm?b')", True, id="escaped"),
        pytest.param("get('https://chat.invented-tools.example/a.acm?b')", False, id="other-host"),
        pytest.param("get('//chat.invented-tools.example/a.acm?b')", False, id="without-scheme"),
        pytest.param("get(scheme + 'chat.invented-tools.example/a.acm?')", False, id="joined"),
        pytest.param("get('chat.invented-tools.com/a.acm?')", False, id="host-first"),
        pytest.param("get(base + '/a.acm?b')", False, id="base-is-not-known"),
    ],
)
def test_what_runs_on_a_server_is_shown_by_its_own_files(detect_of_server, text, shown):
    assert detect_of_server(script(text)) == ["Acme"] * shown


def test_without_the_url_of_the_page_every_named_host_is_another(detect_of_server):
    named = script("get('https://www.invented-bakery.example/a.acm?b')")
    assert not detect_of_server(named, url="")
    assert not detect_of_server(named, url="https://[no-address/")
    assert detect_of_server(script("get('/a.acm?b')"), url="") == ["Acme"]


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        pytest.param("https://cdn.acme.io/tag.js", ["Acme Tag"], id="file-that-is-named"),
        pytest.param("https://cdn.acme.io/other.js", ["Acme"], id="any-other-file"),
    ],
)
def test_who_names_the_file_knows_better_than_who_names_the_domain(detect, url, shown):
    known = {"Acme": {"scriptSrc": r"\.acme\.io"}, "Acme Tag": {"scriptSrc": r"acme\.io/tag\.js"}}
    assert [*detect(known, f"<script src='{url}'></script>")] == shown


def test_the_name_of_a_cookie_may_be_written_as_an_expression(detect):
    cookie = {"set-cookie": ["Acme.Session=1; path=/"]}
    assert detect({"Acme": {"cookies": {r"Acme\.Session": ""}}}, headers=cookie)
