from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from outreach.card_parts import PARTS, read_parts
from outreach.cards import read_card
from outreach.queue import build_queue
from outreach.templates import read_template
from outreach.variables import VARIABLES
from prospects.errors import ConfigError

HEAD = "---\nsources: [three interviews]\nreview_by: 2027-01-31\n---\n# Kitchen lead\n"
BODY = {
    "Who this is": "Robin is invented. Robin runs a **kitchen**\nof nine.",
    "Goals": "- A calm evening.\n- Less waste.",
    "Pains": "- Late deliveries.\n- Bills nobody can read.",
    "Objections and answers": (
        "| What they say | What to answer |\n|---|---|\n"
        "| We have a supplier. | Keep them. |\n| No time. | When is prep over? |"
    ),
    "Day's work": "Prep from two.\n\nService until eleven.",
    "How they decide": "By taste, then by price.",
    "Vocabulary": "| Word | Meaning |\n|---|---|\n| Mise | what is ready before service |",
    "Channels": "Phone before two.",
}


@pytest.fixture
def write_card(tmp_path: Path) -> Callable[..., Path]:
    def write(**other: str) -> Path:
        parts = {**BODY, **{PARTS[name]: text for name, text in other.items()}}
        path = tmp_path / "card.md"
        text = "\n".join(f"\n## {heading}\n\n{text}\n" for heading, text in parts.items())
        path.write_text(HEAD + text, encoding="utf-8")
        return path

    return write


def test_a_card_gives_templates_its_parts_and_keeps_its_character(write_card):
    assert read_card(write_card(), "chef").variables == {
        "goals": ["A calm evening.", "Less waste."],
        "pains": ["Late deliveries.", "Bills nobody can read."],
        "objections": [
            {"objection": "We have a supplier.", "answer": "Keep them."},
            {"objection": "No time.", "answer": "When is prep over?"},
        ],
        "day": "Prep from two.\n\nService until eleven.",
        "decides": "By taste, then by price.",
        "vocabulary": ["Mise"],
        "channels": "Phone before two.",
    }


def test_objections_come_in_the_order_of_the_card(write_card):
    said = [objection for objection, _ in read_card(write_card(), "chef").objections]
    assert said == ["We have a supplier.", "No time."]


def test_prose_is_plain_and_pages_keep_its_emphasis(write_card):
    part = read_card(write_card(), "chef").parts["character"]
    assert part.prose == "Robin is invented. Robin runs a kitchen of nine."
    assert "<strong>kitchen</strong>" in part.html


def test_html_of_the_writer_is_shown_and_not_obeyed():
    part = read_parts("## Goals\n\n- <script>alert(1)</script>\n")["Goals"]
    assert "<script>" not in part.html
    assert part.points == ("<script>alert(1)</script>",)


@pytest.mark.parametrize(
    ("part", "text", "told"),
    [
        ("goals", "", "Goals: is missing or empty; write it below `## Goals`"),
        ("objections", "None.", "Objections and answers: has no table"),
        ("character", "Age: 45", "“Age:” tells of age, gender or income"),
        ("character", "| Income | high |", "tells of age, gender or income"),
        ("character", "**Gender:** any", "tells of age, gender or income"),
        ("character", "Robin is 52 years old.", "“52 years old” tells of age, gender or income"),
        ("character", "A chef in her forties.", "“in her forties” tells of age, gender or income"),
    ],
)
def test_a_card_that_lacks_a_part_or_tells_of_private_things_is_refused(
    write_card, part, text, told
):
    with pytest.raises(ConfigError) as error:
        read_card(write_card(**{part: text}), "chef")
    assert told in str(error.value)


@pytest.mark.parametrize(
    "text", ["Invoices of any age: no.", "A 20-year contract.", "Income statements and averages."]
)
def test_words_of_work_are_no_private_things(write_card, text):
    assert read_card(write_card(decides=text), "chef").parts["decides"].prose == text


def test_a_card_is_overdue_after_its_day(write_card):
    card = read_card(write_card(), "chef")
    assert not card.is_overdue(date(2027, 1, 31))
    assert card.is_overdue(date(2027, 2, 1))


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (
            "{{ card.age }}",
            '"age" is no part of a card that templates can use; allowed: card.goals',
        ),
        ("{{ card.character }}", '"character" is no part of a card that templates can use'),
        ("{{ card }}", '"card" alone says nothing; name a part: card.goals'),
    ],
)
def test_a_template_names_parts_that_cards_have(tmp_path, body, told):
    path = tmp_path / "step-1.md"
    path.write_text(f"---\nsubject: Hi\n---\n{body}\n", encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        read_template(path, "chef")
    assert told in str(error.value)
    assert "card" in VARIABLES


def test_a_part_of_the_card_can_stand_in_a_message(
    make_candidate, rules, write_template, write_card
):
    text = "---\nsubject: Hi\nstatus: approved\n---\n{{ card.pains | first }}\n"
    template = read_template(write_template(text=text), "vp-sales")
    pains = "- {{ Late }} deliveries."
    with_card = replace(
        rules,
        templates={("vp-sales", "step-1", "email"): template},
        cards={"vp-sales": read_card(write_card(pains=pains), "vp-sales")},
    )
    (entry,) = build_queue([make_candidate()], with_card).entries
    assert entry.body == "(( Late )) deliveries."
