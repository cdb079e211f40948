import html
import json
import re
from bisect import bisect_right
from collections import Counter
from functools import cached_property

import pytest
from selectolax.lexbor import LexborHTMLParser

from enrichment.technographics.dom import probe as dom_probe
from enrichment.technographics.dom.matcher import DomMatcher, read_dom
from enrichment.technographics.page.tag import Tag

TOKEN = re.compile(
    r"<!--.*?--!?>"
    r"|<(?P<raw>script|style|title|textarea|iframe|noembed|noframes|xmp)\b"
    r"(?P<own>(?:[^>\"'=]|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+|[\"'])*+)>.*?(?:</(?P=raw)\b|\Z)"
    r"|<(?P<tag>[a-zA-Z][^\s/>]*)(?P<rest>(?:[^>\"'=]|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+|[\"'])*+)>",
    re.DOTALL | re.IGNORECASE,
)
ATTRIBUTE = re.compile(
    r"""([^\s"'/>=][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']?[^\s>]*)))?"""
)


class PlainSource:
    """A page, read once into its start tags."""

    def __init__(self, source):
        self.html = source
        self.parsed = 0

    @cached_property
    def tags(self):
        return list(map(self.tag, filter(self.tag_end, TOKEN.finditer(self.html))))

    def tag_end(self, token):
        return token.end("own") if token["raw"] else token.end("rest") if token["tag"] else 0

    def tag(self, token):
        attributes = {}
        for name, *values in ATTRIBUTE.findall(token["own"] or token["rest"] or ""):
            attributes.setdefault(name.lower(), html.unescape("".join(values)))
        name = (token["raw"] or token["tag"]).lower()
        return Tag(name, attributes, token.start(), self.tag_end(token) + 1)

    def shown(self, start, end):
        return self.html[start:end]

    def tag_at(self, place):
        before = bisect_right(self.tags, place, key=lambda tag: tag.start) - 1
        return self.tags[before] if before >= 0 and place < self.tags[before].end else None

    def tree(self):
        if not self.parsed:
            self.lexbor = LexborHTMLParser(self.html)
        self.parsed += 1
        return self.lexbor


def places_of(literals, source):
    lowered = re.sub("[A-Z]", lambda letter: letter[0].lower(), source)
    found = {}
    for number, literal in enumerate(literals):
        if where := [match.start() for match in re.finditer(re.escape(literal), lowered)]:
            found[number] = where
    return found


def matcher_of(*fields):
    read = [read_dom(number, field) for number, field in enumerate(fields)]
    assert not any(faults for _, faults in read)
    return DomMatcher([rule for rules, _ in read for rule in rules])


def search(source, *fields):
    matcher = matcher_of(*fields)
    assert not matcher.unusable
    return list(matcher.search(PlainSource(source), places_of(matcher.literals, source)))


def hits(source, field):
    return [(hit.confidence, hit.version, hit.evidence) for hit in search(source, field)]


PAGE = """<!DOCTYPE html><html data-kit="4.2"><head><title>Kit &amp; Co</title>
<LINK REL=StyleSheet HREF="https://use.kit-invented.tld/a.css?x=1&amp;y=2">
<!-- <script src="https://old.kit-invented.tld/a.js"></script> -->
<script id=kit-js>document.write('<iframe src="//frame.kit-invented.tld">')</script>
<style>.kit-grid { color: red }</style></head>
<body class="shop kit-theme"><kit-chat></kit-chat>
<p>Ask use.kit-invented.tld or <a href="https://www.kit-invented.tld/">Kit</a></p>
<ul class="kit-list"><li><b>Kit</b> 7</li></ul></body></html>"""


@pytest.mark.parametrize(
    "field",
    [
        pytest.param("link[href*='use.kit-invented.tld/']", id="value"),
        pytest.param(["b.none", "link[href*='y=2'][rel=stylesheet]"], id="value-as-unescaped"),
        pytest.param("html[data-kit]", id="name-of-an-attribute"),
        pytest.param("#kit-js", id="id"),
        pytest.param(".kit-theme:not(div)", id="class"),
        pytest.param("kit-chat", id="tag"),
        pytest.param("img[src*='kit-invented'], a[href*='www.kit-invented']", id="list"),
        pytest.param("ul.kit-list > li", id="child"),
        pytest.param("ul:has(li).kit-list", id="pseudo-class"),
        pytest.param({"li": {"text": r"^Kit \d$"}}, id="text-over-tags"),
        pytest.param({"style": {"text": "kit-grid"}}, id="text-of-a-style"),
        pytest.param({"title": {"text": "Kit & "}}, id="text-with-a-reference"),
        pytest.param({"a": {"attributes": {"HREF": "//www\\.kit-inv"}}}, id="attribute"),
        pytest.param({"html": {"attributes": {"x": "kit", "data-kit": ""}}}, id="one-of-two"),
        pytest.param({".kit-theme": {"text": ""}}, id="any-text"),
        pytest.param({".kit-theme": {}}, id="nothing-asked"),
    ],
)
def test_elements_show_a_technology(field):
    assert len(search(PAGE, field)) == 1


@pytest.mark.parametrize(
    "field",
    [
        pytest.param("script[src*='old.kit-invented.tld']", id="in-a-comment"),
        pytest.param("iframe[src*='frame.kit-invented']", id="in-a-script"),
        pytest.param("a[href*='use.kit-invented']", id="in-the-text"),
        pytest.param("a[href*='kit-INVENTED']", id="in-another-case"),
        pytest.param("link[href*='use.kit'][rel=preload]", id="one-of-two-tests"),
        pytest.param("body > ul.kit-list > b", id="no-child"),
        pytest.param({"p": {"text": r"kit \d"}}, id="text-of-another"),
        pytest.param({"script": {"text": "kit-grid"}}, id="text-of-another-raw-one"),
        pytest.param({"body": {"attributes": {"data-kit": ""}}}, id="attribute-of-another"),
        pytest.param({"html[data-kit]": {"attributes": {"data-kit": "^5"}}}, id="other-value"),
    ],
)
def test_what_only_looks_like_it_shows_nothing(field):
    assert not search(PAGE, field)


def test_hit_names_version_confidence_and_tag():
    field = {
        "html[data-kit]": {"attributes": {"data-kit": r"^([\d.]+)\;version:\1\;confidence:50"}}
    }
    assert hits(PAGE, field) == [(0.5, "4.2", '<html data-kit="4.2">')]
    assert hits(PAGE, {"kit-chat": {"exists": r"\;version:2"}}) == [(1.0, "2", "<kit-chat>")]
    text = {"ul.kit-list > li": {"text": r"kit (\d)\;version:\1"}}
    assert hits(PAGE, text) == [(1.0, "7", "Kit 7")]
    on_tree = {"body > kit-chat": {"exists": r"\;version:2"}}
    assert hits(PAGE, on_tree) == [(1.0, "2", "<kit-chat>")]


def test_a_later_element_may_tell_the_version():
    source = "<link href=/kit-a.css><link href=/kit-a.css?v=3><link href=/kit-a.css?v=4>"
    field = {"link[href*='kit-a']": {"attributes": {"href": r"kit-a(?:.+v=(\d))?\;version:\1"}}}
    assert [version for _, version, _ in hits(source, field)] == ["3"]


def test_technologies_come_in_the_order_of_the_rules():
    found = search(PAGE, "ul.kit-list > li", "kit-chat", "b.none-such", "#kit-js")
    assert [hit.technology for hit in found] == [0, 1, 3]


def test_evidence_is_bounded():
    [(_, _, evidence)] = hits(f"<a data-kit-x='{'y' * 5_000}'>", "a[data-kit-x]")
    assert len(evidence) == 200


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("a[", "no part of a selector"),
        ({"div": {"properties": {"__kit": ""}}}, "only a browser knows"),
        ({"a.kit": {"text": "("}}, "only a browser knows"),
    ],
)
def test_rule_that_cannot_be_read_is_named(field, said):
    rules, [fault] = read_dom(0, field)
    assert not rules
    assert said in fault


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("div", "no text of 3 characters"),
        ("a[href*='.com']", "no text of 3 characters"),
        (".kit, body > div", "'body > div': no text of 3 characters"),
        (".kit:no-such-class", "Can't parse CSS selector"),
    ],
)
def test_selector_that_cannot_be_searched_for_is_named(field, said):
    [fault] = matcher_of(field).unusable
    assert said in fault


def test_nothing_is_parsed_where_tags_suffice():
    matcher = matcher_of(
        "kit-chat", "kit-chat > b", "div.kit-theme > p", {"script": {"text": r"Kit \d"}}
    )
    source = PlainSource(PAGE)
    found = [hit.technology for hit in matcher.search(source, places_of(matcher.literals, PAGE))]
    assert (found, source.parsed) == ([0], 1)
    calm = PlainSource(PAGE.replace("<kit-chat></kit-chat>", ""))
    assert not list(matcher.search(calm, places_of(matcher.literals, calm.html)))
    assert not calm.parsed


def test_tree_is_asked_for_twenty_selectors_at_most():
    matcher = matcher_of(*(f".kit-list > li:not(.n{n})" for n in range(30)))
    source = PlainSource(PAGE)
    found = list(matcher.search(source, places_of(matcher.literals, PAGE)))
    assert (len(found), source.parsed) == (20, 20)


def test_hostile_page_is_read_in_part():
    tags = "<p class=kit-shop></p>" * 110 + "<a class=kit-shop></a>"
    assert not search(tags, "a.kit-shop")
    long = "<p data-kit='" + "kit" * 30_000 + "x'>"
    assert not search(long, {"p[data-kit]": {"attributes": {"data-kit": "kit.*y"}}})
    assert search(long, {"p[data-kit]": {"attributes": {"data-kit": "kitkit"}}})
    big = PAGE + " " * 4_000_000
    assert not search(big, "ul.kit-list > li")


FINGERPRINTS = "data/fingerprints/enthec_technologies.json"


@pytest.mark.shared
def test_real_pages_are_judged_as_by_the_tree(shared_dir, monkeypatch):
    monkeypatch.setattr(dom_probe, "is_proof", lambda *_: True)
    texts = foreign_selectors(shared_dir)
    matcher = DomMatcher([rule for n, text in enumerate(texts) for rule in read_dom(n, text)[0]])
    agreed, missed, added = Counter(), Counter(), Counter()
    for path in sorted((shared_dir / "data/web/pages").iterdir())[::45]:
        source = PlainSource(path.read_bytes().decode("utf-8", "replace"))
        found = matcher.search(source, places_of(matcher.literals, source.html))
        ours = {texts[hit.technology] for hit in found}
        by_tree = {text for text in texts if source.tree().css_first(text)}
        agreed.update(ours & by_tree)
        missed.update(by_tree - ours)
        added.update(ours - by_tree)
    assert agreed.total() >= 0.99 * (agreed + missed + added).total()


def foreign_selectors(shared_dir):
    """Selectors of others that ask for more than a common tag, and that can be parsed."""
    read = json.loads((shared_dir / FINGERPRINTS).read_text(encoding="utf-8"))
    fields = [fields.get("dom") or () for fields in read.get("technologies", read).values()]
    texts = {t for field in fields for t in ([field] if isinstance(field, str) else field)}
    usable = []
    for text in sorted(texts):
        rules, faults = read_dom(0, text)
        if not faults and not DomMatcher(rules).unusable:
            usable.append(text)
    return usable
