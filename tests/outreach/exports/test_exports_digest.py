import os
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date

import pytest
from bs4 import BeautifulSoup

from outreach.doubtful_titles import TitleToReview
from outreach.exports.day import share_of, worth_finding_out
from outreach.exports.digest import write_digest
from outreach.exports.links import mail_link, phone_link, web_link
from outreach.exports.words import ISSUE_WORDS
from prospects.issue import IssueCode
from prospects.report import Funnel, RunReport
from prospects.score import PersonaMatch
from prospects.titles import read_title

EVIL = '"><script>alert(1)</script><img src=x onerror=alert(1)>'


@pytest.fixture
def page(tmp_path):
    def rendered(result, **options):
        write_digest(tmp_path / "digest.html", result, **options)
        return BeautifulSoup((tmp_path / "digest.html").read_text(encoding="utf-8"), "lxml")

    return rendered


def text_of(soup: BeautifulSoup) -> str:
    return re.sub(r"\s+", " ", soup.get_text(" "))


def test_the_headline_says_how_many(page, day):
    assert page(day).h1.text == "30 people to contact today, 16 of them on tier A accounts"


def test_on_a_weekend_the_headline_names_the_first_working_day(page, day):
    assert page(replace(day, day=date(2026, 12, 5))).h1.text == (
        "30 people to contact from Monday 7 December, 16 of them on tier A accounts"
    )


def test_one_person_is_a_person(page, day):
    assert page(replace(day, entries=day.entries[:1])).h1.text == (
        "1 person to contact today, all of them on tier A accounts"
    )


def test_ten_cards_come_first_and_the_rest_in_a_table(page, day):
    soup = page(day)
    assert len(soup.select(".card .rank")) == 10
    assert len(soup.select(".rest tbody tr")) == 20


def test_a_card_holds_what_a_rep_needs(page, day):
    card = text_of(page(day).select(".card")[1])
    for words in (
        "Jonas Brandt", "Head of Revenue Operations", "Kestrel Freight", "Sales leader",
        "Started using HubSpot, first seen 9 days ago", "Runs HubSpot and Outreach.",
        "E-mail Thu 09:00-11:00 Europe/Berlin", "Worth fifteen minutes next week?",
        "We have a list vendor.", "Keep it: we sort what it sends you.",
        "Persona: Sales leader · Bo Okafor",
    ):  # fmt: skip
        assert words in card


def test_warnings_accounts_issues_and_held_back_stand_below(page, day):
    text = text_of(page(day))
    for words in (
        "customers: 0 entries: nobody was held back as a customer",
        "competitors: last changed 277 days ago", "11 Customer: the account already buys from us",
        "Held Person 1, Moss", "With 50 or more people it is tier A.",
        "The web site answered too slowly", "Run run-1, completed.",
        "opt-outs: 73 entries, last changed 2026-12-01",
    ):  # fmt: skip
        assert words in text


def test_sites_that_were_not_read_are_a_warning(page, day):
    words = "2 of 6 sites could not be read; for these accounts only your list speaks"
    unread = tuple(replace(one, site_read=at > 1) for at, one in enumerate(day.accounts))
    assert words in page(replace(day, accounts=unread)).select_one(".warnings").text
    assert "could not be read" not in page(day).select_one(".warnings").text


def test_the_accounts_worth_a_question_are_those_somebody_hangs_on(page, day):
    waiting = replace(day.accounts[1], company_key="waiting.example", waiting=1, withheld=3)
    worked = replace(day.accounts[3], company_key=day.entries[0].company_key, waiting=0)
    nobody = replace(day.accounts[3], company_key="nobody.example", waiting=0)
    asked = replace(day, accounts=(nobody, worked, waiting))
    assert worth_finding_out(asked) == (waiting, worked)
    text = text_of(page(asked))
    assert "What we do not know about these accounts decides their tier." in text
    assert "score 41 to 84.5, 1 person waits there" in text
    assert "3 people" not in text


def test_another_reps_account_is_not_worth_my_question(day):
    theirs = replace(day.accounts[3], company_key=day.entries[1].company_key, waiting=0)
    asked = replace(day, accounts=(theirs,))
    assert [bool(share_of(asked, sdr.id).accounts) for sdr in day.team.sdrs] == [False, True]


def test_the_caution_stands_in_the_table_too(page, day, entry):
    entries = (*day.entries[:12], entry(12, caution="time zone unknown"))
    assert "Look first: time zone unknown" in page(replace(day, entries=entries)).text


def test_the_page_of_why_now_is_a_link(page, day, entry):
    odd = entry(0, why_now="A runs B (northwind.example/careers, seen today).")
    (link,) = page(replace(day, entries=(odd,))).select(".why a")
    assert (link["href"], link.text) == (odd.sources[0], "northwind.example/careers")


def test_a_notice_is_a_banner(page, day):
    marked = replace(day, report=replace(day.report, notice="INVENTED DATA"))
    assert page(marked).select_one(".banner").text == "INVENTED DATA"
    assert page(day).select_one(".banner") is None


@pytest.mark.parametrize(
    "field", ["first_name", "title", "company", "domain", "email", "why_now", "tier_words",
              "caution", "send_window", "subject", "body", "owner", "persona", "linkedin_url",
              "phone"],
)  # fmt: skip
@pytest.mark.parametrize("channel", ["email", "linkedin", "phone"])
@pytest.mark.parametrize("at", [0, 12])
def test_no_value_becomes_markup(page, day, entry, field, channel, at):
    entries = list(day.entries[:14])
    entries[at] = entry(at, **{"channel": channel, field: EVIL})
    soup = page(replace(day, entries=tuple(entries)))
    assert not soup.select("script, img, iframe, link, [onerror]")


def test_values_outside_the_entries_are_escaped_too(page, day):
    account = replace(day.accounts[3], company=EVIL, domain=EVIL, would_change=(EVIL,))
    held = replace(day.withheld[0], name=EVIL, detail=EVIL)
    issue = replace(day.issues[0], subject=EVIL, message=EVIL)
    report = replace(day.report, notice=EVIL, run_id=EVIL, state="failed", message=EVIL)
    soup = page(
        replace(day, accounts=(account,), withheld=(held,), issues=(issue,), report=report,
                persona_names={"revops": EVIL}, icp_names={"saas": EVIL},
                persona_objections={"revops": ((EVIL, EVIL),)})
    )  # fmt: skip
    assert not soup.select("script, img, [onerror]")
    assert EVIL in text_of(soup)


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", " javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:x",
     "data:text/html,x", "vbscript:x", "file:///etc/passwd", "//x.example", "https:", "http://[",
     "https://x.example/\" onclick=\"x", "https://x example"],
)  # fmt: skip
def test_only_the_web_is_linked(page, day, entry, url):
    assert web_link(url) == ""
    odd = entry(2, linkedin_url=url, sources=(url,))
    links = [link["href"] for link in page(replace(day, entries=(odd,))).select("a")]
    assert all(link.startswith(("https://", "mailto:", "tel:")) for link in links)
    assert url not in links


def test_addresses_and_numbers_become_links_only_when_they_are_some():
    assert mail_link("a@b.example", "Hi & you", "x\ny") == (
        "mailto:a@b.example?subject=Hi%20%26%20you&body=x%0D%0Ay"
    )
    assert mail_link("a@b.example", "Hi", "x" * 3000) == "mailto:a@b.example?subject=Hi"
    assert mail_link("a@b.example?bcc=c@d.example", "", "") == ""
    assert mail_link("a?bcc=x@d.example", "", "").startswith("mailto:a%3Fbcc%3Dx@d.example?")
    assert phone_link("+49 (30) 123456 ext. 7") == "tel:+4930123456"
    assert phone_link("javascript:1") == ""


def test_the_page_needs_nothing_from_outside(page, day):
    soup = page(day)
    assert not soup.select("script, link, img, iframe, object, [src]")
    assert "url(" not in soup.style.text
    assert "@import" not in soup.style.text


def test_control_characters_do_not_reach_the_page(page, day, entry):
    soup = page(replace(day, entries=(entry(0, company="A\x00cme\ud800"),)))
    assert "Acme" in soup.text


@pytest.mark.parametrize(
    ("funnel", "words"),
    [
        (Funnel(), "no list was read"),
        (Funnel(companies_read=3, companies=3), "3 companies are known, but no contact"),
        (
            Funnel(contacts_read=9, contacts=9, companies=2, withheld={"customer": 7, "paused": 2}),
            "all of 9 contacts were held back. Most often: Customer: the account already buys from"
            " us (7)",
        ),
    ],
)
def test_an_empty_day_says_why(page, day, funnel, words):
    report = RunReport("run-1", day.day, "completed", day.report.started_at, funnel=funnel)
    empty = replace(day, entries=(), withheld=(), issues=(), accounts=(), report=report)
    soup = page(empty)
    assert soup.h1.text == "Nobody to contact today"
    assert words in soup.select_one(".empty").text


def test_a_failed_run_says_so_first(page, day):
    report = replace(day.report, state="failed", message="Too few companies could be read.")
    soup = page(replace(day, entries=(), report=report))
    assert "the run failed. Too few companies could be read." in soup.select_one(".empty").text


def test_unclear_titles_are_asked_for_on_the_teams_page_alone(page, day):
    match = PersonaMatch("c1", None, "no persona fit", read_title("Deal Wizard"))
    waiting = replace(day, titles_to_review=(TitleToReview("Deal Wizard", match, 2, "Acme"),))
    told = "1 unclear title waits for your word: mend titles_to_review.csv"
    assert told in text_of(page(waiting))
    assert told not in text_of(page(share_of(waiting, day.team.sdrs[0].id)))
    assert "titles_to_review" not in text_of(page(day))


def test_a_rep_is_greeted_by_name(page, day):
    anna = day.team.sdrs[0]
    soup = page(share_of(day, "anna"), reader=anna)
    assert soup.h1.text.startswith("Anna Lindqvist: 15 people to contact today")
    assert "These numbers are the whole team's." in text_of(soup)


def test_every_issue_has_words():
    assert set(ISSUE_WORDS) == set(IssueCode)


@pytest.mark.browser
def test_a_browser_shows_and_prints_the_page(tmp_path, page, day):
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if not browser and not os.environ.get("CI"):
        pytest.skip("Chromium is not installed")
    page(day)
    subprocess.run(
        [browser or "chromium", "--headless", "--no-sandbox", "--disable-gpu",
         "--disable-background-networking", f"--user-data-dir={tmp_path / 'profile'}",
         f"--print-to-pdf={tmp_path / 'page.pdf'}", (tmp_path / "digest.html").as_uri()],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")


def test_who_is_no_persona_is_counted_and_explained(page, day):
    assert (
        "404 contacts are no persona: 400 in functions that nobody wants, "
        "4 kept out by Revenue operations." in text_of(page(day))
    )
