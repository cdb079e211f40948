"""The page of a persona: what it tells, and that a card cannot break out of it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import typer
from bs4 import BeautifulSoup
from typer.testing import CliRunner

from flows.cli.personas.pages import pages
from flows.printing.persona_page import PersonaPage, TitleTaken, write_persona_page
from outreach.cards import read_card
from prospects.specs.persona import PersonaSpec
from prospects.vocabulary import SENIORITIES

ROOT = Path(__file__).parents[3]
DAY = date(2026, 11, 23)
EVIL = '"><script>alert(1)</script><img src=x onerror=alert(1)>'


def persona(persona_id="vp-sales", functions=("sales",), lowest="director", **more):
    return PersonaSpec.model_validate(
        {"id": persona_id, "name": persona_id.upper(), "cadence": [{"step": "step-1", "day": 0}],
         "buying_role": "decision_maker",
         "match": {"functions": functions, "seniority": {"from": lowest, "to": "c_suite"}}} | more
    )  # fmt: skip


@pytest.fixture
def page(tmp_path):
    card = read_card(ROOT / "outreach_templates" / "vp-sales" / "card.md", "vp-sales")
    texts = {"step-1": [("email", "approved"), ("linkedin", "draft")]}
    whole = PersonaPage(persona(), card, [], ["SaaS"], texts, None, DAY)

    def read(**other):
        write_persona_page(tmp_path / "page.html", replace(whole, **other))
        return BeautifulSoup((tmp_path / "page.html").read_text(encoding="utf-8"), "lxml")

    return read


def cells(soup, kind):
    return [cell.title.text for cell in soup.select(f"svg rect.{kind}")]


def test_the_page_tells_the_card_and_its_role(page):
    soup = page()
    assert soup.select_one(".kicker").text == "Persona · Decision maker"
    assert [h.text for h in soup.select("h2")][:3] == ["Goals", "Pains", "Objections and answers"]
    assert "We already have too many tools." in soup.text
    assert "e-mail or LinkedIn (draft)" in soup.text


def test_the_grid_shows_own_levels_those_of_others_and_those_of_both(page):
    other = persona("cro-office", ("sales", "revops"), "vp")
    soup = page(others=[other])
    assert cells(soup, "own") == ["head x sales: VP-SALES", "director x sales: VP-SALES"]
    assert "vp x sales: VP-SALES, CRO-OFFICE" in cells(soup, "shared")
    assert cells(soup, "theirs") == [f"{level} x revops: CRO-OFFICE" for level in SENIORITIES[2:5]]


def test_what_is_different_by_size_is_told(page):
    match = {"functions": ["sales"], "sizes": [
        {"headcount": {"to": 19}, "functions": ["executive"], "seniority": {"from": "founder"}},
        {"headcount": {"from": 500}, "seniority": {"from": "c_suite", "to": "c_suite"}},
    ]}  # fmt: skip
    soup = page(persona=persona(match=match))
    assert "1-19 people" in soup.text
    assert "levels founder to owner; functions executive" in soup.text
    assert "levels C-level" in soup.text


def test_titles_of_the_database_are_told_or_their_absence(page):
    assert "In our lists" not in page(titles=None).text
    assert "Nobody in our lists" in page(titles=[]).text
    soup = page(titles=[TitleTaken("Head of Sales", 1200, "include: head of sales")])
    assert "1,200" in soup.text


def test_an_overdue_card_says_so(page):
    assert not page().select(".warn")
    assert "should have been looked at again" in page(day=date(2030, 1, 1)).select_one(".warn").text


def test_data_cannot_break_out_of_the_page(page, tmp_path):
    text = (ROOT / "outreach_templates" / "vp-sales" / "card.md").read_text(encoding="utf-8")
    path = tmp_path / "card.md"
    path.write_text(text.replace("- Make the quarter", f"- {EVIL} [x](javascript:alert(1))"))
    soup = page(
        card=read_card(path, "vp-sales"), titles=[TitleTaken(EVIL, 1, EVIL)], icps=[EVIL],
        persona=persona(name=EVIL),
    )  # fmt: skip
    assert not soup.select("script, img, [onerror], a[href^='javascript']")
    assert EVIL in soup.text


def test_the_command_writes_the_pages_that_are_asked_for(tmp_path):
    app = typer.Typer()
    app.command()(pages)
    database = f"sqlite:///{tmp_path / 'none.db'}"
    options = ["--out", str(tmp_path / "p"), "--config", str(ROOT / "config"),
               "--templates", str(ROOT / "outreach_templates"), "--database", database]  # fmt: skip
    done = CliRunner().invoke(app, ["revops", *options], catch_exceptions=False)
    assert done.exit_code == 0
    assert [path.name for path in (tmp_path / "p").iterdir()] == ["revops.html"]
    assert not (tmp_path / "none.db").exists()
