import csv
import json
import sys

import pytest

from enrichment.technographics.engine import Mode
from enrichment.technographics.page.source import PageSource
from enrichment.technographics.parity.pattern import (
    is_more_specific,
    parity_version,
    parse_parity_pattern,
)


@pytest.fixture
def shown(detect):
    """Technologies with their versions, as "Acme:1.2", in mode `parity`."""

    def find(technologies, body="<p>x", **rest):
        found = detect(technologies, body, mode=Mode.PARITY, **rest)
        return [f"{name}:{each.version}" if each.version else name for name, each in found.items()]

    return find


OTHERS = {f"Zenith {number}": {"scriptSrc": f"zenith{number}"} for number in range(5)}
EDITION = r"skin/(?:default|(pro))\;version:\1?1 (pro):1 (free)"


@pytest.mark.parametrize(
    ("fields", "page", "expected"),
    [
        # Versions.
        pytest.param({"scriptSrc": EDITION},
                     {"body": "<script src='/skin/default/'></script>"},
                     ["Acme:1 (pro)"], id="a-ternary-takes-its-first-answer-of-a-group"),
        pytest.param({"scriptSrc": EDITION, "x": OTHERS},
                     {"body": "<script src=/skin/default/a.js></script>"}, ["Acme:1 (pro)"],
                     id="a-ternary-among-many-patterns"),
        pytest.param({"html": EDITION}, {"body": "<img src=/skin/default/>"}, ["Acme:1 (pro)"],
                     id="a-ternary-in-html"),
        pytest.param({"scriptSrc": r"skin/acme\;version:\1?2:1"},
                     {"body": "<script src=/skin/acme></script>"}, [r"Acme:1"],
                     id="a-ternary-takes-its-second-answer-where-there-is-none"),
        pytest.param({"scriptSrc": r"skin/\;version:\1"}, {"body": "<script src=/skin/a></script>"},
                     [r"Acme:\1"], id="a-placeholder-without-group-stays"),
        pytest.param({"html": r"acme-two\;version:2"}, {"body": "acme-two"}, ["Acme:2"],
                     id="a-version-that-is-told"),
        pytest.param({"html": r"<i>acme-([\w.]+)\;version:\1"}, {"body": "<i>ACME-2RC"},
                     ["Acme:2rc"], id="versions-in-lower-case"),
        pytest.param({"headers": {"server": r"acme/([\w.]+)\;version:\1"}},
                     {"headers": {"server": ["Acme/2RC"]}}, ["Acme:2rc"],
                     id="headers-in-lower-case"),
        pytest.param({"html": [r"<i>acme-([\d.]+)\;version:\1", r"<b>acme-([\d.]+)\;version:\1"]},
                     {"body": "<i>acme-9<b>acme-1.2"}, ["Acme:1.2"],
                     id="of-one-look-the-version-of-most-parts"),
        pytest.param({"html": r"<i>acme-([\d.]+)\;version:\1",
                      "scriptSrc": r"acme-([\d.]+)\;version:\1"},
                     {"body": "<script src=acme-1.2.3></script><i>acme-9"}, ["Acme:9"],
                     id="of-several-looks-the-first-version"),
        pytest.param({"scriptSrc": r"acme-([\d.]+)\;version:\1"},
                     {"body": "<script src=acme-9></script><script src=acme-1.2></script>"},
                     ["Acme:9"], id="each-script-is-a-look"),
        # Scripts and meta tags.
        pytest.param({"scriptSrc": "acme"}, {"body": "<script src=/acme.js /></script>"}, [],
                     id="a-script-whose-tag-ends-with-a-slash-is-none"),
        pytest.param({"scriptSrc": "acme"}, {"body": "<script src=x src=/acme.js></script>"},
                     ["Acme"], id="the-last-value-of-an-attribute"),
        pytest.param({"scriptSrc": "https://cdn"},
                     {"body": "<script src=//cdn.example></script>"}, [],
                     id="an-address-without-scheme-stays-so"),
        pytest.param({"scriptSrc": "acme"}, {"body": "<script data-src=acme></script>"}, [],
                     id="a-script-that-waits-is-not-read"),
        pytest.param({"meta": {"generator": "acme"}},
                     {"body": "<meta name=generator content=Acme>"}, ["Acme"], id="meta-by-name"),
        pytest.param({"meta": {"og:acme": ""}}, {"body": "<meta property=og:acme content=x>"}, [],
                     id="meta-by-property-is-not-read"),
        pytest.param({"meta": {"acme": ""}}, {"body": "<meta name=acme>"}, [],
                     id="meta-of-one-attribute-is-not-read"),
        pytest.param({"meta": {"acme": ""}}, {"body": "<meta name=acme id=x>"}, ["Acme"],
                     id="meta-of-two-attributes-is"),
        pytest.param({"html": "<i>acme"}, {"body": "<!-- <i>acme -->"}, ["Acme"],
                     id="html-in-comments"),
        # Headers and cookies.
        pytest.param({"headers": {"via": "a, b"}}, {"headers": {"via": ["A", "B"]}}, ["Acme"],
                     id="headers-are-joined"),
        pytest.param({"cookies": {"acmeid": ""}}, {"headers": {"set-cookie": ["x=1, AcmeID=2"]}},
                     ["Acme"], id="cookies-of-joined-headers"),
        pytest.param({"cookies": {"path": ""}}, {"headers": {"set-cookie": ["x=1; path=/"]}},
                     ["Acme"], id="attributes-of-cookies-are-cookies"),
        pytest.param({"cookies": {"acme_*": ""}}, {"headers": {"set-cookie": ["acme_1=2"]}}, [],
                     id="no-cookies-of-any-rest"),
        # What is not read.
        pytest.param({"dom": "i[data-acme]"}, {"body": "<i data-acme>"}, [], id="no-dom"),
        pytest.param({"scripts": "acme"}, {"body": "<script>acme</script>"}, [], id="no-scripts"),
        pytest.param({"css": "acme"}, {"body": "<style>acme</style>"}, [], id="no-css"),
        pytest.param({"text": "acme"}, {"body": "acme"}, [], id="no-text"),
        pytest.param({"url": "acme"}, {"url": "https://acme.example/"}, [], id="no-url"),
        pytest.param({"dns": {"TXT": "acme"}}, {"dns": {"TXT": ["acme"]}}, [], id="no-dns"),
        pytest.param({"robots": "acme"}, {"robots": "acme"}, [], id="no-robots"),
        pytest.param({"js": {"AcmeQ": ""}}, {"body": "<script>window.AcmeQ=1</script>"}, [],
                     id="no-js"),
        # Patterns.
        pytest.param({"html": "<i>acme-[a+]b"}, {"body": "<i>acme-+b"}, [],
                     id="a-plus-in-a-class-is-a-repeat"),
        pytest.param({"html": r"<i>acme\+b"}, {"body": "<i>acme+b"}, ["Acme"],
                     id="a-plus-as-written-stays"),
        pytest.param({"html": "<i>acme.*zen"}, {"body": "<i>acme" + "x" * 251 + "zen"}, [],
                     id="a-repeat-goes-250-times"),
        pytest.param({"html": "<i>acme.*zen"}, {"body": "<i>acme" + "x" * 250 + "zen"}, ["Acme"],
                     id="and-no-further"),
        pytest.param({"html": "<i>acme(?=z)"}, {"body": "<i>acmez"}, [],
                     id="what-go-cannot-read-is-left-out"),
        pytest.param({"html": r"<i>acme\;confidence:0"}, {"body": "<i>acme"}, [],
                     id="no-confidence"),
    ],
)  # fmt: skip
def test_pages_show_what_wappalyzergo_would_say(shown, fields, page, expected):
    others = fields.pop("x", {})
    assert shown({"Acme": fields} | others, **page) == expected


@pytest.mark.parametrize(
    ("technologies", "expected"),
    [
        pytest.param({"A": {"url": "x", "html": "<i>acme", "implies": "B"}, "B": {"implies": "C"}},
                     ["A", "B"], id="implies-one-level"),
        pytest.param({"A": {"html": "<i>acme", "implies": r"B\;confidence:50"}},
                     ["A", r"B\;confidence:50"], id="implies-the-tags-too"),
        pytest.param({"A": {"html": "<i>acme", "excludes": "B"}, "B": {"html": "<i>acme"}},
                     ["A", "B"], id="excludes-nothing"),
        pytest.param({"A": {"html": "<i>acme", "requires": "B"}}, ["A"], id="requires-nothing"),
        pytest.param({"A": {"html": "<i>acme", "requiresCategory": 3}}, ["A"],
                     id="requires-no-category"),
    ],
)  # fmt: skip
def test_relations_go_no_further_than_those_of_wappalyzergo(shown, technologies, expected):
    assert shown(technologies, "<i>acme") == expected


@pytest.mark.parametrize(
    ("fields", "body", "confidence"),
    [
        ({"html": [r"<i>acme\;confidence:40", r"<b>acme\;confidence:30"]}, "<i>acme<b>acme", 0.4),
        ({"html": r"<i>acme\;confidence:40", "scriptSrc": r"acme\;confidence:30"},
         "<i>acme<script src=acme></script>", 0.7),
        ({"scriptSrc": r"acme\;confidence:40"}, "<script src=acme></script>" * 2, 0.8),
        ({"scriptSrc": r"acme\;confidence:40"}, "<script src=acme></script>" * 3, 1.0),
    ],
)  # fmt: skip
def test_confidence_adds_up_over_looks_and_is_the_highest_of_one(detect, fields, body, confidence):
    found = detect({"Acme": fields}, body, mode=Mode.PARITY)["Acme"]
    assert found.confidence == pytest.approx(confidence)


@pytest.mark.parametrize(
    ("source", "bounded"),
    [
        (r"a+b*", "a{1,250}b{0,250}"),
        (r"a\+", r"a\+"),
        (r"[+*]", "[{1,250}{0,250}]"),
        (r"a-(\d+(?:\.\d+)+)", r"a-(\d{1,20}(?:\.\d{1,20}){1,20})"),
        (r"a-((?:\d+\.)+\d+)", r"a-((?:\d{1,20}\.){1,20}\d{1,20})"),
        (r"a?", "a?"),
        ("", ""),
    ],
)
def test_patterns_are_bounded_as_wappalyzergo_does(source, bounded):
    assert parse_parity_pattern(source).source == bounded


@pytest.mark.parametrize(
    "source",
    ["(", "(?=a)", "(?!a)", "(?<=a)", "(?<!a)", r"(a)\1", "(?:a+b){9}", "a{1001}", "(?:a+)+",
     "(?>a)", "a++"],
)  # fmt: skip
def test_what_the_expressions_of_go_do_not_know_is_refused(source):
    assert parse_parity_pattern(source) is None


@pytest.mark.parametrize("source", ["(a|b)", "(?:a{3}b){9}", "a{1000}", "a+?", "a+b+c+", "(?:a*)?"])
def test_what_they_know_is_not(source):
    assert parse_parity_pattern(source) is not None


@pytest.mark.parametrize(
    ("version", "answer"),
    [
        (r"\1", "7"), (r"v\1", "v7"), (r"\2", r"\2"), ("", ""), (r"\1?a:b", "a"), (r"\1?:b", "b"),
        (r"\1?a", ""), (r"\1?a:b:c", ""), (r"\1?a?b:c", ""), (r" \1 ", "7"), (r"\1?a:", "a"),
    ],
)  # fmt: skip
def test_versions_are_made_with_all_mistakes(version, answer):
    pattern = parse_parity_pattern(rf"acme-(\d)\;version:{version}")
    match = pattern.regex.search("acme-7")
    assert parity_version(pattern, match) == answer


@pytest.mark.parametrize(
    ("one", "other", "is_more"),
    [("1.2", "9", True), ("9", "1.2", False), ("1.3", "1.2", True), ("1.2", "1.2", False),
     ("1.10", "1.9", True), ("x", "1", False), ("1..2", "1.1", True)],
)  # fmt: skip
def test_of_two_versions_the_one_with_more_parts_is_more_specific(one, other, is_more):
    assert is_more_specific(one, other) is is_more


@pytest.mark.shared
def test_all_real_pages_show_exactly_what_wappalyzergo_recorded(shared_dir, wappalyzergo):
    web = shared_dir / "data" / "web"
    recorded = json.loads((web / "wappalyzergo_detections.json").read_text())
    csv.field_size_limit(sys.maxsize)
    with (web / "manifest.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    other = {}
    for row in rows:
        headers = {k.lower(): v for k, v in json.loads(row["headers"] or "{}").items()}
        body = (web / "pages" / row["file"]).read_bytes()
        found = wappalyzergo.detect(PageSource(body, row["url"], headers))
        names = sorted(f"{f.technology}:{f.version}" if f.version else f.technology for f in found)
        if names != sorted(recorded[row["file"]]):
            other[row["file"]] = set(names) ^ set(recorded[row["file"]])
    assert other == {}
    assert len(rows) == 910
