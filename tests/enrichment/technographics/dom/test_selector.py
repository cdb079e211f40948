import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from enrichment.technographics.dom.selector import parse_selector


@pytest.mark.parametrize(
    ("selector", "tag", "attributes"),
    [
        pytest.param("script", "script", {}, id="tag"),
        pytest.param("SCRIPT[SRC]", "script", {"src": ""}, id="names-in-any-case"),
        pytest.param("*", "b", {}, id="any-tag"),
        pytest.param("#chat", "div", {"id": "chat"}, id="id"),
        pytest.param("div.a.b", "div", {"class": "b c\na"}, id="words-of-a-class"),
        pytest.param("a[href='x y']", "a", {"href": "x y"}, id="equal"),
        pytest.param("a[href=x]", "a", {"href": "x"}, id="without-quotes"),
        pytest.param("a[ href *= 'x' ]", "a", {"href": "axb"}, id="blanks"),
        pytest.param("a[href^='x']", "a", {"href": "xyz"}, id="begins"),
        pytest.param("a[href$='z']", "a", {"href": "xyz"}, id="ends"),
        pytest.param("a[href*='y']", "a", {"href": "xyz"}, id="contains"),
        pytest.param("a[rel~=me]", "a", {"rel": "nofollow me"}, id="word"),
        pytest.param("a[data-lang|=en]", "a", {"data-lang": "en-GB"}, id="language"),
        pytest.param("a[data-lang|=en]", "a", {"data-lang": "en"}, id="language-alone"),
        pytest.param("img[alt*='acme' i]", "img", {"alt": "ACME"}, id="flag-i"),
        pytest.param("link[rel=stylesheet]", "link", {"rel": "StyleSheet"}, id="enumerated"),
        pytest.param("a, b", "b", {}, id="list"),
        pytest.param("b:not(.x)", "b", {"class": "y"}, id="not"),
        pytest.param("b:not(.x, #y)[z]", "b", {"z": ""}, id="not-a-list"),
        pytest.param(r"html[xmlns\:w='urn:x']", "html", {"xmlns:w": "urn:x"}, id="escaped-name"),
        pytest.param(r"a[href*='a\.b']", "a", {"href": "a.b"}, id="escaped-value"),
        pytest.param(r".\31 a", "b", {"class": "1a"}, id="escaped-code"),
        pytest.param('a[title="it\'s, > (so)"]', "a", {"title": "it's, > (so)"}, id="quotes"),
    ],
)
def test_selector_matches_a_tag_that_is_meant(selector, tag, attributes):
    assert parse_selector(selector).matches(tag, attributes)


@pytest.mark.parametrize(
    ("selector", "tag", "attributes"),
    [
        pytest.param("script", "noscript", {}, id="other-tag"),
        pytest.param("#chat", "div", {"id": "Chat"}, id="case-of-an-id"),
        pytest.param(".a", "div", {"class": "ab"}, id="part-of-a-word"),
        pytest.param(".a", "div", {"class": "b\xa0a"}, id="no-space-of-html"),
        pytest.param("a[href*='x']", "a", {"href": "X"}, id="case-of-a-value"),
        pytest.param("a[rel=me s]", "a", {"rel": "Me"}, id="flag-s"),
        pytest.param("a[href]", "a", {}, id="no-attribute"),
        pytest.param("a[href*='']", "a", {"href": "x"}, id="nothing-to-contain"),
        pytest.param("a[rel~='a b']", "a", {"rel": "a b"}, id="two-words-are-no-word"),
        pytest.param("a[data-lang|=en]", "a", {"data-lang": "english"}, id="other-language"),
        pytest.param("b:not(.x)", "b", {"class": "x"}, id="excluded"),
        pytest.param("a > b", "b", {}, id="needs-a-tree"),
        pytest.param("b:has(a)", "b", {}, id="needs-a-tree-too"),
        pytest.param("b:not(a b)", "b", {}, id="excludes-by-a-tree"),
    ],
)
def test_selector_matches_no_other_tag(selector, tag, attributes):
    assert not parse_selector(selector).matches(tag, attributes)


@pytest.mark.parametrize(
    "selector",
    ["a > b", "a b", "a+b", "a ~ b", "a:has(> b)", "a:nth-child(2n + 1)", "a:not(b c)", "a:empty"],
)
def test_what_one_tag_cannot_show_is_left_to_a_tree(selector):
    [alternative] = parse_selector(selector).alternatives
    assert not alternative.is_simple
    assert alternative.text == selector


def test_each_alternative_keeps_its_own_text():
    selector = parse_selector(" a > b ,c[d='e,f'], g ")
    assert [each.text for each in selector.alternatives] == ["a > b", "c[d='e,f']", "g"]
    assert [each.is_simple for each in selector.alternatives] == [False, True, True]


@pytest.mark.parametrize(
    ("selector", "said"),
    [
        ("", "'', character 1: the selector ends too early"),
        ("a,", "'a,', character 3: the selector ends too early"),
        ("a[href", "'a[href', character 2: '[href' is no part of a selector"),
        ("a[href=1]", "'a[href=1]', character 2: '[href=1]' is no part of a selector"),
        ("a::before", "'a::before', character 2: '::before' is no part of a selector"),
        ("a:not(b", "'a:not(b', character 7: 'b' is no part of a selector"),
        (r"#b\;version:1", r"'#b\\;version:1', character 12: ':1' is no part of a selector"),
        ("a >> b", "'a >> b', character 4: '> b' is no part of a selector"),
        (".1a", "'.1a', character 1: '.1a' is no part of a selector"),
    ],
)
def test_what_is_no_selector_is_said(selector, said):
    with pytest.raises(ValueError, match="character") as raised:
        parse_selector(selector)
    assert str(raised.value) == said


WORD = st.sampled_from(["a", "b", "ab", "A", "a-b", "x y", ""])
TESTS = st.builds(
    "[data-{}{}'{}'{}]".format,
    st.sampled_from("pq"),
    st.sampled_from(["=", "~=", "|=", "^=", "$=", "*="]),
    WORD,
    st.sampled_from(["", " i"]),
)


@given(
    st.lists(TESTS, min_size=1, max_size=3),
    st.booleans(),
    st.dictionaries(st.sampled_from(["data-p", "data-q", "class"]), WORD),
)
def test_a_tag_is_judged_as_the_tree_judges_its_element(tests, is_negative, attributes):
    joined = "".join(tests)
    selector = f"i:not({tests[0]})" if is_negative else f"i{joined}"
    written = "".join(f' {name}="{value}"' for name, value in attributes.items())
    element = LexborHTMLParser(f"<i{written}>").css_first(selector)
    assert parse_selector(selector).matches("i", attributes) == (element is not None)


@given(st.text("ab.#[]='\"*^ ,>:()\\n", max_size=20))
def test_any_text_is_a_selector_or_a_fault(text):
    try:
        selector = parse_selector(text)
    except ValueError as fault:
        assert "character" in str(fault)  # noqa: PT017 - both ends are right.
    else:
        assert selector.alternatives
