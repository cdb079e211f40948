import pytest

from enrichment.technographics.patterns.pattern import (
    VERSION_CHARACTERS_MAX,
    at_very_end,
    parse_implied,
    parse_pattern,
    share_of,
)


@pytest.mark.parametrize(
    ("pattern", "text", "version"),
    [
        pytest.param(r"a-([\d.]+)\;version:\1", "a-1.2", "1.2", id="a-group"),
        pytest.param(r"a-(\d)\.(\d)\;version:\1.\2", "a-1.2", "1.2", id="two-groups"),
        pytest.param(r"a-(\d)?b(\d)?\;version:\1\2", "ab", None, id="no-match"),
        pytest.param(r"a(b)?\;version:\1?2:1", "ab", "2", id="ternary-there"),
        pytest.param(r"a(b)?\;version:\1?2:1", "a", "1", id="ternary-not-there"),
        pytest.param(r"a(b)?\;version:\1?2:", "a", None, id="ternary-with-nothing"),
        pytest.param(r"a(b)?\;version:\1?:1", "ab", None, id="ternary-with-nothing-there"),
        pytest.param(r"a(b(\d))?\;version:\1?\2:1", "ab7", "7", id="ternary-of-a-group"),
        pytest.param(r"a(?:-(\d))?\;version:\1", "a", None, id="a-group-that-lacks"),
        pytest.param(r"a\;version:\1", "a", None, id="no-such-group"),
        pytest.param(r"a\;version:3", "a", "3", id="no-group"),
        pytest.param(r"a", "a", None, id="no-version"),
        pytest.param(r"a-([\d.]+)\;version:\1", "a-1.2.", "1.2", id="the-dot-of-a-sentence"),
        pytest.param(r"A-(\w+)\;version:\1", "a-RC1", "RC1", id="case-is-kept"),
        pytest.param(r"a-(\d+)\;confidence:50\;version:\1", "a-1", "1", id="behind-another-tag"),
        pytest.param(r"a-(\d+)\;version:\1", "a-" + "1" * 90, "1" * VERSION_CHARACTERS_MAX,
                     id="too-long"),
    ],
)  # fmt: skip
def test_versions_follow_their_template(pattern, text, version):
    read = parse_pattern(pattern)
    match = read.regex.search(text)
    assert (match and read.version_of(match)) == version


@pytest.mark.parametrize(
    ("tag", "confidence"),
    [("", 1.0), (r"\;confidence:50", 0.5), (r"\;confidence:0", 0.0), (r"\;confidence:900", 1.0),
     (r"\;confidence:", 1.0), (r"\;confidence:high", 1.0), (r"\;version:\1\;confidence:5", 0.05)],
)  # fmt: skip
def test_confidence_is_a_percentage(tag, confidence):
    assert parse_pattern("acme" + tag).confidence == confidence


@pytest.mark.parametrize("source", [r"[\w-.]", "(", "a{99999999999}", "*a", "(" * 5_000])
def test_what_is_no_valid_expression_is_no_pattern(source):
    assert parse_pattern(source) is None


@pytest.mark.parametrize(
    ("text", "implied"),
    [
        ("PHP", ("PHP", 1.0)),
        (r"PHP\;confidence:30", ("PHP", 0.3)),
        (r"PHP\;version:8\;confidence:30", ("PHP", 0.3)),
        (r"Next.js", ("Next.js", 1.0)),
    ],
)
def test_what_is_implied_has_a_share_of_confidence(text, implied):
    assert parse_implied(text) == implied


@pytest.mark.parametrize(
    ("percentage", "share"), [(None, 1.0), ("", 1.0), ("-5", 1.0), ("25", 0.25), ("100", 1.0)]
)
def test_a_share_lies_between_nothing_and_all(percentage, share):
    assert share_of(percentage) == share


@pytest.mark.parametrize(
    ("source", "text", "is_found"),
    [
        (r"acme$", "acme\n", False),
        (r"acme$", "acme", True),
        (r"acme(?:$|;)", "acme\n", False),
        (r"acme\$", "acme$", True),
        (r"acme[$]", "acme$", True),
        (r"acme[^$]", "acme\n", True),
        (r"acme[]$]", "acme$", True),
        (r"acme\\$", "acme\\", True),
    ],
)
def test_a_dollar_is_the_very_end_as_in_javascript(source, text, is_found):
    assert bool(parse_pattern(source).regex.search(text)) is is_found


def test_what_has_no_dollar_stays_as_written():
    assert at_very_end(r"a[b]\.c") == r"a[b]\.c"
    assert at_very_end(r"a$|[$]\$$") == r"a\Z|[$]\$\Z"


@pytest.mark.parametrize(
    ("source", "text"),
    [(r"acme-([\d.]+)", "acme-\u0663"), (r"kayak", "\u212aaya\u212a"), (r"\bacme", "_acme"),
     (r"mas", "ma\u017f")],
)  # fmt: skip
def test_letters_and_digits_are_those_of_javascript(source, text):
    assert parse_pattern(source).regex.search(text) is None


@pytest.mark.parametrize(
    ("source", "is_plain"),
    [
        pytest.param(r"acme\.io", True, id="a-text"),
        pytest.param(r"ACME", True, id="without-regard-to-case"),
        pytest.param(r"(?:cdn|js)\.acme", True, id="a-few-texts"),
        pytest.param(r"acme[.-]ui", True, id="a-small-class"),
        pytest.param(r"^acme", False, id="its-begin-counts"),
        pytest.param(r"acme$", False, id="its-end-counts"),
        pytest.param(r"\bacme", False, id="the-bound-of-a-word-counts"),
        pytest.param(r"acme(?!-x)", False, id="what-is-behind-counts"),
        pytest.param(r"(?<!x)acme", False, id="what-is-before-counts"),
        pytest.param(r"acme\d", False, id="a-digit-counts"),
        pytest.param(r"acme.", False, id="anything-counts"),
        pytest.param(r"ab", False, id="too-short-to-be-looked-for"),
        pytest.param(r"", False, id="nothing"),
        pytest.param(r"acmé", False, id="beyond-ascii"),
    ],
)
def test_a_pattern_is_plain_where_its_literals_say_all(source, is_plain):
    assert parse_pattern(source).plain is is_plain
