import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrichment.technographics.patterns.pattern import parse_pattern
from enrichment.technographics.patterns.rule import Rule
from enrichment.technographics.patterns.scanner import PlainScanner, scanner_of
from enrichment.technographics.patterns.values import VALUE_CHARACTERS_MAX, ValueMatcher

SOURCES = [
    r"/acme\.js",
    r"acme-([\d.]+)\.js",
    r"(?:cdn|js)\.acme\.io/",
    r"^https?://acme",
    r"zenith(?!-ui)",
    r"\d{4}",
    r"",
    r"zenith-ui$",
]
FEW = SOURCES[:4]


def rules(sources):
    return [Rule(number, parse_pattern(source)) for number, source in enumerate(sources)]


def found_by(matcher, value):
    return [
        (found.rule.technology, found.match[0] if found.match else None)
        for found in matcher.search(value)
    ]


def searched(sources, value):
    """What each expression finds alone."""
    known = [(number, rule.pattern.regex.search(value)) for number, rule in rules(sources)
             for rule in [Rule(number, parse_pattern(sources[number]))]]  # fmt: skip
    return [number for number, match in known if match]


@pytest.mark.parametrize("kind", [PlainScanner, scanner_of])
@pytest.mark.parametrize("sources", [SOURCES, FEW], ids=["scanned", "tried-one-by-one"])
@pytest.mark.parametrize(
    "value",
    ["", "https://ACME.io/acme.js", "//js.acme.io/acme-1.2.js", "x", "2026 zenith", "zenith-ui"],
)
def test_a_value_shows_what_each_expression_alone_finds_in_order(kind, sources, value):
    matcher = ValueMatcher(rules(sources), kind)
    assert [number for number, _ in found_by(matcher, value)] == searched(sources, value)


def test_where_the_literal_says_all_no_expression_is_tried():
    (found,) = ValueMatcher(rules([r"/acme\.js", *SOURCES[3:6], "x{9}"]), scanner_of).search(
        "https://cdn.example/acme.js"
    )
    assert found.match is None
    assert found.span == (27, 27)


def test_what_stands_behind_the_characters_that_are_read_shows_nothing():
    matcher = ValueMatcher(rules(SOURCES[:6]), scanner_of)
    near, far = VALUE_CHARACTERS_MAX - len("/acme.js"), VALUE_CHARACTERS_MAX
    assert [number for number, _ in found_by(matcher, " " * near + "/acme.js")] == [0]
    assert found_by(matcher, " " * far + "/acme.js") == []
    assert found_by(ValueMatcher(rules(FEW), scanner_of, 3), "    /acme.js") == []


@pytest.mark.parametrize("kind", [PlainScanner, scanner_of])
def test_many_values_are_searched_in_one_pass(kind):
    matcher = ValueMatcher(rules(SOURCES[:5]), kind)
    urls = ["https://acme.io/", "x", "", "//js.acme.io/acme-1.2.js", "é/acme.js", "/acme.js"]
    found = {n: [each.rule.technology for each in hits] for n, hits in matcher.search_all(urls)}
    assert found == {0: [3], 3: [1, 2], 4: [0], 5: [0]}


def test_a_literal_that_two_values_make_together_is_none():
    matcher = ValueMatcher(rules([r"acme\.js", r"zen", r"abc", r"def", r"ghi"]), scanner_of)
    assert [*matcher.search_all(["/acm", "e.js"])] == []


def test_no_rules_find_nothing():
    matcher = ValueMatcher([], scanner_of)
    assert found_by(matcher, "acme") == []
    assert [[*hits] for _, hits in matcher.search_all(["acme"])] == [[]]


TEXTS = st.lists(
    st.sampled_from(["acme", ".js", "/", "zenith", "-ui", "2026", "cdn.", "io/", "https://", "A"])
    | st.text(max_size=3),
    max_size=12,
).map("".join)


@given(TEXTS)
def test_any_value_shows_what_each_expression_alone_finds(value):
    for kind in (PlainScanner, scanner_of):
        matcher = ValueMatcher(rules(SOURCES), kind)
        assert [number for number, _ in found_by(matcher, value)] == searched(SOURCES, value)


@given(st.lists(TEXTS, max_size=5))
def test_many_values_show_what_each_shows_alone(values):
    sources = SOURCES[:5]
    matcher = ValueMatcher(rules(sources), scanner_of)
    together = {
        n: [each.rule.technology for each in hits] for n, hits in matcher.search_all(values)
    }
    alone = {number: searched(sources, value) for number, value in enumerate(values)}
    assert {n: hits for n, hits in together.items() if hits} == {
        n: hits for n, hits in alone.items() if hits
    }
