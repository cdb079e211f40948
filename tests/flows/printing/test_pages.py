"""Pages for people: what they tell, that data cannot break out, that nothing comes from outside."""

import os
import re
import shutil
import subprocess
from datetime import date

import numpy as np
import pandas as pd
import pytest
from bs4 import BeautifulSoup

from flows.printing import write_change_page, write_icp_sheet, write_market_page
from flows.printing.change import ChangeView, People
from flows.printing.market import MarketView
from flows.printing.sheet import Example, IcpSheet
from outreach.market import IcpStanding, MarketBase, count_market
from outreach.market import People as RightPeople
from prospects.specs.icp import IcpSpec
from scoring.icp import COLUMNS, score_companies
from scoring.icp.expectations import asked_of, judge_expectations
from scoring.icp.movers import compare_tables, explain_movers

DAY = date(2026, 11, 23)
EVIL = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
UNKNOWN = {
    "headcount_min": np.nan, "headcount_max": np.nan, "technologies": (), "site_read": False,
}  # fmt: skip
FIT = {"headcount_min": 80.0, "headcount_max": 80.0, "technologies": ("HubSpot",)}


def icp(icp_id="sales", **more):
    return IcpSpec.model_validate(
        {"id": icp_id, "name": "Sales", "purpose": "Teams that sell.", "personas": ["vp-sales"],
         "criteria": [{"key": "headcount", "from": 50, "weight": 60},
                      {"key": "technology", "any": ["HubSpot"], "weight": 40}]} | more
    )  # fmt: skip


def frame_of(*companies):
    rows = [UNKNOWN | {"company_key": f"c{n}.example"} | c for n, c in enumerate(companies)]
    return pd.DataFrame(rows, columns=[c for c in COLUMNS if c == "company_key" or c in UNKNOWN])


@pytest.fixture
def page(tmp_path):
    def read(write, *values):
        path = tmp_path / "page" / "page.html"
        write(path, *values)
        return BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")

    return read


def change_values(old, new, *companies, names=None, contacts=None):
    frame = frame_of(*companies)
    comparison = compare_tables(score_companies(frame, old), score_companies(frame, new))
    views = [ChangeView(c, explain_movers(frame, c, old, new)) for c in comparison.changes]
    return comparison, views, People(names or {}, contacts), ("live", "draft"), DAY


def sheet_of(spec, companies=(), examples=None, fitting=None, negative=()):
    asked = asked_of([spec])
    rows = {number: number for number in range(len(companies))}
    verdicts = judge_expectations(asked, rows, frame_of(*companies), [spec])
    return IcpSheet(spec, ["VP of Sales"], verdicts, negative, examples, fitting, DAY)


def market_view(spec, tiers, notes=()):
    size = len(tiers)
    nobody = np.zeros(size, dtype=np.bool_)
    keys = [f"c{n}.example" for n in range(size)]
    base = MarketBase(keys, [("US", None, None)] * size, nobody, nobody, nobody)
    right = RightPeople(dict.fromkeys(keys[:1], 2), {})
    standing = IcpStanding(spec, tiers, np.ones(size), right)
    return MarketView(
        count_market(base, [standing]), [spec], size, 2, {"headcount": 0.5}, notes, DAY
    )


def text_of(soup):
    return re.sub(r"\s+", " ", soup.get_text(" ")).strip()


def test_a_change_names_who_moves_and_why(page):
    old, new = icp(), icp(tiers={"A": 70, "B": 45, "C": 25}, criteria=[
        {"key": "headcount", "from": 50, "to": 60, "weight": 60},
        {"key": "technology", "any": ["HubSpot"], "weight": 40}])  # fmt: skip

    soup = page(
        write_change_page,
        *change_values(
            [old], [new], FIT, names={"c0.example": "Harbour & Pine"}, contacts={"c0.example": 3}
        ),
    )

    assert soup.h1.text == "1 company changes tier"
    cells = [td.get_text(" ", strip=True) for td in soup.select(".movers tbody td")]
    assert cells[:3] == ["Harbour & Pine c0.example", "A → C", "3"]
    assert "inside 50+ (+60 of 60) → 80 people, outside 50-60 (+0 of 60)" in cells[3]
    assert [td.text for td in soup.select(".file tbody td")] == [
        "Headcount",
        "50 or more",
        "50 to 60",
    ]


def test_new_and_removed_icps_are_told(page):
    soup = page(write_change_page, *change_values([icp(), icp("gone")], [icp(), icp("new")], FIT))

    assert soup.h1.text == "No company changes tier"
    assert "New: Sales new A 1" in text_of(soup)
    assert "Removed: Sales gone A 1" in text_of(soup)


def test_without_a_database_contacts_are_not_told(page):
    soup = page(write_change_page, *change_values([icp()], [icp(tiers={"A": 90, "B": 80})], FIT))

    assert "Contacts" not in [th.text for th in soup.select("th")]


def test_a_sheet_says_what_people_ask_of_an_icp(page):
    spec = icp(
        segment="Mid-market", territory=["DACH"], budget="Up to 20,000 a year",
        buying_season="Spring", seller="call lists", pains=["Mornings are lost."],
        expectations=[{"company": "c0.example", "tier": "A", "why": "our best reference"}],
    )  # fmt: skip

    text = text_of(
        page(write_icp_sheet, sheet_of(spec, [FIT], [Example("Pine", "p.example", "A", "A")], 12))
    )

    for words in (
        "Ideal customer profile Sales Teams that sell.", "Segment Mid-market", "Territory DACH",
        "Budget Up to 20,000 a year", "Buying season Spring", "We sell call lists",
        "Personas VP of Sales", "Mornings are lost.", "60 Headcount 50 or more",
        "our best reference A A (100 of 100) kept", "A Pine p.example",
        "12 companies in tier A, B or C",
    ):  # fmt: skip
        assert words in text


def test_a_sheet_tells_a_broken_expectation_and_an_unknown_company(page):
    spec = icp(expectations=[{"company": "a.example", "tier": "out"},
                             {"company": "b.example", "tier": ["A", "B"]}])  # fmt: skip

    soup = page(write_icp_sheet, sheet_of(spec, [FIT]))

    assert [td.text for td in soup.select("td.broken, td.not_known")] == ["broken", "not known yet"]
    assert "nothing known yet" in text_of(soup)


def test_a_negative_icp_says_that_we_do_not_want_them(page):
    spec = icp("students", negative=True, personas=[], name="Students")

    text = text_of(page(write_icp_sheet, sheet_of(spec)))
    other = text_of(page(write_icp_sheet, sheet_of(icp(), negative=[spec])))

    assert text.startswith("Students Companies we do not want Students")
    assert "Students Fits our description of companies we do not want" in other


def test_without_a_database_a_sheet_names_no_companies(page):
    assert "fit best" not in text_of(page(write_icp_sheet, sheet_of(icp())))


@pytest.mark.browser
def test_a_sheet_with_much_to_say_prints_on_one_page(tmp_path):
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if not browser and not os.environ.get("CI"):
        pytest.skip("Chromium is not installed")
    words = [f"technology {n}" for n in range(10)]
    spec = icp(
        segment="Mid-market", territory=["DACH"], budget="Up to 20,000 a year", seller="call lists",
        buying_season="Spring", pains=[f"Morning {n} is lost to lists." for n in range(5)],
        criteria=[{"key": "technology", "any": words, "weight": n, "name": f"Runs the tools of {n}"}
                  for n in range(1, 13)],
        expectations=[{"company": f"company-{n}.example", "tier": ["A", "B"], "why": "our best"}
                      for n in range(12)],
    )  # fmt: skip
    examples = [Example(f"Harbour {n}", f"harbour-{n}.example", "A", "A") for n in range(6)]
    write_icp_sheet(tmp_path / "sheet.html", sheet_of(spec, [FIT], examples, 9))

    subprocess.run(
        [browser or "chromium", "--headless", "--no-sandbox", "--disable-gpu",
         "--disable-background-networking", f"--user-data-dir={tmp_path / 'profile'}",
         "--no-pdf-header-footer", f"--print-to-pdf={tmp_path / 'sheet.pdf'}",
         (tmp_path / "sheet.html").as_uri()],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip

    assert len(re.findall(rb"/Type /Page\b", (tmp_path / "sheet.pdf").read_bytes())) == 1


def test_the_market_shows_every_state_and_tier(page):
    soup = page(write_market_page, market_view(icp(), ["A", "A", "needs_data", "out"]))

    assert soup.h1.text == "The market: 4 companies, 2 contacts"
    assert "2 companies fit (tiers A to C), 1 of them untouched; 1 out." in text_of(soup)
    rows = [
        [td.text for td in tr.select("td")] for tr in soup.select("table.numbers")[0].select("tr")
    ]
    assert rows[1:] == [
        ["A", "1", "0", "1", "0", "0", "2"], ["B", "0", "0", "0", "0", "0", "0"],
        ["C", "0", "0", "0", "0", "0", "0"], ["Needs data", "0", "0", "1", "0", "0", "1"],
        ["Out", "0", "0", "1", "0", "0", "1"],
    ]  # fmt: skip


def test_a_market_without_companies_is_a_page_all_the_same(page):
    soup = page(write_market_page, market_view(icp(), []))

    assert soup.h1.text == "The market: 0 companies, 2 contacts"
    assert {td.text for td in soup.select("table.numbers td.n")} == {"0"}


HOSTILE = icp(
    name=EVIL, purpose=EVIL, seller=EVIL, pains=[EVIL], territory=[EVIL],
    expectations=[{"company": EVIL, "tier": "C", "why": EVIL, "profile": FIT}],
    criteria=[{"key": "technology", "any": ["HubSpot", EVIL], "name": EVIL, "weight": 5},
              {"key": "headcount", "to": 90}],
)  # fmt: skip


def hostile_pages():
    old = HOSTILE.model_copy(update={"purpose": "Plain", "tiers": icp(tiers={"A": 99}).tiers})
    change = change_values(
        [old], [HOSTILE], FIT | {"technologies": (EVIL,)}, names={"c0.example": EVIL},
        contacts={},
    )  # fmt: skip
    sheet = sheet_of(HOSTILE, [FIT], [Example(EVIL, EVIL, "A", EVIL)], 1, [HOSTILE])
    return [
        pytest.param(write_change_page, change, id="change"),
        pytest.param(write_icp_sheet, (sheet,), id="sheet"),
        pytest.param(write_market_page, (market_view(HOSTILE, ["A"], [EVIL]),), id="market"),
    ]


@pytest.mark.parametrize(("write", "values"), hostile_pages())
def test_names_from_data_cannot_break_out_of_a_page(page, write, values):
    soup = page(write, *values)

    assert not soup.select("script, img, iframe, link, object")
    assert not [tag for tag in soup.find_all() if any(key.startswith("on") for key in tag.attrs)]
    assert EVIL in soup.get_text()


@pytest.mark.parametrize(("write", "values"), hostile_pages())
def test_nothing_of_a_page_comes_from_outside(page, write, values):
    soup = page(write, *values)

    assert not re.findall(r"url\(|@import|https?:", "".join(s.text for s in soup.select("style")))
    assert not soup.select("[src], [href]")
    assert "default-src 'none'" in soup.find("meta", {"http-equiv": True})["content"]
