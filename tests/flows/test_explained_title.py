"""`prospects explain "Title"`: the words, the rule, the persona and who came close."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
from rich.console import Console

from flows.cli import main
from flows.cli.explained import print_contacts
from flows.cli.explained_title import print_title
from flows.cli.title_picture import KINDS, Span, picture
from flows.title_explanation import explain_title
from flows.title_reviewing import load_reviews
from prospects.errors import UsageError
from prospects.specs.persona import PersonaSpec
from prospects.title_reading import NO_CONTEXT
from prospects.title_reviews import NO_REVIEWS
from prospects.titles.phrase import Kind

LEADER = """id: sales-leader
name: Sales leader
match:
  functions: [sales]
  seniority: {from: director, to: c_suite}
  include: [deal captain]
  exclude: [channel]
cadence: [{step: intro, day: 0}]
"""
SELLER = """id: team-lead
name: Team lead
match: {functions: [sales], seniority: {from: manager, to: vp}}
cadence: [{step: intro, day: 0}]
"""
BUYER = "id: buyer\nname: Buyer\nmatch: {functions: [procurement]}\ncadence: [{step: a, day: 0}]\n"
NEVER = "id: never\nname: Students\nnegative: true\nmatch: {include: [student]}\n"

Explain = Callable[..., tuple[int, str, str]]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with three personas and one that is never contacted."""
    for text in (LEADER, SELLER, BUYER, NEVER):
        folder = tmp_path / "templates" / text.split()[1]
        folder.mkdir(parents=True)
        (folder / "persona.yml").write_text(text)
    (tmp_path / "config").mkdir()
    return tmp_path


@pytest.fixture
def explain(place, capsys, monkeypatch) -> Explain:
    monkeypatch.setenv("COLUMNS", "70")

    def call(*arguments: str) -> tuple[int, str, str]:
        folders = ["--templates", str(place / "templates"), "--config", str(place / "config")]
        with pytest.raises(SystemExit) as ended:
            main(["explain", *arguments, *folders])
        shown = capsys.readouterr()
        return int(ended.value.code or 0), shown.out, shown.err

    return call


@pytest.fixture
def found(explain) -> Callable[..., dict]:
    return lambda *arguments: json.loads(explain(*arguments, "--json")[1])


def test_each_word_stands_below_the_title_with_what_it_says(explain):
    code, out, _ = explain("VP Zorblax, Sales at Acme")
    assert code == 0
    assert out.splitlines()[:6] == [
        "VP Zorblax, Sales at Acme", "== ???????  ~~~~~ xxxxxxx",
        "= VP       level vp [en]", "? Zorblax  in no word list",
        "~ Sales    function sales [en]", "x at Acme  left out: employer",
    ]  # fmt: skip


def test_every_kind_of_phrase_has_a_sign():
    assert {*get_args(Kind), "guard", "cut", "unused", "unknown"} <= {*KINDS}


def test_what_says_nothing_of_a_position_is_no_unknown_word(explain):
    _, out, _ = explain("Head of Real Estate EMEA")
    assert "real estate" in out.casefold()
    assert "in no word list" not in out


@pytest.mark.parametrize(
    ("title", "persona", "step", "queue"),
    [
        ("VP Sales", "sales-leader", "seniority x function", "may be queued"),
        ("Deal Captain", "sales-leader", "include", ""),
        ("Student of Sales", "never", "never-contact", "held back: who is of the persona"),
        ("Channel Sales Director", "team-lead", "seniority x function", "may be queued"),
        ("Director of Channel Sales and Retail", "team-lead", "seniority x function", ""),
        ("Baker", None, "", "held back: no persona fits"),
        ("Interim VP Sales", "sales-leader", "seniority x function", "may be queued"),
        ("Fractional VP Sales", "sales-leader", "seniority x function", "held back: fractional"),
    ],
)
def test_the_step_of_the_precedence_that_decided_is_told(found, title, persona, step, queue):
    told = found(title)
    assert (told["persona"], told["step"]) == (persona, step)
    assert told["queue"].startswith(queue)


@pytest.mark.parametrize(
    ("title", "persona", "said", "why"),
    [
        ("VP Sales", "team-lead", "fits", "comes later in the order"),
        ("Sales Manager", "sales-leader", "level", "level too low: it asks for director to c_su"),
        ("Channel Sales Director", "sales-leader", "excludes", 'excludes "channel"'),
        ("VP Sales", "buyer", "other", "asks for other functions"),
    ],
)
def test_of_every_other_persona_it_is_told_what_kept_it_out(found, title, persona, said, why):
    (asked,) = [each for each in found(title)["personas"] if each["persona"] == persona]
    assert asked["said"] == said
    assert why in asked["why"]


def test_a_review_is_told_with_its_note_and_what_we_would_have_said(place, found, explain):
    (place / "config" / "title_reviews.csv").write_text(
        "title,standing,seniority,functions,persona,by,on,note\n"
        "VP Sales,current,manager,procurement,buyer,Ana Example,2026-11-22,he buys\n"
    )
    told = found("vp sales")
    assert (told["persona"], told["step"], told["runner_up"]) == ("buyer", "review", "vp/sales")
    assert told["decided"] == 'Ana Example decided it on 2026-11-22: "he buys".'
    assert "[review] > never-contact" in explain("VP Sales")[1]


def test_context_is_taken_in_any_words_and_told(found):
    told = found("VP Sales", "--country", "Deutschland", "--headcount", "11-50")
    assert told["context"] == {"country": "DE", "industry": None, "headcount": 30}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("",), "name a domain, an e-mail address or a quoted title"),
        (("CEO", "--headcount", "nine"), "--headcount nine: is no number of people"),
        (("CEO", "--country", "Atlantis"), "--country Atlantis: is no country"),
        (("CEO", "--industry", "qwertz"), "--industry qwertz: is no industry"),
    ],
)
def test_what_cannot_be_asked_ends_in_one_line(explain, arguments, told):
    code, out, err = explain(*arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert told in err


def test_a_title_wider_than_the_terminal_goes_on_below_with_its_marks():
    spans = [Span(0, 5, "function", "", ""), Span(8, 10, "cut", "", ""),
             Span(11, 15, "level", "", "")]  # fmt: skip
    lines = [line.plain for line in picture("Sales & 販売 Lead", spans, 12)]
    # A character of two cells has two marks.
    assert lines == ["Sales & ", "~~~~~", "販売 Lead", "xxxx ===="]


@pytest.mark.parametrize("width", [24, 40, 200])
def test_no_line_is_wider_than_the_terminal(width):
    persona = PersonaSpec.model_validate(
        {"id": "p", "name": "Sales leader", "match": {"functions": ["sales"]},
         "cadence": [{"step": "a", "day": 0}]}
    )  # fmt: skip
    title = "Vice President of Sales, Marketing and Donaudampfschifffahrtsgesellschaften at Acme"
    shown = io.StringIO()
    console = Console(width=width, force_terminal=True, color_system=None, file=shown)
    print_title(console, explain_title(title, {"p": persona}, NO_CONTEXT, NO_REVIEWS))
    assert max(map(len, shown.getvalue().splitlines())) <= width


def test_a_contact_without_a_name_is_told_as_such(capsys):
    nobody = {"name": "", "title": None, "email": "info@acme.example", "persona": None,
              "rule": "no title", "queued": None, "withheld": None}  # fmt: skip
    print_contacts(Console(), {"contacts": [nobody]})
    assert "\nno name, no title <info@acme.example>\n" in capsys.readouterr().out


def test_a_folder_of_reviews_that_is_named_and_is_none_is_told(tmp_path):
    with pytest.raises(UsageError, match="nowhere: there is no such folder"):
        load_reviews(tmp_path / "nowhere", ["sales-leader"])
