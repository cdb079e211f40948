import csv
import json
import sys
import time

import pytest

from enrichment.technographics.engine import Mode, load_engine
from enrichment.technographics.page.source import PageSource

SECONDS_MAX = 1.0
"""Of CPU; several times what the slowest of them takes, for machines that are slow."""

SNIPPET = b"<script async src=https://www.googletagmanager.com/gtag/js?id=G-A1></script>"
LITERAL = b"https://fonts.googleapis.com/css?family=Acme "
HOSTILE = {
    "20-mb-of-brackets": b"<" * 20_000_000,
    "20-mb-of-nul": b"\x00" * 20_000_000,
    "20-mb-of-end-brackets": b">" * 20_000_000,
    "nested-comments": b"<!--" * 1_000_000,
    "comments-with-odd-ends": b"<!-- --!>" * 20_000,
    "many-comments": b"<!---->" * 500_000,
    "scripts-without-end": b"<script>" * 500_000,
    "script-tags-without-end": b"<script src=/a.js " * 200_000,
    "script-ends": b"</script>" * 500_000,
    "comments-and-scripts-in-a-script": b"<script><!--" + b"<script></script>" * 200_000,
    "comments-within-a-script": b"<script>" + b"<!-- -->" * 400_000,
    "a-script-without-end": b"<script>" + b"gtag('config' " * 300_000,
    "a-script-of-one-assignment": b"<script>" + b";window.dataLayer=window.dataLayer" * 100_000,
    "a-script-of-one-commented-line": b"<script>\n// " + b"gtag('config' " * 300_000,
    "titles-without-end": b"<title>" * 500_000,
    "plaintext": b"<plaintext>" * 300_000,
    "20-000-scripts": b"<script src=/a.js></script>" * 20_000,
    "20-000-scripts-of-a-vendor": SNIPPET * 20_000,
    "20-000-inline-scripts": b"<script>gtag('config', 'G-A1')</script>" * 20_000,
    "20-000-meta-tags": b"<meta name=generator content='WordPres'>" * 20_000,
    "20-000-styles": b"<style>.acme{}</style>" * 20_000,
    "100-000-attributes": b"<a" + b" data-x=1" * 100_000 + b">",
    "100-000-attributes-of-a-script": b"<script" + b" data-x=1" * 100_000 + b" src=/a></script>",
    "100-000-attributes-of-a-meta-tag": b"<meta" + b" data-x=1" * 100_000 + b" name=generator>",
    "attributes-of-many-scripts": (b"<script" + b" x=1" * 20_000 + b" src=a></script>") * 40,
    "entities-in-a-script-tag": b"<script src='" + b"&amp;" * 19_000 + b"'></script>" * 20,
    "a-tag-of-a-megabyte": b"<a title='" + b"x" * 1_000_000 + b"' href=https://acme.example/>",
    "a-tag-of-a-megabyte-without-end": b"<a title='" + b"x" * 1_000_000,
    "tags-in-quotes-without-end": b"<a title='<script " * 100_000,
    "quotes": b"\"'" * 1_000_000,
    "quotes-behind-equals": b"<a x=\"<script y='<meta z=" * 50_000,
    "equals": b"<script =" * 200_000,
    "100-000-nested-elements": b"<div>" * 100_000 + b"x" + b"</div>" * 100_000,
    "nested-links-to-a-vendor": b"<a href=https://calendly.com/acme>" * 30_000,
    "one-literal": LITERAL * 100_000,
    "one-literal-in-tags": (b"<link href=" + LITERAL + b">") * 40_000,
    "one-literal-in-one-tag": b"<link " + LITERAL * 2_000 + b">",
    "literals-of-a-tag": (b"<link " * 38 + b"> /bootstrap-1 data-v- fonts.gstatic.com ") * 4_000,
    "half-of-a-snippet": b"<iframe src='https://www.youtube.com/embed" * 60_000,
    "lone-surrogates": b"\xed\xa0\x80" * 1_000_000,
    "no-utf-8": b"\xe9\xff" * 100_000 + LITERAL * 5_000,
    "four-byte-characters": ("\U0001f642" * 200 + LITERAL.decode()).encode() * 3_000,
    "names-that-go-on": (b"<metax" + b" " * 400) * 10_000,
    "quotes-before-names-that-go-on": b'="<metax ' * 4_000,
    "utf-16": ("<p>acme" + SNIPPET.decode()).encode("utf-16") * 1_000,
    "utf-16-big": ("<p>acme" + SNIPPET.decode()).encode("utf-16-be") * 1_000,
}


@pytest.fixture(scope="module")
def engines(our_engine):
    """Ours, in both modes."""
    return {Mode.FULL: our_engine, Mode.PARITY: load_engine(mode=Mode.PARITY)}


def seconds_of(engine, page):
    """CPU of this thread, the least of three."""
    taken = []
    for _ in range(3):
        start = time.thread_time()
        engine.detect(page)
        taken.append(time.thread_time() - start)
        if taken[-1] < SECONDS_MAX:
            break
    return min(taken)


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("kind", [pytest.param(kind) for kind in HOSTILE])
def test_a_hostile_page_costs_little_and_raises_nothing(engines, kind, mode):
    # The pages are too large to be shown in a message.
    taken = seconds_of(engines[mode], PageSource(HOSTILE[kind]))
    assert taken < SECONDS_MAX


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize(
    "value",
    ["a" * 5_000_000, "acme, " * 500_000, "\x00" * 1_000_000, "é" * 1_000_000, "=;" * 500_000],
    ids=["letters", "words", "nul", "beyond-ascii", "separators"],
)
def test_a_hostile_value_costs_little_and_raises_nothing(engines, mode, value):
    names = ("server", "set-cookie", "x-powered-by", "link", "content-security-policy", "via")
    source = PageSource(
        b"<p>x",
        value,
        {name: [value] * 2 for name in names},
        {"TXT": [value], "MX": [value]},
        value,
    )
    taken = seconds_of(engines[mode], source)
    assert taken < 2 * SECONDS_MAX


@pytest.mark.parametrize("mode", Mode)
def test_a_hundred_thousand_headers_cost_little(engines, mode):
    headers = {f"x-{number}": ["acme"] for number in range(100_000)}
    cookies = [f"a{number}=1; path=/" for number in range(50_000)]
    source = PageSource(b"<p>x", "", headers | {"set-cookie": cookies})
    taken = seconds_of(engines[mode], source)
    assert taken < 2 * SECONDS_MAX


@pytest.mark.parametrize(
    "kind", ["many-comments", "quotes", "20-mb-of-nul", "20-mb-of-end-brackets", "lone-surrogates"]
)
def test_what_stands_behind_a_hostile_beginning_is_still_seen(our_engine, kind):
    source = PageSource(HOSTILE[kind][:100_000] + b"-->" + SNIPPET)
    shown = our_engine.detect(PageSource(SNIPPET))
    assert [found.technology for found in our_engine.detect(source)] == [
        found.technology for found in shown
    ] != []  # fmt: skip


@pytest.mark.shared
@pytest.mark.parametrize("mode", Mode)
def test_naughty_strings_of_any_place_raise_nothing(engines, shared_dir, mode):
    strings = json.loads((shared_dir / "payloads" / "blns.json").read_text(encoding="utf-8"))
    assert len(strings) > 400
    for text in strings:
        body = (
            f"<p>{text}</p><a href='{text}' title=\"{text}\" {text}={text}>{text}</a>"
            f"<script>{text}</script><script src={text}></script>"
            f"<meta name='{text}' content='{text}'><style>{text}</style><!--{text}--><{text}>"
        ).encode("utf-8", "surrogatepass")
        headers = {"server": [text], "set-cookie": [text, f"{text}={text}"], text.lower(): [text]}
        source = PageSource(body, text, headers, {"TXT": [text], text: [text]}, text)
        for found in engines[mode].detect(source):
            assert isinstance(found.evidence, str)


def real_pages(shared_dir):
    """The captured pages."""
    web = shared_dir / "data" / "web"
    csv.field_size_limit(sys.maxsize)
    with (web / "manifest.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            headers = {k.lower(): v for k, v in json.loads(row["headers"] or "{}").items()}
            yield PageSource((web / "pages" / row["file"]).read_bytes(), row["url"], headers)


@pytest.mark.shared
@pytest.mark.parametrize("mode", [pytest.param(Mode.FULL), pytest.param(Mode.PARITY)])
def test_without_hyperscan_real_pages_show_the_same(engines, plain_detector, shared_dir, mode):
    plain = plain_detector(engines[mode])
    # The plain scanner takes half a second for a page of common size.
    pages = [page for page in real_pages(shared_dir) if len(page.body) < 14_000][:40]
    other = [page.url for page in pages if plain.detect(page) != engines[mode].detect(page)]
    assert other == []
    assert len(pages) == 40


def test_without_hyperscan_a_large_page_shows_the_same(our_engine, plain_detector):
    source = PageSource(b"<p>acme</p>" * 40_000 + b"<script>gtag('config', 'G-A1B2C3')</script>")
    assert plain_detector(our_engine).detect(source) == our_engine.detect(source) != []


@pytest.mark.shared
def test_cut_anywhere_a_real_page_raises_nothing(engines, shared_dir):
    for page in [*real_pages(shared_dir)][::45]:
        for mode in Mode:
            for cut in range(1, len(page.body), max(len(page.body) // 9, 1)):
                engines[mode].detect(page._replace(body=page.body[:cut]))
