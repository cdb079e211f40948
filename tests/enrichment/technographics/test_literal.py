import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrichment.technographics.fingerprints import read_fingerprints
from enrichment.technographics.literal import shape_of

OWN = [
    pattern
    for fingerprint in read_fingerprints().values()
    for pattern in (*fingerprint.script_src, *fingerprint.html, *fingerprint.scripts)
]


@pytest.mark.parametrize(
    ("source", "literals"),
    [
        pytest.param(r"js\.acme-scripts\.com", {"js.acme-scripts.com"}, id="plain"),
        pytest.param(r"/Acme(?:-([\d.]+))?\.js", {"/acme"}, id="before-an-option"),
        pytest.param(r"colou?rfully", {"colorfully", "colourfully"}, id="optional-letter"),
        pytest.param(r"abc|defg", {"abc", "defg"}, id="choice"),
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
        pytest.param(r"ab", set(), id="too-short"),
        pytest.param(r"[abc]" * 9 + r"acme", {"aacme", "bacme", "cacme"}, id="many"),
    ],
)
def test_every_match_holds_one_of_the_literals(source, literals):
    assert shape_of(source).literals == literals


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


@given(st.data())
def test_our_own_patterns_keep_what_their_shape_says(data):
    pattern = data.draw(st.sampled_from(OWN))
    match = pattern.regex.search(data.draw(st.from_regex(pattern.regex)))
    assert any(literal in match[0].lower() for literal in pattern.literals)
    assert len(match[0]) <= pattern.width
