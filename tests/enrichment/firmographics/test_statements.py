import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enrichment.firmographics import statements as statements_module
from enrichment.firmographics.statements import statements

KINDS = ("founded", "headcount", "parked", "for_sale", "default_page", "coming_soon", "closed")
TEXTS = [
    "We were founded in 1998 by two cooks.",
    "Über 300 Mitarbeiter:innen in Bonn",
    "Wir wurden im Jahre 1987 in Köln gegründet.",
    "Plus de 1 000 collaborateurs dans le monde",
    "Vi är cirka 50 anställda. Förlaget grundades år 1919.",
    "This domain is for sale!",
    "We have ceased trading.",
    "Nothing is stated here, not even 2019.",
]


def found(page):
    return {kind: [s.match[0] for s in statements(page, kind)] for kind in KINDS}


@pytest.fixture
def slow(monkeypatch):
    monkeypatch.setattr(statements_module, "_finder", statements_module._SlowFinder)


@pytest.fixture(scope="module")
def fast_answers(read):
    return [found(read(f"<p>{text}</p>")) for text in TEXTS]


@pytest.mark.usefixtures("slow")
def test_both_finders_find_the_same(read, fast_answers):
    assert [found(read(f"<p>{text}</p>")) for text in TEXTS] == fast_answers


@pytest.mark.parametrize(
    "flood",
    ["team of 120 people ", "founded in 1990 ", "\u00a9 1990 ", "1,000 ", "coming soon\n"],
)  # fmt: skip
def test_a_flood_of_statements_is_bounded(read, flood):
    page = read(f"<p>{flood * 5000}</p>")
    assert sum(len(told) for told in found(page).values()) <= 200


def test_a_statement_knows_its_line(read):
    page = read(
        "<p>Cakes and pies.</p><p>Our bakery was established in 1952 in Oslo.</p><p>Bread</p>"
    )
    told = statements(page, "founded")[0]
    assert (told.before, told.after) == ("Our bakery was ", " in Oslo.")


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_states_something_or_nothing(read, text):
    page = read(f"<title>{text}</title><p>{text} since 1990 {text} 20 employees {text}")
    for told in found(page).values():
        assert all(told)
