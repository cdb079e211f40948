import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enrichment.technographics.fingerprints.rule_book import TEXT_FIELDS, texts_of
from enrichment.technographics.patterns.literal import prefix_of, shape_of
from enrichment.technographics.patterns.pattern import parse_pattern


@pytest.mark.parametrize(
    ("source", "literals"),
    [
        pytest.param(r"js\.acme-scripts\.com", {"js.acme-scripts.com"}, id="plain"),
        pytest.param(r"/Acme(?:-([\d.]+))?\.js", {"/acme"}, id="before-an-option"),
        pytest.param(r"colou?rfully", {"colorfully", "colourfully"}, id="optional-letter"),
        pytest.param(r"abc|defg", {"abc", "defg"}, id="choice"),
        pytest.param(r"abc|xabc", {"abc"}, id="one-holds-the-other"),
        pytest.param(r"abc|\d+", set(), id="choice-with-anything"),
        pytest.param(r"(?:js|cdn)\.acme\.io", {"js.acme.io", "cdn.acme.io"}, id="group"),
        pytest.param(r"[\w-]+\.(?:acme|zenith)\.", {".acme.", ".zenith."}, id="behind-a-repeat"),
        pytest.param(r"[\"']acme['\"]", {"\"acme'", "'acme\"", '"acme"', "'acme'"}, id="quotes"),
        pytest.param(r"acme[.-]ui", {"acme.ui", "acme-ui"}, id="small-class"),
        pytest.param(r"[abcdef]xyz+w", {"xyz"}, id="repeated-letter"),
        pytest.param(r"<link[^<>]{1,200}/acme/", {"/acme/"}, id="no-common-tag"),
        pytest.param(r"\s<link[^<>]{1,9}\d", {"<link"}, id="a-common-tag-before-nothing"),
        pytest.param(r"<iframe[^<>]{1,300}acme", {"acme"}, id="bounds-are-no-text"),
        pytest.param(r'href="https?://[\w-]+\.acme\.io', {".acme.io"}, id="no-common-attribute"),
        pytest.param(r"ab{2}cdef", {"cdef"}, id="repeat"),
        pytest.param(r"(?:acme)+xy", {"acme"}, id="repeated-group"),
        pytest.param(r"(?:acme)*xyz", {"xyz"}, id="group-that-may-lack"),
        pytest.param(r"^acme$", {"acme"}, id="anchors"),
        pytest.param(r"acme(?=zenith)", {"acme"}, id="what-is-ahead"),
        pytest.param(r"(?!zenith)acme", {"acme"}, id="what-must-not-be-ahead"),
        pytest.param(r"acme\x41bcdefg", {"bcdefg"}, id="hexadecimal"),
        pytest.param(r"acmé-zenith", {"-zenith"}, id="beyond-ascii"),
        pytest.param(r"acme{zenith}", {"acme{zenith}"}, id="braces"),
        pytest.param(r"(?i:acme)", set(), id="flags-are-not-read"),
        pytest.param(r"\d+", set(), id="none"),
        pytest.param(r"", set(), id="nothing"),
        pytest.param(r"ab", set(), id="too-short"),
    ],
)
def test_every_match_holds_one_of_the_literals(source, literals):
    assert shape_of(source).literals == literals


def test_of_many_texts_the_ends_are_looked_for():
    literals = shape_of(r"[abc]" * 9 + r"acme").literals
    assert 1 <= len(literals) <= 64
    assert all(re.fullmatch("[abc]*acme", literal) for literal in literals)


@pytest.mark.parametrize(
    ("source", "width"),
    [
        (r"acme", 4),
        (r"acme(?:-zenith)?\.js", 14),
        (r"a{2,5}", 5),
        (r"[^<>]{1,200}x", 201),
        (r"\d+", 250),
        (r"(?:ab){3}", 6),
        (r"abc|de", 3),
        (r"^a\b$", 1),
        (r"a(?=bcd)", 4),
    ],
)
def test_no_match_is_longer_than_the_width(source, width):
    assert shape_of(source).width == width


@pytest.mark.parametrize(
    ("source", "prefix"),
    [
        pytest.param(r"acme\.io", "acme.io", id="plain"),
        pytest.param(r"ACME", "acme", id="lower-case"),
        pytest.param(r"<script[^<>]{1,99}acme", "<script", id="before-a-class"),
        pytest.param(r"acmes?-ui", "acme", id="before-a-letter-that-may-lack"),
        pytest.param(r"acme+", "acm", id="before-a-letter-that-repeats"),
        pytest.param(r"acme{2}", "acm", id="before-a-counted-letter"),
        pytest.param(r"acme\.*", "acme", id="before-an-escape-that-may-lack"),
        pytest.param(r"acme\d", "acme", id="before-a-kind-of-characters"),
        pytest.param(r"acme(?:-ui)?", "acme", id="before-a-group"),
        pytest.param(r"acme$", "acme", id="before-the-end"),
        pytest.param(r"acme|zenith", "", id="a-choice"),
        pytest.param(r"acme(?:a|b)", "acme", id="a-choice-in-a-group"),
        pytest.param(r"acme[|]x", "acme", id="a-bar-in-a-class"),
        pytest.param(r"acme\|x", "acme|x", id="a-bar-that-is-a-text"),
        pytest.param(r"(acme)", "", id="a-group"),
        pytest.param(r"^acme", "", id="an-anchor"),
        pytest.param(r".acme", "", id="anything"),
        pytest.param(r"\bacme", "", id="a-bound-of-words"),
        pytest.param(r"\\acme", "\\acme", id="a-backslash"),
        pytest.param(r"acm\xe9", "acm", id="a-code"),
        pytest.param("acmé", "acm", id="beyond-ascii"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_every_match_begins_with_the_prefix(source, prefix):
    assert prefix_of(source) == prefix


ATOMS = st.sampled_from(
    ["acme", "a", "-", r"\.", ".", r"\d", "[ab]", "[^<>]", "(x|yz)", "(?:js|cdn)", "<b", r"\b", "$",
     "^", "(?=a)", r"\/", '"', "é", "Ü", "|"]
)  # fmt: skip
QUANTIFIERS = st.sampled_from(["", "", "", "?", "+", "*", "{2}", "{1,3}", "+?"])


@st.composite
def expressions(draw):
    source = "".join(
        atom + (draw(QUANTIFIERS) if atom not in {"^", "$", r"\b", "|", "(?=a)"} else "")
        for atom in draw(st.lists(ATOMS, min_size=1, max_size=8))
    )
    re.compile(source)
    return source


@settings(max_examples=400)
@given(expressions(), st.data())
def test_what_an_expression_finds_keeps_to_its_shape(source, data):
    pattern = parse_pattern(source)
    text = data.draw(
        st.from_regex(re.compile(source, re.ASCII)).filter(lambda text: len(text) < 200)
    )
    match = pattern.regex.search(text)
    if match is None:  # `$` stands before a last line break for hypothesis.
        return
    lowered = match[0].lower()
    assert not pattern.literals or any(literal in lowered for literal in pattern.literals)
    assert lowered.startswith(pattern.prefix)
    assert len(match[0]) <= pattern.width
    assert not pattern.plain or pattern.literals


@settings(max_examples=400)
@given(expressions(), st.text('acmexyz-./<b"jsdn1\n', max_size=40))
def test_a_plain_expression_is_found_where_one_of_its_literals_stands_and_nowhere_else(
    source, text
):
    pattern = parse_pattern(source)
    is_there = any(literal in text.lower() for literal in pattern.literals)
    found = bool(pattern.regex.search(text))
    if pattern.plain:
        assert found is is_there
    elif pattern.literals:
        assert is_there or not found


@given(st.data())
def test_our_own_patterns_keep_what_their_shape_says(known_of_ours, data):
    texts = [text for fields in known_of_ours.technologies.values()
             for place in TEXT_FIELDS for text in texts_of(fields.get(place))]  # fmt: skip
    pattern = parse_pattern(data.draw(st.sampled_from(texts)))
    match = pattern.regex.search(data.draw(st.from_regex(pattern.regex)))
    if match:
        lowered = match[0].lower()
        assert not pattern.literals or any(literal in lowered for literal in pattern.literals)
        assert lowered.startswith(pattern.prefix)
        assert len(match[0]) <= pattern.width
