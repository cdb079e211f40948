import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrichment.technographics.page.tag import (
    TAG_BYTES_MAX,
    attributes_of,
    end_of_tag,
    plain_value,
    raw_attributes,
    text_of,
)


@pytest.mark.parametrize(
    ("inside", "attributes"),
    [
        pytest.param(b"", [], id="none"),
        pytest.param(b" src=/a.js", [(b"src", b"/a.js")], id="bare"),
        pytest.param(b' src="/a b.js"', [(b"src", b"/a b.js")], id="double"),
        pytest.param(b" src='/a b.js'", [(b"src", b"/a b.js")], id="single"),
        pytest.param(b" SRC = '/A.js'", [(b"src", b"/A.js")], id="blanks-and-capitals"),
        pytest.param(b" async src=a defer", [(b"async", b""), (b"src", b"a"), (b"defer", b"")],
                     id="without-value"),
        pytest.param(b" a='1'b='2'", [(b"a", b"1"), (b"b", b"2")], id="no-blank-between"),
        pytest.param(b" a=1 a=2", [(b"a", b"1"), (b"a", b"2")], id="twice"),
        pytest.param(b"/a=1/", [(b"a", b"1/")], id="a-slash-belongs-to-a-bare-value"),
        pytest.param(b" a='1'/", [(b"a", b"1")], id="a-slash-behind-a-quoted-value-is-none"),
        pytest.param(b" =a=1", [(b"=a", b"1")], id="a-name-may-begin-with-equals"),
        pytest.param(b" a=", [(b"a", b"")], id="nothing-behind-equals"),
        pytest.param(b" a\n=\n'1'\tb\f=2", [(b"a", b"1"), (b"b", b"2")], id="all-white-space"),
        pytest.param(b""" a="it's" b='say "x"'""", [(b"a", b"it's"), (b"b", b'say "x"')],
                     id="quotes-in-quotes"),
        pytest.param(b' a"b=1', [(b'a"b', b"1")], id="a-quote-in-a-name-opens-nothing"),
        pytest.param(b" data-a=x=y", [(b"data-a", b"x=y")], id="equals-in-a-value"),
        pytest.param(b" a=\xe9", [(b"a", b"\xe9")], id="no-utf-8"),
    ],
)  # fmt: skip
def test_attributes_are_read_as_the_standard_reads_them(inside, attributes):
    assert raw_attributes(inside) == attributes


@pytest.mark.parametrize(
    ("rest", "end"),
    [
        pytest.param(b">", 0, id="at-once"),
        pytest.param(b" a=1>x>", 4, id="the-first"),
        pytest.param(b' a="1>2">', 8, id="not-in-double-quotes"),
        pytest.param(b" a='1>2'>", 8, id="not-in-single-quotes"),
        pytest.param(b""" a="it's>">""", 10, id="not-between-both"),
        pytest.param(b""" a='"' b=">">""", 12, id="one-kind-within-the-other"),
        pytest.param(b" it's>", 5, id="a-quote-in-a-name"),
        pytest.param(b" a=b'c>", 6, id="a-quote-within-a-bare-value"),
        pytest.param(b' a= "x>y" >', 10, id="a-blank-before-the-quote"),
        pytest.param(b' a="x>y', -1, id="a-quote-without-end"),
        pytest.param(b" a=1", -1, id="no-end"),
        pytest.param(b"", -1, id="nothing"),
    ],
)
def test_a_tag_ends_at_the_first_bracket_outside_of_quotes(rest, end):
    found = end_of_tag(b"<a" + rest, 2)
    assert found == (end + 2 if end >= 0 else -1)


def test_a_tag_longer_than_what_is_read_of_one_has_no_end():
    assert end_of_tag(b"a" * TAG_BYTES_MAX + b">", 0) == -1
    assert end_of_tag(b"a" * (TAG_BYTES_MAX - 1) + b">", 0) == TAG_BYTES_MAX - 1


@pytest.mark.parametrize(
    ("inside", "value"),
    [
        (b" src=a src=b", "a"),
        (b" SRC='a'", "a"),
        (b" src src=b", ""),
        (b" data-src=a", ""),
        (b" data-src=a src=b", "b"),
        (b" title='src=x'", ""),
        (b" src=a&amp;b", "a&b"),
        (b"", ""),
    ],
)
def test_the_first_value_of_a_name_counts(inside, value):
    assert attributes_of(inside).get("src", "") == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (b"/a?b=1&amp;c=2", "/a?b=1&c=2"),
        (b"&#47;a", "/a"),
        (b"a&b", "a&b"),
        (b"caf\xc3\xa9", "café"),
        (b"caf\xe9", "café"),
        (b"\x81", "\ufffd"),
    ],
)
def test_a_value_is_text_without_entities(value, text):
    assert plain_value(value) == text


@given(st.binary(max_size=200))
def test_any_bytes_are_read(data):
    assert end_of_tag(data, 0) < len(data)
    assert all(name and name == name.lower() for name, _ in raw_attributes(data))
    assert isinstance(text_of(data), str)
    plain_value(data)


NAMES = st.from_regex(r"\A[a-z][a-z0-9-]{0,8}\Z")
VALUES = st.text(st.characters(codec="utf-8", exclude_characters="\"&<>'\x00"), max_size=9)


@given(st.dictionaries(NAMES, VALUES, max_size=6), st.sampled_from("\"'"))
def test_what_was_written_as_attributes_is_read_again(attributes, quote):
    tag = "".join(f" {name}={quote}{value}{quote}" for name, value in attributes.items()).encode()
    read = {name.decode(): plain_value(value) for name, value in raw_attributes(tag)}
    assert read == attributes
    assert end_of_tag(tag + b">", 0) == len(tag)
