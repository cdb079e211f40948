import html
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from enrichment.technographics.page.markup import MARKS, read_markup
from enrichment.technographics.page.tag import attributes_of, raw_attributes
from enrichment.technographics.patterns.scanner import PlainScanner, scanner_of

SCANNER = scanner_of(MARKS)


def markup(source):
    body = source if isinstance(source, bytes) else source.encode()
    return read_markup(body, SCANNER.places(body))


def sources(page):
    """URL of each script, as `src` is written, "" without one."""
    return [attributes_of(script.inside).get("src", "") for script in markup(page).scripts]


@pytest.mark.parametrize(
    ("page", "urls"),
    [
        pytest.param("<script src=a></script>", ["a"], id="plain"),
        pytest.param("<SCRIPT SRC=a></SCRIPT><script src=b></script>", ["a", "b"], id="capitals"),
        pytest.param("<script src='a'/></script><script src=b></script>", ["a", "b"],
                     id="a-slash-closes-nothing"),
        pytest.param("<script src='a'/><script src=b></script>", ["a"],
                     id="a-slash-closes-nothing-so-the-next-is-text"),
        pytest.param("<script\nsrc=a\n>\n</script\n><script src=b></script>", ["a", "b"],
                     id="line-breaks"),
        pytest.param("<scripts src=a></scripts>", [], id="another-name"),
        pytest.param("<script-x src=a></script-x>", [], id="a-name-that-goes-on"),
        pytest.param("< script src=a></script>", [], id="a-blank-before-the-name"),
        pytest.param("<script src=a", [], id="a-tag-without-end"),
        pytest.param("<script src=a>", ["a"], id="a-script-without-end"),
        pytest.param("<script>'<script src=b>'</script><script src=c></script>", ["", "c"],
                     id="a-tag-in-a-text"),
        pytest.param("<script>'</scripts>'</script><script src=c></script>", ["", "c"],
                     id="not-its-end"),
        # Comments.
        pytest.param("<!--<script src=a></script>--><script src=b></script>", ["b"], id="comment"),
        pytest.param("<!--><script src=a></script>-->", ["a"], id="an-empty-comment"),
        pytest.param("<!---><script src=a></script>-->", ["a"], id="an-empty-comment-of-three"),
        pytest.param("<!----><script src=a></script>-->", ["a"], id="an-empty-comment-of-four"),
        pytest.param("<!-- x --!><script src=a></script>-->", ["a"], id="an-odd-end"),
        pytest.param("<!-- x -- ><script src=a></script>-->", [], id="a-blank-ends-nothing"),
        pytest.param("<!-- <!-- --><script src=a></script>-->", ["a"], id="comments-do-not-nest"),
        pytest.param("<!-- <script src=a></script>", [], id="a-comment-without-end"),
        pytest.param("<!- - ><script src=a></script>", ["a"], id="a-bogus-comment"),
        pytest.param("<!--[if IE]><script src=a></script><![endif]--><script src=b></script>",
                     ["b"], id="a-conditional-comment"),
        pytest.param("<!--[if !IE]><!--><script src=a></script><!--<![endif]-->", ["a"],
                     id="a-conditional-comment-that-all-see"),
        # Raw text.
        pytest.param("<style><script src=a></style><script src=b></script>", ["b"], id="style"),
        pytest.param("<title><script src=a></title><script src=b></script>", ["b"], id="title"),
        pytest.param("<textarea><script src=a></textarea><script src=b></script>", ["b"],
                     id="textarea"),
        pytest.param("<textarea><!-- </textarea><script src=b></script>-->", ["b"],
                     id="a-comment-in-a-textarea-is-text"),
        pytest.param("<title><script src=a>", [], id="a-title-without-end"),
        pytest.param("<iframe><script src=a></iframe><script src=b></script>", ["b"], id="iframe"),
        pytest.param("<xmp><script src=a></xmp><script src=b></script>", ["b"], id="xmp"),
        pytest.param("<noframes><script src=a></noframes><script src=b></script>", ["b"],
                     id="noframes"),
        pytest.param("<plaintext><script src=a></plaintext><script src=b></script>", [],
                     id="plaintext-never-ends"),
        pytest.param("<noscript><script src=a></script></noscript>", ["a"], id="noscript"),
        pytest.param("<svg><script src=a></script></svg>", ["a"], id="svg"),
        # A script within a comment within a script.
        pytest.param("<script><!--<script></script>'<script src=a>'--></script>"
                     "<script src=b></script>", ["", "b"], id="a-script-in-a-comment-in-a-script"),
        pytest.param("<script><!-- x</script><script src=b></script>", ["", "b"],
                     id="a-comment-in-a-script-without-end"),
        pytest.param("<script><!-- <script> </script> x", [""],
                     id="a-script-in-a-script-without-end"),
        pytest.param("<script><!-- <script> </script> </script><script src=b></script>", ["", "b"],
                     id="the-second-end-ends-it"),
        pytest.param("<script><!-- <script> --> </script><script src=b></script>", ["", "b"],
                     id="the-comment-ends-first"),
        pytest.param("<script><script></script><script src=b></script>", ["", "b"],
                     id="without-a-comment-the-first-end-ends-it"),
        pytest.param("<script><!--><script></script><script src=b></script>", ["", "b"],
                     id="an-empty-comment-in-a-script"),
        # Values of attributes.
        pytest.param('<a title="<script src=a></script>">', [], id="in-double-quotes"),
        pytest.param("<a title='<script src=a></script>'>", [], id="in-single-quotes"),
        pytest.param('<a title = "<script src=a></script>">', [], id="behind-blanks"),
        pytest.param("<a data-x='\"' title=\"<script src=a></script>\">", [],
                     id="in-quotes-behind-a-quote"),
        pytest.param("<a title=<script src=a></script>", [], id="in-a-bare-value"),
        pytest.param('<p>it is = "<script src=a></script>"', ["a"], id="a-quote-in-a-text"),
        pytest.param("<p>x='<script src=a></script>'", ["a"], id="a-quote-in-a-text-behind-equals"),
        pytest.param('<a href="x">"<script src=a></script>"</a>', ["a"],
                     id="a-quote-in-a-text-behind-a-tag"),
        pytest.param('<a href="x" title="<!--"><script src=a></script><i title="-->">', ["a"],
                     id="the-begin-of-a-comment-in-quotes"),
        pytest.param('<i title="a>b"><script src=a></script>', ["a"], id="a-bracket-in-quotes"),
        pytest.param('<script src=a></script><i title="<script src=b>"><script src=c></script>',
                     ["a", "c"], id="in-quotes-behind-a-script"),
        pytest.param('<script data-x="<script src=a>" src=b></script>', ["b"],
                     id="in-quotes-of-a-script"),
        pytest.param("</p title='<script src=a></script>'>", [], id="in-quotes-of-an-end-tag"),
        pytest.param("", [], id="nothing"),
    ],
)  # fmt: skip
def test_scripts_are_those_that_the_standard_sees(page, urls):
    assert sources(page) == urls


@pytest.mark.parametrize(
    ("page", "texts"),
    [
        ("<script>a</script>", ["a"]),
        ("<script></script>", [""]),
        ("<script>a<b</script>", ["a<b"]),
        ("<script>a", ["a"]),
        ("<script><!--\na\n//--></script>b", ["<!--\na\n//-->"]),
        ("<script><!--<script>a</script>b--></script>c", ["<!--<script>a</script>b-->"]),
    ],
)
def test_the_text_of_a_script_is_what_stands_before_its_end(page, texts):
    assert [page[script.start : script.end] for script in markup(page).scripts] == texts


def test_meta_tags_and_styles_stand_where_they_are():
    page = "<meta name=a content=b><style>p{}</style><!--<meta name=c>--><META\nNAME=d content='>'>"
    read = markup(page)
    assert [attributes_of(meta.inside) for meta in read.metas] == [
        {"name": "a", "content": "b"},
        {"name": "d", "content": ">"},
    ]
    assert [page[m.start : m.start + 5].lower() for m in read.metas] == ["<meta", "<meta"]
    assert [page[start:end] for start, end in read.styles] == ["p{}"]
    assert [page[start:end] for start, end in read.comments] == ["<!--<meta name=c>-->"]


@pytest.mark.parametrize(
    ("page", "holds"),
    [
        ("<p><!--|--><b>", False),
        ("<p><!-- -->|<b>", True),
        ("<script>|</script>", False),
        ("<script></script>|", True),
        ("|<script></script>", True),
        ("<style>p|{}</style>", False),
        ("<title>a|</title>", False),
        ("<!-- |", False),
    ],
)
def test_tags_stand_outside_of_comments_scripts_and_styles(page, holds):
    place = page.index("|")
    assert markup(page.replace("|", " ")).holds_tags(place) is holds


PIECES = st.sampled_from(
    ["<!--", "-->", "--!>", "<!-->", "<script", "<SCRIPT>", "</script>", "</script", "<style>",
     "</style>", "<title>", "</title>", "<textarea>", "</textarea>", "<meta name=a content='b'>",
     "<plaintext>", "<iframe>", "</iframe>", "<a title=\"", "<a title='", ">", "<", "/", '"', "'",
     "=", " ", "x", "\n", "\x00", "é", "<p>"]
)  # fmt: skip


def spans_of(read):
    """All stretches that are read, in order."""
    return [*zip(read.starts, read.ends, strict=True)]


@settings(max_examples=400)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_what_is_read_lies_in_the_page_in_order_and_does_not_overlap(page):
    size = len(page.encode())
    read = markup(page)
    spans = spans_of(read)
    assert all(0 <= start <= end <= size for start, end in spans)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))
    texts = {(script.start, script.end) for script in read.scripts} | {*read.styles, *read.comments}
    assert texts <= {*spans}
    assert [*map(tuple, read.scripts)] == sorted(read.scripts, key=lambda script: script.start)
    assert read.metas == sorted(read.metas, key=lambda meta: meta.start)
    assert all(read.holds_tags(meta.start) for meta in read.metas)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_as_markup(body):
    plain = PlainScanner(MARKS)
    assert read_markup(body, plain.places(body)) == markup(body)


def test_one_mark_after_the_other_takes_no_longer_than_the_page():
    assert len(markup("<a title='" * 20_000).scripts) == 0
    assert len(markup("<meta name='" * 20_000).metas) <= 20_000


WHITE = " \t\n\r\f"


def urls_by_lexbor(body):
    """URLs of the scripts as lexbor's tree has them."""
    tree = LexborHTMLParser(body.decode("utf-8", "replace"))
    return [(node.attributes.get("src") or "").strip(WHITE + "\x0b") for node in tree.css("script")]


def urls_by_us(body):
    known = [dict(reversed(raw_attributes(script.inside))) for script in markup(body).scripts]
    values = [attributes.get(b"src", b"").decode("utf-8", "replace") for attributes in known]
    return [html.unescape(value).strip(WHITE + "\x0b") for value in values]


@pytest.mark.shared
def test_real_pages_have_the_scripts_that_a_tree_has(shared_dir):
    other = []
    pages = sorted((shared_dir / "data" / "web" / "pages").iterdir())
    for path in pages:
        body = path.read_bytes()
        if urls_by_us(body) != urls_by_lexbor(body):
            other.append(path.name)
    assert len(other) <= len(pages) // 100, other
