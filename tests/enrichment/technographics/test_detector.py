from datetime import UTC, datetime

import pytest

from enrichment.fetching.answer import Answer
from enrichment.page import parse_page
from enrichment.technographics.detector import Detector
from enrichment.technographics.fingerprints import Fingerprint, read_fingerprints
from enrichment.technographics.matcher import FieldMatcher
from enrichment.technographics.pattern import parse_pattern
from enrichment.technographics.scanner import PlainScanner, scanner_of
from enrichment.technographics.texts import Texts

AT = datetime(2026, 11, 21, tzinfo=UTC)


def page(body, **headers):
    url = "https://acme.example/"
    named = {name.replace("_", "-"): (value,) for name, value in headers.items()}
    return parse_page(Answer(url, url, 200, named, body, AT))


def patterns(*sources):
    return tuple(map(parse_pattern, sources))


def test_hits_stand_in_the_order_of_the_fingerprints_and_their_fields():
    detector = Detector(
        {
            "Zenith": Fingerprint("Zenith", headers={"server": patterns("zenith")}),
            "Acme": Fingerprint(
                "Acme",
                script_src=patterns("acme-b", "acme-a"),
                html=patterns("<p>acme"),
                meta={"generator": patterns("acme")},
                implies=(("Base", 0.5),),
            ),
        }
    )
    body = b'<meta name=generator content=acme><p>Acme<script src="/acme-a/acme-b.js"></script>'
    found = detector.detect(page(body, server="Zenith/2"))
    assert {name: [hit.place for hit in hits] for name, hits in found.items()} == {
        "Zenith": ["headers"],
        "Acme": ["scriptSrc", "scriptSrc", "html", "meta"],
        "Base": ["implies"],
    }
    assert "acme-a/acme-b.js" in found["Acme"][0].evidence


HOSTILE = {
    "open-brackets": b"<" * 4_000_000,
    "tags-and-literals": (b"<link " * 38 + b"> /bootstrap-1 data-v- fonts.googleapis.com ") * 4_000,
    "many-scripts": b"<script src=/a.js></script>" * 20_000,
    "script-without-end": b"<script>" + b"gtag('config' " * 300_000,
    "many-meta-tags": b"<meta name=generator content='WordPres'>" * 20_000,
    "nul": b"\x00" * 100_000 + b"<p>x",
    "lone-surrogates": b"\xed\xa0\x80" * 100_000,
    "utf-16": ("<p>acme" * 1_000).encode("utf-16"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_page_shows_nothing_and_raises_nothing(kind):
    assert Detector(read_fingerprints()).detect(page(HOSTILE[kind])) == {}


def test_of_a_hundred_thousand_script_urls_the_first_thousand_are_read():
    urls = [f"https://acme.example/{number}.js" for number in range(100_000)]
    texts = Texts(urls, count_max=1_000, characters_max=10)
    assert len(texts.values) == 1_000
    assert len(texts.data) == 1_000 * 11 - 1


@pytest.mark.shared
def test_real_pages_show_the_same_to_every_scanner_and_to_each_expression_alone(shared_dir):
    known = read_fingerprints()
    fast, plain = Detector(known, scanner_of), Detector(known, PlainScanner)
    own = [pattern for fingerprint in known.values() for pattern in fingerprint.html]
    for path in sorted((shared_dir / "data" / "web" / "pages").iterdir())[::30]:
        read = page(path.read_bytes())
        assert fast.detect(read) == plain.detect(read), path.name
        found = FieldMatcher(own).search(Texts([read.html], count_max=1, characters_max=1_000_000))
        matches = ((n, p.regex.search(read.html[:1_000_000])) for n, p in enumerate(own))
        assert [(n, match.span()) for n, match in found] == [
            (n, match.span()) for n, match in matches if match
        ], path.name
