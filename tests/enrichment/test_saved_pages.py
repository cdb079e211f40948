"""Saved pages: which are named, what they are for, and what is handed out of them."""

import csv
import json

import pytest

from enrichment.manifest import SavedPage, body_of, read_manifest, require_pages, role_of_url
from enrichment.page import PageRole
from enrichment.page_lines import Wanted
from enrichment.saved_pages import FIRMOGRAPHICS, signals_lines
from enrichment.technographics import Mode
from enrichment.technology_lines import technology_lines
from prospects.errors import InputError
from prospects.signal import SignalKind

ALL = frozenset(SignalKind)
HOME = """<html lang="en"><head><title>Acme Invented</title>
<script type="application/ld+json">{"@type": "Organization", "name": "Acme Invented",
"foundingDate": "1999", "geo": {"latitude": 1.5, "longitude": 2.5}}</script>
<script src="https://js.hs-scripts.com/12345.js"></script></head>
<body><a href="/careers">Careers</a><p>We make things.</p></body></html>"""


@pytest.fixture
def manifest(tmp_path):
    def write(text, encoding="utf-8"):
        path = tmp_path / "manifest.csv"
        path.write_bytes(text.encode(encoding))
        return path

    return write


def refused(path):
    with pytest.raises(InputError) as error:
        read_manifest(path, "manifest.csv")
    assert "\n" not in str(error.value)
    return str(error.value)


def test_rows_are_read_in_order_with_what_they_have(manifest):
    headers = json.dumps({"Server": ["nginx"], "X-Two": ["a", "b"], "X-One": "c"})
    quoted = '"' + headers.replace('"', '""') + '"'
    path = manifest(
        f"file,url,extra,headers\nb.html,https://acme-invented.tld/about-us,x,{quoted}\na.html,,,\n"
    )
    first, second = read_manifest(path, "manifest.csv")
    assert (first.file, first.url, first.role) == (
        "b.html", "https://acme-invented.tld/about-us", PageRole.ABOUT,
    )  # fmt: skip
    assert first.headers == {"server": ("nginx",), "x-two": ("a", "b"), "x-one": ("c",)}
    assert second == SavedPage("a.html", "", {})


def test_a_byte_order_mark_is_no_part_of_a_column(manifest):
    assert read_manifest(manifest("file,url\na.html,\n", "utf-8-sig"), "m")[0].file == "a.html"


def test_a_manifest_of_no_pages_has_none(manifest):
    assert read_manifest(manifest("file,url\n"), "m") == []


@pytest.mark.parametrize(
    ("column", "told", "role"),
    [
        ("role", "contact", PageRole.CONTACT),
        ("kind", "Careers", PageRole.CAREERS),
        ("kind", "company page", PageRole.ABOUT),
        ("kind", "", PageRole.ABOUT),
    ],
)
def test_a_role_counts_where_it_is_one_of_ours(manifest, column, told, role):
    text = f"file,url,{column}\na.html,https://acme-invented.tld/about,{told}\n"
    assert read_manifest(manifest(text), "m")[0].role is role


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 'has no column "file" (columns: none)'),
        ("name,url\na,b\n", 'has no column "file" (columns: name, url)'),
        ("file,url\n,https://acme-invented.tld/\n", "row 1: names no file"),
        ("file,url\na.html,\n../b.html,\n", "row 2: ../b.html lies outside"),
        ("file,url\n/etc/hosts,\n", "row 1: /etc/hosts lies outside"),
        ("file,headers\na.html,{broken\n", "row 1: headers are no JSON object"),
        ('file,headers\na.html,"[1, 2]"\n', "row 1: headers are no JSON object"),
    ],
)
def test_a_fault_names_its_row(manifest, text, words):
    assert words in refused(manifest(text))


def test_what_is_no_utf8_or_not_there_is_refused(manifest, tmp_path):
    assert "is not UTF-8" in refused(manifest("file\nä.html\n", "latin-1"))
    assert "cannot be read: No such file" in refused(tmp_path / "absent.csv")


def test_a_page_that_is_not_there_is_named(tmp_path):
    with pytest.raises(InputError, match=r"absent\.html: is named by the manifest and is not"):
        require_pages([SavedPage("absent.html", "", {}, PageRole.HOME)], tmp_path)


@pytest.mark.parametrize(
    ("url", "role"),
    [
        ("", PageRole.HOME),
        ("https://acme-invented.tld", PageRole.HOME),
        ("https://acme-invented.tld/index.html", PageRole.HOME),
        ("https://acme-invented.tld/about-us.html", PageRole.ABOUT),
        ("https://acme-invented.tld/en/About_Us/", PageRole.ABOUT),
        ("https://acme-invented.tld/%C3%BCber-uns", PageRole.ABOUT),
        ("https://acme-invented.tld/careers?id=3", PageRole.CAREERS),
        ("https://acme-invented.tld/kontakt", PageRole.CONTACT),
        ("https://acme-invented.tld/de/impressum", PageRole.LEGAL),
        ("https://acme-invented.tld/company/team", PageRole.TEAM),
        ("https://acme-invented.tld/pricing", PageRole.PRICING),
        ("https://acme-invented.tld/blog/2024/how-we-hire", PageRole.HOME),
        ("https://acme-invented.tld/products/contact-center-software", PageRole.HOME),
        ("https://acme-invented.tld/products/steel-pipes", PageRole.HOME),
        ("https://[broken/about", PageRole.HOME),
    ],
)
def test_the_path_says_what_a_page_is_for(url, role):
    assert role_of_url(url) is role


def read(tmp_path, html, kinds=ALL, **page):
    (tmp_path / "a.html").write_bytes(html if isinstance(html, bytes) else html.encode())
    given = {"url": "https://acme-invented.tld/", "headers": {}, "told_role": PageRole.HOME} | page
    shown = json.loads(signals_lines(Wanted(tmp_path, kinds))(SavedPage("a.html", **given)))
    assert list(shown) == ["file", "signals"]
    return shown["signals"]


def test_signals_are_handed_out_under_the_names_of_the_contract(tmp_path):
    signals = read(tmp_path, HOME)
    assert {tuple(signal) for signal in signals} == {
        ("kind", "name", "value", "version", "confidence", "evidence")
    }
    named = {(signal["kind"], signal["name"]) for signal in signals}
    assert ("technographics", "HubSpot") in named
    assert ("hiring", "careers_page") in named
    assert {name for kind, name in named if kind == "firmographics"} <= FIRMOGRAPHICS
    assert {("firmographics", "display_name"), ("firmographics", "founded_year")} <= named


@pytest.mark.parametrize("kind", SignalKind)
def test_only_the_kinds_that_are_asked_for_are_read(tmp_path, kind):
    assert {signal["kind"] for signal in read(tmp_path, HOME, {kind})} == {kind.value}


def test_a_page_without_url_is_read(tmp_path):
    assert any(signal["name"] == "HubSpot" for signal in read(tmp_path, HOME, url=""))


def test_a_content_type_of_another_answer_does_not_spoil_the_text(tmp_path):
    page = "<title>Zoë Invented</title><p>Zoë makes things.</p>"
    headers = {"content-type": ("application/x-javascript; charset=utf-16",)}
    names = {signal["evidence"] for signal in read(tmp_path, page, headers=headers)}
    assert any("Zoë" in evidence for evidence in names)


@pytest.mark.parametrize("junk", [b"", b"\x00\xff" * 500, b"<" * 5000, b"GIF89a", b"\xed\xa0\x80"])
def test_junk_is_a_page_of_few_words(tmp_path, junk):
    read(tmp_path, junk)


def test_a_page_on_which_an_extractor_breaks_costs_no_other(tmp_path, monkeypatch, capsys):
    def broken(*_):
        raise KeyError("secret text of the page")

    monkeypatch.setattr("enrichment.saved_pages.extract_signals", broken)
    assert read(tmp_path, HOME) == []
    assert capsys.readouterr().err == "a.html: not read: KeyError\n"


def test_several_processes_share_a_manifest(manifest):
    path = manifest("file\n" + "".join(f"{n}.html\n" for n in range(7)))
    assert [page.file for page in read_manifest(path, "m", 1, 3)] == ["1.html", "4.html"]


def test_a_page_that_went_meanwhile_is_named(tmp_path):
    with pytest.raises(InputError, match=r"gone\.html: cannot be read: No such file"):
        body_of(SavedPage("gone.html", "", {}, PageRole.HOME), tmp_path)


def test_what_is_wanted_survives_the_way_to_another_process(tmp_path):
    wanted = Wanted(tmp_path, {SignalKind.TECHNOGRAPHICS}, "own.json", Mode.PARITY)
    assert Wanted.of(wanted.arguments()) == wanted
    assert wanted.is_quick
    assert not Wanted(tmp_path).is_quick


@pytest.fixture
def own(tmp_path):
    """Fingerprints that somebody brings."""
    acme = {
        "cats": [1], "html": "acme-chat-(\\d+)\\;version:\\1", "headers": {"Server": "acmed"},
        "scripts": "acmeChat\\(",
    }  # fmt: skip
    path = tmp_path / "own.json"
    path.write_text(json.dumps({"technologies": {"Acme Chat": acme}}))
    return str(path)


@pytest.fixture
def technologies(tmp_path, own):
    def read(html, mode=Mode.FULL, **page):
        (tmp_path / "a.html").write_bytes(html if isinstance(html, bytes) else html.encode())
        given = {"url": "", "headers": {}, "told_role": PageRole.HOME} | page
        wanted = Wanted(tmp_path, {SignalKind.TECHNOGRAPHICS}, own, mode)
        shown = json.loads(technology_lines(wanted)(SavedPage("a.html", **given)))
        assert list(shown) == ["file", "signals"]
        return shown["signals"]

    return read


def test_technologies_are_told_without_a_tree_as_all_signals_are(technologies, monkeypatch):
    monkeypatch.setattr("enrichment.page.parse_page", lambda *_: 1 / 0)
    (found,) = technologies('<p>x\n  y\0</p><div class="acme-chat-42">')
    assert found == {
        "kind": "technographics", "name": "Acme Chat", "value": "", "version": "42",
        "confidence": 1.0, "evidence": '<p>x y</p><div class="acme-chat-42">',
    }  # fmt: skip


def test_evidence_is_short(technologies):
    (found,) = technologies("", headers={"server": ("acmed " + "x" * 900,)})
    assert len(found["evidence"]) == 200


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-8"])
def test_a_page_in_two_bytes_a_letter_is_read_too(technologies, encoding):
    page = f"<html><head><title>Zoë</title></head><i class=acme-chat-3></i>{' ' * 300}"
    assert [found["version"] for found in technologies(page.encode(encoding))] == ["3"]


def test_two_bytes_a_letter_without_a_mark_need_the_header(technologies):
    page = ("<i class=acme-chat-3></i>" + " " * 300).encode("utf-16-le")
    header = {"content-type": ("text/html; charset=utf-16le",)}
    assert [found["version"] for found in technologies(page, headers=header)] == ["3"]
    assert technologies(page) == []


def test_parity_takes_the_bytes_as_they_are(technologies):
    assert technologies("<i class=acme-chat-3></i>".encode("utf-16"), Mode.PARITY) == []
    assert technologies("<script>acmeChat()</script>", Mode.PARITY) == []
    assert [found["version"] for found in technologies("acme-chat-3", Mode.PARITY)] == ["3"]


def test_a_page_on_which_the_engine_breaks_costs_no_other(technologies, monkeypatch, capsys):
    monkeypatch.setattr("enrichment.technology_lines.flat_evidence", lambda _: 1 / 0)
    assert technologies("acme-chat-3") == []
    assert capsys.readouterr().err == "a.html: not read: ZeroDivisionError\n"


def test_all_kinds_are_read_with_fingerprints_that_somebody_brings(tmp_path, own):
    (tmp_path / "a.html").write_text(f"{HOME}<i class=acme-chat-9></i>")
    page = SavedPage("a.html", "https://acme-invented.tld/", {}, PageRole.HOME)
    shown = json.loads(signals_lines(Wanted(tmp_path, fingerprints=own))(page))
    named = {(found["kind"], found["name"], found["version"]) for found in shown["signals"]}
    assert {name for kind, name, _ in named if kind == "technographics"} == {"Acme Chat"}
    assert ("hiring", "careers_page", None) in named


@pytest.mark.shared
def test_every_captured_page_can_be_read(shared_dir):
    web = shared_dir / "data" / "web"
    pages = read_manifest(web / "manifest.csv", "manifest.csv")
    require_pages(pages, web / "pages")
    csv.field_size_limit(10_000_000)
    with (web / "manifest.csv").open(encoding="utf-8", newline="") as file:
        assert [page.file for page in pages] == [row["file"] for row in csv.DictReader(file)]
