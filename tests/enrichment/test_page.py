from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrichment.answer import Answer
from enrichment.decoding import decode_page
from enrichment.depth import cut_where_too_deep
from enrichment.json_ld import parse_json_ld
from enrichment.page import Link, is_html, parse_page
from prospects.signal import SignalKind

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
URL = "https://www.acme.example/en/"


def answer(body, content_type="text/html", url=URL):
    raw = body if isinstance(body, bytes) else body.encode()
    headers = {"content-type": (content_type,)} if content_type else {}
    return Answer(url, url, 200, headers, raw, NOW)


def test_everything_is_read_in_one_pass():
    page = parse_page(
        answer("""<html lang="de-AT"><head><title> Acme
        Foods </title><meta name="Description" content="We  cook."><meta property="og:site_name"
        content="Acme"><script src="/a.js"></script><script>var a = 1</script>
        <script type="application/ld+json">{"@graph": [{"@type": "WebSite"}]}</script></head>
        <body><p>Te<b>am</b> of <i>20</i></p><style>p{}</style><a href="../jobs" rel="NoFollow">
        Jobs</a><a href="mailto:x@acme.example">Mail</a><a href="tel:+43 1 234">Call</a>
        <iframe src="//maps.example/x"></iframe></body></html>""")
    )
    assert page.title == "Acme Foods"
    assert page.meta == (("description", "We cook."), ("og:site_name", "Acme"))
    url, host = "https://www.acme.example/jobs", "www.acme.example"
    assert page.links == (Link(url, "Jobs", "nofollow", host, "/jobs"),)
    assert (page.host, page.path) == (host, "/en/")
    assert page.script_urls == ("https://www.acme.example/a.js",)
    assert page.frame_urls == ("https://maps.example/x",)
    assert page.phone_links == ("+43 1 234",)
    assert page.inline_scripts == ("var a = 1",)
    assert [node.get("@type") for node in page.json_ld] == [None, "WebSite"]
    assert page.text == "Team of 20\nJobs\nMail\nCall"
    assert page.language == "de"


@pytest.mark.parametrize(
    ("base", "href", "url"),
    [
        pytest.param("", "jobs", "https://www.acme.example/en/jobs", id="relative"),
        pytest.param("/x/", "jobs", "https://www.acme.example/x/jobs", id="base-path"),
        pytest.param("https://b.example/", "/j", "https://b.example/j", id="base-host"),
        pytest.param("javascript:1", "j", "https://www.acme.example/en/j", id="base-no-url"),
        pytest.param("", "http://[ccpa", None, id="not-a-url"),
        pytest.param("", "#top", None, id="fragment"),
        pytest.param("", "javascript:void(0)", None, id="script"),
    ],
)
def test_links_are_absolute_by_the_base_of_the_page(base, href, url):
    head = f'<base href="{base}">' if base else ""
    page = parse_page(answer(f'{head}<a href="{href}">x</a>'))
    assert [link.url for link in page.links] == ([url] if url else [])


def test_a_link_without_text_is_named_by_label_or_picture():
    page = parse_page(
        answer('<a href=/a aria-label="Careers"></a><a href=/b><img alt="Contact"></a>')
    )
    assert [link.text for link in page.links] == ["Careers", "Contact"]


@pytest.mark.parametrize(
    ("body", "content_type", "text"),
    [
        pytest.param("café".encode(), "", "café", id="utf-8"),
        pytest.param("café".encode("cp1252"), "", "café", id="windows-1252"),
        pytest.param(b"caf\xe9", "text/html; charset=ISO-8859-1", "café", id="header"),
        pytest.param(b"<meta charset='koi8-r'>" + "чай".encode("koi8-r"), "",
                     "<meta charset='koi8-r'>чай", id="meta"),
        pytest.param(b"\xef\xbb\xbfcaf\xc3\xa9", "text/html; charset=koi8-r", "café", id="mark"),
        pytest.param("café".encode("utf-16"), "", "café", id="utf-16-mark"),
        pytest.param("é".encode("cp1252") * 9, "text/html; charset=utf-8", "é" * 9, id="lying"),
        pytest.param("café".encode(), "text/html; charset=hex", "café", id="no-encoding"),
        pytest.param(b"x", "text/html; charset=\x00", "x", id="junk-label"),
    ],
)  # fmt: skip
def test_bytes_become_text_as_in_a_browser(body, content_type, text):
    assert decode_page(body, content_type) == text


@pytest.mark.parametrize(
    ("body", "content_type", "expected"),
    [
        (b"x", "text/html; charset=utf-8", True),
        (b"<!DOCTYPE html><p>x", "", True),
        (b"<html>", "application/octet-stream", True),
        (b"%PDF-1.7", "application/pdf", False),
        (b"<html>", "application/json", False),
        (b"plain words", "text/plain", False),
    ],
)
def test_html_is_told_by_type_or_first_bytes(body, content_type, expected):
    assert is_html(answer(body, content_type)) is expected


@pytest.mark.parametrize(
    ("source", "types"),
    [
        pytest.param('{"@type": "A"}', ["A"], id="object"),
        pytest.param('[{"@type": "A"}, [{"@type": "B"}]]', ["A", "B"], id="lists"),
        pytest.param('{"@type": "A", "x": 1,}', ["A"], id="trailing-comma"),
        pytest.param('<!-- {"@type": "A"} -->', ["A"], id="comment"),
        pytest.param('//<![CDATA[\n{"@type": "A"}\n//]]>', ["A"], id="cdata"),
        pytest.param('{"@type": "A", "d": "two\nlines"}', ["A"], id="raw-line-break"),
        pytest.param("{&quot;@type&quot;: &quot;A&quot;}", ["A"], id="entities"),
        pytest.param('{"@type": ', [], id="broken"),
        pytest.param("[" * 50_000, [], id="nested-without-end"),
    ],
)
def test_json_ld_is_read_as_pages_write_it(source, types):
    assert [node["@type"] for node in parse_json_ld([source])] == types


def test_source_lines_are_no_lines_and_blocks_are():
    body = "<p>Acme\n  makes <b>good</b>\nfood<br>daily</p><p> </p>every day, rec\xadipes"
    page = parse_page(answer(body))
    assert page.text == "Acme makes good food\ndaily\nevery day, recipes"


def cut(source):
    return cut_where_too_deep(source, source.count("<"))


@pytest.mark.parametrize(
    "nested",
    ["<div>", "</x><div>", "<div><!--</div>-->", '<div title="</div>">', "<dd><li>",
     "<div><object></div></object>"],
)  # fmt: skip
def test_a_page_that_nests_without_end_is_cut(nested):
    assert cut(nested * 20_000).count("<div" if "div" in nested else "<dd") <= 1_000


def test_a_tag_that_swells_without_end_is_cut():
    swollen = "<a " + " ".join(f"a{n}=1" for n in range(50_000)) + ">"
    assert cut(f"<p>Hello{swollen}more") == "<p>Hello"
    picture = f'<img src="data:image/png;base64,{"A" * 90_000}">'
    assert cut(picture) == picture


def test_a_large_flat_page_is_read_whole():
    flat = "<div><p>x</p></div>" * 5_000
    assert cut(flat) == flat


def test_a_signal_carries_page_and_time():
    signal = parse_page(answer("<p>x")).signal(
        SignalKind.HIRING, "opening", "Chef\x00", confidence=0.5, extractor="x", evidence="\ud800e"
    )
    assert signal.value == "Chef"
    assert (signal.provenance.source_url, signal.provenance.observed_at) == (URL, NOW)
    assert signal.provenance.evidence == "e"


@given(st.binary(max_size=400), st.sampled_from(["", "text/html; charset=utf-16", "text/html"]))
def test_any_bytes_are_a_page(body, content_type):
    page = parse_page(answer(body, content_type))
    page.html.encode()
    page.text.encode()
