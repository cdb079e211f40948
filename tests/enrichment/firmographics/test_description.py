import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrichment.firmographics.description import described, extract_description
from enrichment.page import PageRole

OWN = "A neighborhood bistro with a wood oven in Chicago."
LONG = "We bake bread. " * 10


def surest(page):
    found = sorted(extract_description(page), key=lambda signal: -signal.confidence)
    return found[0].value if found else None


def meta(text):
    return f'<meta name="description" content="{text}">'


@pytest.mark.parametrize(
    ("text", "description"),
    [
        (OWN, OWN),
        ("Bread &amp; cake for all of <b>Oslo</b>.", "Bread & cake for all of Oslo ."),
        ("Just another WordPress site", None),
        ("This website uses cookies to ensure you get the best experience.", None),
        ("Wir verwenden Cookies, um Inhalte zu personalisieren.", None),
        ("Nous utilisons des cookies pour vous offrir le meilleur service.", None),
        ("The page you are looking for does not exist.", None),
        ("Please enable JavaScript to continue using this application.", None),
        ("Lorem ipsum dolor sit amet, consectetur adipiscing elit.", None),
        ("Default description of your site goes here", None),
        ("Checking your browser before accessing bluepan.example.", None),
        ("bread, cake, pie, bakery, baker, Oslo, rolls, buns", None),
        ("Bread", None),
        ("", None),
        (None, None),
    ],
)
def test_a_description_is_the_companys_own(text, description):
    assert described(text) == description


def test_a_long_description_ends_with_a_sentence():
    told = described("We bake bread for Oslo and its guests every day. " * 20)
    assert len(told) <= 400
    assert told.endswith("day.")


def test_a_long_sentence_ends_with_a_word():
    told = described("bread and cake and " * 60)
    assert len(told) <= 401
    assert told.endswith("\u2026")


def test_what_a_template_says_gives_way_to_the_next_source(read):
    body = meta("Just another WordPress site") + f'<meta property="og:description" content="{OWN}">'
    assert surest(read(body)) == OWN


def test_without_one_the_first_paragraph_describes(read):
    cookies = (
        "This website uses cookies to make your visit as pleasant as it can be for everybody. "
    )
    page = read(f"<p>{cookies * 2}</p><p>{LONG}</p>")
    assert surest(page) == LONG.strip()
    assert surest(read(f"<p>{LONG}</p>", PageRole.CAREERS)) is None


def test_a_title_is_no_description(read):
    assert surest(read(f"<title>{OWN}</title>{meta(OWN)}")) is None


def test_other_pages_describe_themselves_rather_than_the_company(read):
    home, careers = (
        extract_description(read(meta(OWN), role)) for role in (PageRole.HOME, PageRole.CAREERS)
    )
    assert careers[0].confidence < home[0].confidence


@given(st.text(max_size=600))
def test_a_description_is_short_and_described_again_the_same(text):
    told = described(text)
    assert told is None or 0 < len(told) <= 401
