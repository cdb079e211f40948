import pytest

from enrichment.technographics.pattern import parse_implied, parse_pattern


@pytest.mark.parametrize(
    ("pattern", "text", "version"),
    [
        (r"a-([\d.]+)\;version:\1", "a-1.2", "1.2"),
        (r"a(b)?\;version:\1?2:1", "ab", "2"),
        (r"a(b)?\;version:\1?2:1", "a", "1"),
        (r"a(?:-(\d))?\;version:\1", "a", None),
        (r"a\;version:\1", "a", None),
    ],
)
def test_versions_follow_their_template(pattern, text, version):
    read = parse_pattern(pattern)
    assert read.version_of(read.regex.search(text)) == version


def test_confidence_and_broken_patterns():
    assert parse_pattern(r"a\;confidence:50").confidence == 0.5
    assert parse_pattern(r"[\w-.]") is None
    assert parse_implied(r"PHP\;confidence:30") == ("PHP", 0.3)


@pytest.mark.parametrize(
    ("source", "text", "start", "found"),
    [
        pytest.param(r"<a[^<>]{1,9}acme\.io", "<a acme.io", 3, "<a acme.io", id="before"),
        pytest.param(r"acme\.io/(\d+)", "acme.io/12 acme.io/3", 0, "acme.io/12", id="behind"),
        pytest.param(r"acme\.io", "cme.io acme.io", 0, None, id="a-later-one"),
        pytest.param(r"acme(?=\.io)", "acme.io", 0, "acme", id="looking-ahead"),
        pytest.param(r"acme$", "acme\n", 0, "acme", id="end"),
        pytest.param(r"acme$", "acme.io", 0, None, id="not-the-end"),
        pytest.param(r"\bacme", "xacme acme", 1, None, id="inside-a-word"),
        pytest.param(r"\w+\.acme", "a" * 900 + ".acme", 900, "a" * 255 + ".acme", id="bounded"),
    ],
)
def test_a_match_is_looked_for_around_its_literal(source, text, start, found):
    match = parse_pattern(source).match_around(text, start)
    assert (match and match[0]) == found


def test_letters_and_digits_are_those_of_javascript():
    assert parse_pattern(r"acme-([\d.]+)").regex.search("acme-\u0663") is None
    assert parse_pattern(r"kayak").regex.search("\u212aaya\u212a") is None
