"""What a rep reads of a company's hiring, and what a message may say of it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from outreach.hiring_words import hiring_words
from outreach.variables import quotable_openings
from outreach.why_now import NO_SIGNAL, build_why_now, short_page
from prospects.company import Company
from prospects.hiring import OWN_SITE, DemandSignal, Hiring, Opening, OpeningSighting
from prospects.profile import build_profile
from prospects.signal import Provenance, Signal, SignalKind
from prospects.specs.icp import IcpSpec

DAY = date(2026, 11, 20)
BOARD = "lever/acme-invented"
ACME = Company("acme-invented.tld", "acme-invented.tld", "ACME INC.")
ICP = IcpSpec.model_validate(
    {
        "id": "saas", "name": "SaaS", "purpose": "test", "personas": ["vp-sales"],
        "criteria": [
            {"key": "hiring", "any": ["SDR"]},
            {"key": "technology", "any": ["HubSpot"]},
        ],
    }
)  # fmt: skip


def opening(title, days=3, **known) -> OpeningSighting:
    on = DAY - timedelta(days=days)
    one = Opening(
        BOARD, title, title, f"https://jobs.lever.co/acme-invented/{len(title)}",
        **{"function": "sales", "seniority": "entry", "posted_on": on} | known,
    )  # fmt: skip
    return OpeningSighting(one, DAY, DAY, opened_on=on, is_evergreen=days > 180)


SDR, BAKER = opening("SDR"), opening("Baker", 200, function="operations")
VP = opening("VP Sales", seniority="vp")


def looked(*openings, signals=(), **known) -> Hiring:
    usual = {
        "state": "hiring" if openings else "not_hiring", "why": "", "board": BOARD,
        "as_of": DAY, "total": len(openings),
    }  # fmt: skip
    return Hiring(**usual | known, openings=openings, signals=tuple(signals))


def change(kind, value, *proof, **more):
    return DemandSignal(kind, value, DAY, proof, **more)


FIRST = change("first_in_function", "revops", SDR)


@pytest.mark.parametrize(
    ("hiring", "lines"),
    [
        pytest.param(Hiring(), "", id="nobody-looked"),
        pytest.param(looked(), "Not hiring (their board at Lever is empty)", id="empty-board"),
        pytest.param(looked(board=OWN_SITE), "Not hiring (says their careers page)",
                     id="own-page-says-so"),
        pytest.param(looked(SDR), "1 opening (1 sales), 1 new in 30 days", id="one"),
        pytest.param(looked(SDR, BAKER),
                     "2 openings (1 operations, 1 sales), 1 new in 30 days", id="one-is-evergreen"),
        pytest.param(looked(SDR, signals=[FIRST, change("new_country", "US", SDR)]),
                     "1 opening (1 sales), 1 new in 30 days\n"
                     "First opening in revenue operations (since 20 Nov)\n"
                     "First opening in the United States (since 20 Nov)", id="what-began"),
        pytest.param(looked(VP),
                     "1 opening (1 sales), 1 new in 30 days\n"
                     "Looks for “VP Sales”: never mention it to them", id="leader"),
        pytest.param(looked(SDR, state="unknown", why="the board answered 500"),
                     "Today unknown: the board answered 500 (last good look 20 Nov)\n"
                     "1 opening (1 sales), 1 new in 30 days", id="failed-today"),
    ],
)  # fmt: skip
def test_hiring_is_told_in_lines_that_can_be_checked(hiring, lines):
    assert hiring_words(hiring) == lines


def test_a_company_at_which_nobody_looked_shows_what_its_pages_show():
    assert hiring_words(Hiring(), ("SDR", "Baker")) == "SDR; Baker"


@pytest.mark.parametrize(
    ("titles", "words"),
    [
        pytest.param(("SDR",), "SDR\nBoard unknown: robots.txt asks us not to read it", id="pages"),
        pytest.param((), "Board unknown: robots.txt asks us not to read it", id="nothing-else"),
    ],
)
def test_a_board_that_was_never_read_says_why(titles, words):
    unread = Hiring(board=BOARD, why="robots.txt asks us not to read it")
    assert hiring_words(unread, titles) == words


@pytest.mark.parametrize(
    ("hiring", "sentence"),
    [
        pytest.param(Hiring(), "Acme hires through Lever (acme-invented.tld/jobs, seen today).",
                     id="nobody-looked"),
        pytest.param(looked(), NO_SIGNAL, id="empty-board"),
    ],
)  # fmt: skip
def test_a_board_is_a_reason_to_call_unless_it_is_empty(hiring, sentence):
    seen_at = datetime(2026, 11, 20, 9, tzinfo=UTC)
    page = Provenance(
        "https://acme-invented.tld/jobs", seen_at, "ats-careers-link", "jobs.lever.co"
    )
    shown = [Signal(SignalKind.HIRING, "ats", BOARD, 0.9, page)]
    profile = build_profile(ACME, shown, site_read=True, hiring=hiring)
    assert build_why_now(profile, ICP, DAY).sentence == sentence


def test_a_posting_s_long_number_is_left_out_of_a_sentence():
    url = "https://jobs.lever.co/acme-invented/00000000-0000-4000-8000-000000000011"
    assert short_page(url) == "jobs.lever.co/acme-invented/…"


def said(*openings, signals=()):
    hiring = looked(*openings, signals=signals)
    profile = build_profile(ACME, [], site_read=True, hiring=hiring)
    return build_why_now(profile, ICP, DAY).sentence


NEAR_BOARD = "jobs.lever.co/acme-invented/"


def test_an_opening_that_the_icp_asks_for_comes_with_its_day():
    assert said(BAKER, SDR) == f"Acme advertises “SDR” ({NEAR_BOARD}3, posted 3 days ago)."


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("first_in_function", "it", "advertises its first opening in IT: “Baker”"),
        ("new_country", "NO", "advertises its first opening in Norway: “Baker”"),
        ("new_location", "Oslo", "advertises its first opening in Oslo: “Baker”"),
        ("surge", "9 openings, usually 4", "advertises 9 openings, usually 4, “Baker” among them"),
    ],
)
def test_what_began_in_hiring_is_a_reason_to_call(kind, value, words):
    baker = opening("Baker", 1, function="operations")
    sentence = said(baker, signals=[change(kind, value, baker)])
    assert sentence == f"Acme {words} ({NEAR_BOARD}5, posted yesterday)."


def test_a_tool_that_openings_ask_for_is_a_reason_where_the_icp_asks_for_it():
    marketer = opening("Marketer", technologies=("HubSpot",))
    assert said(marketer).startswith("Acme looks for people who work with HubSpot (“Marketer”)")


def test_nobody_is_told_that_a_leader_is_looked_for():
    leader = change("leadership", "VP Sales", VP, may_quote=False)
    assert "VP" not in said(VP, signals=[leader, change("first_in_function", "sales", VP)])
    profile = build_profile(ACME, [], site_read=True, hiring=looked(VP, SDR))
    assert [signal.value for signal in quotable_openings(profile)] == ["SDR"]


def test_a_leader_that_only_a_page_shows_bears_the_warning_too():
    assert hiring_words(Hiring(), ("VP Sales", "SDR")).splitlines() == [
        "SDR",
        "Looks for “VP Sales”: never mention it to them",
    ]
