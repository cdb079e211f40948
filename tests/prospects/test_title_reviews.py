"""What people decided on titles: how a title finds its review, and what a file of them may say."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospects.errors import ConfigError, InputError
from prospects.title_reading import TitleContext
from prospects.title_review_file import add_reviews, read_reviews, read_table
from prospects.title_reviews import TitleReview, TitleReviews, review_key, reviewed_reading
from prospects.titles import read_title

HEADER = "title,standing,seniority,functions,persona,by,on,note"
ROW = "Wizard of Deals,current,head,sales|revops,,Ana Example,2026-11-22,she leads them"
PERSONAS = ("sales-leader", "never")


def review(title="Wizard of Deals", seniority="head", **more):
    said = {"functions": ("sales",), "persona": None, "by": "Ana Example", "on": date(2026, 11, 22)}
    return TitleReview(title, "current", seniority, **said | more)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Head of Sales", "  HEAD   of sales "),
        ("VP, Sales", "VP Sales"),
        ("Head of Sales", "Head of Sales at Acme"),
        ("Vertriebsleiter", "Vertriebsleiterin (m/w/d)"),
        ("Vertriebsleiter", "Vertriebsleiter/in"),
        ("Kaufmann", "Kauffrau"),
        ("Directeur marketing", "Directrice Marketing"),
        ("Direttore vendite", "Direttrice Vendite"),
        ("Directora de Ventas", "director de ventas"),
        ("Conseiller de vente", "Conseillère de vente"),
        ("Chairman", "Chairwoman"),
    ],
)
def test_a_review_holds_for_every_spelling_and_gender_of_its_title(one, other):
    assert TitleReviews.of([review(one)]).find(other) == review(one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Head of Sales", "Head of Sales Operations"),
        ("Director", "Directeur"),
        ("Recruiter", "Recruitment"),
        ("VP Sales", "AVP Sales"),
    ],
)
def test_another_title_is_another_title(one, other):
    assert TitleReviews.of([review(one)]).find(other) is None


@given(st.text(max_size=60))
def test_titles_are_compared_the_same_however_they_are_cased_and_spaced(title):
    assert review_key(f"  {title.upper().lower()} ") == review_key(title.upper().lower())


def test_the_review_of_a_country_or_industry_goes_before_that_of_all():
    everywhere, there = review(), review(seniority="manager", country="DE")
    bank = review(seniority="senior", industry="finance")
    reviews = TitleReviews.of([everywhere, there, bank])
    assert reviews.find("wizard of deals", TitleContext(country="DE")) == there
    assert reviews.find("wizard of deals", TitleContext(country="FR")) == everywhere
    assert reviews.find("wizard of deals", TitleContext(industry="Banking")) == bank
    assert len(reviews) == 3


def test_a_reviewed_reading_is_sure_and_says_what_we_would_have_said():
    reading = reviewed_reading(review("VP Sales"), read_title("VP Sales"))
    assert (reading.seniority, reading.confidence, reading.marks) == ("head", 1.0, ("reviewed",))
    assert (reading.rule, reading.runner_up) == ("review: Ana Example 2026-11-22", "vp/sales")


def written(folder: Path, *rows: str, header: str = HEADER) -> Path:
    path = folder / "title_reviews.csv"
    path.write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    return path


def test_a_row_is_read_as_it_is_meant(tmp_path):
    file = written(
        tmp_path, "Jefa,Current,C-Suite,Sales|customer success,none,Ana Example,22.11.2026,,Spain",
        header=f"{HEADER},country",
    )  # fmt: skip
    assert read_reviews(file, PERSONAS) == (
        review("Jefa", "c_suite", functions=("sales", "customer_success"), persona="none",
               country="ES"),
    )  # fmt: skip


def test_without_a_file_nothing_is_reviewed(tmp_path):
    assert read_reviews(tmp_path / "title_reviews.csv", PERSONAS) == ()


@pytest.mark.parametrize(
    ("row", "faults"),
    [
        ("...,current,,,,Ana,2026-11-22,", ["row 2, title: \"...\" has no word"]),
        ("A,,,,,Ana,2026-11-22,", ["row 2, standing: is empty; use current, interim"]),
        (
            "A,curent,bosss,salez,sales,,3/4/26,",
            ["row 2, standing: \"curent\" is not a standing; did you mean current? use",
             "row 2, seniority: \"bosss\" is not a seniority; use owner",
             "row 2, functions: \"salez\" is not a function; did you mean sales? use",
             "row 2, persona: \"sales\" is no persona",
             "row 2, by: is empty; write who decided",
             "row 2, on: \"3/4/26\" is no day; write the day of the decision as 2026-11-22"],
        ),
        (f"{ROW},surplus", ["row 2, end: has more cells than columns"]),
    ],
)  # fmt: skip
def test_every_fault_of_a_row_is_told_with_what_is_allowed(tmp_path, row, faults):
    file = written(tmp_path, row)
    with pytest.raises(ConfigError) as refused:
        read_reviews(file, PERSONAS)
    told = sorted(str(fault) for fault in refused.value.faults)
    assert len(told) == len(faults)
    for fault in faults:
        assert any(line.startswith(f"{file}: {fault}") for line in told), (fault, told)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (ROW.replace("Wizard of", "wizard  OF"), "is decided in row 2 already; take one of"),
        (ROW.replace("head", "vp"), "is decided in row 2 already, otherwise (Ana Example, 2026-"),
    ],
)
def test_no_title_is_decided_twice(tmp_path, row, told):
    with pytest.raises(ConfigError, match="row 4, title: ") as refused:
        read_reviews(written(tmp_path, ROW, "", row), PERSONAS)
    assert told in str(refused.value)


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("title,standing,seniority", "lacks the column functions, persona, by, on, note"),
        (f"{HEADER},confidence", 'row 1: "confidence" is no column that is read'),
    ],
)
def test_missing_and_strange_columns_are_faults(tmp_path, header, told):
    with pytest.raises(ConfigError, match=told):
        read_reviews(written(tmp_path, header=header), PERSONAS)


def test_a_file_that_a_spreadsheet_saved_is_read(tmp_path):
    path = tmp_path / "title_reviews.csv"
    path.write_bytes(f"{HEADER}\r\n{ROW}\r\n".replace(",", ";").replace("Wizard", "König").encode(
        "cp1252"
    ))  # fmt: skip
    assert [each.title for each in read_reviews(path, PERSONAS)] == ["König of Deals"]


def test_new_reviews_stand_below_the_old_rows_which_stay_as_they_are(tmp_path):
    file = written(tmp_path, ROW.replace(",", ";"), "?;?;;;;;;", header=HEADER.replace(",", ";"))
    add_reviews(file, [review("CFO; part-time"), review("Jefa", country="ES")])
    table = read_table(file)
    assert table.columns == (*HEADER.split(","), "country")
    titles = [row["title"] for row in table.rows.values()]
    assert titles == ["Wizard of Deals", "?", "CFO; part-time", "Jefa"]
    assert table.rows[2]["note"] == "she leads them"
    assert table.rows[5]["country"] == "ES"


def test_what_was_added_is_read_back(tmp_path):
    file = tmp_path / "config" / "title_reviews.csv"
    reviews = (review(), review("=Boss", None, functions=(), persona="never", note='"so", he said'))
    add_reviews(file, reviews)
    assert read_reviews(file, PERSONAS) == reviews


def test_a_file_that_is_none_is_not_overwritten(tmp_path):
    file = written(tmp_path, "x", header="something else")
    with pytest.raises(InputError, match="lacks the column title"):
        add_reviews(file, [review()])
    assert file.read_text() == "something else\nx\n"
