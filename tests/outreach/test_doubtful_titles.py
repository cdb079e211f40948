"""Which titles of a day a person is asked to decide on, and the file that they get."""

import csv
from datetime import date
from pathlib import Path

import pytest

from outreach.doubtful_titles import titles_to_review
from outreach.exports.titles import write_titles_to_review
from prospects.entry import Withheld
from prospects.score import PersonaMatch
from prospects.title_reading import TitleReading
from prospects.title_review_file import read_table
from prospects.title_review_rows import reviews_of_rows
from prospects.vocabulary import WithheldReason

DAY = date(2026, 11, 23)
DOUBTFUL = WithheldReason.DOUBTFUL_TITLE


def stopped(contact_id, title, reason=DOUBTFUL, company="Acme Example"):
    return Withheld(
        DAY, contact_id, "", "acme.example", "", reason, "", "acme.example",
        company=company, title=title,
    )  # fmt: skip


def match(title, confidence=0.3, persona="sales-leader"):
    functions = ("sales", "marketing")
    reading = TitleReading(
        title, "current", "head", functions, confidence, "lexicon", "captain", "manager/sales"
    )
    return PersonaMatch("", persona, "rule", reading)


def found(*people):
    matches = {one.contact_id: match(one.title) for one in people}
    return [(each.title, each.contacts) for each in titles_to_review(people, matches)]


def test_the_title_that_most_people_bear_comes_first_and_spellings_are_one():
    assert found(
        stopped("1", "Deal Wizard"), stopped("2", "Captain of Sales"),
        stopped("3", "captain of sales (m/w/d)"), stopped("4", "Captain of Sales"),
    ) == [("Captain of Sales", 3), ("Deal Wizard", 1)]  # fmt: skip


@pytest.mark.parametrize(
    ("reason", "confidence", "asked"),
    [
        (DOUBTFUL, 0.4, True),
        (WithheldReason.NO_PERSONA_FIT, 0.4, True),
        (WithheldReason.NO_PERSONA_FIT, 0.9, False),
        (WithheldReason.TIER_OUT, 0.4, False),
        (WithheldReason.SUPPRESSED, 0.4, False),
    ],
)
def test_nobody_is_asked_about_people_who_would_not_be_queued_anyhow(reason, confidence, asked):
    matches = {"1": match("Captain of Sales", confidence)}
    assert bool(titles_to_review([stopped("1", "Captain of Sales", reason)], matches)) == asked


def test_a_title_without_a_word_is_no_question():
    assert found(stopped("1", "..."), stopped("2", "Captain")) == [("Captain", 1)]


def test_a_signed_row_of_the_file_is_a_review(tmp_path: Path):
    people = [stopped("1", "=Captain, EMEA")]
    path = tmp_path / "titles_to_review.csv"
    write_titles_to_review(path, titles_to_review(people, {"1": match("=Captain, EMEA")}))
    text = path.read_text(encoding="utf-8")
    row = next(csv.DictReader(text.splitlines()))
    assert row["title"].startswith("'=")
    assert (row["contacts"], row["company"], row["our_persona"], row["persona"]) == (
        "1", "Acme Example", "sales-leader", "",
    )  # fmt: skip
    signed = read_table(path).rows[2] | {"by": "Ana Example", "on": "2026-11-23"}
    reviews, faults = reviews_of_rows(path, {2: signed}, ())
    assert not faults
    assert reviews[2].title == "=Captain, EMEA"
    assert reviews[2].says == ("current", "head", ("sales", "marketing"), None)
