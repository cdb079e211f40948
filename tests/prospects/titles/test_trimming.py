import pytest

from prospects.titles import read_title
from prospects.titles.lexicon import load_lexicon
from prospects.titles.normalising import lay_out_title, normalize_title, read_segments
from prospects.titles.trimming import trim_segments


@pytest.mark.parametrize(
    ("title", "positions"),
    [
        pytest.param("CFO, CPA, MBA", ["cfo"], id="credentials-behind"),
        pytest.param("Dr. Plant Manager, Ph.D.", ["plant manager"], id="address-and-degree"),
        pytest.param("Dipl.-Ing. Leiter Technik", ["leiter technik"], id="german-address"),
        pytest.param("Prof. Dr. Head of Research", ["head of research"], id="two-addresses"),
        pytest.param("Prof of Physics", ["prof of physics"], id="an-address-that-is-the-position"),
        pytest.param("Dr Cleaner", ["cleaner"], id="an-address-alone-before-it"),
        pytest.param("Mgr, Logistics", ["mgr", "logistics"], id="a-degree-that-is-a-level-too"),
        pytest.param("MBA", ["mba"], id="nothing-else-is-left-as-it-is"),
        pytest.param("Buyer at Acme, Inc.", ["buyer"], id="employer-with-legal-form"),
        pytest.param("Buyer @ Acme | Speaker", ["buyer", "speaker"], id="employer-after-at-sign"),
        pytest.param("Buyer, formerly at Acme", ["buyer"], id="former-employer"),
        pytest.param("Buyer previously at Acme", ["buyer"], id="former-employer-without-comma"),
        pytest.param("Stay at home dad", ["stay at home dad"], id="home-is-no-employer"),
        pytest.param("Vertriebs- und Marketingleiter", ["vertriebs und marketingleiter"],
                     id="a-dash-for-the-rest-of-a-word-parts-nothing"),
    ],
)  # fmt: skip
def test_what_is_no_position_is_cut(title, positions):
    kept, _ = trim_segments(read_segments(lay_out_title(title)), load_lexicon())
    assert [" ".join(segment.words) for segment in kept] == positions


@pytest.mark.parametrize(
    ("title", "standing", "seniority"),
    [
        ("Head of Product (ex-Acme)", "current", "head"),
        ("ex-Acme | Head of Product", "current", "head"),
        ("Head of Product, formerly Acme", "current", "head"),
        ("CEO formerly COO", "current", "c_suite"),
        ("ex-CEO", "former", None),
        ("Ex-Head of Product", "former", None),
        ("Formerly Head of Product", "former", None),
    ],
)
def test_formerly_is_about_an_employer_or_a_position(title, standing, seniority):
    reading = read_title(title)
    assert (reading.standing, reading.seniority) == (standing, seniority)


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Buyer (Trainee)", "intern"),
        ("Sales Manager - internship", "intern"),
        ("CEO | Intern", "c_suite"),
        ("Sales Manager / Marketing Intern", "manager"),
    ],
)
def test_a_part_that_says_only_that_all_is_learned_holds_the_title_down(title, level):
    assert read_title(title).seniority == level


@pytest.mark.parametrize(
    "title", ["営業部長", "IT部長", "采购经理", "Руководитель отдела", "Διευθυντής"]
)
def test_signs_that_nothing_parts_are_words_of_their_own(title):
    words = normalize_title(title).split()
    signs = [word for word in words if not word.isascii() and word > "\u3000"]
    assert all(len(word) == 1 for word in signs)
    assert "".join(words)
